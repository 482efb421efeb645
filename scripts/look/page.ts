import { drawLookSheet, SHEET } from "./sheet.ts";
import { themes } from "#look";
import { loadFonts } from "#stage";

// Both themes side by side, once every face is there.
const canvas = document.querySelector("canvas")!;
canvas.width = 2 * SHEET.width;
canvas.height = SHEET.height;
await loadFonts();
const g = canvas.getContext("2d")!;
for (const [i, theme] of [themes.light, themes.dark].entries()) {
  g.save();
  g.translate(i * SHEET.width, 0);
  drawLookSheet(g, theme);
  g.restore();
}
document.title = "ready";
