import type { Box, Point } from "./box.ts";
import type { Context2D } from "./context.ts";
import { fillRoundRect, strokeRoundRect } from "./shapes.ts";
import { drawText, textWidth } from "./text.ts";
import type { Theme } from "./theme.ts";
import { SIZE } from "./type.ts";
import { wrapText } from "./wrap.ts";

export interface BarSpec {
  readonly box: Box;
  /** Filled part, clamped to 0…1. */
  readonly fraction: number;
  readonly color: string;
  readonly label?: string;
  readonly valueText?: string;
}

/** A horizontal bar on its track; label and value stand above it, in the 44 px over `box`. */
export function drawBar(g: Context2D, theme: Theme, { box, fraction, color, label, valueText }: BarSpec): void {
  const radius = Math.min(8, box.height / 2);
  const filled = Math.min(1, Math.max(0, fraction)) * box.width;
  fillRoundRect(g, box, radius, theme.inkFaint);
  if (filled > 0) {
    g.save();
    g.beginPath();
    g.rect(box.x, box.y, filled, box.height);
    g.clip();
    fillRoundRect(g, box, radius, color);
    g.restore();
  }
  const valueWidth = valueText === undefined ? 0 : textWidth(g, valueText, SIZE.small, 700) + 16;
  if (label !== undefined)
    drawText(g, label, box.x, box.y - 12, { size: SIZE.small, color: theme.ink, maxWidth: box.width - valueWidth });
  if (valueText !== undefined)
    drawText(g, valueText, box.x + box.width, box.y - 12, { size: SIZE.small, weight: 700, color: theme.ink, align: "right" });
}

export interface LegendSpec {
  readonly x: number;
  readonly y: number;
  readonly items: readonly { readonly label: string; readonly color: string }[];
}

/** Items one under another, 42 px a row; (x, y) is the top left corner. */
export function drawLegend(g: Context2D, theme: Theme, { x, y, items }: LegendSpec): void {
  items.forEach(({ label, color }, row) => {
    const middle = y + 21 + row * 42;
    fillRoundRect(g, { x, y: middle - 8, width: 34, height: 16 }, 5, color);
    drawText(g, label, x + 46, middle, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  });
}

/** Items in one row at the right end of a title's line, or below it when the title reaches so far (its end in px). */
export function drawLegendRow(g: Context2D, theme: Theme, items: LegendSpec["items"], titleEnd: number): void {
  const widths = items.map(({ label }) => textWidth(g, label, SIZE.small) + 76);
  const y = 1330 - widths.reduce((sum, width) => sum + width, 0) > titleEnd ? 24 : 76;
  let x = 1300;
  for (const item of [...items].reverse()) {
    x -= textWidth(g, item.label, SIZE.small) + 46;
    drawLegend(g, theme, { x, y, items: [item] });
    x -= 30;
  }
}

/** A dot with a rim, so that it stands out from its line. */
export function drawDot(g: Context2D, x: number, y: number, radius: number, color: string, rim: string): void {
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
  g.fillStyle = color;
  g.fill();
  g.strokeStyle = rim;
  g.lineWidth = 4;
  g.stroke();
}

/** A square bracket over the span from `from` to `to`, opening to the right of that direction; the label stands outside. */
export function drawBracket(
  g: Context2D,
  from: Point,
  to: Point,
  { color, label }: { readonly color: string; readonly label?: string },
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const out = { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
  const depth = 14;
  g.strokeStyle = color;
  g.lineWidth = 3;
  g.lineJoin = "round";
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(from.x, from.y);
  g.lineTo(from.x + out.x * depth, from.y + out.y * depth);
  g.lineTo(to.x + out.x * depth, to.y + out.y * depth);
  g.lineTo(to.x, to.y);
  g.stroke();
  if (label === undefined) return;
  const at = { x: (from.x + to.x) / 2 + out.x * (depth + 12), y: (from.y + to.y) / 2 + out.y * (depth + 12) };
  const sideways = Math.abs(out.x) > Math.abs(out.y);
  drawText(g, label, at.x, at.y, {
    size: SIZE.small,
    color,
    align: sideways ? (out.x > 0 ? "left" : "right") : "center",
    baseline: sideways ? "middle" : out.y > 0 ? "top" : "bottom",
  });
}

/** From line to line of a call-out, px. */
const LEADING = 44;

export interface CalloutSpec {
  /** Centre of the label. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** What the label points at. */
  readonly target: Point;
}

/** A label on a slip of paper with a thin leader to its target; wraps at 440 px. */
export function drawCallout(g: Context2D, theme: Theme, { x, y, text, target }: CalloutSpec): void {
  const lines = wrapText(text, 440, (s) => textWidth(g, s, SIZE.small));
  const width = Math.max(...lines.map((line) => textWidth(g, line, SIZE.small)), 0) + 36;
  const height = lines.length * LEADING + 20;
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 2.5;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(target.x, target.y);
  g.stroke();
  g.fillStyle = theme.vermilion;
  g.beginPath();
  g.arc(target.x, target.y, 6, 0, 2 * Math.PI);
  g.fill();
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  fillRoundRect(g, box, 10, theme.card);
  strokeRoundRect(g, box, 10, theme.vermilion, 2.5);
  lines.forEach((line, i) =>
    drawText(g, line, x, box.y + 10 + LEADING * (i + 0.5), { size: SIZE.small, color: theme.ink, align: "center", baseline: "middle" }));
}
