import { drawPower, drawText, fillRoundRect, strokeRoundRect, type Box, type Context2D, type Theme } from "#look";

/** The shared scale as a card; `null` while it is not known. */
export function drawMap(g: Context2D, theme: Theme, box: Box, exponent: number | null): void {
  const at = { x: box.x + 22, y: box.y + 58 };
  fillRoundRect(g, box, 10, theme.card);
  strokeRoundRect(g, box, 10, exponent === null ? theme.inkFaint : theme.vermilion, 3);
  if (exponent === null) drawText(g, "X = ?", at.x, at.y - 4, { size: 52, weight: 700, color: theme.inkSoft });
  else drawPower(g, { base: "X=2", exponent, ...at, size: 52, color: theme.vermilion });
}
