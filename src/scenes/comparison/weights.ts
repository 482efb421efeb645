import { drawText, fillRoundRect, KAI, mix, printValue, withAlpha, type Context2D, type Theme } from "#look";
import type { ComparisonState, Side } from "./simulate.ts";

const PIVOT = { x: 660, y: 176 } as const;
const ARM = 390;
const HANG = 236;
const MOST_TILT = 0.2;
const BLOCK = 158;
const BARS = { base: 540, height: 380, width: 230, left: 330, right: 990 } as const;

/** Names cannot pass one another: they go and come back. */
function nameAlpha({ swapped }: ComparisonState, shown: number): number {
  return shown * Math.max(0, 1 - 3 * Math.min(swapped, 1 - swapped));
}

/** Both sides where they stand now: on a swap one goes over, the other under. */
function places({ left, right, swapped }: ComparisonState, from: number, to: number) {
  const arc = Math.sin(Math.PI * swapped);
  return [
    { side: left, color: 0, x: mix(from, to, swapped), lift: -110 * arc },
    { side: right, color: 1, x: mix(to, from, swapped), lift: 110 * arc },
  ] as const;
}

/** A beam balance; a block's area is its value, and the beam leans by the difference. */
export function drawScales(g: Context2D, theme: Theme, state: ComparisonState): void {
  const { balance, weighed, swapped } = state;
  const tilt = MOST_TILT * Math.tanh(2.5 * balance) * weighed * (1 - 2 * swapped);
  const [dx, dy] = [ARM * Math.cos(tilt), ARM * Math.sin(tilt)];
  g.strokeStyle = theme.ink;
  g.lineCap = "round";
  g.lineWidth = 12;
  line(g, PIVOT.x, PIVOT.y, PIVOT.x, 628);
  fillRoundRect(g, { x: PIVOT.x - 110, y: 620, width: 220, height: 20 }, 10, theme.ink);
  line(g, PIVOT.x - dx, PIVOT.y - dy, PIVOT.x + dx, PIVOT.y + dy);
  g.fillStyle = theme.vermilion;
  g.beginPath();
  g.arc(PIVOT.x, PIVOT.y, 17, 0, 2 * Math.PI);
  g.fill();
  for (const end of [-1, 1]) drawPan(g, theme, PIVOT.x + end * dx, PIVOT.y + end * dy);

  const most = Math.max(state.left.value, state.right.value) || 1;
  for (const { side, color, x, lift } of places(state, PIVOT.x - dx, PIVOT.x + dx)) {
    // The pan under it: the beam is straight, so its height follows from x.
    const pan = PIVOT.y + Math.tan(tilt) * (x - PIVOT.x) + HANG;
    const size = Math.max(6, BLOCK * Math.sqrt(side.value / most)) * mix(0.6, 1, side.shown);
    g.globalAlpha = side.shown;
    fillRoundRect(g, { x: x - size / 2, y: pan - size + lift - 60 * (1 - side.shown), width: size, height: size }, Math.min(12, size / 4), theme.series[color]);
    g.globalAlpha = 1;
    drawName(g, theme, state, side, theme.series[color], mix(PIVOT.x - 400, PIVOT.x + 400, (x - (PIVOT.x - dx)) / (2 * dx)), 566 + lift * 0.3);
  }
}

function drawPan(g: Context2D, theme: Theme, x: number, y: number): void {
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 3;
  line(g, x, y, x - 116, y + HANG);
  line(g, x, y, x + 116, y + HANG);
  fillRoundRect(g, { x: x - 132, y: y + HANG, width: 264, height: 14 }, 7, theme.ink);
}

/** Two bars on one line, heights to scale. */
export function drawBars(g: Context2D, theme: Theme, state: ComparisonState): void {
  const most = Math.max(state.left.value, state.right.value) || 1;
  for (const { side, color, x, lift } of places(state, BARS.left, BARS.right)) {
    const height = Math.max(4, (BARS.height * side.value) / most) * side.shown;
    g.fillStyle = theme.series[color];
    if (side.shown > 0) g.fillRect(x - BARS.width / 2, BARS.base - height, BARS.width, height);
    drawText(g, valueText(state, side), x, BARS.base - height - 22, { size: 62, weight: 700, color: withAlpha(theme.ink, nameAlpha(state, side.shown)), align: "center", maxWidth: 560 });
    drawText(g, side.label, x, 606 + lift * 0.3, { size: 46, weight: 700, family: KAI, color: withAlpha(theme.ink, nameAlpha(state, side.shown)), align: "center", maxWidth: 600 });
  }
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 4;
  line(g, 60, BARS.base, 1260, BARS.base);
}

function drawName(g: Context2D, theme: Theme, state: ComparisonState, side: Side, color: string, x: number, y: number): void {
  const alpha = nameAlpha(state, side.shown);
  if (alpha <= 0) return;
  drawText(g, valueText(state, side), x, y, { size: 62, weight: 700, color: withAlpha(theme.ink, alpha), align: "center", maxWidth: 480 });
  drawText(g, side.label, x, y + 60, { size: 46, weight: 700, family: KAI, color: withAlpha(theme.ink, alpha), align: "center", maxWidth: 480 });
  fillRoundRect(g, { x: x - 60, y: y + 78, width: 120 * alpha, height: 8 }, 4, color);
}

function valueText({ unit }: ComparisonState, { value }: Side): string {
  return `${printValue(value, { wan: true })}${unit === "" ? "" : ` ${unit}`}`;
}

function line(g: Context2D, x1: number, y1: number, x2: number, y2: number): void {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}
