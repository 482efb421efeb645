import type { Point } from "#look";

/** All in px of the scene box, 1320 × 742. */
export const SOMA = { x: 560, y: 262, radius: 88 } as const;
export const SYNAPSES = { x: 56, top: 108, bottom: 438 } as const;
export const AXON_END = 1140;
export const PLOT = { x: 100, y: 516, width: 772, height: 138 } as const;
export const PANEL = { x: 968, right: 1300 } as const;

const TRUNKS = 4;

/** The dendrite of one input, from its synapse to the rim of the cell body, as four points of a Bézier curve. */
export function dendriteOf(input: number, inputs: number): readonly [Point, Point, Point, Point] {
  const part = inputs === 1 ? 0.5 : input / (inputs - 1);
  const y = SYNAPSES.top + part * (SYNAPSES.bottom - SYNAPSES.top);
  const x = SYNAPSES.x + (input % 2) * 62;
  // Neighbours share a trunk: they meet before the cell body.
  const trunk = (Math.min(TRUNKS - 1, Math.floor(part * TRUNKS)) + 0.5) / TRUNKS;
  const angle = Math.PI + (0.5 - trunk) * 1.9;
  const out = { x: Math.cos(angle), y: Math.sin(angle) };
  const rim = { x: SOMA.x + (SOMA.radius - 8) * out.x, y: SOMA.y + (SOMA.radius - 8) * out.y };
  return [{ x, y }, { x: x + 150, y }, { x: rim.x + 230 * out.x, y: rim.y + 150 * out.y }, rim];
}

/** Point at 0…1 along a Bézier curve. */
export function along([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const at = (pick: (p: Point) => number): number => s ** 3 * pick(a) + 3 * s * s * t * pick(b) + 3 * s * t * t * pick(c) + t ** 3 * pick(d);
  return { x: at(({ x }) => x), y: at(({ y }) => y) };
}

/** The endings of the axon. */
export const TERMINALS: readonly Point[] = [-120, -42, 42, 120].map((dy) => ({ x: 1276, y: SOMA.y + dy }));
