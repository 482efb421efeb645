import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { VillagesState } from "#sim";
import { villageBox } from "./layout.ts";

/** The first village: 32 houses under one map. */
export function block({ villages }: VillagesState, { theme }: View): CarriedShape {
  return boxShape(villageBox(0, villages.length), 10, mixColor(theme.card, theme.series[0], 0.3));
}

/** The plot of the first village's first house, where its parcel is to arrive. */
export function box({ villages }: VillagesState, { theme }: View): CarriedShape {
  const { x, y, width, height } = villageBox(0, villages.length);
  const step = (width - 36) / villages[0]!.values.length;
  return boxShape({ x: x + 18, y: y + height / 2, width: step, height: height / 2 - 20 }, 3, mixColor(theme.card, theme.series[0], 0.55));
}
