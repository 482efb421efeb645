import type { Bilingual } from "../quantity.ts";

export type FormatId = "fp32" | "bf16" | "fp16" | "e4m3" | "e5m2" | "e3m2" | "e2m3" | "e2m1" | "e8m0" | "mxint8";

/**
 * A number format of at most 32 bits. Codes are unsigned bit patterns with the sign on top;
 * only MXINT8 codes are signed integers.
 */
export interface NumberFormat {
  readonly id: FormatId;
  readonly title: Bilingual;
  readonly signBits: 0 | 1;
  readonly exponentBits: number;
  /** Bits of the fraction; for MXINT8 the bits after the binary point. */
  readonly mantissaBits: number;
  readonly bias: number;
  /**
   * What the top codes mean. `ieee`: Inf and NaN in the last exponent; `fn`: only the last code is NaN;
   * `finite`: neither; `scale`: a bare power of two, last code NaN; `integer`: two's complement.
   */
  readonly top: Top;
  /** Bits of one code. */
  readonly bits: number;
  /** 2^mantissaBits: codes from one power of two to the next. */
  readonly steps: number;
  /** The sign bit as a number, 2^(bits − 1). */
  readonly signWeight: number;
  /** Exponent of the smallest normal number; what is below has fewer significant bits. */
  readonly minExponent: number;
  /** Exponent of the largest finite number: e_max of the MX standard. */
  readonly maxExponent: number;
  /** Code of the largest finite number. */
  readonly maxCode: number;
  /** Code of +Inf, or null. */
  readonly infinityCode: number | null;
  /** First and last positive code that means NaN, or null. */
  readonly nanCodes: readonly [number, number] | null;
}

type Top = "ieee" | "fn" | "finite" | "scale" | "integer";

/** Writes a format out from its field widths. */
function define(id: FormatId, name: string, exponentBits: number, mantissaBits: number, top: Top): NumberFormat {
  const signBits = top === "scale" ? 0 : 1;
  const bias = top === "integer" ? 0 : 2 ** (exponentBits - 1) - 1;
  const steps = 2 ** mantissaBits;
  const last = 2 ** exponentBits * steps - 1;
  // MXINT8 has one bit before the binary point besides the sign.
  const bits = signBits + exponentBits + mantissaBits + (top === "integer" ? 1 : 0);
  const maxCode = { ieee: last - steps, fn: last - 1, finite: last, scale: last - 1, integer: 2 * steps - 1 }[top];
  const infinityCode = top === "ieee" ? maxCode + 1 : null;
  return {
    id,
    title: { zh: name, en: name },
    signBits,
    exponentBits,
    mantissaBits,
    bias,
    top,
    bits,
    steps,
    signWeight: 2 ** (bits - 1),
    minExponent: top === "scale" || top === "integer" ? -bias : 1 - bias,
    maxExponent: top === "integer" ? 0 : Math.floor(maxCode / steps) - bias,
    maxCode,
    infinityCode,
    nanCodes: top === "finite" || top === "integer" ? null : [infinityCode === null ? last : infinityCode + 1, last],
  };
}

/**
 * @see IEEE 754-2019 §3.6 (FP32, FP16); Micikevicius et al. 2022, arXiv:2209.05433 Table 1 (E4M3, E5M2);
 * OCP Microscaling Formats (MX) v1.0 §5.3–5.4 (FP6, FP4, INT8, E8M0)
 */
export const formats: Readonly<Record<FormatId, NumberFormat>> = {
  fp32: define("fp32", "FP32", 8, 23, "ieee"),
  bf16: define("bf16", "BF16", 8, 7, "ieee"),
  fp16: define("fp16", "FP16", 5, 10, "ieee"),
  e4m3: define("e4m3", "FP8 E4M3", 4, 3, "fn"),
  e5m2: define("e5m2", "FP8 E5M2", 5, 2, "ieee"),
  e3m2: define("e3m2", "FP6 E3M2", 3, 2, "finite"),
  e2m3: define("e2m3", "FP6 E2M3", 2, 3, "finite"),
  e2m1: define("e2m1", "FP4 E2M1", 2, 1, "finite"),
  e8m0: define("e8m0", "E8M0", 8, 0, "scale"),
  mxint8: define("mxint8", "MXINT8", 0, 6, "integer"),
};

export const formatIds = Object.keys(formats) as [FormatId, ...FormatId[]];
