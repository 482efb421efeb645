import { drawCard, drawText, ease, fillRoundRect, mix, mixColor, SIZE, strokeRoundRect, type Context2D, type View } from "#look";
import type { RouterStreamState } from "#sim";
import { BARS, PANEL, rowHeight, rowY, ROWS } from "./layout.ts";

/** The bars change from one token's scores to the next within this time, or a third of the gap when tokens are dense. */
const CHANGE_MS = 160;

/** The router: a score bar for every expert, the bias that shifts it, and the line that the k best reach. */
export function drawRouter(g: Context2D, state: RouterStreamState, { theme }: View): void {
  drawCard(g, theme, PANEL);
  const token = state.scored;
  const before = state.scoredBefore;
  const height = Math.min(34, rowHeight(state.experts) * 0.56);
  const changed = token === null ? 0 : ease((state.tMs - token.arriveMs) / Math.min(CHANGE_MS, token.gapMs / 3));
  const px = (value: number) => Math.min(BARS.most, Math.max(0, value * BARS.unit));
  // The sign rule lets all biases drift together, which changes no choice: what is drawn is their difference from the mean.
  const drift = token === null ? 0 : token.bias.reduce((a, b) => a + b, 0) / state.experts;
  for (let i = 0; i < state.experts; i++) {
    const y = rowY(i, state.experts);
    const choice = changed === 1 ? token?.choices.find(({ expert }) => expert === i) : undefined;
    if (token === null) continue;
    const score = mix(before?.scores[i] ?? 0, token.scores[i]!, changed);
    const bias = token.bias[i]! - drift;
    const bar = (from: number, to: number, color: string) =>
      fillRoundRect(g, { x: BARS.x + px(from), y: y - height / 2, width: px(to) - px(from), height }, 4, color);
    bar(0, Math.min(score, score + bias), choice ? theme.series[0] : mixColor(theme.series[4], theme.card, 0.45));
    if (bias > 0) bar(score, score + bias, theme.series[1]);
    if (bias < 0) strokeRoundRect(g, { x: BARS.x + px(score + bias) + 1, y: y - height / 2 + 1, width: px(score) - px(score + bias), height: height - 2 }, 4, theme.series[1], 2);
    if (choice)
      drawText(g, `${Math.round(choice.gate * 100)}%`, BARS.gateX, y, { size: SIZE.small, weight: 700, color: theme.series[0], align: "right", baseline: "middle" });
  }
  if (token === null || changed < 1) return;
  const last = token.choices.at(-1)!.expert;
  drawLine(g, BARS.x + px(token.scores[last]! + token.bias[last]! - drift), theme.vermilion, [7, 7]);
}

function drawLine(g: Context2D, x: number, color: string, dash: number[]): void {
  g.strokeStyle = color;
  g.lineWidth = 2.5;
  g.setLineDash(dash);
  g.beginPath();
  g.moveTo(x, ROWS.top);
  g.lineTo(x, ROWS.bottom);
  g.stroke();
  g.setLineDash([]);
}
