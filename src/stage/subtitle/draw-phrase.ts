import type { Box, Context2D, Theme } from "#look";
import { drawBrush, drawText, fillRoundRect, textWidth, withAlpha } from "#look";
import type { Phrase } from "#show";
import type { Piece, PhraseLayout } from "./phrase-layout.ts";
import { isStrong, layoutPhrase, RUBY_SHARE } from "./phrase-layout.ts";

/** A phrase centred in `box`: stress in vermilion with dots under it, fast passages slanted, ruby above. */
export function drawPhrase(g: Context2D, theme: Theme, phrase: Phrase, box: Box): void {
  const layout = layoutPhrase(phrase, box.width, (text, size, strong) => textWidth(g, text, size, strong ? 700 : 400));
  const height = layout.lines.length * layout.lineHeight;
  layout.lines.forEach((line, i) => {
    const width = line.reduce((sum, piece) => sum + piece.width, 0);
    let x = box.x + (box.width - width) / 2;
    const baseline = box.y + (box.height - height) / 2 + layout.lineHeight * (i + 0.5) + layout.size * (layout.hasRuby ? 0.52 : 0.36);
    for (const piece of line) {
      drawPiece(g, theme, piece, layout, x, baseline);
      x += piece.width;
    }
  });
}

function drawPiece(g: Context2D, theme: Theme, { run, text, width }: Piece, { size }: PhraseLayout, x: number, y: number): void {
  if (run.baofu === "dou") fillRoundRect(g, { x, y: y - size * 0.24, width, height: size * 0.36 }, 6, withAlpha(theme.vermilion, 0.2));
  const color = run.stress ? theme.vermilion : theme.ink;
  const style = { size, weight: isStrong(run) ? 700 : 400, color } as const;
  if (run.fast) {
    drawSpeedLines(g, theme, x, y + size * 0.2, width);
    g.save();
    g.transform(1, 0, -0.16, 1, 0.16 * y, 0);
    drawText(g, text, x, y, style);
    g.restore();
  } else drawText(g, text, x, y, style);
  if (run.ruby !== undefined)
    drawText(g, run.ruby, x + width / 2, y - size * 0.97, {
      size: Math.max(23, size * RUBY_SHARE), color: theme.inkSoft, align: "center", maxWidth: Math.max(width, size * 1.6),
    });
  if (run.stress) drawStressDots(g, theme, text, size, x, y);
}

/** 着重号: a dot under every stressed character. */
function drawStressDots(g: Context2D, theme: Theme, text: string, size: number, x: number, y: number): void {
  g.fillStyle = theme.vermilion;
  let at = x;
  for (const character of text) {
    const width = textWidth(g, character, size, 700);
    if (!/[\s\p{P}]/u.test(character)) {
      g.beginPath();
      g.arc(at + width / 2, y + size * 0.24, size * 0.065, 0, 2 * Math.PI);
      g.fill();
    }
    at += width;
  }
}

/** Under a 贯口: the line of a passage that must not stop for breath. */
function drawSpeedLines(g: Context2D, theme: Theme, x: number, y: number, width: number): void {
  const color = theme.series[1];
  drawBrush(g, [{ x: x + 6, y }, { x: x + width / 2, y: y + 1 }, { x: x + width, y }], { color, width: 6, shape: "flick" });
}
