import type { Context2D } from "./context.ts";
import { textWidth } from "./text.ts";
import { SANS } from "./type.ts";
import { wrapText } from "./wrap.ts";

export interface FitSpec {
  /** Tried in this order; the last one is taken when none fits. */
  readonly sizes: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly weight?: 400 | 700;
  readonly family?: string;
  /** Line height over size; 1.4 unless told. */
  readonly leading?: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
  /** px from line to line. */
  readonly lineHeight: number;
}

/** The largest size at which a text, broken at its phrases, fits a box. Leaves the context's font changed. */
export function fitText(g: Context2D, text: string, spec: FitSpec): FittedText {
  const { sizes, width, height, weight = 400, family = SANS, leading = 1.4 } = spec;
  // Breaking lines costs milliseconds, and a picture asks the same every frame. The width tells whether the same face measured it.
  const key = [text, textWidth(g, text, sizes[0]!, weight, family), width, height, weight, family, leading, ...sizes].join("\u0000");
  const known = fits.get(key);
  if (known !== undefined) return known;
  let fitted: FittedText = { size: sizes[0]!, lines: [], lineHeight: 0 };
  for (const size of sizes) {
    const measure = (s: string): number => textWidth(g, s, size, weight, family);
    const lines = wrapText(text, width, measure);
    fitted = { size, lines, lineHeight: size * leading };
    if (lines.length * fitted.lineHeight <= height && lines.every((line) => measure(line) <= width)) break;
  }
  if (fits.size >= KEPT) fits.delete(fits.keys().next().value!);
  fits.set(key, fitted);
  return fitted;
}

const KEPT = 128;
/** Latest answers, the oldest going first. */
const fits = new Map<string, FittedText>();
