import { cp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

const demo = fileURLToPath(new URL("../../assets/shows/porridge-and-experts/show.md", import.meta.url));
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What stands open, and how it is opened from the writing mode; Escape closes it. */
const PLACES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["manuscript", async () => {}],
  ["quantities", (page) => page.locator("#tab-quantities").click()],
  ["problems", (page) => page.locator("#tab-problems").click()],
  ["reports", (page) => page.locator("#tab-reports").click()],
  ["inspector", (page) => page.locator("#tab-inspector").click()],
  ["palette", (page) => page.keyboard.press("Control+k")],
  ["find", async (page) => {
    await page.locator(".ProseMirror").focus();
    await page.keyboard.press("Control+f");
  }],
  ["history", (page) => page.locator(".saving-state").click()],
  ["rehearsal", (page) => page.keyboard.press("Alt+2")],
  ["film", async (page) => {
    await page.keyboard.press("Alt+3");
    await page.locator(".film-row").first().waitFor({ timeout: 30_000 });
  }],
];

test("names, roles, contrast and landmarks are what a screen reader and weak eyes need, everywhere", { timeout: 240_000 }, async () => {
  const program = await readFile(axe, "utf8");
  await using folder = await temporaryFolder();
  await cp(demo, join(folder.path, "show.md"));
  await using studio = await openStudio(folder.path);
  // The other colours matter where there are most of them.
  const dark = PLACES.filter(([name]) => ["manuscript", "rehearsal", "film"].includes(name));
  for (const [look, places] of [[{ theme: "light", language: "zh" }, PLACES], [{ theme: "dark", language: "en" }, dark]] as const) {
    const page = await studio.openTab(look);
    await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
    for (const [name, open] of places) {
      await open(page);
      await page.waitForTimeout(500);
      await page.evaluate(program);
      const found = await page.evaluate((options) => (window as unknown as { axe: { run: (place: Document, options: RunOptions) => Promise<AxeResults> } }).axe.run(document, options), { resultTypes: ["violations"] } satisfies RunOptions);
      expect.soft(found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ""}`).join("\n")}`), `${name} in ${look.theme}`).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.close();
  }
});
