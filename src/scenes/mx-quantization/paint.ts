import { drawText, ramp, SIZE, type Context2D, type View } from "#look";
import { schemes, type BlockRunState } from "#sim";
import { drawBits } from "./bits.ts";
import { LEFT, MAP } from "./layout.ts";
import { drawMap } from "./map.ts";
import { caption } from "./print.ts";
import { drawSizeBar } from "./size-bar.ts";
import { drawStory } from "./story.ts";
import { drawValues } from "./values.ts";

/** One box of 32 values above; below it what happens to the one that is told of, and at last how much room they take. */
export function paint(g: Context2D, state: BlockRunState, { theme }: View): void {
  const { format, block, progress } = state;
  drawText(g, caption(state), LEFT, 58, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, schemes[format].title.zh, MAP.x - 24, 58, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  drawMap(g, theme, MAP, progress.scale === 1 ? block.scaleExponent : null);
  drawValues(g, theme, state);
  drawSizeBar(g, theme, state);
  const crossed = ramp(progress.divide, 0, 0.1);
  if (crossed > 0) drawStory(g, theme, state, crossed);
  // Last, since the map flies over the box.
  if (crossed < 1) drawBits(g, theme, state, 1 - crossed);
}
