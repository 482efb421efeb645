import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

const golden = fileURLToPath(new URL("../golden/studio/", import.meta.url));
const demo = fileURLToPath(new URL("../../assets/shows/porridge-and-experts/show.md", import.meta.url));
/** Share of pixels that may differ visibly: browsers set text a shade differently. */
const BOUND = 0.03;
const MODES = [["write", "Alt+1"], ["rehearse", "Alt+2"], ["film", "Alt+3"]] as const;

test("every mode looks like its golden picture, in both themes and languages", { timeout: 240_000 }, async () => {
  await using folder = await temporaryFolder();
  await cp(demo, join(folder.path, "show.md"));
  await using studio = await openStudio(folder.path);
  for (const theme of ["light", "dark"] as const)
    for (const language of ["zh", "en"] as const) {
      const page = await studio.openTab({ theme, language });
      await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
      await page.locator(".outline li button").nth(1).click();
      for (const [mode, keys] of MODES) {
        await page.keyboard.press(keys);
        if (mode === "film") await page.locator(".film-row").first().waitFor({ timeout: 30_000 });
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await page.waitForTimeout(1200);
        await compare(`${mode}-${theme}-${language}`, PNG.sync.read(await page.screenshot({ caret: "hide", animations: "disabled" })));
      }
      await page.close();
    }
});

async function compare(name: string, picture: PNG): Promise<void> {
  const file = join(golden, `${name}.png`);
  if (process.env["UPDATE_GOLDEN"]) {
    await mkdir(golden, { recursive: true });
    await writeFile(file, PNG.sync.write(picture, { deflateLevel: 9, colorType: 2 }));
  }
  expect(existsSync(file), "No golden picture: look at the studio, then UPDATE_GOLDEN=1 npm test").toBe(true);
  const kept = PNG.sync.read(await readFile(file));
  const { width, height } = kept;
  expect([picture.width, picture.height]).toEqual([width, height]);
  const marked = new PNG({ width, height });
  const share = pixelmatch(kept.data, picture.data, marked.data, width, height, { threshold: 0.15 }) / (width * height);
  const seen = join(tmpdir(), `doupeng-studio-${name}-difference.png`);
  if (share > BOUND) await writeFile(seen, PNG.sync.write(marked));
  expect.soft(share, `${name}: see ${seen}`).toBeLessThanOrEqual(BOUND);
}
