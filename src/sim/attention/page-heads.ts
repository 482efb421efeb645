import { gaussian } from "../random.ts";

/**
 * What a head of the page looks for. These are built, not learned: each is the plainest queries and keys that do what a kind of
 * head found in trained models does.
 * - `previous`: the token before (query: the code of place i − 1, key: the code of place j)
 * - `same`: the same character
 * - `induction`: what stood after the same character last time (Olsson et al. 2022, arXiv:2209.11895)
 * - `near`: its neighbourhood (slow place codes)
 * - `first`: the first token, where idle heads park their weight (Xiao et al. 2023, arXiv:2309.17453)
 * - `mixed`: a random projection of character and place
 */
export const headKinds = ["previous", "same", "induction", "near", "first", "mixed"] as const;
export type HeadKind = (typeof headKinds)[number];

export interface PageHead {
  readonly kind: HeadKind;
  /** Shape [token][d], row after row. */
  readonly queries: Float64Array;
  readonly keys: Float64Array;
}

const GLYPH_STREAM = 0x676c70;
const MIX_STREAM = 0x6d6978;
/** Scaled score of a hit; what is not looked for has scores about 0. */
const HIT_SCORE = 7;

type Code = (token: number) => Float64Array;

/**
 * @param glyphs the page, shape [token]
 * @returns heads in the order of `headKinds`; all further ones are `mixed`
 */
export function pageHeads(glyphs: readonly string[], heads: number, d: number, seed: number): readonly PageHead[] {
  const size = Math.sqrt(HIT_SCORE * Math.sqrt(d));
  const glyphCodes = new Map([...new Set(glyphs)].map((glyph) => [glyph, glyphCode(glyph, d, size, seed)]));
  const glyph: Code = (token) => glyphCodes.get(glyphs[token]!)!;
  const place = placeCode(d, 2, size);
  const slow = table(placeCode(d, 40, size), glyphs.length, d);
  const slowAt: Code = (token) => slow.subarray(token * d, (token + 1) * d);
  const none = new Float64Array(d);
  const both: Code = (token) => glyph(token).map((value, i) => (value + slowAt(token)[i]!) / Math.SQRT2);
  const pairs: Readonly<Record<Exclude<HeadKind, "mixed">, readonly [Code, Code]>> = {
    previous: [(i) => place(i - 1), place],
    same: [glyph, glyph],
    induction: [glyph, (j) => (j === 0 ? none : glyph(j - 1))],
    near: [slowAt, slowAt],
    first: [() => place(0), (j) => (j === 0 ? place(0) : none)],
  };
  return Array.from({ length: heads }, (_, index): PageHead => {
    const kind = headKinds[Math.min(index, headKinds.length - 1)]!;
    const [query, key] = kind === "mixed" ? [projection(both, d, seed, 2 * index), projection(both, d, seed, 2 * index + 1)] : pairs[kind];
    return { kind, queries: table(query, glyphs.length, d), keys: table(key, glyphs.length, d) };
  });
}

/** A random direction; the same character has the same one, wherever it stands. */
function glyphCode(glyph: string, d: number, size: number, seed: number): Float64Array {
  const code = Float64Array.from({ length: d }, (_, m) => gaussian(seed, GLYPH_STREAM, glyph.codePointAt(0)! * 16 + m));
  const factor = size / Math.hypot(...code);
  return code.map((value) => value * factor);
}

/**
 * Pairs of cos and sin of the place: products fall with distance, the sooner the shorter the least period.
 *
 * @see Vaswani et al. 2017, arXiv:1706.03762 §3.5
 */
function placeCode(d: number, period: number, size: number): Code {
  const pairs = Math.ceil(d / 2);
  return (place) => {
    const code = new Float64Array(d);
    for (let m = 0; m < d; m++) {
      const angle = ((2 * Math.PI) / period) * ((Math.floor(m / 2) + 0.5) / pairs) * place;
      code[m] = (size / Math.sqrt(pairs)) * (m % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    }
    return code;
  };
}

function projection(code: Code, d: number, seed: number, which: number): Code {
  const matrix = Float64Array.from({ length: d * d }, (_, i) => gaussian(seed, MIX_STREAM, which * d * d + i) / Math.sqrt(d));
  return (token) => {
    const x = code(token);
    const out = new Float64Array(d);
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) out[i]! += matrix[i * d + j]! * x[j]!;
    return out;
  };
}

function table(code: Code, count: number, d: number): Float64Array {
  const all = new Float64Array(count * d);
  for (let token = 0; token < count; token++) all.set(code(token), token * d);
  return all;
}
