import { drawText, ease, fillRoundRect, mix, mixColor, ramp, SIZE, traceRibbon, type Context2D, type Theme } from "#look";
import type { UnitState } from "#sim";
import { BOUTON, CLEFT, MEMBRANE, PRODUCT_X, ROWS, rowHeight, rowY, TANK, WEIGHT_X } from "./layout.ts";

/** Messengers of an input of 1, and receptors of a weight of 1. */
const MESSENGERS = 10;
const RECEPTORS = 3;
/** Of the stream, in row heights: how far below the row's middle, its width for a product of 1, and its most. */
const STREAM = { below: 0.08, one: 0.4, most: 0.44 } as const;

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
    drawStream(g, theme, state, i, y, rowHeight(count));
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
    g.moveTo(x + 9, at);
    g.arc(x, at, 9, 0, 2 * Math.PI);
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
  drawText(g, `×${print(weight)}`, WEIGHT_X, numberY(y, height), { size: SIZE.label, weight: 700, color, align: "center", baseline: "middle" });
}

/** What an input has become: a stream as wide as its product, which runs into the tank when its turn comes. */
function drawStream(g: Context2D, theme: Theme, { products, inputs, progress }: UnitState, i: number, y: number, height: number): void {
  const count = inputs.length;
  const product = products[i]!;
  const width = Math.max(3, height * Math.min(STREAM.most, Math.abs(product) * STREAM.one));
  const at = y + STREAM.below * height;
  const way = [{ x: MEMBRANE + 26, y: at }, { x: PRODUCT_X + 70, y: at }, { x: TANK.x + 2, y: streamY(at) }];
  const color = signColor(theme, product);
  const added = ramp(progress.sum * count - i, 0, 1);
  const stream = (to: number, fill: string) => {
    g.save();
    g.beginPath();
    g.rect(MEMBRANE, 0, (TANK.x - MEMBRANE) * to, 742);
    g.clip();
    traceRibbon(g, way, [width]);
    g.fillStyle = fill;
    g.fill();
    g.restore();
  };
  if (progress.weigh > 0) stream(0.82 * ease(progress.weigh), mixColor(theme.paper, color, 0.4));
  if (added > 0) stream(mix(0.82, 1, added), mixColor(theme.paper, color, added < 1 ? 0.8 : 0.5));
}

/** Where a row's stream runs into the tank. */
function streamY(y: number): number {
  return Math.min(ROWS.bottom - 40, Math.max(ROWS.top + 30, y));
}

/** Appears once weighed. */
function drawProduct(g: Context2D, theme: Theme, { products, inputs, progress }: UnitState, i: number, y: number): void {
  const color = signColor(theme, products[i]!);
  g.globalAlpha = progress.weigh;
  drawText(g, `${products[i]! < 0 ? "" : "+"}${print(products[i]!)}`, PRODUCT_X, numberY(y, rowHeight(inputs.length)), { size: SIZE.label, weight: 700, color, align: "center", baseline: "middle" });
  g.globalAlpha = 1;
}

/** Numbers stand on the stream. */
function numberY(y: number, height: number): number {
  return y + (STREAM.below - STREAM.most / 2) * height - 18;
}

/** Two digits, a true minus. */
export function print(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace("-", "−");
}
