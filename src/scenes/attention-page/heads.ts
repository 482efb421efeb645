import { drawCard, drawText, fillRoundRect, SIZE, type Context2D, type Theme } from "#look";
import type { AttentionPageState, HeadKind } from "#sim";
import { PANEL } from "./layout.ts";

const NAMES: Readonly<Record<HeadKind, string>> = {
  previous: "找前一个字",
  same: "找同一个字",
  induction: "找上次的下文",
  near: "看左邻右舍",
  first: "看开头那个字",
  mixed: "随便看看",
};

/** Five colours go round; the second round is dashed. */
export function headStyle(theme: Theme, head: number): { readonly color: string; readonly dashed: boolean } {
  return { color: theme.series[head % 5]!, dashed: head >= theme.series.length };
}

/** What each head looks for, what it found, and how sure it is. */
export function drawHeads(g: Context2D, theme: Theme, { heads, tokens }: AttentionPageState): void {
  const height = Math.min(127.5, PANEL.height / heads.length);
  const roomy = height > 90;
  heads.forEach(({ kind, weights, strongest, spread }, i) => {
    const box = { x: PANEL.x, y: PANEL.y + i * height, width: PANEL.width, height: height - 10 };
    const { color, dashed } = headStyle(theme, i);
    drawCard(g, theme, box);
    if (dashed) for (let k = 0; k < 3; k++) fillRoundRect(g, { x: box.x, y: box.y + 6 + k * (box.height - 12) / 3, width: 12, height: (box.height - 12) / 3 - 5 }, 4, color);
    else fillRoundRect(g, { x: box.x, y: box.y + 6, width: 12, height: box.height - 12 }, 6, color);
    const middle = box.y + box.height / 2;
    const nameY = roomy ? middle - 22 : middle;
    drawText(g, NAMES[kind], box.x + 30, nameY, { size: SIZE.small, weight: 700, color: theme.ink, baseline: "middle" });
    const percent = Math.round(weights[strongest]! * 100);
    const share = percent === 0 ? "<1%" : `${percent}%`;
    drawText(g, share, box.x + box.width - 16, middle, { size: roomy ? 48 : SIZE.body, weight: 700, color, align: "right", baseline: "middle" });
    if (roomy) drawText(g, `「${tokens[strongest]!}」等 ${spread.toFixed(1)} 字`, box.x + 20, middle + 24, { size: SIZE.small, color: theme.inkSoft, baseline: "middle" });
    else drawText(g, tokens[strongest]!, box.x + 250, middle, { size: SIZE.body, weight: 700, color: theme.ink, baseline: "middle" });
  });
}
