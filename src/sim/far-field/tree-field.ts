import type { Bodies } from "./bodies.ts";
import type { Cell, Quadtree } from "./quadtree.ts";

export interface TreeField {
  readonly x: number;
  readonly y: number;
  /** Cells taken as a whole. */
  readonly cells: number;
  /** Bodies taken one by one. */
  readonly pairs: number;
}

/**
 * Field at body `target`: a cell seen under less than θ (its side over the distance to its centre of mass) counts as its
 * multipoles, others are opened; the bodies of a leaf are taken one by one. A cell that holds the target is always opened.
 *
 * @param theta 0 opens everything and gives the direct sum
 */
export function treeField(bodies: Bodies, tree: Quadtree, target: number, theta: number): TreeField {
  const [tx, ty] = [bodies.x[target]!, bodies.y[target]!];
  let [fx, fy, cells, pairs] = [0, 0, 0, 0];

  const visit = (cell: Cell): void => {
    const [dx, dy] = [tx - cell.x, ty - cell.y];
    const square = dx * dx + dy * dy;
    if (cell.size * cell.size < theta * theta * square && !holds(cell, tx, ty)) {
      const far = multipoleField(cell.multipoles, dx, dy);
      fx += far.x;
      fy += far.y;
      cells++;
    } else if (cell.children.length > 0) cell.children.forEach(visit);
    else
      for (let i = cell.from; i < cell.to; i++) {
        const body = tree.order[i]!;
        if (body === target) continue;
        pairs++;
        const [px, py] = [bodies.x[body]! - tx, bodies.y[body]! - ty];
        const apart = px * px + py * py;
        if (apart === 0) continue;
        fx += (bodies.mass[body]! * px) / apart;
        fy += (bodies.mass[body]! * py) / apart;
      }
  };
  visit(tree.root);
  return { x: fx, y: fy, cells, pairs };
}

function holds({ left, bottom, size }: Cell, x: number, y: number): boolean {
  return x >= left && x <= left + size && y >= bottom && y <= bottom + size;
}

/** E = Σ a_k/z^{k+1} with z = dx + i·dy from the centre; the pull is −conj(E). */
function multipoleField(multipoles: Float64Array, dx: number, dy: number): { x: number; y: number } {
  const square = dx * dx + dy * dy;
  const [ix, iy] = [dx / square, -dy / square];
  let [re, im] = [0, 0];
  for (let k = multipoles.length - 2; k >= 0; k -= 2) {
    const [sumRe, sumIm] = [re + multipoles[k]!, im + multipoles[k + 1]!];
    [re, im] = [sumRe * ix - sumIm * iy, sumRe * iy + sumIm * ix];
  }
  return { x: -re, y: im };
}
