import type { Context2D } from "./context.ts";
import { drawBracket } from "./marks.ts";
import { fillRoundRect } from "./shapes.ts";
import { drawText } from "./text.ts";
import type { Theme } from "./theme.ts";
import { SIZE } from "./type.ts";

export interface BitGroup {
  readonly digits: string;
  readonly label: string;
  /** 0 plain … 1 lit in vermilion. */
  readonly lit: number;
}

/** Bits in cells of 37×50 px, each group under a bracket with its name; 108 px high. Multiplies the context's alpha. */
export function drawBitRow(g: Context2D, theme: Theme, { x, y, groups }: { readonly x: number; readonly y: number; readonly groups: readonly BitGroup[] }): void {
  const alpha = g.globalAlpha;
  const dimmest = Math.max(...groups.map(({ lit }) => lit));
  let left = x;
  for (const { digits, label, lit } of groups) {
    for (const [i, digit] of [...digits].entries()) {
      const cell = { x: left + i * CELL + 2, y, width: CELL - 4, height: HEIGHT };
      g.globalAlpha = alpha * (1 - 0.4 * (dimmest - lit));
      fillRoundRect(g, cell, 5, theme.card);
      const faded = g.globalAlpha;
      g.globalAlpha = alpha * lit;
      fillRoundRect(g, cell, 5, theme.vermilion);
      g.globalAlpha = faded;
      drawText(g, digit, cell.x + cell.width / 2, y + HEIGHT / 2 + 1, {
        size: SIZE.small,
        color: lit > 0.5 ? theme.card : theme.ink,
        align: "center",
        baseline: "middle",
      });
    }
    const right = left + digits.length * CELL;
    const color = lit > 0.5 ? theme.vermilion : theme.inkSoft;
    drawBracket(g, { x: right - 4, y: y + HEIGHT + 6 }, { x: left + 4, y: y + HEIGHT + 6 }, { color, label });
    left = right + GROUP_GAP;
  }
  g.globalAlpha = alpha;
}

/** Width of a row of so many bits in so many groups, px. */
export function bitRowWidth(bits: number, groups: number): number {
  return bits * CELL + (groups - 1) * GROUP_GAP;
}

const CELL = 37;
const HEIGHT = 50;
const GROUP_GAP = 14;
