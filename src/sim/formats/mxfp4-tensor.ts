import { MX_BLOCK } from "./mx-block.ts";
import { NAN_SCALE } from "./mx-scale.ts";

/** A tensor in MXFP4, packed: two codes to a byte, the first in the low half. */
export interface Mxfp4Tensor {
  /** E8M0, shape [⌈n/32⌉]. */
  readonly scales: Uint8Array;
  /** E2M1 codes, shape [⌈n/2⌉]. */
  readonly packed: Uint8Array;
}

const FRACTION_BITS = 23;
const INFINITY_BITS = 0x7f80_0000;
/** e_max of E2M1: its largest value is 6 = 1.5 × 2². */
const MAX_EXPONENT = 2;

/**
 * Code of a float32 by its sign, exponent and first two fraction bits, and by whether any lower bit is set: every midpoint
 * between 0 .5 1 1.5 2 3 4 6 has at most two fraction bits, so this decides each rounding, ties to the even code.
 */
const CODES = (() => {
  const codes = new Uint8Array(1 << 12);
  const number = new Float32Array(1);
  const bits = new Uint32Array(number.buffer);
  for (let i = 0; i < codes.length; i++) {
    bits[0] = ((i >>> 1) << 21) | (i & 1);
    const m = Math.abs(number[0]!);
    const code = m <= 0.25 ? 0 : m < 0.75 ? 1 : m <= 1.25 ? 2 : m < 1.75 ? 3 : m <= 2.5 ? 4 : m < 3.5 ? 5 : m <= 5 ? 6 : 7;
    codes[i] = code | ((i >>> 11) << 3);
  }
  return codes;
})();

/**
 * Whole tensors to MXFP4 by the standard's rule: X = 2^(⌊log2 max|V|⌋ − 2), ties to even, saturating. The same codes as
 * `quantiseBlock("e2m1", …, "floor")`, block by block, without its intermediate steps.
 *
 * @param values shape [n]
 * @see OCP MX v1.0 §6.3
 */
export function encodeMxfp4(values: Float32Array): Mxfp4Tensor {
  const scales = new Uint8Array(Math.ceil(values.length / MX_BLOCK));
  const packed = new Uint8Array(Math.ceil(values.length / 2));
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const scaled = new Float32Array(MX_BLOCK);
  const scaledBits = new Uint32Array(scaled.buffer);
  for (let block = 0; block < scales.length; block++) {
    const from = block * MX_BLOCK;
    const size = Math.min(MX_BLOCK, values.length - from);
    // Without the sign the bits of floats are ordered as their magnitudes.
    let largest = 0;
    for (let i = from; i < from + size; i++) largest = Math.max(largest, bits[i]! & 0x7fff_ffff);
    if (largest >= INFINITY_BITS) {
      scales[block] = NAN_SCALE;
      continue;
    }
    const scale = Math.max(0, (largest >>> FRACTION_BITS) - MAX_EXPONENT);
    scales[block] = scale;
    const perScale = 2 ** (127 - scale);
    for (let i = 0; i < size; i++) scaled[i] = values[from + i]! * perScale;
    scaled.fill(0, size);
    const at = from >> 1;
    for (let i = 0; i < size; i += 2) {
      const low = scaledBits[i]!;
      const high = scaledBits[i + 1]!;
      packed[at + (i >> 1)] =
        CODES[((low >>> 21) << 1) | (((low & 0x1f_ffff) + 0x1f_ffff) >>> 21)]! |
        (CODES[((high >>> 21) << 1) | (((high & 0x1f_ffff) + 0x1f_ffff) >>> 21)]! << 4);
    }
  }
  return { scales, packed };
}
