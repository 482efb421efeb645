import { drawAxes, drawPolyline, drawText, SIZE, withAlpha, type Axes, type Context2D, type Theme } from "#look";
import type { FloatChaosState } from "#sim";
import { GAP, ORBITS } from "./layout.ts";
import { ruleOf } from "./print.ts";

/** Points closer than this have no marks. */
const MARKED_PX = 9;
/** The gap is drawn by its power of ten: a gap of 10⁻⁵ leaves about five digits the same. */
const LEAST_DECADE = -17;
/** Above a gap of 1, in powers of ten, so that its number does not touch the axis's name. */
const HEADROOM = 1.4;

/** The last steps of both orbits, and below them how many digits they still share: their gap on a scale of powers of ten. */
export function drawPlots(g: Context2D, theme: Theme, state: FloatChaosState): void {
  const { step, progress, windowSteps, fromStep, a, b, pastGap } = state;
  const last = Math.max(windowSteps - 1, step + progress);
  const domain = [last - windowSteps + 1, last] as const;
  const whole = (value: number) => (Number.isInteger(value) && value >= state.countedFrom ? String(value - state.countedFrom) : "");
  const x = { domain, ticks: 6, label: "走了几步", unit: "", format: whole };
  const upper = drawAxes(g, theme, { box: ORBITS, x: { ...x, label: "", format: () => "" }, y: { domain: [0, 1], ticks: 3, label: `每步 x ← ${ruleOf(a)}`, unit: "" } });
  const lower = drawAxes(g, theme, { box: GAP, x, y: { domain: [LEAST_DECADE, HEADROOM], ticks: 4, format: (power) => `${Math.abs(power)} 位`, label: "大约还有几位相同", unit: "" } });
  const steps = Array.from(pastGap, (_, n) => fromStep + n);
  const px = steps.map((n) => upper.x(n));
  const spacing = ORBITS.width / (windowSteps - 1);
  g.save();
  g.beginPath();
  g.rect(ORBITS.x, ORBITS.y - 12, ORBITS.width + 14, GAP.y + GAP.height - ORBITS.y + 24);
  g.clip();
  drawRounds(g, theme, state, upper);
  [a, b].forEach((orbit, i) => {
    const ys = Array.from(orbit.past, (value) => upper.y(value));
    drawPolyline(g, px, ys, { color: withAlpha(theme.series[i]!, spacing < MARKED_PX ? 0.9 : 0.55), width: i === 0 ? 4 : 3 });
    if (spacing < MARKED_PX) return;
    g.fillStyle = theme.series[i]!;
    g.beginPath();
    px.forEach((at, n) => { traceMark(g, i, at, ys[n]!, n === px.length - 1 ? 10 : 5.5); });
    g.fill();
  });
  drawPolyline(g, px, Array.from(pastGap, (gap) => (gap === 0 ? NaN : lower.y(Math.max(LEAST_DECADE, Math.log10(gap))))), { color: theme.vermilion, width: 5 });
  g.restore();
  drawParting(g, theme, state, upper, domain);
}

/** Circles for the first orbit, squares for the second: not by colour alone. */
export function drawMark(g: Context2D, orbit: number, x: number, y: number, radius: number): void {
  g.beginPath();
  traceMark(g, orbit, x, y, radius);
  g.fill();
}

function traceMark(g: Context2D, orbit: number, x: number, y: number, radius: number): void {
  if (orbit === 0) {
    g.moveTo(x + radius, y);
    g.arc(x, y, radius, 0, 2 * Math.PI);
  } else g.rect(x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7);
}

/** The latest round of an orbit that closed, shaded. */
function drawRounds(g: Context2D, theme: Theme, { a, b, step }: FloatChaosState, { x }: Axes): void {
  [a, b].forEach(({ closed, cycleLength, closesAtStep }, i) => {
    if (!closed || step - closesAtStep! < cycleLength!) return;
    g.fillStyle = withAlpha(theme.series[i]!, 0.16);
    const half = ORBITS.height / 2;
    g.fillRect(x(step - cycleLength!), ORBITS.y + i * half, x(step) - x(step - cycleLength!), half);
  });
}

function drawParting(g: Context2D, theme: Theme, { partsAtStep, step, countedFrom }: FloatChaosState, { x }: Axes, [from]: readonly [number, number]): void {
  if (partsAtStep === null || partsAtStep > step || partsAtStep < from) return;
  const at = x(partsAtStep);
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 3;
  g.setLineDash([8, 8]);
  g.beginPath();
  g.moveTo(at, ORBITS.y - 6);
  g.lineTo(at, GAP.y + GAP.height);
  g.stroke();
  g.setLineDash([]);
  const left = at > ORBITS.x + ORBITS.width / 2;
  drawText(g, `第 ${partsAtStep - countedFrom} 步分家`, at + (left ? -12 : 12), GAP.y + GAP.height - 18, { size: SIZE.small, weight: 700, color: theme.vermilion, align: left ? "right" : "left" });
}
