import { drawText, fillRoundRect, SIZE, type Context2D, type View } from "#look";
import type { RouterStreamState } from "#sim";
import { BYPASS, EDGE, PANEL, STALL } from "./layout.ts";
import { drawMeter } from "./meter.ts";
import { drawRouter } from "./router-panel.ts";
import { drawStalls } from "./stalls.ts";
import { drawBypass, drawTokens } from "./travel.ts";

/** Tokens from the left, scored in the middle, seated at the stalls on the right; whom no stall seats goes round below. */
export function paint(g: Context2D, state: RouterStreamState, view: View): void {
  const { theme } = view;
  const head = { size: SIZE.small, color: theme.inkSoft };
  drawText(g, `第 ${state.batch + 1} 批`, EDGE, 40, head);
  drawText(g, `打分，取前 ${state.k}`, PANEL.x + PANEL.width / 2, 40, { ...head, align: "center" });
  drawText(g, `每窗 ${state.capacity} 座`, STALL.x + 10, 40, head);
  drawText(g, "专家", STALL.name, 40, { ...head, align: "right" });

  drawBypass(g, state, view);
  drawRouter(g, state, view);
  drawStalls(g, state, view);
  drawMeter(g, state, view);
  drawTokens(g, state, view);

  drawText(g, "没座的走残差，绕过去", PANEL.x + PANEL.width / 2, BYPASS.y + 62, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, `绕行 ${state.droppedTotal} 次`, STALL.name, BYPASS.y + 62, { size: SIZE.small, weight: 700, color: state.droppedTotal > 0 ? theme.vermilion : theme.inkSoft, align: "right" });
  if (!state.balancing) return;
  fillRoundRect(g, { x: EDGE, y: BYPASS.y + 41, width: 30, height: 16 }, 5, theme.series[1]);
  drawText(g, "偏置：只管挑选", EDGE + 42, BYPASS.y + 62, { size: SIZE.small, color: theme.ink });
}

/** A picture without anybody under way is made of these alone; while something moves it is the instant's own. */
export function frameKey(state: RouterStreamState): string {
  if (state.waiting.length + state.flying.length > 0 || state.emptied > 0) return `at ${state.tMs}`;
  return ["still", state.batch, state.routed, state.droppedTotal, state.capacityFactor, state.balancing, state.focus, state.balanceLoss].join(" ");
}
