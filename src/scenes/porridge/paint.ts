import { drawArrow, drawText, SIZE, KAI, type Context2D, type View } from "#look";
import type { ChopstickState } from "#sim";
import { drawBowl, drawGrains, drawSurface } from "./bowl.ts";
import { drawChart } from "./chart.ts";
import { BOWL, PX_PER_CM } from "./layout.ts";

const STICK_CM = 24;

/** Left the bowl with its stick and the forces on it; right where this stick stands on the chart of what congee can hold. */
export function paint(g: Context2D, state: ChopstickState, view: View): void {
  drawBowl(g, view.theme, state.ricePercent);
  drawGrains(g, view.theme, state.ricePercent);
  drawStick(g, state, view);
  drawSurface(g, view.theme, state.ricePercent);
  drawForces(g, state, view);
  drawVerdict(g, state, view);
  drawChart(g, state, view);
}

interface Pose {
  readonly x: number;
  readonly y: number;
  /** Unit vector from the tip in the congee towards the free end. */
  readonly ux: number;
  readonly uy: number;
}

/** The stick turns about the point where it enters; a lying stick drifts until it floats in the middle. */
function poseOf(state: ChopstickState): Pose {
  const lean = (state.leanDeg * Math.PI) / 180;
  const drift = (STICK_CM / 2 - state.depthCm) * PX_PER_CM * Math.sin(lean) ** 4;
  return { x: BOWL.x - drift, y: BOWL.surface, ux: Math.sin(lean), uy: -Math.cos(lean) };
}

function drawStick(g: Context2D, state: ChopstickState, { theme }: View): void {
  const pose = poseOf(state);
  const below = state.depthCm * PX_PER_CM;
  const above = (STICK_CM - state.depthCm) * PX_PER_CM;
  g.save();
  g.translate(pose.x, pose.y);
  g.transform(-pose.uy, pose.ux, -pose.ux, -pose.uy, 0, 0);
  g.fillStyle = theme.name === "light" ? "#8c5a2b" : "#b9854e";
  g.beginPath();
  g.moveTo(-5, below);
  g.lineTo(5, below);
  g.lineTo(9, -above);
  g.lineTo(-9, -above);
  g.closePath();
  g.fill();
  g.fillStyle = theme.vermilion;
  g.fillRect(-9, -above, 18, 46);
  g.restore();
}

function drawForces(g: Context2D, state: ChopstickState, { theme }: View): void {
  if (state.afloat) return;
  const pose = poseOf(state);
  const at = (cm: number) => ({ x: pose.x + pose.ux * cm * PX_PER_CM, y: pose.y + pose.uy * cm * PX_PER_CM });
  const middle = at(STICK_CM / 2 - state.depthCm);
  drawArrow(g, middle, { x: middle.x, y: middle.y + 92 }, { color: theme.vermilion, width: 6 });
  drawText(g, "重力", middle.x + 20, middle.y + 76, { size: SIZE.small, weight: 700, color: theme.vermilion });

  // The congee pushes back along the embedded part, one way above its middle and the other below it:
  // as hard as the weight asks, but never harder than it can.
  const couple = Math.min(state.tippingMnm, state.holdingMnm);
  const reach = 16 + 28 * Math.min(3, couple);
  for (const part of [0.1, 0.3, 0.7, 0.9]) {
    const target = at(-part * state.depthCm);
    const side = part < 0.5 ? 1 : -1;
    const from = { x: target.x - side * pose.uy * (reach + 8), y: target.y + side * pose.ux * (reach + 8) };
    const tip = { x: target.x - side * pose.uy * 8, y: target.y + side * pose.ux * 8 };
    if (couple > 0.1) drawArrow(g, from, tip, { color: theme.series[0], width: 5, head: 20 });
  }
  drawLean(g, state, pose, theme);
}

function drawLean(g: Context2D, state: ChopstickState, pose: Pose, theme: View["theme"]): void {
  const radius = 250;
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.setLineDash([8, 10]);
  g.beginPath();
  g.moveTo(pose.x, pose.y);
  g.lineTo(pose.x, pose.y - radius - 40);
  g.stroke();
  g.setLineDash([]);
  if (state.leanDeg < 0.05) return;
  const end = -Math.PI / 2 + (state.leanDeg * Math.PI) / 180;
  g.beginPath();
  g.arc(pose.x, pose.y, radius, -Math.PI / 2, end);
  g.stroke();
  // Beside the free end while the stick is steep, else above the arc.
  const at = state.leanDeg < 35 ? end : end - ((state.leanDeg / 2) * Math.PI) / 180;
  const x = pose.x + (radius + 14) * Math.cos(at) + (state.leanDeg < 35 ? 26 : 8);
  drawText(g, `${state.leanDeg.toFixed(1)}°`, x, pose.y + (radius + 14) * Math.sin(at), { size: SIZE.body, weight: 700, color: theme.ink });
}

function drawVerdict(g: Context2D, state: ChopstickState, { theme }: View): void {
  const [word, color] = state.afloat
    ? ["倒了，漂着", theme.wrong] as const
    : state.stands ? ["立住了", theme.right] as const : ["立不住", theme.wrong] as const;
  drawText(g, word, 36, 92, { size: SIZE.title, weight: 700, family: KAI, color });
  drawText(g, `米 ${state.ricePercent.toFixed(1)}%`, 36, 152, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, `屈服应力 ${state.yieldPa.toFixed(1)} Pa`, 36, 200, { size: SIZE.body, color: theme.inkSoft });
  if (state.modelMsPerSecond < 999.5)
    drawText(g, `慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`, 36, 246, { size: SIZE.small, color: theme.inkSoft });
}
