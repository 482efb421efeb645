import { drawCard, drawText, mixColor, SIZE, type Context2D, type Theme } from "#look";
import type { MixerState } from "#sim";
import { DESK } from "./layout.ts";

const KNOBS = { x: DESK.x + 34, y: DESK.y + 60, width: 436, height: 240 } as const;
const SUMS_X = KNOBS.x + KNOBS.width + 34;
/** A knob is turned fully at a weight of so much. */
const FULL = 1.5;

/** One layer's table as knobs, with the sums of its rows and columns. */
export function drawDesk(g: Context2D, theme: Theme, { table }: MixerState): void {
  drawCard(g, theme, DESK);
  const n = table.length;
  const pitch = KNOBS.height / n;
  const column = (j: number) => KNOBS.x + ((j + 0.5) * KNOBS.width) / n;
  const sumsY = KNOBS.y + KNOBS.height + 34;
  const small = { size: SIZE.small, color: theme.inkSoft } as const;
  drawText(g, "行和", SUMS_X, DESK.y + 44, small);
  drawText(g, "列和", SUMS_X, sumsY, { ...small, baseline: "middle" });
  table.forEach((row, i) => {
    const y = KNOBS.y + (i + 0.5) * pitch;
    row.forEach((weight, j) => { drawKnob(g, theme, column(j), y, Math.min(30, pitch * 0.44), weight); });
    drawSum(g, theme, row.reduce((a, b) => a + b, 0), SUMS_X, y, "left");
  });
  const sums = table.map((_, j) => table.reduce((total, row) => total + row[j]!, 0));
  if (n > 4) drawText(g, `${print(Math.min(...sums))} … ${print(Math.max(...sums))}`, KNOBS.x + 10, sumsY, { ...small, color: theme.ink, baseline: "middle" });
  else sums.forEach((sum, j) => { drawSum(g, theme, sum, column(j), sumsY, "center"); });
}

/** Turned right of the top for positive weights, left for negative ones; faint when nearly closed. */
function drawKnob(g: Context2D, theme: Theme, x: number, y: number, radius: number, weight: number): void {
  const share = Math.max(-1, Math.min(1, weight / FULL));
  const color = share < 0 ? theme.series[1] : theme.series[0];
  g.fillStyle = mixColor(theme.inkFaint, color, Math.min(1, 0.1 + Math.abs(share) * 1.3));
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
  g.fill();
  const angle = share * 0.75 * Math.PI;
  g.strokeStyle = theme.card;
  g.lineWidth = Math.max(3, radius * 0.2);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x + Math.sin(angle) * radius * 0.2, y - Math.cos(angle) * radius * 0.2);
  g.lineTo(x + Math.sin(angle) * radius * 0.78, y - Math.cos(angle) * radius * 0.78);
  g.stroke();
}

function drawSum(g: Context2D, theme: Theme, sum: number, x: number, y: number, align: CanvasTextAlign): void {
  const even = Math.abs(sum - 1) < 0.005;
  drawText(g, print(sum), x, y, { size: SIZE.small, weight: 700, color: even ? theme.right : theme.vermilion, align, baseline: "middle" });
}

function print(sum: number): string {
  return (Math.abs(sum) >= 10 ? sum.toFixed(1) : sum.toFixed(2)).replace("-", "−");
}
