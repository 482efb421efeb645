import { roundHalfEven } from "./float64.ts";

export interface IntegerGrid {
  readonly scale: number;
  readonly zeroPoint: number;
  /** Least and greatest code. */
  readonly least: number;
  readonly greatest: number;
}

export interface IntegerSpec {
  /** Bits of a code, 2…16. */
  readonly bits: number;
  /** Two's complement, else 0…2^bits − 1. */
  readonly signed: boolean;
}

/** Codes an integer of so many bits can have. @throws RangeError when `bits` is not an integer in 2…16 */
export function codeRange({ bits, signed }: IntegerSpec): readonly [number, number] {
  if (!Number.isInteger(bits) || bits < 2 || bits > 16) throw new RangeError(`bits must be an integer in 2…16, got ${bits}`);
  return signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
}

/**
 * Affine grid: s = (x_max − x_min) / (2^bits − 1), z = rne(q_min − x_min / s), the range widened to hold 0,
 * so that 0 has a code of its own. A range of nothing but 0 gets scale 1.
 *
 * @throws RangeError when the range is not finite or upside down
 * @see Jacob et al. 2018, arXiv:1712.05877 §2.1, §3
 */
export function affineGrid(min: number, max: number, spec: IntegerSpec): IntegerGrid {
  if (!(min <= max) || !Number.isFinite(min) || !Number.isFinite(max))
    throw new RangeError(`the range must be finite and ordered, got ${min}…${max}`);
  const [least, greatest] = codeRange(spec);
  const low = Math.min(min, 0);
  const scale = (Math.max(max, 0) - low) / (greatest - least) || 1;
  const zeroPoint = Math.min(greatest, Math.max(least, roundHalfEven(least - low / scale)));
  return { scale, zeroPoint, least, greatest };
}

/**
 * Symmetric grid: s = amax / (2^(bits−1) − 1), z = 0, codes ±(2^(bits−1) − 1). A range of nothing but 0 gets scale 1.
 *
 * @throws RangeError when `amax` is negative or not finite
 */
export function symmetricGrid(amax: number, bits: number): IntegerGrid {
  if (!(amax >= 0 && amax < Infinity)) throw new RangeError(`the largest magnitude must be finite and ≥ 0, got ${amax}`);
  const greatest = codeRange({ bits, signed: true })[1];
  return { scale: amax / greatest || 1, zeroPoint: 0, least: -greatest, greatest };
}

/**
 * q = clamp(rne(x / s) + z, q_min, q_max); ±Inf saturates.
 *
 * @throws RangeError for NaN
 */
export function encodeInteger(x: number, grid: IntegerGrid): number {
  if (Number.isNaN(x)) throw new RangeError("NaN has no integer code; give a number");
  const q = roundHalfEven(x / grid.scale) + grid.zeroPoint;
  // `+ 0` turns −0 into 0.
  return Math.min(grid.greatest, Math.max(grid.least, q)) + 0;
}

/** x̂ = s (q − z). */
export function decodeInteger(code: number, grid: IntegerGrid): number {
  return grid.scale * (code - grid.zeroPoint);
}
