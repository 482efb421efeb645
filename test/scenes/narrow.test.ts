import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scenes } from "#scenes";
import { frames } from "#stage";
import { stillOfScene, type Still } from "../../scripts/contact-sheet/scene-still.ts";
import { unlikeGolden } from "../support/golden.ts";
import { openTestPage, type TestPage } from "../support/open-scene-page.ts";

interface SheetPage {
  begin(columns: number, rows: number, tile: { readonly width: number; readonly height: number }): Promise<void>;
  add(index: number, still: Still): Promise<void>;
  finish(type: "image/png"): string;
}
declare const window: { readonly contactSheet: SheetPage };

/** As in the wide goldens: before the first cue, soon after it, and later. */
const MOMENTS_MS = [800, 2600, 7000];
/** Painted as wide as a phone shows it, kept half as wide: what the scene says is in the wide goldens. */
const PAINTED_WIDTH = 360;
const TILE_WIDTH = 180;

let opened: TestPage;
// Formulas are drawn into the picture, as in the film.
beforeAll(async () => { opened = await openTestPage("scripts/contact-sheet/page.ts", [], ["--enable-blink-features=CanvasDrawElement"]); });
afterAll(async () => { await opened?.browser.close(); });

test.each([...scenes.values()].flatMap((scene) => (["9:16", "1:1"] as const).map((shape) => [scene.id, shape, scene] as const)))(
  "%s in %s looks like its golden stills, on the whole stage at three moments in both themes",
  { timeout: 60_000 },
  async (sceneId, shape, scene) => {
    const { width, height } = frames[shape];
    const stills = (["light", "dark"] as const).flatMap((theme) => MOMENTS_MS.map((tMs) => ({ ...stillOfScene(scene, shape, theme, tMs), width: PAINTED_WIDTH, height: Math.round((PAINTED_WIDTH * height) / width) })));
    await opened.page.evaluate((tile) => window.contactSheet.begin(6, 1, tile), { width: TILE_WIDTH, height: Math.round((TILE_WIDTH * height) / width) });
    for (const [i, still] of stills.entries()) await opened.page.evaluate(([index, each]) => window.contactSheet.add(index, each), [i, still] as const);
    const sheet = PNG.sync.read(Buffer.from(await opened.page.evaluate(() => window.contactSheet.finish("image/png")), "base64"));
    expect(await unlikeGolden(`scenes/${shape.replace(":", "x")}/${sceneId}`, sheet, { share: 0.005 })).toBeNull();
  },
);
