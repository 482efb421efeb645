import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { exponentOf, powerOfTwo } from "./float64.ts";
import { formats, type FormatId } from "./number-format.ts";

export interface Neighbours {
  /** The representable number `x` rounds to, saturating. */
  readonly nearest: number;
  /** Largest finite representable number below `x`; null when there is none. */
  readonly below: number | null;
  /** Smallest finite representable number above `x`; null when there is none. */
  readonly above: number | null;
  /** Distance of representable numbers in the binade of `x`. */
  readonly ulp: number;
}

/**
 * What stands next to a number on the format's own number line.
 *
 * @throws RangeError for a number that is not finite
 */
export function neighbours(id: FormatId, x: number): Neighbours {
  if (!Number.isFinite(x)) throw new RangeError(`neighbours are asked of a finite number, got ${x}`);
  const code = encode(id, x, true);
  const nearest = decode(id, code);
  const below = nearest < x ? nearest : step(id, code, -1);
  const above = nearest > x ? nearest : step(id, code, 1);
  return { nearest, below, above, ulp: ulpAt(id, x) };
}

/** 2^(e − m), with e the exponent of `x` held inside the format's range; MXINT8: 1/64. */
export function ulpAt(id: FormatId, x: number): number {
  const f = formats[id];
  if (f.top === "integer") return 2 ** -f.mantissaBits;
  const greatest = exponentOf(decode(id, f.maxCode));
  const exponent = x === 0 ? f.minExponent : Math.min(greatest, Math.max(f.minExponent, exponentOf(x)));
  return powerOfTwo(exponent - f.mantissaBits);
}

const finite = new Map<FormatId, readonly number[]>();

/** Every finite number of a format of at most 16 bits, ascending; the two zeros count once. */
export function finiteValues(id: FormatId): readonly number[] {
  const known = finite.get(id);
  if (known !== undefined) return known;
  const f = formats[id];
  if (f.bits > 16) throw new RangeError(`${f.title.en} has too many numbers to list; ask for a format of at most 16 bits`);
  const sizes = Array.from({ length: f.maxCode + 1 }, (_, size) => decode(id, size));
  const negative = f.signBits === 1 ? sizes.slice(1).toReversed().map((size) => -size) : [];
  const values = Object.freeze([...negative, ...sizes]);
  finite.set(id, values);
  return values;
}

/** The finite number next to a finite code; both zeros count as one number. */
function step(id: FormatId, code: number, direction: 1 | -1): number | null {
  const f = formats[id];
  const negative = f.signBits === 1 && f.top !== "integer" && code >= f.signWeight;
  const rank = (negative ? f.signWeight - code : code) + direction;
  const least = f.signBits === 0 ? 0 : -f.maxCode;
  if (rank < least || rank > f.maxCode) return null;
  return decode(id, rank >= 0 || f.top === "integer" ? rank : f.signWeight - rank);
}
