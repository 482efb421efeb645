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
  readonly top: "ieee" | "fn" | "finite" | "scale" | "integer";
}

function float(id: FormatId, name: string, exponentBits: number, mantissaBits: number, top: NumberFormat["top"]): NumberFormat {
  return {
    id,
    title: { zh: name, en: name },
    signBits: 1,
    exponentBits,
    mantissaBits,
    bias: 2 ** (exponentBits - 1) - 1,
    top,
  };
}

/**
 * @see IEEE 754-2019 §3.6 (FP32, FP16); Micikevicius et al. 2022, arXiv:2209.05433 Table 1 (E4M3, E5M2);
 * OCP Microscaling Formats (MX) v1.0 §5.3–5.4 (FP6, FP4, INT8, E8M0)
 */
export const formats: Readonly<Record<FormatId, NumberFormat>> = {
  fp32: float("fp32", "FP32", 8, 23, "ieee"),
  bf16: float("bf16", "BF16", 8, 7, "ieee"),
  fp16: float("fp16", "FP16", 5, 10, "ieee"),
  e4m3: float("e4m3", "FP8 E4M3", 4, 3, "fn"),
  e5m2: float("e5m2", "FP8 E5M2", 5, 2, "ieee"),
  e3m2: float("e3m2", "FP6 E3M2", 3, 2, "finite"),
  e2m3: float("e2m3", "FP6 E2M3", 2, 3, "finite"),
  e2m1: float("e2m1", "FP4 E2M1", 2, 1, "finite"),
  e8m0: { ...float("e8m0", "E8M0", 8, 0, "scale"), signBits: 0 },
  mxint8: { ...float("mxint8", "MXINT8", 0, 6, "integer"), bias: 0 },
};

export const formatIds = Object.keys(formats) as [FormatId, ...FormatId[]];

/** Bits of one code. MXINT8 has one bit before the binary point besides the sign. */
export function codeBits(f: NumberFormat): number {
  return f.signBits + f.exponentBits + f.mantissaBits + (f.top === "integer" ? 1 : 0);
}

/** Exponent of the smallest normal number; what is below has fewer significant bits. */
export function minExponent(f: NumberFormat): number {
  return f.top === "scale" || f.top === "integer" ? -f.bias : 1 - f.bias;
}

/** The sign bit as a number, 2^(bits − 1). */
export function signWeight(f: NumberFormat): number {
  return 2 ** (codeBits(f) - 1);
}

/** Code of the largest finite number. */
export function maxCode(f: NumberFormat): number {
  const all = 2 ** (f.exponentBits + f.mantissaBits) - 1;
  if (f.top === "ieee") return all - 2 ** f.mantissaBits;
  if (f.top === "integer") return 2 ** (f.mantissaBits + 1) - 1;
  return f.top === "finite" ? all : all - 1;
}

/** Code of +Inf, or null. */
export function infinityCode(f: NumberFormat): number | null {
  return f.top === "ieee" ? maxCode(f) + 1 : null;
}

/** First and last positive code that means NaN, or null. */
export function nanCodes(f: NumberFormat): readonly [number, number] | null {
  if (f.top === "finite" || f.top === "integer") return null;
  const last = 2 ** (f.exponentBits + f.mantissaBits) - 1;
  return [f.top === "ieee" ? maxCode(f) + 2 : last, last];
}
