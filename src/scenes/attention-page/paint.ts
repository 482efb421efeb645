import { drawText, SIZE, type Context2D, type View } from "#look";
import type { AttentionPageState } from "#sim";
import { gridOf, PAGE, TABS } from "./layout.ts";
import { drawMatches, drawTabs } from "./match.ts";
import { drawLooks, drawPage } from "./page.ts";
import { spotlightOf } from "./spotlight.ts";

/** Above, the page and who looks where; below, how one head came to that: query meets key, score, weight. */
export function paint(g: Context2D, state: AttentionPageState, { theme }: View): void {
  const { tokens, focus, heads, causal, pairs } = state;
  const grid = gridOf(tokens.length);
  const spotlight = spotlightOf(state);
  drawText(g, `读到「${tokens[focus]!}」：${heads.length} 个头，各看各的`, 20, 48, { size: SIZE.label, weight: 700, color: theme.ink });
  const count = pairs.toLocaleString("en-US").replaceAll(",", " ");
  drawText(g, `全页 ${count} 对${causal ? "，后文遮住" : "，后文也看"}`, TABS.x + TABS.width, 48, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  drawPage(g, theme, state, grid, spotlight);
  drawLooks(g, theme, state, grid, spotlight);
  drawTabs(g, theme, state, spotlight);
  drawMatches(g, theme, state, grid, spotlight);
  drawText(g, "头是搭的，不是训练的", PAGE.x + PAGE.width, 737, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

/** Between two explanations the page stands still. */
export function frameKey(state: AttentionPageState): string {
  const { focus, causal, sharpness, scaled, heads } = state;
  return [focus, causal, sharpness, scaled, spotlightOf(state).key, ...heads.map(({ weights, strongest, spread }) => `${strongest} ${weights[strongest]!} ${spread}`)].join(" ");
}
