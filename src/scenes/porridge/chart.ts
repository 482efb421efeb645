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
  const { rough, smooth } = limits(state);
  const place = ({ percent, deg }: Limit) => [axes.x(percent), axes.y(deg)] as const;

  g.fillStyle = theme.right;
  g.globalAlpha = 0.16;
  g.beginPath();
  for (const limit of rough) g.lineTo(...place(limit));
  g.lineTo(axes.x(MAX_PERCENT), axes.y(0));
  g.lineTo(axes.x(0), axes.y(0));
  g.fill();
  g.globalAlpha = 0.4;
  g.beginPath();
  for (const limit of [...rough, ...smooth.toReversed()]) g.lineTo(...place(limit));
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

interface Limit {
  readonly percent: number;
  readonly deg: number;
}

interface Limits {
  readonly rough: readonly Limit[];
  readonly smooth: readonly Limit[];
}

/** Of the latest stick and depth, which seldom change. */
let known: { readonly key: string; readonly limits: Limits } | null = null;

function limits({ densityKgM3, depthCm }: ChopstickState): Limits {
  const key = `${densityKgM3} ${depthCm}`;
  if (known?.key === key) return known.limits;
  const stick = { lengthM: 0.24, diameterM: 0.006, densityKgM3 };
  const along = (surface: "rough" | "smooth"): Limit[] => Array.from({ length: 121 }, (_, i) => {
    const percent = (i / 120) * MAX_PERCENT;
    return { percent, deg: (largestLeanRad(stick, depthCm / 100, yieldStressPa(percent), surface) * 180) / Math.PI };
  });
  known = { key, limits: { rough: along("rough"), smooth: along("smooth") } };
  return known.limits;
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
