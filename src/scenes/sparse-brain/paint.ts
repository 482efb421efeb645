import { drawText, SIZE, type Context2D, type View } from "#look";
import type { SparseBrainState } from "#sim";
import { drawBrain } from "./brain.ts";
import { drawMeter, drawNumbers } from "./meter.ts";

/** The brain, beside it its numbers, below it the energy meter. */
export function paint(g: Context2D, state: SparseBrainState, { theme }: View): void {
  const called = state.regions.filter((region) => region.called).length;
  const count = state.regions.length;
  const text = called === 0 ? "歇着：脑子照样点着灯" : called === count ? "全开：血液供不供得起？" : `只叫 ${called} 个脑区，剩下 ${count - called} 个歇着`;
  drawText(g, text, 20, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawBrain(g, theme, state);
  drawNumbers(g, theme, state);
  drawMeter(g, theme, state);
}

/** As far as it can be seen: which dots are lit, and the printed numbers. */
export function frameKey({ regions, powerW, supplyW, energyJ, allOnJ, debtJ }: SparseBrainState): string {
  const lit = regions.map(({ called, firing }) => `${called ? 1 : 0}${firing.join("")}`).join(" ");
  return [powerW.toFixed(3), supplyW, Math.round(energyJ), Math.round(allOnJ), Math.round(debtJ), lit].join(" ");
}
