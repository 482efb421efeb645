import { boxShape, type CarriedShape, type View } from "#look";
import type { BlockRunState } from "#sim";
import { BAR_WIDTH, BOX, columnX, MIDDLE_Y } from "./layout.ts";
import { followedIndex } from "./print.ts";
import { placeOf } from "./values.ts";

/** The value that is followed, at least a square. */
export function value(state: BlockRunState, { theme }: View): CarriedShape {
  const i = followedIndex(state);
  const length = placeOf(state)(state.values[i]!) - MIDDLE_Y;
  const height = Math.max(BAR_WIDTH, Math.abs(length));
  return boxShape({ x: columnX(i) - BAR_WIDTH / 2, y: length < 0 ? MIDDLE_Y - height : MIDDLE_Y, width: BAR_WIDTH, height }, 4, theme.vermilion);
}

/** The box of all 32, which share one scale. */
export function block(_state: BlockRunState, { theme }: View): CarriedShape {
  return boxShape(BOX, 14, theme.card);
}
