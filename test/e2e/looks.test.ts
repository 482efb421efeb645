import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { unlikeGolden } from "../support/golden.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

const demo = fileURLToPath(new URL("../../assets/shows/porridge-and-experts/show.md", import.meta.url));
/** A page is mostly text, and browsers set text a shade differently. */
const BOUND = { share: 0.01, threshold: 0.15 } as const;
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
        const picture = PNG.sync.read(await page.screenshot({ caret: "hide", animations: "disabled" }));
        expect.soft(await unlikeGolden(`studio/${mode}-${theme}-${language}`, picture, BOUND)).toBeNull();
      }
      await page.close();
    }
});
