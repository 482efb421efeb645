import type { Box, Point } from "./box.ts";
import type { Context2D } from "./context.ts";
import { drawPolyline, fillRoundRect, strokeRoundRect } from "./shapes.ts";
import { drawText, textWidth } from "./text.ts";
import type { Theme } from "./theme.ts";
import { SIZE } from "./type.ts";

export interface SlipSpec {
  /** What is spoken of. */
  readonly at: Point;
  readonly words: string;
  readonly value: string;
  /** The slip stays inside. */
  readonly within: Box;
  /** What it had better not hide. */
  readonly others: readonly Point[];
  /** Above the point, whatever it hides there. */
  readonly onlyAbove?: boolean;
}

const HEIGHT = 122;
const VALUE_SIZE = 50;
/** Places tried, the best loved first: share of the slip's width, px down. */
const PLACES = [[-0.5, -154], [0.1, -170], [-1.1, -170], [0.1, 36], [-1.1, 36], [0.1, -260], [-0.5, -260]] as const;

/** A slip of paper with a value, in vermilion, tied to its point; it lies where it hides the fewest others. */
export function drawSlip(g: Context2D, theme: Theme, { at, words, value, within, others, onlyAbove = false }: SlipSpec): void {
  const width = Math.max(textWidth(g, words, SIZE.small), textWidth(g, value, VALUE_SIZE, 700)) + 48;
  const slips = PLACES.slice(0, onlyAbove ? 1 : PLACES.length).map(([dx, dy]) => ({
    x: Math.min(within.x + within.width - width, Math.max(within.x + 10, at.x + dx * width)),
    y: Math.min(within.y + within.height - HEIGHT - 10, Math.max(within.y - 10, at.y + dy)),
  }));
  const hidden = (slip: Point): number =>
    [...others, at].filter(({ x, y }) => x > slip.x - 12 && x < slip.x + width + 12 && y > slip.y - 12 && y < slip.y + HEIGHT + 12).length;
  const slip = slips.reduce((best, each) => (hidden(each) < hidden(best) ? each : best));
  const card = { ...slip, width, height: HEIGHT };
  const tie = { x: Math.min(slip.x + width - 20, Math.max(slip.x + 20, at.x)), y: Math.min(slip.y + HEIGHT, Math.max(slip.y, at.y)) };
  drawPolyline(g, [at.x, tie.x], [at.y, tie.y], { color: theme.vermilion, width: 3 });
  fillRoundRect(g, card, 12, theme.card);
  strokeRoundRect(g, card, 12, theme.vermilion, 3);
  drawText(g, words, slip.x + width / 2, slip.y + 42, { size: SIZE.small, color: theme.ink, align: "center" });
  drawText(g, value, slip.x + width / 2, slip.y + 98, { size: VALUE_SIZE, weight: 700, color: theme.vermilion, align: "center" });
}
