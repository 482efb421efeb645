import type { BoundFact } from "#show";
import type { Box, Context2D, Theme } from "#look";
import { drawText, fillRoundRect, KAI, mixColor, strokeRoundRect, textWidth } from "#look";
import { setPalette } from "../set/palette.ts";
import { FACT, layoutFact } from "./fact-layout.ts";
import { drawVerdictStamp, verdictColor } from "./verdict-stamp.ts";

/** A fact card at the top left of `box`: the statement, its claim, where it is from, and the verdict's stamp. */
export function drawFactCard(g: Context2D, theme: Theme, fact: BoundFact, box: Box, hasText: boolean): void {
  const layout = layoutFact(fact, box.width, box.height, (text, size, weight) => textWidth(g, text, size, weight));
  const card = { ...box, height: layout.height };
  const color = verdictColor(theme, fact.verdict);
  fillRoundRect(g, { ...card, x: card.x + 5, y: card.y + 6 }, 14, mixColor(theme.paper, "#000000", 0.24));
  fillRoundRect(g, card, 14, theme.card);
  fillRoundRect(g, { x: card.x, y: card.y, width: 12, height: card.height }, 6, color);
  strokeRoundRect(g, card, 14, theme.name === "dark" ? setPalette(theme).silkLine : "#2b2521", 3);

  const left = card.x + FACT.padding + 4;
  const right = card.x + card.width - FACT.padding;
  let y = card.y + FACT.padding;
  for (const line of layout.text) {
    if (hasText) drawText(g, line, left, y + layout.textSize, { size: layout.textSize, weight: 700, color: theme.ink, maxWidth: right - left });
    y += layout.textSize * FACT.textLeading;
  }
  const beside = right - left - 2 * FACT.stamp - 10;
  y = card.y + card.height - FACT.padding;
  drawVerdictStamp(g, theme, fact.verdict, { x: right - FACT.stamp + 4, y: y - FACT.stamp + 2 }, FACT.stamp);
  y -= layout.source.length * FACT.sourceHeight;
  layout.source.forEach((line, i) =>
    drawText(g, line, left, y + (i + 0.76) * FACT.sourceHeight, { size: FACT.sourceSize, color: theme.inkSoft, maxWidth: beside }));
  if (layout.computed !== null) {
    y -= FACT.computedHeight;
    drawText(g, layout.computed, left, y + 29, { size: FACT.computedSize, weight: 700, color, maxWidth: beside });
  }
  if (layout.claim !== null)
    drawText(g, layout.claim, left, y - FACT.claimHeight + 38, { size: FACT.claimSize, weight: 700, family: KAI, color: theme.ink, maxWidth: beside });
}
