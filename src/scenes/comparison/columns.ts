import { drawCard, drawText, fillRoundRect, fitText, KAI, mix, printValue, ramp, type Context2D, type Theme } from "#look";
import type { ComparisonState } from "./simulate.ts";

const CARD = { y: 96, width: 608, height: 540, left: 40, right: 672 } as const;

/** Two cards whose rows appear together, so that each stands against its counterpart. */
export function drawColumns(g: Context2D, theme: Theme, state: ComparisonState): void {
  const { left, right, swapped, rows, unit } = state;
  const count = Math.max(left.points.length, right.points.length, 1);
  const pitch = Math.min(124, 400 / count);
  for (const [side, color, x] of [[left, theme.series[0], mix(CARD.left, CARD.right, swapped)], [right, theme.series[1], mix(CARD.right, CARD.left, swapped)]] as const) {
    drawCard(g, theme, { x, y: CARD.y, width: CARD.width, height: CARD.height });
    fillRoundRect(g, { x: x + 28, y: CARD.y + 34, width: 12, height: 56 }, 6, color);
    const amount = side.value === 0 ? "" : `${printValue(side.value, { wan: true })}${unit === "" ? "" : ` ${unit}`}`;
    drawText(g, side.label, x + 58, CARD.y + 64, { size: 50, weight: 700, family: KAI, color: theme.ink, baseline: "middle", maxWidth: amount === "" ? 520 : 350 });
    drawText(g, amount, x + CARD.width - 26, CARD.y + 64, { size: 46, weight: 700, color: theme.ink, align: "right", baseline: "middle", maxWidth: 165 });
    side.points.forEach((point, i) => {
      const seen = ramp(rows, i, i + 1);
      if (seen <= 0) return;
      g.save();
      g.globalAlpha = seen;
      const { lines, size, lineHeight } = fitText(g, point, { sizes: [42, 38, 34, 30], width: CARD.width - 92, height: pitch - 2, leading: 1.25 });
      const middle = CARD.y + 128 + pitch * (i + 0.5) + 12 * (1 - seen);
      g.fillStyle = color;
      g.beginPath();
      g.arc(x + 36, middle, 9, 0, 2 * Math.PI);
      g.fill();
      lines.forEach((each, row) => { drawText(g, each, x + 62, middle + (row - (lines.length - 1) / 2) * lineHeight, { size, color: theme.ink, baseline: "middle", maxWidth: CARD.width - 84 }); });
      g.restore();
    });
  }
}
