import type { BoundFact } from "#show";
import { wrapText } from "#look";

/** A fact card's texts, broken into lines that fit. */
export interface FactLayout {
  readonly text: readonly string[];
  readonly textSize: number;
  readonly claim: string | null;
  /** What the simulation says, shown when it does not simply agree. */
  readonly computed: string | null;
  readonly source: readonly string[];
  /** Of the whole card, px. */
  readonly height: number;
}

export const FACT = {
  padding: 24, textLeading: 1.36, claimSize: 34, claimHeight: 50, computedSize: 28, computedHeight: 40,
  sourceSize: 23, sourceHeight: 31, stamp: 52, sourceLines: 2,
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
  const disagrees = fact.verdict === "contradicted" || fact.verdict === "overlaps";
  const computed = disagrees && fact.computed !== null ? `模拟：${printClaim(fact.computed)}` : null;
  const source = cut(fact.source === null ? [] : wrapText(fact.source, beside, (s) => measure(s, FACT.sourceSize, 400)), FACT.sourceLines);
  const foot = (claim === null ? 0 : FACT.claimHeight) + (computed === null ? 0 : FACT.computedHeight) + source.length * FACT.sourceHeight;
  const footHeight = Math.max(foot, 2 * FACT.stamp + 4);
  const room = maxHeight - 2 * FACT.padding - footHeight - 8;
  for (const textSize of [34, 31, 28]) {
    const lines = wrapText(fact.text, inner, (s) => measure(s, textSize, 700));
    const most = Math.max(1, Math.floor(room / (textSize * FACT.textLeading)));
    if (lines.length > most && textSize > 28) continue;
    const text = cut(lines, most);
    return { text, textSize, claim, computed, source, height: 2 * FACT.padding + text.length * textSize * FACT.textLeading + 8 + footHeight };
  }
  throw new RangeError("unreachable: the smallest size always returns");
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`];
}

/** `0.05..0.15 1/um` as a reader expects it: `0.05–0.15 µm⁻¹`. */
export function printClaim(claim: string): string {
  return claim
    .replace(/\s*\.\.\s*/gu, "–")
    .replace(/(^|\s)1\/(\p{L}+)/gu, "$1$2⁻¹")
    .replace(/\bum\b/gu, "µm")
    .replace(/\^2/gu, "²")
    .replace(/\^3/gu, "³")
    .replace(/ 1$/u, "");
}
