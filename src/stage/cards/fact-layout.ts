import type { BoundFact } from "#show";
import { wrapText } from "#look";

/** A fact card's texts, broken into lines that fit. */
export interface FactLayout {
  readonly text: readonly string[];
  readonly textSize: number;
  readonly claim: string | null;
  /** What the simulation says. */
  readonly computed: string | null;
  readonly source: readonly string[];
  /** Of the whole card, px. */
  readonly height: number;
}

export const FACT = {
  padding: 16, textLeading: 1.3, claimSize: 34, claimHeight: 44, computedSize: 28, computedHeight: 38,
  sourceSize: 28, sourceHeight: 35, stamp: 50,
} as const;

/**
 * Sets the card in `width`; the text shrinks, then is cut with "…", until it is no taller than `maxHeight`.
 *
 * @param measure width of a text at a size and weight, px
 */
export function layoutFact(
  fact: BoundFact,
  width: number,
  maxHeight: number,
  measure: (text: string, size: number, weight: 400 | 700) => number,
): FactLayout {
  const inner = width - 2 * FACT.padding;
  const beside = inner - 2 * FACT.stamp - 14;
  const claim = fact.claim === null ? null : printClaim(fact.claim);
  const computed = fact.computed === null ? null : `模拟：${printClaim(fact.computed)}`;
  const sourceLines = fact.source === null ? [] : wrapText(fact.source, beside, (s) => measure(s, FACT.sourceSize, 400));
  let layout: FactLayout | null = null;
  for (const [textSize, mostSource] of FITS) {
    const source = cut(sourceLines, mostSource);
    const foot = (claim === null ? 0 : FACT.claimHeight) + (computed === null ? 0 : FACT.computedHeight) + source.length * FACT.sourceHeight;
    const around = 2 * FACT.padding + Math.max(foot, 2 * FACT.stamp + 4) + 8;
    const leading = textSize * FACT.textLeading;
    const lines = wrapText(fact.text, inner, (s) => measure(s, textSize, 700));
    const text = cut(lines, Math.max(1, Math.floor((maxHeight - around) / leading)));
    layout = { text, textSize, claim, computed, source, height: around + text.length * leading };
    if (text.length === lines.length) break;
  }
  return layout!;
}

/** Tried in turn until the whole statement fits: its size, and how many lines the source may take. */
const FITS = [[34, 2], [31, 2], [28, 2], [28, 1]] as const;

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`];
}

/** `0.05..0.15 1/um` as a reader expects it: `0.05–0.15 µm⁻¹`. */
export function printClaim(claim: string): string {
  return claim
    .replace(/\s*\.\.\s*/gu, "–")
    .replace(/^-|(?<=[\s<>≤≥=~–])-(?=\d)/gu, "−")
    .replace(/(^|\s)1\/(\p{L}+)/gu, "$1$2⁻¹")
    .replace(/μ/gu, "µ")
    .replace(/(?<=^|[\s/])u(?=[mAVsgLMFN])/gu, "µ")
    .replace(/(?<=\p{L})\^?2(?!\d)/gu, "²")
    .replace(/(?<=\p{L})\^?3(?!\d)/gu, "³")
    .replace(/ deg\b/u, "°")
    .replace(/ 1$/u, "");
}
