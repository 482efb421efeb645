import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { RouterStreamState } from "#sim";
import { rowHeight, rowY, STALL, WIDTH } from "./layout.ts";

/** The stall of one expert: the one the router has fallen for, else the fullest. */
export function expert({ experts, focus, loads }: RouterStreamState, { theme }: View): CarriedShape {
  const fullest = loads.indexOf(Math.max(...loads));
  const row = focus >= 0 ? focus : Math.max(0, fullest);
  const height = rowHeight(experts) - 4;
  return boxShape({ x: STALL.x, y: rowY(row, experts) - height / 2, width: WIDTH - STALL.x, height }, 10, mixColor(theme.card, theme.series[0], 0.55));
}
