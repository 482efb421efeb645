import { drawText, ease, fillRoundRect, mix, mixColor, ramp, SIZE, strokeRoundRect, type Context2D, type Theme } from "#look";
import type { FixedStateState } from "#sim";
import { gridOf, KEYHOLE, placeOf, STATE } from "./layout.ts";

/** Smaller cells hold no readable character. */
const READABLE = 36;

/** What was read and can be given back, what was read and is lost (struck out), what is still to come. */
export function drawPage(g: Context2D, theme: Theme, { read, waiting, right, asked }: FixedStateState): void {
  const glyphs = [...read, ...waiting];
  const grid = gridOf(glyphs.length);
  const { cell } = grid;
  const side = cell - (cell > 20 ? 5 : 2);
  glyphs.forEach((glyph, i) => {
    const { x, y } = placeOf(grid, i);
    const box = { x: x - side / 2, y: y - side / 2, width: side, height: side };
    const known = right[i];
    if (cell < READABLE) {
      g.fillStyle = known === undefined ? theme.inkFaint : known ? theme.right : mixColor(theme.vermilion, theme.paper, 0.35);
      g.fillRect(box.x, box.y, side, side);
      if (known === false) drawStroke(g, theme.paper, box.x + 2, y, box.x + side - 2, y, 2);
    } else {
      if (known === undefined) strokeRoundRect(g, box, 7, theme.inkFaint, 2);
      else fillRoundRect(g, box, 7, known ? mixColor(theme.right, theme.card, 0.74) : theme.card);
      drawText(g, glyph, x, y + 1, {
        size: Math.max(SIZE.small, cell * 0.6), align: "center", baseline: "middle",
        color: known === undefined ? theme.inkSoft : known ? theme.ink : mixColor(theme.inkSoft, theme.card, 0.35),
      });
      if (known === false) drawStroke(g, theme.vermilion, box.x + 8, box.y + side - 10, box.x + side - 8, box.y + 10, 4);
    }
    if (i === asked) strokeRoundRect(g, { x: box.x - 2, y: box.y - 2, width: side + 4, height: side + 4 }, 8, theme.series[0], 5);
  });
}

/** The next character on its way from the page through the keyhole into the box. */
export function drawPassing(g: Context2D, theme: Theme, { read, waiting, progress }: FixedStateState): void {
  const glyph = waiting[0];
  if (glyph === undefined) return;
  const from = placeOf(gridOf(read.length + waiting.length), read.length);
  const there = ease(ramp(progress, 0.1, 0.6));
  const through = ease(ramp(progress, 0.6, 1));
  const x = mix(mix(from.x, KEYHOLE.x, there), STATE.x + 20, through);
  const y = mix(from.y, KEYHOLE.y, there);
  // Only through the hole it is small: it is squeezed.
  const size = mix(mix(50, 34, there), 52, through);
  g.globalAlpha = ramp(progress, 0, 0.1) * (1 - ramp(progress, 0.9, 1));
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 5;
  g.setLineDash([4, 12]);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(from.x, from.y);
  g.lineTo(x, y);
  g.stroke();
  g.setLineDash([]);
  fillRoundRect(g, { x: x - size * 0.62, y: y - size * 0.62, width: size * 1.24, height: size * 1.24 }, 8, theme.vermilion);
  drawText(g, glyph, x, y + 1, { size: Math.max(SIZE.small, size * 0.8), weight: 700, color: theme.card, align: "center", baseline: "middle" });
  g.globalAlpha = 1;
}

function drawStroke(g: Context2D, color: string, x1: number, y1: number, x2: number, y2: number, width: number): void {
  g.strokeStyle = color;
  g.lineWidth = width;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}
