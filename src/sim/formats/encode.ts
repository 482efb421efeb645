import { exponentOf, isNegative, powerOfTwo, roundHalfEven } from "./float64.ts";
import { formats, type FormatId, type NumberFormat } from "./number-format.ts";

/**
 * The code nearest to a double, ties to the even code; one rounding, whatever the format.
 * (Where the source is a float32, pass `Math.fround(x)`: rounding a double straight to 8 bits and by way of
 * float32 differ in rare cases.)
 *
 * Overflow: a value that rounds beyond the largest finite number becomes ±Inf, or NaN where there is no Inf;
 * with `saturate` (and always in the formats that have neither) it becomes the largest finite number, and so does ±Inf.
 * E8M0 has neither sign nor zero: what is ≤ 0 is NaN, with `saturate` 2^−127. Its ties go up, since 2 units of the
 * lower binade are the even choice. MXINT8 is symmetric, −127…127.
 *
 * @throws RangeError for NaN in a format that has no NaN
 * @see IEEE 754-2019 §4.3.1; OCP OFP8 v1.0 §5.2.1 (saturation); OCP MX v1.0 §5.3
 */
export function encode(id: FormatId, x: number, saturate = false): number {
  const f = formats[id];
  if (Number.isNaN(x)) return nanCode(f);
  if (f.top === "scale") return encodeScale(f, x, saturate);
  const size = Math.min(magnitudeCode(f, Math.abs(x)), f.maxCode + 1);
  const code = size <= f.maxCode ? size : overflowCode(f, saturate);
  if (!isNegative(x)) return code;
  // `0 - code` and not `-code`: the integer code of −0 is 0.
  return f.top === "integer" ? 0 - code : code + f.signWeight;
}

/**
 * Code of a magnitude as if exponents went on for ever. Carries run from the fraction into the exponent by themselves.
 */
function magnitudeCode(f: NumberFormat, size: number): number {
  if (size === 0) return 0;
  if (size === Infinity) return Infinity;
  if (f.top === "integer") return roundHalfEven(size * f.steps);
  const least = f.minExponent;
  const exponent = Math.max(exponentOf(size), least);
  const units = roundHalfEven(size * powerOfTwo(f.mantissaBits - exponent));
  return (exponent - least) * f.steps + units;
}

function encodeScale(f: NumberFormat, x: number, saturate: boolean): number {
  if (!(x > 0)) return saturate ? 0 : nanCode(f);
  const size = magnitudeCode(f, x) - 1;
  if (size > f.maxCode) return saturate ? f.maxCode : nanCode(f);
  return Math.max(0, size);
}

function overflowCode(f: NumberFormat, saturate: boolean): number {
  if (saturate || f.top === "finite" || f.top === "integer") return f.maxCode;
  return f.infinityCode ?? nanCode(f);
}

/** The quiet NaN: the top bit of the fraction set, as hardware makes it. */
function nanCode(f: NumberFormat): number {
  const codes = f.nanCodes;
  if (codes === null) throw new RangeError(`${f.title.en} has no NaN; it holds finite numbers only`);
  return f.top === "ieee" ? codes[0] - 1 + 2 ** (f.mantissaBits - 1) : codes[1];
}
