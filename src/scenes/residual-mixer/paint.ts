import { drawAxes, drawPolyline, drawText, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import type { MixerState } from "#sim";
import { drawDesk } from "./desk.ts";
import { CHART, METER } from "./layout.ts";
import { decadesOf, drawMeter } from "./meter.ts";

const NAMES = { residual: "残差", hc: " HC", mhc: " mHC" } as const;
const HEADLINES = { residual: "残差：原样传下去", hc: "HC：旋钮随便拧", mhc: "mHC：每行每列都加到 1" } as const;

/** The desk of this layer, the meter, and below both the gain layer by layer. */
export function paint(g: Context2D, state: MixerState, { theme }: View): void {
  const decades = decadesOf(state);
  drawText(g, HEADLINES[state.scheme], 20, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, `第 ${Math.floor(state.position)} 层，共 ${state.layers} 层`, METER.x + METER.width, 50, { size: SIZE.body, weight: 700, color: theme.inkSoft, align: "right" });
  drawDesk(g, theme, state);
  drawMeter(g, theme, state, decades);
  drawCourse(g, theme, state, decades);
}

/** Gain after each layer: forwards (what the meter shows) and backwards, as far as the signal has come. */
function drawCourse(g: Context2D, theme: Theme, { gains, layers, position, before }: MixerState, decades: number): void {
  const printed = (decade: number) => (Number.isInteger(decade) ? (decade === 4 ? "1 万" : decade < 4 ? String(10 ** decade) : `10${[...String(decade)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`) : "");
  const { x, y } = drawAxes(g, theme, {
    box: CHART,
    x: { domain: [0, layers], ticks: 8, label: "层", unit: "", format: (value) => (Number.isInteger(value) ? String(value) : "") },
    y: { domain: [-0.5, decades], ticks: 3, label: "放大几倍", unit: "", format: printed },
  });
  const seen = Math.floor(position);
  const xs = [x(0), ...gains.map((_, l) => x(l + 1))];
  const line = (key: "forward" | "backward", until: number) => [y(0), ...gains.map((gain, l) => (l < until ? y(Math.max(-0.5, Math.log10(gain[key]))) : NaN))];
  if (before !== null) {
    const ghost = before.gains.slice(0, layers).map(({ forward }) => y(Math.max(-0.5, Math.log10(forward))));
    drawPolyline(g, xs.slice(0, ghost.length + 1), [y(0), ...ghost], { color: withAlpha(theme.vermilion, 0.35), width: 4 });
    drawText(g, `淡线：刚才的${NAMES[before.scheme]}`, CHART.x + 24, CHART.y + 6, { size: SIZE.small, color: theme.inkSoft, baseline: "top" });
  }
  drawPolyline(g, xs, line("backward", seen), { color: theme.series[4], width: 3.5 });
  drawPolyline(g, xs, line("forward", seen), { color: theme.vermilion, width: 5.5 });
  const right = CHART.x + CHART.width;
  const label = { size: SIZE.small, align: "right" } as const;
  drawText(g, "往前的信号", right - 190, CHART.y - 20, { ...label, weight: 700, color: theme.vermilion });
  drawText(g, "往回的梯度", right, CHART.y - 20, { ...label, weight: 700, color: theme.series[4] });
  drawText(g, "表是随机的；论文 27B 模型：HC 约 3000 倍，mHC 约 1.6 倍", CHART.x, CHART.y + CHART.height + 88, { size: SIZE.small, color: theme.inkSoft });
}

/** Once the signal is through, the desk stands still. */
export function frameKey({ scheme, spread, layers, position, before }: MixerState): string {
  return `${scheme} ${spread} ${layers} ${position} ${before?.scheme ?? ""} ${before?.gains.at(-1)!.forward ?? ""}`;
}
