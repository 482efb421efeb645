import { exponentOf, powerOfTwo } from "../formats/float64.ts";
import { slopeOf, stepOf, type MapSpec } from "./map.ts";

/**
 * Mean of ln|f′(x_i)| over x_0 … x_{steps−1}: how fast neighbours part, per step. The slopes are multiplied and their power of two
 * counted apart, so that one logarithm is taken in all and the digits do not hang on it.
 *
 * @returns nats per step; −∞ when the orbit passes the top of the map, where the slope is 0
 */
export function lyapunovExponent(spec: MapSpec, start: number, steps: number): number {
  const step = stepOf(spec);
  const slope = slopeOf(spec.form, spec.r);
  let product = 1;
  let exponent = 0;
  let x = start;
  for (let i = 0; i < steps; i++) {
    product *= slope(x);
    if (product === 0) return -Infinity;
    const whole = exponentOf(product);
    product *= powerOfTwo(-whole);
    exponent += whole;
    x = step(x);
  }
  return (exponent * Math.LN2 + Math.log(product)) / steps;
}

/** Share of the first `steps` orbit points (from x_0) in each of `bins` equal parts of 0…1, shape [bin]. */
export function orbitDensity(spec: MapSpec, start: number, steps: number, bins: number): number[] {
  const step = stepOf(spec);
  const counts = new Array<number>(bins).fill(0);
  let x = start;
  for (let i = 0; i < steps; i++) {
    counts[Math.min(bins - 1, Math.floor(x * bins))]! += 1;
    x = step(x);
  }
  return counts.map((count) => count / steps);
}

/** What the invariant density 1/(π√(x(1−x))) of the logistic map at r = 4 puts in each part, shape [bin]. */
export function arcsineShares(bins: number): number[] {
  const below = (i: number): number => (2 / Math.PI) * Math.asin(Math.sqrt(i / bins));
  return Array.from({ length: bins }, (_, i) => below(i + 1) - below(i));
}
