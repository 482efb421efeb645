import { discShape, mixColor, rodShape, type CarriedShape, type View } from "#look";
import type { ManyInState } from "#sim";
import { AXON_END, SOMA } from "./layout.ts";

/** The cell body. */
export function cell(_: ManyInState, { theme }: View): CarriedShape {
  return discShape(SOMA, SOMA.radius, mixColor(theme.card, theme.series[2], 0.45));
}

/** The fibre that leads away from it. */
export function axon(_: ManyInState, { theme }: View): CarriedShape {
  return rodShape({ x: SOMA.x + SOMA.radius - 8, y: SOMA.y }, { x: AXON_END, y: SOMA.y }, 22, mixColor(theme.card, theme.series[2], 0.45));
}
