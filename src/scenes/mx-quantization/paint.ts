import { drawText, ramp, SIZE, type Context2D, type View } from "#look";
import { schemes, type BlockRunState } from "#sim";
import { drawBits } from "./bits.ts";
import { drawDoors } from "./doors.ts";
import { LEFT, MAP, TITLE_Y } from "./layout.ts";
import { drawMap } from "./map.ts";
import { drawNumberLine } from "./number-line.ts";
import { caption, readout, RULE_NAMES } from "./print.ts";
import { drawSizeBar } from "./size-bar.ts";

/** Lockers above, below them what happens to their numbers, at the bottom how much room they take. */
export function paint(g: Context2D, state: BlockRunState, { theme }: View): void {
  const { format, rule, block, progress } = state;
  drawText(g, caption(state), LEFT, 42, { size: SIZE.label, weight: 700, color: theme.ink });
  const named = { size: SIZE.small, color: theme.inkSoft, align: "right" } as const;
  drawText(g, `${schemes[format].title.zh} · ${RULE_NAMES[rule]}`, MAP.x - 24, 40, named);
  drawMap(g, theme, MAP, progress.scale === 1 ? block.scaleExponent : null);
  drawDoors(g, theme, state);
  drawText(g, readout(state), LEFT, TITLE_Y, { size: SIZE.small, color: theme.ink, maxWidth: 860 });
  const crossed = ramp(progress.divide, 0, 0.1);
  if (crossed > 0) drawNumberLine(g, theme, state, crossed);
  drawSizeBar(g, theme, state);
  // Last, since the map flies over the doors.
  if (crossed < 1) drawBits(g, theme, state, 1 - crossed);
}
