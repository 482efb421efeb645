import { drawText, SIZE, type Context2D, type View } from "#look";
import type { UnitState } from "#sim";
import { BOUTON, MEMBRANE, PRODUCT_X, TANK, WEIGHT_X } from "./layout.ts";
import { drawSynapses } from "./synapses.ts";
import { drawAnswer, drawTank } from "./tank.ts";

/** From left to right: signals, receptors, products, the tank of their sum, and what becomes of it. */
export function paint(g: Context2D, state: UnitState, { theme }: View): void {
  drawText(g, "受体有多灵，权重就有多大", BOUTON.x, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  const head = { size: SIZE.small, color: theme.inkSoft, align: "center" } as const;
  drawText(g, "信号 x", BOUTON.x + 84, 106, head);
  drawText(g, "受体", MEMBRANE, 106, head);
  drawText(g, "权重 w", WEIGHT_X, 106, head);
  drawText(g, "x·w", PRODUCT_X, 106, head);
  drawText(g, "加在一起", TANK.x + TANK.width / 2, 106, head);
  drawSynapses(g, theme, state);
  drawTank(g, theme, state);
  drawAnswer(g, theme, state);
  drawText(g, "真突触还讲时间、位置和疲劳，这里略去", 1300, 722, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

/** Everything the picture shows. */
export function frameKey({ inputs, weights, threshold, activation, progress }: UnitState): string {
  return [...inputs, ...weights, threshold, activation, ...Object.values(progress)].join(" ");
}
