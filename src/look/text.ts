import type { Context2D } from "./context.ts";
import { font, SANS, SIZE } from "./type.ts";

export interface TextStyle {
  readonly size?: number;
  readonly weight?: 400 | 700;
  readonly family?: string;
  readonly color: string;
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
  /** Wider text is set smaller, down to `SIZE.small`; what is still too wide is condensed by the canvas. */
  readonly maxWidth?: number;
}

/** One line of text at (x, y). Leaves the context's font, colour and alignment changed. */
export function drawText(g: Context2D, text: string, x: number, y: number, style: TextStyle): void {
  const { weight = 400, family = SANS, maxWidth } = style;
  let size = style.size ?? SIZE.body;
  g.fillStyle = style.color;
  g.textAlign = style.align ?? "left";
  g.textBaseline = style.baseline ?? "alphabetic";
  g.font = font(size, weight, family);
  if (maxWidth === undefined) return g.fillText(text, x, y);
  const width = g.measureText(text).width;
  if (width > maxWidth) {
    size = Math.min(size, Math.max(SIZE.small, (size * maxWidth) / width));
    g.font = font(size, weight, family);
  }
  g.fillText(text, x, y, maxWidth);
}

/** Advance width in px. Leaves the context's font changed. */
export function textWidth(
  g: Context2D,
  text: string,
  size: number,
  weight: 400 | 700 = 400,
  family: string = SANS,
): number {
  g.font = font(size, weight, family);
  return g.measureText(text).width;
}
