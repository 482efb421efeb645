import { drawText, SIZE, type Context2D, type View } from "#look";
import type { ManyInState } from "#sim";
import { drawAxon, drawDendrites, drawSoma } from "./cell.ts";
import { PANEL, SOMA, SYNAPSES } from "./layout.ts";
import { drawTrace } from "./trace.ts";

/** The cell from left to right: many in, one sum, one out; below, the sum over time. */
export function paint(g: Context2D, state: ManyInState, view: View): void {
  const { theme } = view;
  drawDendrites(g, state, theme);
  drawAxon(g, state, theme);
  drawSoma(g, state, theme);
  const heading = { size: SIZE.label, weight: 700, color: theme.ink } as const;
  drawText(g, "树突：很多进", SYNAPSES.x - 36, 58, heading);
  drawText(g, "胞体：加起来", SOMA.x, 58, { ...heading, align: "center" });
  drawText(g, "轴突：一个出", PANEL.right, 58, { ...heading, align: "right" });
  drawTrace(g, state, view);
  drawNumbers(g, state, view);
}

function drawNumbers(g: Context2D, state: ManyInState, { theme }: View): void {
  const fired = state.sinceSpikeMs !== null && state.sinceSpikeMs < 12;
  drawText(g, fired ? "过线，放电" : "离门槛还差", PANEL.x, 500, { size: SIZE.small, color: theme.ink });
  const number = fired ? `第 ${state.spikes} 个` : `${Math.max(0, state.thresholdMv - state.vMv).toFixed(1)} mV`;
  drawText(g, number, PANEL.x, 576, { size: SIZE.subtitle, weight: 700, color: theme.vermilion, maxWidth: PANEL.right - PANEL.x });
  drawText(g, `一个输入推 ${Number(state.epspMv.toPrecision(2))} mV`, PANEL.x, 630, { size: SIZE.small, color: theme.ink });
  drawText(g, `简化，慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`, PANEL.x, 690, { size: SIZE.small, color: theme.inkSoft });
}
