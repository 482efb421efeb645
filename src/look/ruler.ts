import type { Context2D } from "./context.ts";
import { drawText, textWidth } from "./text.ts";
import type { Theme } from "./theme.ts";
import { SIZE } from "./type.ts";

export interface RulerSpec {
  /** Ends of the line and its height, px. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Ascending, px; ticks closer than 5 px would be a solid bar and are left out. */
  readonly ticks: ArrayLike<number>;
  /** The most wanted first; one that would touch an earlier one is left out. */
  readonly labels: readonly { readonly x: number; readonly text: string }[];
}

/** A number line whose ticks are given one by one, not evenly; 16 px above `y`, 50 px below. */
export function drawRuler(g: Context2D, theme: Theme, { from, to, y, ticks, labels }: RulerSpec): void {
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.beginPath();
  g.moveTo(from, y);
  g.lineTo(to, y);
  let last = -Infinity;
  for (let i = 0; i < ticks.length; i++) {
    const x = ticks[i]!;
    if (x - last < 5) continue;
    last = x;
    g.moveTo(x, y - 16);
    g.lineTo(x, y + 8);
  }
  g.stroke();
  const set: { x: number; half: number }[] = [];
  for (const { x, text } of labels) {
    const half = textWidth(g, text, SIZE.small) / 2 + 8;
    if (set.some((other) => Math.abs(other.x - x) < half + other.half)) continue;
    set.push({ x, half });
    drawText(g, text, x, y + 42, { size: SIZE.small, color: theme.inkSoft, align: "center" });
  }
}

/**
 * The numbers of a grid as one would label it: zero, the ends, then those that are the smallest multiples of high powers of two;
 * each with both signs.
 *
 * @param positive ascending, whole multiples of the first
 */
export function roundestFirst(positive: readonly number[]): number[] {
  const odd = (value: number): number => (value % (2 * positive[0]!) === 0 ? odd(value / 2) : value);
  const round = positive.map((value) => [odd(value), value] as const).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return [0, ...[positive.at(-1)!, ...round.slice(0, 12).map(([, value]) => value)].flatMap((value) => [value, -value])];
}
