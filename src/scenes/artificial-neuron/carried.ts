import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { UnitState } from "#sim";
import { TANK } from "./layout.ts";

/** What became of the cell body: the tank in which everything is added up. */
export function cell(_: UnitState, { theme }: View): CarriedShape {
  return boxShape(TANK, 12, mixColor(theme.card, theme.series[0], 0.45));
}
