import { exponentOf, powerOfTwo } from "../formats/float64.ts";
import { isLogistic, type MapForm } from "./map.ts";

/** Bits after the binary point besides two per step: enough for every double start, and for the error to stay far below one ulp of a double. */
const SPARE_BITS = 1300;

/**
 * The orbit that exact arithmetic would give, by fixed-point integers. An error at most quadruples in a step, so two more bits
 * per step keep the last value right.
 *
 * @param start in 0…1, taken as the double it is
 * @returns x_0 … x_steps, shape [step]; each the true value to 1e-300
 */
export function exactOrbit(form: MapForm, r: number, start: number, steps: number): Float64Array {
  const bits = BigInt(SPARE_BITS + 2 * steps);
  const one = 1n << bits;
  const rate = fixed(r, bits);
  const next = (x: bigint): bigint => {
    if (isLogistic(form)) return (rate * ((x * (one - x)) >> bits)) >> bits;
    if (form === "doubling") return 2n * x < one ? 2n * x : 2n * x - one;
    return 2n * x < one ? 2n * x : 2n * (one - x);
  };
  const orbit = new Float64Array(steps + 1);
  let x = fixed(start, bits);
  for (let n = 0; n <= steps; n++) {
    orbit[n] = Number(x >> (bits - 1000n)) * powerOfTwo(-1000);
    x = next(x);
  }
  return orbit;
}

/** A double ≥ 0 as an integer number of 2^−bits. */
function fixed(x: number, bits: bigint): bigint {
  if (x === 0) return 0n;
  const exponent = Math.max(-1022, exponentOf(x)) - 52;
  // In two halves: 2^1074 is no double.
  const half = Math.floor(-exponent / 2);
  const significand = x * powerOfTwo(half) * powerOfTwo(-exponent - half);
  return BigInt(significand) << (bits + BigInt(exponent));
}
