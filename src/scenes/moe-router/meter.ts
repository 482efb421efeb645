import { drawText, fillRoundRect, ramp, SIZE, type Context2D, type View } from "#look";
import type { RouterStreamState } from "#sim";
import { EDGE } from "./layout.ts";

const BOX = { x: EDGE, y: 566, width: 272, height: 16 } as const;

/** The balance loss over the last batch's worth of tokens: 1 is even, to the right it crowds. */
export function drawMeter(g: Context2D, state: RouterStreamState, { theme }: View): void {
  const loss = state.balanceLoss;
  const top = Math.max(1.5, 1 + (state.experts / state.k - 1) / 2);
  const at = (value: number) => BOX.x + BOX.width * ramp(value, 1, top);
  const crowded = loss !== null && at(loss) > BOX.x + BOX.width / 3;
  drawText(g, "均衡损失", BOX.x, 532, { size: SIZE.small, color: theme.ink });
  drawText(g, loss === null ? "—" : loss.toFixed(2), BOX.x + BOX.width, 534, { size: 50, weight: 700, color: crowded ? theme.vermilion : theme.ink, align: "right" });
  fillRoundRect(g, BOX, 8, theme.inkFaint);
  // Earlier batches as notches, so that one sees where it came from.
  state.pastLosses.forEach((past) => fillRoundRect(g, { x: at(past) - 2, y: BOX.y, width: 4, height: BOX.height }, 2, theme.inkSoft));
  if (loss !== null) fillRoundRect(g, { x: at(loss) - 7, y: BOX.y - 8, width: 14, height: BOX.height + 16 }, 7, crowded ? theme.vermilion : theme.series[2]);
  drawText(g, "均匀", BOX.x, BOX.y + 58, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, "扎堆", BOX.x + BOX.width, BOX.y + 58, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}
