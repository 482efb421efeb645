import type { Bodies } from "./bodies.ts";

/** A square of the plane, and how its bodies look from afar. */
export interface Cell {
  readonly left: number;
  readonly bottom: number;
  readonly size: number;
  /** Its bodies are `order[from…to−1]` of the tree. */
  readonly from: number;
  readonly to: number;
  /** Centre of mass. */
  readonly x: number;
  readonly y: number;
  /** Multipoles a_k = Σ m·(z − c)^k about it, real and imaginary parts by turns; a_1 vanishes. */
  readonly multipoles: Float64Array;
  /** Empty for a leaf. */
  readonly children: readonly Cell[];
}

export interface Quadtree {
  readonly root: Cell;
  /** Body indices, those of a cell side by side. */
  readonly order: Int32Array;
  readonly cells: number;
}

/** Bodies that coincide cannot be parted: the tree stops here. */
const DEEPEST = 40;

/**
 * Divides the plane until no square holds more than `leafSize` bodies.
 *
 * @param multipoleOrder highest k kept, 0 = the mass alone
 * @see Barnes & Hut 1986, Nature 324:446; Greengard & Rokhlin 1987, J Comput Phys 73:325, theorem 2.1
 */
export function buildTree(bodies: Bodies, leafSize: number, multipoleOrder: number): Quadtree {
  const order = Int32Array.from(bodies.x, (_, i) => i);
  let cells = 0;

  const build = (from: number, to: number, left: number, bottom: number, size: number, depth: number): Cell => {
    cells++;
    const children: Cell[] = [];
    if (to - from > leafSize && depth < DEEPEST) {
      const half = size / 2;
      const [midX, midY] = [left + half, bottom + half];
      const quarters: number[][] = [[], [], [], []];
      for (let i = from; i < to; i++) {
        const body = order[i]!;
        quarters[(bodies.x[body]! >= midX ? 1 : 0) + (bodies.y[body]! >= midY ? 2 : 0)]!.push(body);
      }
      let at = from;
      quarters.forEach((members, quarter) => {
        order.set(members, at);
        if (members.length > 0) children.push(build(at, at + members.length, quarter % 2 === 1 ? midX : left, quarter > 1 ? midY : bottom, half, depth + 1));
        at += members.length;
      });
    }
    return { left, bottom, size, from, to, ...momentsOf(bodies, order.subarray(from, to), multipoleOrder), children };
  };

  const { left, bottom, size } = square(bodies);
  const root = build(0, order.length, left, bottom, size, 0);
  return { root, order, cells };
}

function square({ x, y }: Bodies): { left: number; bottom: number; size: number } {
  const [left, right] = ends(x);
  const [bottom, top] = ends(y);
  return { left, bottom, size: Math.max(right - left, top - bottom) };
}

function ends(values: Float64Array): [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

function momentsOf({ x, y, mass }: Bodies, members: Int32Array, order: number): Pick<Cell, "x" | "y" | "multipoles"> {
  let [m, cx, cy] = [0, 0, 0];
  for (const i of members) {
    m += mass[i]!;
    cx += mass[i]! * x[i]!;
    cy += mass[i]! * y[i]!;
  }
  [cx, cy] = [cx / m, cy / m];
  const multipoles = new Float64Array(2 * order + 2);
  for (const i of members) {
    const [dx, dy] = [x[i]! - cx, y[i]! - cy];
    let [re, im] = [mass[i]!, 0];
    for (let k = 0; k <= order; k++) {
      multipoles[2 * k]! += re;
      multipoles[2 * k + 1]! += im;
      [re, im] = [re * dx - im * dy, re * dy + im * dx];
    }
  }
  return { x: cx, y: cy, multipoles };
}
