import { drawText, fillRoundRect, fitText, KAI, strokeRoundRect, textWidth, withAlpha, type Context2D, type Theme, type View } from "#look";
import type { FormulaState } from "./simulate.ts";

const MARGIN = 40;

/** Title, dots for the steps, what the step says, and what the pointed-at term is; the formulas themselves are the overlay's. */
export function paint(g: Context2D, state: FormulaState, view: View): void {
  const { theme, width } = view;
  const { params, index, words } = state;
  drawText(g, params.title, MARGIN, 62, { size: 48, weight: 700, family: KAI, color: theme.ink, maxWidth: 900 });
  if (params.steps.length > 1) drawSteps(g, theme, params.steps.length, index, width - MARGIN);
  const note = fitText(g, params.steps[index]!.note, { sizes: [48, 44, 40, 36], width: width - 2 * MARGIN, height: 120, leading: 1.3 });
  note.lines.forEach((line, i) =>
    drawText(g, line, width / 2, 556 + note.lineHeight * (i - (note.lines.length - 1) / 2), {
      size: note.size, weight: 400, color: withAlpha(theme.ink, words), align: "center", baseline: "middle",
    }));
  if (state.term !== null) drawTerm(g, theme, state, width / 2);
}

/** One dot a step, from left to right. */
function drawSteps(g: Context2D, theme: Theme, count: number, index: number, right: number): void {
  for (let i = 0; i < count; i++) {
    g.fillStyle = i === index ? theme.vermilion : i < index ? theme.inkSoft : theme.inkFaint;
    g.beginPath();
    g.arc(right - 10 - (count - 1 - i) * 36, 46, i === index ? 12 : 9, 0, 2 * Math.PI);
    g.fill();
  }
}

function drawTerm(g: Context2D, theme: Theme, { term, explained }: FormulaState, middle: number): void {
  const words = term!.words === "" ? term!.name : term!.words;
  const width = Math.min(1200, textWidth(g, words, 46, 700) + 72);
  const box = { x: middle - width / 2, y: 632, width, height: 84 };
  g.save();
  g.globalAlpha = explained;
  fillRoundRect(g, box, 14, theme.card);
  strokeRoundRect(g, box, 14, theme.vermilion, 3);
  drawText(g, words, middle, box.y + 43, { size: 46, weight: 700, color: theme.vermilion, align: "center", baseline: "middle", maxWidth: 1140 });
  g.restore();
}
