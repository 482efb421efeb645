import type { Point } from "#look";

/** All in px of the scene box, 1320 × 742. */
export const SOMA = { x: 560, y: 268, radius: 96 } as const;
export const SYNAPSES = { x: 62, top: 104, bottom: 432 } as const;
export const AXON_END = 1140;
export const PLOT = { x: 100, y: 520, width: 760, height: 138 } as const;
export const PANEL = { x: 968, right: 1300 } as const;

const TRUNKS = 4;

/** Direction in which a trunk leaves the cell body, radians. */
function trunkAngle(trunk: number): number {
  return Math.PI + (0.5 - (trunk + 0.5) / TRUNKS) * 1.9;
}

/** The cell body's outline: round, drawn out towards its trunks and, at the right, towards the axon. */
export const BODY: readonly Point[] = Array.from({ length: 72 }, (_, i) => {
  const angle = (i / 72) * 2 * Math.PI;
  const swell = (towards: number, wide: number): number => Math.exp(-(((((angle - towards + 3 * Math.PI) % (2 * Math.PI)) - Math.PI) / wide) ** 2));
  const out = Array.from({ length: TRUNKS }, (_, trunk) => swell(trunkAngle(trunk), 0.13)).reduce((sum, each) => sum + each, 0);
  const radius = SOMA.radius * (0.9 + 0.2 * out + 0.42 * swell(0, 0.17));
  return { x: SOMA.x + radius * Math.cos(angle), y: SOMA.y + radius * Math.sin(angle) };
});

/** The dendrite of one input, from its synapse to the rim of the cell body, as four points of a Bézier curve. */
export function dendriteOf(input: number, inputs: number): readonly [Point, Point, Point, Point] {
  const part = inputs === 1 ? 0.5 : input / (inputs - 1);
  const y = SYNAPSES.top + part * (SYNAPSES.bottom - SYNAPSES.top);
  const x = SYNAPSES.x + (input % 2) * 62;
  // Neighbours share a trunk: they meet before the cell body.
  const angle = trunkAngle(Math.min(TRUNKS - 1, Math.floor(part * TRUNKS)));
  const out = { x: Math.cos(angle), y: Math.sin(angle) };
  const rim = { x: SOMA.x + (SOMA.radius - 8) * out.x, y: SOMA.y + (SOMA.radius - 8) * out.y };
  return [{ x, y }, { x: x + 170, y }, { x: rim.x + 190 * out.x, y: rim.y + 150 * out.y }, rim];
}

/** Point at 0…1 along a Bézier curve. */
export function along([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const at = (pick: (p: Point) => number): number => s ** 3 * pick(a) + 3 * s * s * t * pick(b) + 3 * s * t * t * pick(c) + t ** 3 * pick(d);
  return { x: at(({ x }) => x), y: at(({ y }) => y) };
}

/** The endings of the axon. */
export const TERMINALS: readonly Point[] = [-132, -46, 46, 132].map((dy) => ({ x: 1270, y: SOMA.y + dy }));
