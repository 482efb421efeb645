import type { Context2D } from "./context.ts";
import { drawText, textWidth } from "./text.ts";
import { SIZE } from "./type.ts";

export interface PowerSpec {
  /** What stands on the line, e.g. `X = 2`. */
  readonly base: string;
  readonly exponent: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

/** A power in bold, its exponent raised and never below `SIZE.small`, so best set at 50 px or more; (x, y) is the left end of the base line. */
export function drawPower(g: Context2D, { base, exponent, x, y, size, color }: PowerSpec): void {
  drawText(g, base, x, y, { size, weight: 700, color });
  const left = x + textWidth(g, base, size, 700) + 2;
  drawText(g, String(exponent).replace("-", "−"), left, y - size * 0.42, { size: raisedSize(size), weight: 700, color });
}

function raisedSize(size: number): number {
  return Math.max(SIZE.small, size * 0.66);
}

/** A piece of a sum in large type; `exponent` is raised after it. */
export interface Word {
  readonly text: string;
  readonly exponent?: number;
  readonly color: string;
  /** Opacity, 0…1. */
  readonly shown: number;
}

export interface WordsSpec {
  /** Where their middle should be, as far as they stay between `from` and `to`, px. */
  readonly middle: number;
  readonly from: number;
  readonly to: number;
  /** Base line. */
  readonly y: number;
  /** They are set smaller only when they are wider than `from`…`to`. */
  readonly size: number;
}

/** A sum in bold, piece after piece. Multiplies the context's alpha. */
export function drawWords(g: Context2D, words: readonly Word[], { middle, from, to, y, size: wanted }: WordsSpec): void {
  const alpha = g.globalAlpha;
  const size = wanted * Math.min(1, (to - from) / widthOf(g, words, wanted));
  const width = widthOf(g, words, size);
  let x = Math.min(to - width, Math.max(from, middle - width / 2));
  for (const word of words) {
    const { text, exponent, color, shown } = word;
    g.globalAlpha = alpha * shown;
    if (exponent === undefined) drawText(g, text, x, y, { size, weight: 700, color });
    else drawPower(g, { base: text, exponent, x, y, size, color });
    x += widthOf(g, [word], size);
  }
  g.globalAlpha = alpha;
}

function widthOf(g: Context2D, words: readonly Word[], size: number): number {
  const widths = words.map(({ text, exponent }) =>
    textWidth(g, text, size, 700) + (exponent === undefined ? 0 : 2 + textWidth(g, String(exponent), raisedSize(size), 700)) + size * 0.28);
  return widths.reduce((sum, width) => sum + width, 0);
}
