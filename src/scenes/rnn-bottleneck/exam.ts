import { drawText, fillRoundRect, SIZE, textWidth, type Context2D, type Theme } from "#look";
import type { FixedStateState } from "#sim";
import { EXAM, PAGE } from "./layout.ts";

const BARS = { x: EXAM.split + 40, width: 310, step: 42, count: 4 } as const;

/** How much of what was read is still given back. */
export function drawScore(g: Context2D, theme: Theme, { read, right, recall }: FixedStateState): void {
  const kept = right.filter(Boolean).length;
  const y = EXAM.top;
  drawText(g, "回头考，还答得对", PAGE.x, y + 28, { size: SIZE.body, weight: 700, color: theme.ink });
  const score = read.length === 0 ? "—" : `${Math.round(recall * 100)}%`;
  drawText(g, score, PAGE.x, y + 142, { size: SIZE.display, weight: 700, color: read.length === 0 ? theme.inkFaint : theme.vermilion });
  const x = PAGE.x + textWidth(g, score, SIZE.display, 700) + 24;
  drawText(g, `读了 ${read.length} 个字`, x, y + 94, { size: SIZE.small, color: theme.ink });
  drawText(g, `答对 ${kept} 个`, x, y + 136, { size: SIZE.small, color: theme.ink });
  drawText(g, "绿底：还记得　划掉：忘了", PAGE.x, y + 206, { size: SIZE.small, color: theme.inkSoft });
}

/** One question: what the box answers, the best few fits, and what attention would say. */
export function drawQuestion(g: Context2D, theme: Theme, { asked, answer, read }: FixedStateState): void {
  const y = EXAM.top;
  drawText(g, `问：第 ${asked + 1} 个字是什么？`, BARS.x, y + 28, { size: SIZE.body, weight: 700, color: theme.series[0] });
  if (answer === null) return drawText(g, "还没读到", BARS.x, y + 80, { size: SIZE.small, color: theme.inkSoft });
  const most = Math.max(1e-9, ...answer.candidates.map(({ match }) => Math.abs(match)));
  answer.candidates.slice(0, BARS.count).forEach(({ glyph, match }, i) => {
    const top = y + 46 + i * BARS.step;
    const color = i > 0 ? theme.inkFaint : answer.right ? theme.right : theme.wrong;
    drawText(g, glyph, BARS.x, top + BARS.step / 2 + 2, { size: SIZE.small, weight: i === 0 ? 700 : 400, color: i === 0 ? theme.ink : theme.inkSoft, baseline: "middle" });
    fillRoundRect(g, { x: BARS.x + 42, y: top + 5, width: Math.max(4, (BARS.width * Math.max(0, match)) / most), height: BARS.step - 14 }, 6, color);
  });
  const x = BARS.x + BARS.width + 78;
  verdict(g, theme, answer.right, x, y + 80, `匣子：「${answer.candidates[0]!.glyph}」`);
  if (!answer.right) drawText(g, `原文是「${read[asked]!}」`, x + 36, y + 118, { size: SIZE.small, color: theme.inkSoft });
  verdict(g, theme, answer.attentionRight, x, y + 172, "注意力");
  drawText(g, "（全页都留着）", x + 22, y + 210, { size: SIZE.small, color: theme.inkSoft });
}

function verdict(g: Context2D, theme: Theme, right: boolean, x: number, y: number, text: string): void {
  g.strokeStyle = right ? theme.right : theme.wrong;
  g.lineWidth = 5;
  g.lineCap = "round";
  g.lineJoin = "round";
  g.beginPath();
  for (const [dx, dy, start] of right ? [[2, -10, 1], [10, -1, 0], [24, -20, 0]] as const : [[2, -20, 1], [22, 0, 0], [22, -20, 1], [2, 0, 0]] as const)
    if (start) g.moveTo(x + dx, y + dy);
    else g.lineTo(x + dx, y + dy);
  g.stroke();
  drawText(g, text, x + 36, y, { size: SIZE.small, weight: 700, color: theme.ink });
}
