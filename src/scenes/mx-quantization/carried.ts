import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { BlockRunState } from "#sim";
import { doorBox } from "./layout.ts";
import { followedIndex } from "./print.ts";

/** The locker that is followed. */
export function box(state: BlockRunState, { theme }: View): CarriedShape {
  return boxShape(doorBox(followedIndex(state)), 10, mixColor(theme.card, theme.series[0], 0.55));
}

/** All 32 lockers, which share one scale. */
export function block({ values }: BlockRunState, { theme }: View): CarriedShape {
  const [first, last] = [doorBox(0), doorBox(values.length - 1)];
  const bounds = { x: first.x, y: first.y, width: last.x + last.width - first.x, height: last.y + last.height - first.y };
  return boxShape(bounds, 10, mixColor(theme.card, theme.series[0], 0.3));
}
