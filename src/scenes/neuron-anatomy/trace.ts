import { drawAxes, drawPolyline, drawText, SIZE, type Context2D, type View } from "#look";
import type { ManyInState } from "#sim";
import { PLOT } from "./layout.ts";

const RANGE_MV = [-85, -35] as const;

/** The sum over the latest while; a spike is a stroke to the top, as the model says when, not how it looks. */
export function drawTrace(g: Context2D, { trace, modelMs, thresholdMv }: ManyInState, { theme }: View): void {
  const axes = drawAxes(g, theme, {
    box: PLOT,
    x: { domain: [-trace.windowMs, 0], ticks: 4, label: "现在往前", unit: "ms" },
    y: { domain: RANGE_MV, ticks: 3, label: "膜电位", unit: "mV" },
  });
  const threshold = axes.y(thresholdMv);
  g.strokeStyle = theme.ink;
  g.lineWidth = 3;
  g.setLineDash([12, 8]);
  g.beginPath();
  g.moveTo(PLOT.x, threshold);
  g.lineTo(PLOT.x + PLOT.width, threshold);
  g.stroke();
  g.setLineDash([]);
  drawText(g, "门槛", PLOT.x + PLOT.width + 8, threshold, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  g.save();
  g.beginPath();
  g.rect(PLOT.x, PLOT.y - 6, PLOT.width + 4, PLOT.height + 6);
  g.clip();
  drawPolyline(g, trace.tMs.map((ms) => axes.x(ms - modelMs)), trace.vMv.map((mv) => axes.y(mv)), { color: theme.vermilion, width: 5 });
  for (const ms of trace.spikesMs) {
    const x = axes.x(ms - modelMs);
    drawPolyline(g, [x, x], [threshold, PLOT.y], { color: theme.vermilion, width: 5 });
  }
  g.restore();
}
