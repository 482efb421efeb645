import { isNegative, powerOfTwo } from "./float64.ts";
import { formats, type FormatId } from "./number-format.ts";

export type CodeKind = "zero" | "subnormal" | "normal" | "infinite" | "nan";

/**
 * The number a code stands for, exact.
 *
 * (−1)^s 2^(E−b) (1 + M/2^m) for E > 0, (−1)^s 2^(1−b) M/2^m for E = 0; E8M0: 2^(E−b); MXINT8: q/64.
 *
 * @param code unsigned bit pattern; MXINT8: −128…127
 * @throws RangeError when `code` is no code of the format
 * @see IEEE 754-2019 §3.4; OCP MX v1.0 §5.3.4, §5.4.1
 */
export function decode(id: FormatId, code: number): number {
  const f = formats[id];
  checkCode(id, code);
  if (f.top === "integer") return code / f.steps;
  const sign = f.signBits === 1 && code >= f.signWeight;
  const size = sign ? code - f.signWeight : code;
  const value = size <= f.maxCode ? magnitude(id, size) : size === f.infinityCode ? Infinity : NaN;
  return sign ? -value : value;
}

/** What sort of number a code stands for. MXINT8 has zero and evenly spaced numbers, called subnormal here. */
export function kindOf(id: FormatId, code: number): CodeKind {
  const f = formats[id];
  const value = decode(id, code);
  if (Number.isNaN(value)) return "nan";
  if (value === 0) return "zero";
  if (!Number.isFinite(value)) return "infinite";
  const subnormal = f.top === "integer" || Math.abs(value) < powerOfTwo(f.minExponent);
  return subnormal ? "subnormal" : "normal";
}

/** The code's fields; MXINT8 has no exponent field. */
export function fieldsOf(id: FormatId, code: number): { sign: 0 | 1; exponent: number; mantissa: number } {
  const f = formats[id];
  checkCode(id, code);
  const pattern = code < 0 ? code + 2 ** f.bits : code;
  const steps = f.top === "integer" ? f.signWeight : f.steps;
  const sign = f.signBits === 1 && pattern >= f.signWeight ? 1 : 0;
  const size = sign * f.signWeight;
  return { sign, exponent: Math.floor((pattern - size) / steps), mantissa: (pattern - size) % steps };
}

/** The code in binary, its fields apart: `0 1111 110`. */
export function bitsOf(id: FormatId, code: number): string {
  const f = formats[id];
  checkCode(id, code);
  const pattern = code < 0 ? code + 2 ** f.bits : code;
  const digits = pattern.toString(2).padStart(f.bits, "0");
  const cuts = [0, f.signBits, f.signBits + f.exponentBits, f.bits];
  return cuts.slice(1).map((end, i) => digits.slice(cuts[i], end)).filter((part) => part !== "").join(" ");
}

/** @throws RangeError when `code` is no code of the format */
function checkCode(id: FormatId, code: number): void {
  const f = formats[id];
  const [least, greatest] = f.top === "integer" ? [-f.signWeight, f.signWeight - 1] : [0, 2 ** f.bits - 1];
  if (!Number.isInteger(code) || code < least || code > greatest || isNegative(code) !== code < 0)
    throw new RangeError(`a code of ${f.title.en} is an integer in ${least}…${greatest}, got ${code}`);
}

/** Value of a finite code without its sign. */
function magnitude(id: FormatId, size: number): number {
  const f = formats[id];
  if (f.top === "scale") return powerOfTwo(size - f.bias);
  const steps = f.steps;
  const exponent = Math.floor(size / steps);
  const significand = (size % steps) + (exponent > 0 ? steps : 0);
  return significand * powerOfTwo(Math.max(exponent, 1) - f.bias - f.mantissaBits);
}
