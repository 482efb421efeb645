import { drawText, SIZE, type Context2D, type View } from "#look";
import type { FixedStateState } from "#sim";
import { drawQuestion, drawScore } from "./exam.ts";
import { PAGE, STATE } from "./layout.ts";
import { drawKeyhole, drawState } from "./memory.ts";
import { drawPage, drawPassing } from "./page.ts";

/** The page on the left goes through the keyhole into the box on the right; below, what the box still knows. */
export function paint(g: Context2D, state: FixedStateState, { theme }: View): void {
  const { units, read, waiting } = state;
  drawText(g, `${read.length + waiting.length} 个字的一页，挤进一个匣子`, PAGE.x, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, `匣子里永远是 ${units}×${units} = ${units * units} 个数`, STATE.x + STATE.width + 8, 50, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  drawPage(g, theme, state);
  drawKeyhole(g, theme);
  drawState(g, theme, state);
  drawPassing(g, theme, state);
  drawScore(g, theme, state);
  drawQuestion(g, theme, state);
}

/** When the whole page is in, nothing moves. */
export function frameKey({ units, read, waiting, progress, asked }: FixedStateState): string {
  return `${units} ${read.length} ${waiting.join("")} ${waiting.length > 0 ? progress : 0} ${asked}`;
}
