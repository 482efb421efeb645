import { drawAxes, drawBar, drawText, SIZE, type Context2D, type View } from "#look";
import { largestLeanRad, yieldStressPa, type ChopstickState } from "#sim";
import { BARS, CHART } from "./layout.ts";

const MAX_PERCENT = 12;

/** How far a stick may lean, against the rice; the band is the span between a smooth and a rough stick. */
export function drawChart(g: Context2D, state: ChopstickState, { theme }: View): void {
  const axes = drawAxes(g, theme, {
    box: CHART,
    x: { domain: [0, MAX_PERCENT], ticks: 6, label: "米", unit: "%" },
    y: { domain: [0, 90], ticks: 4, label: "最多能歪", unit: "°" },
  });
  const stick = { lengthM: 0.24, diameterM: 0.006, densityKgM3: state.densityKgM3 };
  const limits = (surface: "rough" | "smooth"): [number, number][] =>
    Array.from({ length: 121 }, (_, i) => {
      const percent = (i / 120) * MAX_PERCENT;
      const deg = (largestLeanRad(stick, state.depthCm / 100, yieldStressPa(percent), surface) * 180) / Math.PI;
      return [axes.x(percent), axes.y(deg)];
    });
  const rough = limits("rough");
  const smooth = limits("smooth");

  g.fillStyle = theme.right;
  g.globalAlpha = 0.16;
  g.beginPath();
  rough.forEach(([x, y]) => g.lineTo(x, y));
  g.lineTo(axes.x(MAX_PERCENT), axes.y(0));
  g.lineTo(axes.x(0), axes.y(0));
  g.fill();
  g.globalAlpha = 0.4;
  g.beginPath();
  rough.forEach(([x, y]) => g.lineTo(x, y));
  smooth.toReversed().forEach(([x, y]) => g.lineTo(x, y));
  g.fill();
  g.globalAlpha = 1;
  drawText(g, "立得住", axes.x(9.1), axes.y(26), { size: SIZE.small, weight: 700, color: theme.right });
  drawText(g, "立不住", axes.x(2.7), axes.y(58), { size: SIZE.small, weight: 700, color: theme.wrong });

  const x = axes.x(Math.min(MAX_PERCENT, state.ricePercent));
  const y = axes.y(state.leanDeg);
  g.fillStyle = theme.vermilion;
  g.strokeStyle = theme.card;
  g.lineWidth = 4;
  g.beginPath();
  g.arc(x, y, 14, 0, 2 * Math.PI);
  g.fill();
  g.stroke();
  drawCouples(g, state, theme);
}

/** The couple that tips against the couple that the congee can take, on one scale. */
function drawCouples(g: Context2D, state: ChopstickState, theme: View["theme"]): void {
  const full = Math.max(4, state.holdingMnm, state.tippingMnm);
  const bar = (y: number) => ({ x: BARS.x, y, width: BARS.width, height: BARS.height });
  drawBar(g, theme, {
    box: bar(BARS.first), fraction: state.afloat ? 0 : state.tippingMnm / full, color: theme.vermilion,
    label: "重力要扳倒它", valueText: state.afloat ? "—" : `${state.tippingMnm.toFixed(2)} mN m`,
  });
  drawBar(g, theme, {
    box: bar(BARS.second), fraction: state.holdingMnm / full, color: theme.series[0],
    label: "粥最多扛得住", valueText: `${state.holdingMnm.toFixed(2)} mN m`,
  });
}
