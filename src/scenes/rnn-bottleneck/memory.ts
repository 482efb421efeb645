import { drawArrow, drawText, fillRoundRect, mixColor, SIZE, strokeRoundRect, type Context2D, type Theme } from "#look";
import type { FixedStateState } from "#sim";
import { KEYHOLE, PAGE, PLATE, STATE } from "./layout.ts";

/** Shades on each side of zero. */
const SHADES = 8;
/** Share of a character's time in which the frame still glows from the one before. */
const FLASH = 0.4;

/** A brass plate with the only way in. */
export function drawKeyhole(g: Context2D, theme: Theme): void {
  const brass = mixColor(theme.series[1], theme.card, 0.3);
  fillRoundRect(g, PLATE, 20, brass);
  strokeRoundRect(g, PLATE, 20, theme.series[1], 4);
  for (const y of [PLATE.y + 18, PLATE.y + PLATE.height - 18]) {
    g.fillStyle = theme.series[1];
    g.beginPath();
    g.arc(KEYHOLE.x, y, 6, 0, 2 * Math.PI);
    g.fill();
  }
  g.fillStyle = theme.name === "light" ? theme.ink : theme.paper;
  g.beginPath();
  g.arc(KEYHOLE.x, KEYHOLE.y, 30, 0, 2 * Math.PI);
  g.moveTo(KEYHOLE.x - 12, KEYHOLE.y);
  g.lineTo(KEYHOLE.x + 12, KEYHOLE.y);
  g.lineTo(KEYHOLE.x + 28, KEYHOLE.y + 88);
  g.lineTo(KEYHOLE.x - 28, KEYHOLE.y + 88);
  g.closePath();
  g.fill();
  drawText(g, "一次一个字", KEYHOLE.x, PLATE.y - 18, { size: SIZE.small, color: theme.inkSoft, align: "center" });
  ["编码是随机的", "没有训练过"].forEach((line, i) => { drawText(g, line, KEYHOLE.x, PLATE.y + PLATE.height + 40 + 36 * i, { size: SIZE.small, color: theme.inkSoft, align: "center" }); });
  const way = { color: theme.inkSoft, width: 4 };
  drawArrow(g, { x: PAGE.x + PAGE.width + 6, y: KEYHOLE.y }, { x: PLATE.x - 6, y: KEYHOLE.y }, way);
  drawArrow(g, { x: PLATE.x + PLATE.width + 6, y: KEYHOLE.y }, { x: STATE.x - 8, y: KEYHOLE.y }, way);
}

/** The state as a table of shades, blue above zero and ochre below: all that is left of the page. */
export function drawState(g: Context2D, theme: Theme, { state, units, waiting, progress }: FixedStateState): void {
  let most = 1e-9;
  for (const value of state) most = Math.max(most, Math.abs(value));
  const size = STATE.width / units;
  const gap = size > 12 ? 2 : 0;
  fillRoundRect(g, { x: STATE.x - 8, y: STATE.y - 8, width: STATE.width + 16, height: STATE.height + 16 }, 12, theme.card);
  // Cells of one shade are one path: there may be 4096 of them.
  const cells = new Map<number, number[]>();
  state.forEach((value, i) => {
    const shade = Math.round((value / most) * SHADES);
    if (shade === 0) return;
    const same = cells.get(shade);
    if (same) same.push(i);
    else cells.set(shade, [i]);
  });
  for (const [shade, indices] of cells) {
    g.fillStyle = mixColor(theme.card, shade > 0 ? theme.series[0] : theme.series[1], Math.abs(shade) / SHADES);
    g.beginPath();
    for (const i of indices) g.rect(STATE.x + (i % units) * size + gap / 2, STATE.y + Math.floor(i / units) * size + gap / 2, size - gap, size - gap);
    g.fill();
  }
  // It has just taken one in: every number of it has changed.
  const took = waiting.length > 0 && progress < FLASH ? 1 - progress / FLASH : 0;
  strokeRoundRect(g, { x: STATE.x - 8, y: STATE.y - 8, width: STATE.width + 16, height: STATE.height + 16 }, 12, mixColor(theme.series[1], theme.vermilion, took), 5 + 6 * took);
}
