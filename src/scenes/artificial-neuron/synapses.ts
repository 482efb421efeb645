import { drawArrow, drawText, ease, fillRoundRect, mixColor, SIZE, type Context2D, type Theme } from "#look";
import type { UnitState } from "#sim";
import { BOUTON, CLEFT, MEMBRANE, PRODUCT_X, ROWS, rowHeight, rowY, TANK, WEIGHT_X } from "./layout.ts";

/** Messengers of an input of 1, and receptors of a weight of 1. */
const MESSENGERS = 10;
const RECEPTORS = 3;

/** Blue excites, ochre inhibits. */
export function signColor(theme: Theme, value: number): string {
  return value < 0 ? theme.series[1] : theme.series[0];
}

/** Every input: its ending, the messengers in the cleft, the receptors that take them, and the product. */
export function drawSynapses(g: Context2D, theme: Theme, state: UnitState): void {
  const count = state.inputs.length;
  g.strokeStyle = mixColor(theme.inkSoft, theme.paper, 0.3);
  g.lineWidth = 8;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(MEMBRANE + 8, rowY(0, count) - rowHeight(count) / 2 + 6);
  g.lineTo(MEMBRANE + 8, rowY(count - 1, count) + rowHeight(count) / 2 - 6);
  g.stroke();
  state.inputs.forEach((input, i) => {
    const y = rowY(i, count);
    drawBouton(g, theme, input, y, Math.min(84, rowHeight(count) - 14));
    drawReceptors(g, theme, state.weights[i]!, y, rowHeight(count));
    drawMessengers(g, theme, input, i, y, rowHeight(count), state.progress.travel);
    drawProduct(g, theme, state, i, y);
  });
}

function drawBouton(g: Context2D, theme: Theme, input: number, y: number, height: number): void {
  fillRoundRect(g, { x: BOUTON.x - 40, y: y - height * 0.16, width: 90, height: height * 0.32 }, 8, mixColor(theme.series[3], theme.paper, 0.55));
  fillRoundRect(g, { x: BOUTON.x + 16, y: y - height / 2, width: BOUTON.width - 16, height }, height / 2, mixColor(theme.series[3], theme.paper, 0.55));
  drawText(g, input.toFixed(1), BOUTON.x + 84, y + 2, { size: SIZE.label, weight: 700, color: theme.ink, align: "center", baseline: "middle" });
}

/** As many as the input is strong; they leave together and spread. */
function drawMessengers(g: Context2D, theme: Theme, input: number, row: number, y: number, height: number, travel: number): void {
  const count = Math.round(input * MESSENGERS);
  const spread = Math.min(88, height - 26);
  g.fillStyle = theme.series[3];
  g.globalAlpha = travel >= 1 ? 0.35 : 1;
  g.beginPath();
  for (let k = 0; k < count; k++) {
    const lag = ((k * 7 + row * 3) % MESSENGERS) / MESSENGERS;
    const way = ease((travel - lag * 0.4) / 0.6);
    const x = CLEFT.from + 6 + (CLEFT.to - CLEFT.from - 26) * way - (1 - way) * 30;
    if (way <= 0) continue;
    const at = y + ((k + 0.5) / MESSENGERS - 0.5 + (MESSENGERS - count) / (2 * MESSENGERS)) * spread * (0.5 + 0.5 * way);
    g.moveTo(x + 7, at);
    g.arc(x, at, 7, 0, 2 * Math.PI);
  }
  g.fill();
  g.globalAlpha = 1;
}

/** Cups on the membrane, as many as the weight is large; the weight beside them. */
function drawReceptors(g: Context2D, theme: Theme, weight: number, y: number, height: number): void {
  const wanted = Math.abs(weight) * RECEPTORS;
  const pitch = Math.min(22, (height - 14) / (2 * RECEPTORS));
  const color = signColor(theme, weight);
  const count = Math.ceil(wanted - 1e-9);
  g.lineWidth = Math.min(6, pitch * 0.3);
  g.strokeStyle = color;
  g.lineCap = "round";
  for (let k = 0; k < count; k++) {
    const at = y + (k - (count - 1) / 2) * pitch;
    g.globalAlpha = Math.min(1, wanted - k);
    g.beginPath();
    g.moveTo(MEMBRANE - 24, at - pitch * 0.3);
    g.lineTo(MEMBRANE - 10, at);
    g.lineTo(MEMBRANE - 24, at + pitch * 0.3);
    g.moveTo(MEMBRANE - 10, at);
    g.lineTo(MEMBRANE + 26, at);
    g.stroke();
  }
  g.globalAlpha = 1;
  drawText(g, `×${print(weight)}`, WEIGHT_X, y + 2, { size: SIZE.label, weight: 700, color, align: "center", baseline: "middle" });
}

/** Appears once weighed; while it is added up, an arrow leads to the tank. */
function drawProduct(g: Context2D, theme: Theme, { products, inputs, progress }: UnitState, i: number, y: number): void {
  const count = inputs.length;
  const color = signColor(theme, products[i]!);
  g.globalAlpha = progress.weigh;
  drawText(g, `${products[i]! < 0 ? "" : "+"}${print(products[i]!)}`, PRODUCT_X, y + 2, { size: SIZE.label, weight: 700, color, align: "center", baseline: "middle" });
  const added = Math.min(1, Math.max(0, progress.sum * count - i));
  g.globalAlpha = added > 0 ? 1 : 0.25 * progress.weigh;
  const lively = added > 0 && added < 1;
  drawArrow(g, { x: PRODUCT_X + 62, y }, { x: TANK.x - 8, y: Math.min(ROWS.bottom - 30, Math.max(ROWS.top + 20, y)) }, { color: lively ? theme.vermilion : color, width: lively ? 6 : 3 });
  g.globalAlpha = 1;
}

/** Two digits, a true minus. */
export function print(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace("-", "−");
}
