import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { exponentOf, powerOfTwo, significandOf } from "./float64.ts";
import { largestMagnitude } from "./mx-block.ts";
import { NAN_SCALE, scaleCode } from "./mx-scale.ts";
import { formats } from "./number-format.ts";

/** Values of a DeepSeek activation tile. */
export const TILE = 128;
export type TileScaleFormat = "fp32" | "ue8m0";

export interface TileScale {
  /** The scale as used, a float32. */
  readonly scale: number;
  /** Its E8M0 code; null for an fp32 scale. */
  readonly code: number | null;
}

export interface Tile extends TileScale {
  /** E4M3 codes, shape [value]. */
  readonly codes: Int32Array;
  /** Code times scale, shape [value], exact. */
  readonly decoded: Float64Array;
}

const E4M3_MAX = decode("e4m3", formats.e4m3.maxCode);
/** Keeps the scale of an empty tile away from 0. */
const LEAST_AMAX = 1e-4;

/**
 * s = max(amax, 10⁻⁴) / 448 in float32; as UE8M0 the next power of two, 2^⌈log2 s⌉, so that nothing saturates.
 *
 * @param amax largest magnitude of the tile, finite, ≥ 0; rounded to float32 first
 * @throws RangeError when `amax` is negative or not finite as a float32
 * @see deepseek-ai/DeepGEMM `deep_gemm/utils/math.py::per_token_cast_to_fp8`, `ceil_to_ue8m0`
 */
export function tileScale(amax: number, scaleFormat: TileScaleFormat): TileScale {
  const largest = Math.fround(amax);
  if (!(largest >= 0 && largest < Infinity))
    throw new RangeError(`the largest magnitude must be a finite float32 ≥ 0, got ${amax}`);
  const scale = Math.fround(Math.fround(Math.max(largest, Math.fround(LEAST_AMAX))) / E4M3_MAX);
  if (scaleFormat === "fp32") return { scale, code: null };
  const exponent = exponentOf(scale) + (significandOf(scale) > 1 ? 1 : 0);
  return { scale: powerOfTwo(exponent), code: scaleCode(exponent) };
}

/**
 * y = E4M3(x / s), saturating. The values and each quotient are rounded to float32 first, as the kernel computes.
 * A tile that holds NaN or ±Inf is NaN as a whole.
 *
 * @param values shape [value], 1…128
 * @throws RangeError when there are no values or more than 128
 */
export function quantiseTile(values: ArrayLike<number>, scaleFormat: TileScaleFormat): Tile {
  if (values.length < 1 || values.length > TILE) throw new RangeError(`a tile holds 1…${TILE} values, got ${values.length}`);
  const rounded = Float32Array.from(values);
  const amax = largestMagnitude(rounded);
  if (!Number.isFinite(amax))
    return {
      scale: NaN,
      code: scaleFormat === "ue8m0" ? NAN_SCALE : null,
      codes: new Int32Array(values.length),
      decoded: new Float64Array(values.length).fill(NaN),
    };
  const { scale, code } = tileScale(amax, scaleFormat);
  const codes = Int32Array.from(rounded, (value) => encode("e4m3", Math.fround(value / scale), true));
  return { scale, code, codes, decoded: Float64Array.from(codes, (c) => decode("e4m3", c) * scale) };
}
