import { drawLookSheet, SHEET } from "./sheet.ts";
import { themes } from "#look";
import { loadFonts } from "#stage";

declare global {
  /** The picture as a data URL. */
  var lookSheet: Promise<string>;
}

globalThis.lookSheet = drawn();

/** Both themes side by side, once every face is there. */
async function drawn(): Promise<string> {
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
  return canvas.toDataURL("image/png");
}
