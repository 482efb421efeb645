import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, type OpenStudio, previewPicture } from "./support/open-studio.ts";

const demo = fileURLToPath(new URL("../../assets/shows/porridge-and-experts/show.md", import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let studio: OpenStudio;
beforeAll(async () => {
  folder = await temporaryFolder();
  await cp(demo, join(folder.path, "show.md"));
  studio = await openStudio(folder.path);
});
afterAll(async () => {
  await studio?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** The demo as it came, in a browser that has never seen it. */
async function withDemo(act: (page: Page, script: string) => Promise<void>): Promise<void> {
  const script = join(folder.path, "show.md");
  await cp(demo, script);
  const page = await studio.openTab({ isNewcomer: true });
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
  await act(page, script);
  await page.context().close();
}

/** What of the manuscript's pane an element shows. */
const isInView = (page: Page, selector: string) => page.evaluate((wanted) => {
  const [box, pane] = [document.querySelector(wanted)?.getBoundingClientRect(), document.querySelector(".manuscript-place")!.getBoundingClientRect()];
  return box !== undefined && box.top >= pane.top - 1 && box.bottom <= Math.max(pane.bottom, innerHeight) + 1 && box.height > 0;
}, selector);

test("far down in a script: menus stand at the cursor, and the page stays where it is", { timeout: 120_000 }, () => withDemo(async (page) => {
  await page.locator(".outline li button").nth(6).click();
  await page.locator(".ms-beat.has-cursor .ms-line .ms-words").nth(2).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const scrolled = () => page.locator(".manuscript-place").evaluate((place) => place.scrollTop);
  const before = await scrolled();
  expect(before).toBeGreaterThan(1000);
  await page.keyboard.type("/");
  await page.locator(".ms-menu").waitFor();
  expect(await isInView(page, ".ms-menu")).toBe(true);
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(200);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("dg");
  await page.locator(".ms-menu").waitFor();
  expect(await isInView(page, ".ms-menu")).toBe(true);
}));

test("a performer named by typing is taken back by undo, and what came before too", { timeout: 120_000 }, () => withDemo(async (page, script) => {
  const text = await readFile(script, "utf8");
  await page.locator(".ms-words", { hasText: "那是积德" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("窦");
  await page.keyboard.insertText("：");
  await page.keyboard.insertText("好");
  for (let i = 0; i < 12; i++) await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+s");
  await expect.poll(() => readFile(script, "utf8"), { timeout: 10_000 }).toBe(text);
  await expect.poll(() => page.locator(".ms-words", { hasText: "窦：" }).count()).toBe(0);
}));

test("when another program changes two places, the facts between them keep their verdicts", { timeout: 120_000 }, () => withDemo(async (page, script) => {
  const judged = () => page.locator(".ms-fact[data-verdict]").count();
  await expect.poll(judged, { timeout: 15_000 }).toBeGreaterThan(10);
  const before = await judged();
  const text = await readFile(script, "utf8");
  const lines = text.split("\n");
  const spoken = lines.flatMap((line, i) => (/^[彭窦]：/u.test(line) ? [i] : []));
  for (const at of [spoken[3]!, spoken.at(-2)!]) lines[at] += "改。";
  await writeFile(script, lines.join("\n"));
  await page.locator(".ms-words", { hasText: "改。" }).first().waitFor({ timeout: 10_000 });
  await page.waitForTimeout(1500);
  expect(await judged()).toBe(before);
}));

test("a beat chosen in the outline comes into view, also with the keyboard in the inspector", { timeout: 120_000 }, () => withDemo(async (page) => {
  await page.locator(".inspector input").first().click();
  await page.locator(".outline li button").nth(9).click();
  await expect.poll(() => isInView(page, ".ms-beat.has-cursor .ms-beat-head"), { timeout: 5000 }).toBe(true);
}));

test("garbage that is put right again, byte for byte, can be written on again", { timeout: 120_000 }, () => withDemo(async (page, script) => {
  const text = await readFile(script);
  await writeFile(script, Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3]));
  await page.locator(".saving.read-only").waitFor({ timeout: 10_000 });
  await writeFile(script, text);
  await page.locator(".saving.saved").waitFor({ timeout: 10_000 });
  expect(await page.locator(".ProseMirror").getAttribute("contenteditable")).toBe("true");
}));

test("a pane whose code does not come says so; the words stay, and it comes when asked again", { timeout: 120_000 }, () => withDemo(async (page) => {
  await page.locator(".ProseMirror").press("End");
  await page.keyboard.insertText("断网写的字");
  await page.route("**/chunk-*.js", (route) => route.abort());
  await page.keyboard.press("Alt+3");
  await page.locator(".waiting button").first().waitFor();
  await page.keyboard.press("Alt+1");
  expect(await page.locator(".ProseMirror").textContent()).toContain("断网写的字");
  await page.unroute("**/chunk-*.js");
  await page.keyboard.press("Alt+3");
  const again = page.locator(".waiting button").first();
  if (await again.isVisible()) await again.click();
  await page.locator(".film-row").first().waitFor({ timeout: 20_000 });
}));
