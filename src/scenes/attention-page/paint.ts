import { drawText, SIZE, textWidth, type Context2D, type View } from "#look";
import type { AttentionPageState } from "#sim";
import { drawHeads } from "./heads.ts";
import { gridOf, PAGE, PANEL } from "./layout.ts";
import { drawLooks, drawPage } from "./page.ts";

/** The page on the left, the heads on the right, the price of the whole page below. */
export function paint(g: Context2D, state: AttentionPageState, { theme }: View): void {
  const { tokens, focus, heads, causal, pairs } = state;
  const grid = gridOf(tokens.length);
  drawText(g, `读到「${tokens[focus]!}」：${heads.length} 个头，各看各的`, PAGE.x, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, causal ? "后面的还没说，看不见" : "没有遮挡，后面的也看", PANEL.x + PANEL.width, 48, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  drawPage(g, theme, state, grid);
  drawLooks(g, theme, state, grid);
  drawHeads(g, theme, state);

  const n = tokens.length;
  const text = pairs.toLocaleString("en-US").replaceAll(",", " ");
  drawText(g, text, PAGE.x, 688, { size: SIZE.title, weight: 700, color: theme.vermilion });
  const x = PAGE.x + textWidth(g, text, SIZE.title, 700) + 20;
  drawText(g, "对要比，每个头都算一遍", x, 652, { size: SIZE.small, color: theme.ink });
  drawText(g, causal ? `${n}×${n + 1}÷2：字数翻倍，对数约翻四倍` : `${n}×${n}：字数翻倍，对数翻四倍`, x, 690, { size: SIZE.small, color: theme.inkSoft, maxWidth: PANEL.x - 30 - x });
  drawText(g, "头是搭的，不是训练的", PANEL.x + PANEL.width, 722, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

/** Between two looks the page stands still. */
export function frameKey({ focus, causal, sharpness, scaled, heads }: AttentionPageState): string {
  return [focus, causal, sharpness, scaled, ...heads.map(({ weights, strongest, spread }) => `${strongest} ${weights[strongest]!} ${spread}`)].join(" ");
}
