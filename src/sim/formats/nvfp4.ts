import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { largestMagnitude } from "./mx-block.ts";
import { formats } from "./number-format.ts";

/** Values of an NVFP4 block. */
export const NVFP4_BLOCK = 16;

export interface Nvfp4Block {
  /** E4M3 code of the block's scale. */
  readonly scaleCode: number;
  /** E2M1 codes, shape [value]. */
  readonly codes: Int32Array;
  /** Code × block scale × tensor scale, shape [value], exact. */
  readonly decoded: Float64Array;
}

const E4M3_MAX = decode("e4m3", formats.e4m3.maxCode);
const E2M1_MAX = decode("e2m1", formats.e2m1.maxCode);
const NAN_CODE = formats.e4m3.nanCodes![0];

/**
 * s_t = amax / (448 · 6) in float32, so that the largest block scale is 448. 0 for a tensor of zeros.
 *
 * @param amax largest magnitude of the whole tensor
 * @throws RangeError when `amax` is negative or not finite as a float32
 * @see pytorch/ao `mx_formats/nvfp4_tensor.py::per_tensor_amax_to_scale`
 */
export function nvfp4TensorScale(amax: number): number {
  const largest = Math.fround(amax);
  if (!(largest >= 0 && largest < Infinity))
    throw new RangeError(`the tensor's largest magnitude must be a finite float32 ≥ 0, got ${amax}`);
  return Math.fround(largest / (E4M3_MAX * E2M1_MAX));
}

/**
 * s_b = E4M3(amax_16 / (6 s_t)), then E2M1(x / (s_b s_t)), both saturating; quotients are float32, as a kernel computes.
 *
 * A block whose scale rounds to 0 is all zeros (torchao holds the scale at 2^−6 there instead). A block that holds
 * NaN or ±Inf is NaN as a whole, by its scale code.
 *
 * @param values shape [value], 1…16
 * @throws RangeError when there are no values or more than 16, or `tensorScale` is no finite number ≥ 0
 */
export function quantiseNvfp4Block(values: ArrayLike<number>, tensorScale: number): Nvfp4Block {
  if (values.length < 1 || values.length > NVFP4_BLOCK)
    throw new RangeError(`an NVFP4 block holds 1…${NVFP4_BLOCK} values, got ${values.length}`);
  if (!(tensorScale >= 0 && tensorScale < Infinity))
    throw new RangeError(`the tensor scale must be finite and ≥ 0, got ${tensorScale}`);
  const rounded = Float32Array.from(values);
  const amax = largestMagnitude(rounded);
  if (!Number.isFinite(amax))
    return { scaleCode: NAN_CODE, codes: new Int32Array(values.length), decoded: new Float64Array(values.length).fill(NaN) };
  const scaleCode = tensorScale === 0 ? 0 : encode("e4m3", Math.fround(amax / Math.fround(E2M1_MAX * tensorScale)), true);
  const scale = decode("e4m3", scaleCode) * tensorScale;
  const divisor = Math.fround(scale);
  const codes = Int32Array.from(rounded, (value) => encode("e2m1", divisor === 0 ? value * 0 : Math.fround(value / divisor), true));
  return { scaleCode, codes, decoded: Float64Array.from(codes, (code) => decode("e2m1", code) * scale) };
}
