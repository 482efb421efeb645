import { exponentOf, powerOfTwo, roundHalfEven } from "../formats/float64.ts";
import { formats } from "../formats/number-format.ts";

/** Precisions an orbit is computed in: after every operation the result is rounded to nearest, ties to even. */
export const precisions = ["fp64", "fp32", "fp16", "bf16", "e5m2", "e4m3"] as const;
export type Precision = (typeof precisions)[number];
export type Round = (x: number) => number;

/**
 * Distance between neighbours at `x`; at zero the smallest step there is.
 *
 * @param x finite
 */
export function ulpOf(precision: Precision, x: number): number {
  const { mantissaBits, minExponent } = precision === "fp64" ? { mantissaBits: 52, minExponent: -1022 } : formats[precision];
  return powerOfTwo(Math.max(x === 0 ? minExponent : exponentOf(x), minExponent) - mantissaBits);
}

/**
 * Rounds a double to a precision. A sum, difference or product of two rounded numbers, taken in double and rounded once more, is the
 * correctly rounded one: 53 ≥ 2·24 + 2 bits (Figueroa 1995, SIGNUM 30:20).
 *
 * @returns a function of a finite number below the format's largest
 */
export function roundTo(precision: Precision): Round {
  if (precision === "fp64") return (x) => x;
  if (precision === "fp32") return Math.fround;
  return (x) => {
    const ulp = ulpOf(precision, x);
    return roundHalfEven(x / ulp) * ulp;
  };
}

/** Moves `x` by whole steps of its precision's grid, kept in 0…1. */
export function nudged(precision: Precision, x: number, ulps: number): number {
  return roundTo(precision)(Math.min(1, Math.max(0, x + ulps * ulpOf(precision, x))));
}
