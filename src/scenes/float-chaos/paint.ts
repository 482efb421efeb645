import { drawPower, drawText, SIZE, type Context2D, type View } from "#look";
import { type FloatChaosState } from "#sim";
import { drawCards } from "./cards.ts";
import { RESULT } from "./layout.ts";
import { drawPlots } from "./plots.ts";
import { printSteps } from "./print.ts";

/** Two orbits on the left, their digits and their fate on the right, the gap in large below. */
export function paint(g: Context2D, state: FloatChaosState, { theme }: View): void {
  drawText(g, headline(state), 34, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, `第 ${printSteps(state.step - state.countedFrom)} 步`, 1300, 50, { size: SIZE.label, weight: 700, color: theme.inkSoft, align: "right" });
  drawPlots(g, theme, state);
  drawCards(g, theme, state);
  drawText(g, "相差", RESULT.x, RESULT.top + 38, { size: SIZE.small, color: theme.ink });
  const [digits, power] = state.gap.toExponential(1).split("e");
  const at = { x: RESULT.x, y: RESULT.top + 112, size: SIZE.title, color: theme.vermilion };
  if (state.gap === 0 || state.gap >= 0.001) drawText(g, state.gap === 0 ? "0" : state.gap.toPrecision(2), at.x, at.y, { ...at, weight: 700 });
  else drawPower(g, { ...at, base: `${digits}×10`, exponent: Number(power) });
}

function headline({ a, b, step, partsAtStep }: FloatChaosState): string {
  if (a.closed && b.closed) return "数就这么多，都绕回来了";
  if (a.closed || b.closed) return "格子太少，有一条绕回来了";
  if (partsAtStep !== null && step >= partsAtStep) return "同一个起点，已经各走各的";
  const same = a.form === b.form && a.precision === b.precision;
  return same ? "同一个式子，同样的精度" : a.form === b.form ? "同一个起点，只差舍入" : "同一个式子，两种写法";
}

/** An orbit moves on at every instant; only two that stand still look the same. */
export function frameKey({ step, countedFrom, progress, stepsPerSecond, a, b }: FloatChaosState): string {
  return `${step} ${countedFrom} ${progress} ${stepsPerSecond} ${a.value} ${b.value} ${a.form} ${b.form} ${a.precision} ${b.precision}`;
}
