import { gaussian, uniform } from "../random.ts";

/** Point masses in the plane; three arrays of one length. */
export interface Bodies {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

export const layouts = ["even", "clustered"] as const;
export type Layout = (typeof layouts)[number];

const PLACE_STREAM = 0x706c6163;
const CENTRE_STREAM = 0x63656e74;
const CLUSTERS = 8;
const CLUSTER_SD = 0.03;

/** Bodies of equal mass, 1 in all, over the unit square: even, or in eight Gaussian clusters. */
export function scatter(count: number, layout: Layout, seed: number): Bodies {
  const coordinate = (i: number, axis: number): number => {
    if (layout === "even") return uniform(seed, PLACE_STREAM, 2 * i + axis);
    return uniform(seed, CENTRE_STREAM, 2 * (i % CLUSTERS) + axis) + CLUSTER_SD * gaussian(seed, PLACE_STREAM, 2 * i + axis);
  };
  return {
    x: Float64Array.from({ length: count }, (_, i) => coordinate(i, 0)),
    y: Float64Array.from({ length: count }, (_, i) => coordinate(i, 1)),
    mass: new Float64Array(count).fill(1 / count),
  };
}

/**
 * Field of all other bodies at body `target`, pair by pair: Σ m·(r_j − r)/|r_j − r|², gravity in a plane (the gradient
 * of the logarithmic potential). A body on the very spot of another pulls it nowhere.
 */
export function directField({ x, y, mass }: Bodies, target: number): { x: number; y: number } {
  let fx = 0;
  let fy = 0;
  for (let j = 0; j < x.length; j++) {
    const dx = x[j]! - x[target]!;
    const dy = y[j]! - y[target]!;
    const square = dx * dx + dy * dy;
    if (square === 0) continue;
    fx += (mass[j]! * dx) / square;
    fy += (mass[j]! * dy) / square;
  }
  return { x: fx, y: fy };
}
