import { drawCard, drawText, mixColor, SIZE, type Context2D, type Theme } from "#look";
import type { MixerState } from "#sim";
import { DESK } from "./layout.ts";

const KNOBS = { x: DESK.x + 108, y: DESK.y + 58, width: 296, height: 256 } as const;
const LEVELS = { x: KNOBS.x + KNOBS.width + 112, width: 118, lamps: 8 } as const;
/** A knob is turned fully at a weight of so much. */
const FULL = 1.5;

/** One layer's table as knobs, the sums of its rows and columns, and the level each stream leaves with. */
export function drawDesk(g: Context2D, theme: Theme, state: MixerState, mostDecades: number): void {
  const { table, signal } = state;
  drawCard(g, theme, DESK);
  const small = { size: SIZE.small, color: theme.inkSoft } as const;
  const n = table.length;
  const pitch = KNOBS.height / n;
  const column = (j: number) => KNOBS.x + ((j + 0.5) * KNOBS.width) / n;
  drawText(g, "从", KNOBS.x + KNOBS.width / 2, DESK.y + 38, { ...small, align: "center" });
  drawText(g, "行和", KNOBS.x + KNOBS.width + 10, DESK.y + 38, small);
  drawText(g, "各路音量", LEVELS.x, DESK.y + 38, small);
  table.forEach((row, i) => {
    const y = KNOBS.y + (i + 0.5) * pitch;
    drawText(g, `到 ${i + 1} 路`, KNOBS.x - 10, y, { ...small, align: "right", baseline: "middle" });
    row.forEach((weight, j) => drawKnob(g, theme, column(j), y, Math.min(30, pitch * 0.4), weight));
    drawSum(g, theme, row.reduce((a, b) => a + b, 0), KNOBS.x + KNOBS.width + 10, y, "left");
    drawLamps(g, theme, Math.abs(signal.at(-1)![i]!), y, Math.min(34, pitch * 0.7), mostDecades);
  });
  const narrow = n > 4;
  drawText(g, "列和", KNOBS.x - 10, KNOBS.y + KNOBS.height + 30, { ...small, align: "right" });
  if (narrow) {
    const sums = table.map((_, j) => table.reduce((total, row) => total + row[j]!, 0));
    drawText(g, `${print(Math.min(...sums))} … ${print(Math.max(...sums))}`, KNOBS.x + 6, KNOBS.y + KNOBS.height + 30, { ...small, color: theme.ink });
  } else table.forEach((_, j) => drawSum(g, theme, table.reduce((total, row) => total + row[j]!, 0), column(j), KNOBS.y + KNOBS.height + 22, "center"));
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

/** Lamps on a scale of powers of ten: one is lit at a level of 1. */
function drawLamps(g: Context2D, theme: Theme, level: number, y: number, height: number, mostDecades: number): void {
  const lit = level <= 0 ? 0 : 1 + (Math.log10(level) / mostDecades) * (LEVELS.lamps - 1);
  const step = LEVELS.width / LEVELS.lamps;
  for (let k = 0; k < LEVELS.lamps; k++) {
    g.fillStyle = k < lit - 0.01 ? (k < 2 ? theme.right : k < 5 ? theme.series[1] : theme.vermilion) : theme.inkFaint;
    g.globalAlpha = k < lit - 0.01 ? Math.min(1, 0.3 + 0.7 * (lit - k)) : 1;
    g.fillRect(LEVELS.x + k * step, y - height / 2, step - 4, height);
  }
  g.globalAlpha = 1;
}

function print(sum: number): string {
  return (Math.abs(sum) >= 10 ? sum.toFixed(1) : sum.toFixed(2)).replace("-", "−");
}
