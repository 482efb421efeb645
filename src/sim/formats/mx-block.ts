import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { powerOfTwo } from "./float64.ts";
import { NAN_SCALE, scaleCode, scaleExponent, type MxElement, type ScaleRule } from "./mx-scale.ts";

/** Values of an MX block. A shorter last block is allowed. */
export const MX_BLOCK = 32;

export interface MxBlock {
  /** Largest magnitude; NaN for a block that holds a number that is not finite. */
  readonly amax: number;
  /** Exponent of the scale X = 2^exponent; null in a NaN block. */
  readonly scaleExponent: number | null;
  /** E8M0 code of X, 0…254; 255 in a NaN block. */
  readonly scaleCode: number;
  /** V_i / X, shape [value], exact. */
  readonly scaled: Float64Array;
  /** Element codes, shape [value]; signed for MXINT8. */
  readonly codes: Int32Array;
  /** P_i, shape [value]: what the codes stand for. */
  readonly elements: Float64Array;
  /** X · P_i, shape [value], exact. */
  readonly decoded: Float64Array;
}

/**
 * P_i = RNE(V_i / X), saturating, with the scale X of the whole block.
 *
 * A block that holds NaN or ±Inf is NaN as a whole: scale 0xFF, codes 0 (left open by the standard; microxcaling and
 * torchao do the same). A block of zeros has scale code 0 and keeps the signs of its zeros.
 *
 * @param values shape [value], 1…32 doubles; pass `Math.fround`-ed ones for a float32 source
 * @throws RangeError when there are no values or more than 32
 * @see OCP MX v1.0 §6.3
 */
export function quantiseBlock(element: MxElement, values: ArrayLike<number>, rule: ScaleRule = "floor"): MxBlock {
  if (values.length < 1 || values.length > MX_BLOCK)
    throw new RangeError(`an MX block holds 1…${MX_BLOCK} values, got ${values.length}`);
  const amax = largestMagnitude(values);
  if (!Number.isFinite(amax)) return nanBlock(values.length);
  const exponent = scaleExponent(element, amax, rule);
  const scale = powerOfTwo(exponent);
  const scaled = new Float64Array(values.length);
  const codes = new Int32Array(values.length);
  const elements = new Float64Array(values.length);
  const decoded = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    scaled[i] = values[i]! / scale;
    codes[i] = encode(element, scaled[i]!, true);
    elements[i] = decode(element, codes[i]!);
    decoded[i] = elements[i]! * scale;
  }
  return { amax, scaleExponent: exponent, scaleCode: scaleCode(exponent), scaled, codes, elements, decoded };
}

/** Largest |v|; NaN when one of them is NaN or infinite. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let amax = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) return NaN;
    amax = Math.max(amax, Math.abs(values[i]!));
  }
  return amax;
}

function nanBlock(length: number): MxBlock {
  const nans = new Float64Array(length).fill(NaN);
  return { amax: NaN, scaleExponent: null, scaleCode: NAN_SCALE, scaled: nans, codes: new Int32Array(length), elements: nans, decoded: nans };
}
