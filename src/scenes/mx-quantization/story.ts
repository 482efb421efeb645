import { drawPolyline, drawWords, type Context2D, type Theme } from "#look";
import { schemes, type BlockRunState } from "#sim";
import { BIT_STEP, BOX, CODES_Y, columnX, LEFT, RIGHT, STORY } from "./layout.ts";
import { followedIndex, storyOf } from "./print.ts";

/** What becomes of one value, in large type, tied to its bar: the one thing to look at from the scale on. */
export function drawStory(g: Context2D, theme: Theme, state: BlockRunState, alpha: number): void {
  const middle = columnX(followedIndex(state));
  const top = state.progress.pack > 0 ? CODES_Y + BIT_STEP * schemes[state.format].elementBits : BOX.y + BOX.height + 6;
  g.globalAlpha = alpha;
  drawPolyline(g, [middle, middle], [top, STORY.top], { color: theme.vermilion, width: 4 });
  drawWords(g, storyOf(state, theme), { middle, from: LEFT, to: RIGHT, y: STORY.y, size: STORY.size });
  g.globalAlpha = 1;
}
