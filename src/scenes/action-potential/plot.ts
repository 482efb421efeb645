import { drawAxes, drawPolyline, drawText, SIZE, withAlpha, type Axes, type Context2D, type View } from "#look";
import type { NeuronState } from "#sim";
import { PLOT, PLOT_MV, STIMULUS } from "./layout.ts";

/** The screen of the oscilloscope: potential above, injected current below, on one time axis. */
export function drawPlot(g: Context2D, state: NeuronState, { theme }: View): void {
  const axes = drawAxes(g, theme, {
    box: PLOT,
    x: { domain: [0, state.windowMs], ticks: 0, label: "", unit: "" },
    y: { domain: PLOT_MV, ticks: 4, label: "", unit: "" },
  });
  drawReferences(g, state, { theme }, axes);
  const { sweep, sweepBefore } = state;
  const line = (trace: { readonly tMs: Float64Array; readonly vMv: Float64Array }, color: string, width: number) =>
    drawPolyline(g, trace.tMs.map(axes.x), trace.vMv.map((vMv) => axes.y(Math.min(PLOT_MV[1], Math.max(PLOT_MV[0], vMv)))), { color, width });
  if (sweepBefore !== null) line(sweepBefore, withAlpha(theme.inkSoft, 0.35), 4);
  line(sweep, theme.vermilion, 5);
  drawPen(g, axes.x(sweep.tMs.at(-1)!), axes.y(sweep.vMv.at(-1)!), theme.vermilion);
  drawStimulus(g, state, { theme });
}

/** Levels that explain the trace: what sodium and potassium pull towards, and where the spike is set off. */
function drawReferences(g: Context2D, { drive: { membrane }, thresholdMv }: NeuronState, { theme }: Pick<View, "theme">, axes: Axes): void {
  const levels = [
    { label: "钠平衡", vMv: membrane.eNaMv, color: theme.series[0], nudge: 0 },
    // Threshold and potassium's level lie close: their names make room for each other.
    { label: "门槛", vMv: thresholdMv, color: theme.inkSoft, nudge: -8 },
    { label: "钾平衡", vMv: membrane.eKMv, color: theme.series[1], nudge: 8 },
  ];
  g.save();
  g.setLineDash([14, 10]);
  for (const { label, vMv, color, nudge } of levels) {
    if (vMv === null) continue;
    const y = axes.y(vMv);
    g.strokeStyle = color;
    g.lineWidth = 2.5;
    g.beginPath();
    g.moveTo(PLOT.x, y);
    g.lineTo(PLOT.x + PLOT.width, y);
    g.stroke();
    drawText(g, label, PLOT.x + PLOT.width + 12, y + nudge, { size: SIZE.small, color, baseline: "middle" });
  }
  g.restore();
}

function drawPen(g: Context2D, x: number, y: number, color: string): void {
  g.fillStyle = color;
  g.beginPath();
  g.arc(x, y, 9, 0, 2 * Math.PI);
  g.fill();
}

/** Full scales of the stimulus, uA/cm². */
const SCALES = [20, 50, 100, 200, 300];

function drawStimulus(g: Context2D, { sweep, windowMs }: NeuronState, { theme }: Pick<View, "theme">): void {
  const most = Math.max(...sweep.currentUaPerCm2);
  const least = Math.min(...sweep.currentUaPerCm2);
  const top = SCALES.find((scale) => scale >= most) ?? most;
  const axes = drawAxes(g, theme, {
    box: STIMULUS,
    x: { domain: [0, windowMs], ticks: 4, label: "时间", unit: "ms" },
    y: { domain: [least < 0 ? -top / 2 : 0, top], ticks: 0, label: "刺激电流", unit: "µA/cm²" },
  });
  const corners = [...sweep.currentUaPerCm2].flatMap((current, i) => {
    const before = sweep.currentUaPerCm2[i - 1];
    const last = i === sweep.tMs.length - 1;
    return current === before && !last ? [] : [[sweep.tMs[i]!, before ?? current], [sweep.tMs[i]!, current]] as const;
  });
  drawPolyline(g, corners.map(([tMs]) => axes.x(tMs)), corners.map(([, current]) => axes.y(current)), { color: theme.series[2], width: 5 });
  const now = sweep.currentUaPerCm2.at(-1)!;
  if (now !== 0) drawText(g, String(Number(now.toPrecision(3))).replace("-", "−"), STIMULUS.x + STIMULUS.width + 12, STIMULUS.y + STIMULUS.height / 2, { size: SIZE.label, weight: 700, color: theme.series[2], baseline: "middle" });
}
