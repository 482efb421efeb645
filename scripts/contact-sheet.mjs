// `npm run contact-sheet`: many small pictures on a few large ones, painted by the film's own painter; into out/.
//   npm run contact-sheet                      every scene, 16:9 and 9:16, light and dark: four sheets
//   npm run contact-sheet -- SHOW              a film, one still every five seconds, with its time and beat
//     [--every 5] [--from 0] [--to 600]          seconds
//     [--tile 480] [--columns 5] [--rows 6]      width of a picture, px; pictures on a sheet
//     [--golden]                                 small JPEGs into test/golden/films, with the hash of the show's text
import { mkdir, rm, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { importSource } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: "string", default: "5" },
    from: { type: "string", default: "0" },
    to: { type: "string", default: "36000" },
    tile: { type: "string" },
    columns: { type: "string" },
    rows: { type: "string" },
    golden: { type: "boolean", default: false },
  },
});
const { stillsOfScenes, stillsOfFilm, answerMedia, mediaAsked } = await importSource("scripts/contact-sheet/stills.ts");
const { openTestPage } = await importSource("test/support/open-scene-page.ts");

const out = join(root, values.golden ? "test/golden/films" : "out");
const type = values.golden ? "image/jpeg" : "image/png";
await mkdir(out, { recursive: true });
let media = {};
const sheets = positionals.length > 0 ? await sheetsOfFilm(resolve(positionals[0])) : sheetsOfScenes();

const total = sheets.reduce((sum, { stills }) => sum + stills.length, 0);
// Formulas are drawn into the picture, as in the film.
const { page, browser } = await openTestPage("scripts/contact-sheet/page.ts", [], ["--enable-blink-features=CanvasDrawElement"]);
try {
  await page.route("**/media/*", async (route) => route.fulfill(await answerMedia(media, mediaAsked(new URL(route.request().url()).pathname) ?? "", route.request().headers().range)));
  const startedMs = performance.now();
  let done = 0;
  for (const { name, stills, columns, tile } of sheets) {
    await page.evaluate((args) => globalThis.contactSheet.begin(...args), [columns, Math.ceil(stills.length / columns), tile]);
    for (const [index, still] of stills.entries()) {
      await page.evaluate((args) => globalThis.contactSheet.add(...args), [index, still]);
      done++;
      const leftS = Math.ceil(((performance.now() - startedMs) / done) * (total - done) / 1000);
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done}/${total}  还要 ${leftS} s / ${leftS} s to go`);
    }
    const file = join(out, `${name}.${type === "image/png" ? "png" : "jpg"}`);
    await writeFile(file, Buffer.from(await page.evaluate((each) => globalThis.contactSheet.finish(each), type), "base64"));
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    const leftS = Math.ceil(((performance.now() - startedMs) / done) * (total - done) / 1000);
    console.log(`${file}${done < total ? `  还要 ${leftS} s / ${leftS} s to go` : ""}`);
  }
} finally {
  await browser.close();
}

function sheetsOfScenes() {
  return ["16:9", "9:16"].flatMap((shape) => ["light", "dark"].map((theme) => {
    const stills = stillsOfScenes(shape, theme);
    return { name: `scenes-${shape.replace(":", "x")}-${theme}`, stills, columns: Number(values.columns ?? (shape === "16:9" ? 5 : 9)), tile: tileFor(stills[0], Number(values.tile ?? (shape === "16:9" ? 480 : 270))) };
  }));
}

async function sheetsOfFilm(show) {
  const name = basename(show);
  const film = await stillsOfFilm(show, Number(values.every) * 1000, Number(values.from) * 1000, Number(values.to) * 1000);
  const { stills, sha256 } = film;
  media = film.media;
  if (values.golden) {
    for (const old of await readdir(out)) if (old.startsWith(`${name}-`)) await rm(join(out, old));
    await writeFile(join(out, `${name}.sha256`), `${sha256}\n`);
  }
  const columns = Number(values.columns ?? 5);
  const each = columns * Number(values.rows ?? 6);
  return Array.from({ length: Math.ceil(stills.length / each) }, (_, i) => ({
    name: `${name}-${i + 1}`, stills: stills.slice(i * each, (i + 1) * each), columns, tile: tileFor(stills[0], Number(values.tile ?? (values.golden ? 400 : 480))),
  }));
}

function tileFor(still, width) {
  return { width, height: Math.round((width * still.height) / still.width) };
}
