import { decode } from "./decode.ts";
import { exponentOf, significandOf } from "./float64.ts";
import { formats, type FormatId } from "./number-format.ts";

/**
 * How the shared exponent follows from the block's largest magnitude, by their public names (torchao `ScaleCalculationMode`).
 * `floor`: OCP MX v1.0. `ceil`: up to the next power of two. `even`: `floor` after rounding the maximum to the
 * element's fraction bits, halves up. `rceil`: the least scale at which nothing saturates (cuBLAS, DeepSeek UE8M0).
 */
export type ScaleRule = "floor" | "ceil" | "even" | "rceil";
export const scaleRules = ["floor", "ceil", "even", "rceil"] as const satisfies readonly ScaleRule[];

/** Formats an MX block may hold. */
export const mxElements = ["e4m3", "e5m2", "e3m2", "e2m3", "e2m1", "mxint8"] as const satisfies readonly FormatId[];
export type MxElement = (typeof mxElements)[number];

/** Code of the scale that makes a whole block NaN. */
export const NAN_SCALE = 0xff;
const SCALE_BIAS = formats.e8m0.bias;

/**
 * Exponent of a block's scale X, clamped to what E8M0 holds.
 *
 * X = 2^(⌊log2 max|V|⌋ − e_max) for `floor`. A block of zeros is left open by the standard; here it gets the least scale.
 *
 * @param amax largest magnitude of the block, finite, ≥ 0
 * @returns integer in −127…127
 * @throws RangeError when `amax` is negative or not finite
 * @see OCP MX v1.0 §6.3; pytorch/ao `mx_formats/mx_tensor.py::to_mx`; NVIDIA cuBLAS, block quantization
 */
export function scaleExponent(element: MxElement, amax: number, rule: ScaleRule = "floor"): number {
  if (!(amax >= 0 && amax < Infinity)) throw new RangeError(`the largest magnitude must be finite and ≥ 0, got ${amax}`);
  if (amax === 0) return -SCALE_BIAS;
  const exponent = rule === "rceil" ? leastUnsaturated(element, amax) : roundedExponent(element, amax, rule) - formats[element].maxExponent;
  return Math.min(SCALE_BIAS, Math.max(-SCALE_BIAS, exponent));
}

export function scaleCode(exponent: number): number {
  return exponent + SCALE_BIAS;
}

function roundedExponent(element: MxElement, amax: number, rule: "floor" | "ceil" | "even"): number {
  const exponent = exponentOf(amax);
  if (rule === "floor") return exponent;
  if (rule === "ceil") return significandOf(amax) > 1 ? exponent + 1 : exponent;
  const steps = formats[element].steps;
  return Math.floor(significandOf(amax) * steps + 0.5) >= 2 * steps ? exponent + 1 : exponent;
}

function leastUnsaturated(element: MxElement, amax: number): number {
  const greatest = decode(element, formats[element].maxCode);
  const exponent = exponentOf(amax) - formats[element].maxExponent;
  return significandOf(amax) > significandOf(greatest) ? exponent + 1 : exponent;
}
