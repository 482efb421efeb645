import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, type OpenStudio } from "./support/open-studio.ts";

const LONG = { timeout: 120_000 };
const beat = (id: string) => `## ${id} {#${id}}\n\n\`\`\`scene porridge\n\`\`\`\n\n甲：:pause[5s]这是 ${id}。`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let studio: OpenStudio;
beforeAll(async () => {
  folder = await temporaryFolder({ "show.md": showText(["one", "two", "three"].map(beat).join("\n\n")) });
  studio = await openStudio(folder.path);
});
afterAll(async () => {
  await studio?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** Machines that run other tests as well are slow. */
const soon = <T>(get: () => Promise<T>) => expect.poll(get, { timeout: 40_000, interval: 50 });
const badge = (page: Page) => page.locator(".film-badge");
const notice = (page: Page) => page.locator(".notice.film");
const states = (page: Page) => page.locator(".film-row-state").allTextContents();
/** Has beats made that were not made before: it must be seen running. */
const render = async (page: Page, beats?: readonly number[]) => {
  await page.keyboard.press("Alt+3");
  if (beats !== undefined) await page.getByRole("button", { name: "全不选" }).click();
  for (const nth of beats ?? []) await page.locator(".film-row input").nth(nth).check();
  await page.getByRole("button", { name: "出片" }).click();
  await page.getByRole("button", { name: "停下" }).waitFor();
};
/** Where the modes of the top bar stand. */
const modes = (page: Page) => page.locator(".top-bar .segmented").boundingBox();

test("a running film is told where one writes, also after a reload; its rows tell how far each beat is; stopped, it leaves what is done", LONG, async () => {
  const page = await studio.openTab();
  await soon(() => page.locator(".outline-time").nth(1).textContent()).not.toBe("");
  const before = await modes(page);
  await render(page);
  await page.keyboard.press("Alt+1");
  await soon(() => badge(page).textContent()).toMatch(/^片子 \d+%，(?:约 \d+ 分钟|不到一分钟)$/u);
  expect(await modes(page)).toEqual(before);
  await page.reload();
  await soon(() => badge(page).textContent()).toMatch(/^片子 \d+%/u);
  await expect.poll(() => page.locator(".top-bar [role=status].heard").textContent()).toMatch(/^片子做到 (?:0|25|50|75)%$/u);
  await badge(page).click();
  // A bar where the second is made.
  await soon(() => states(page)).toEqual(["已有", "", "排队"]);
  expect(await page.locator(".film-row progress").count()).toBe(1);
  await expect.poll(() => page.locator(".film-running").textContent()).toMatch(/正在画 \d+ \/ \d+ 帧.*还要 0:/u);
  await expect.poll(() => page.locator(".film-row-why").allTextContents()).toEqual(["新段落", "新段落", "新段落"]);
  await page.getByRole("button", { name: "停下" }).click();
  await soon(() => states(page)).toEqual(["已有", "要画", "要画"]);
  await expect.poll(() => page.locator(".film-row-why").first().textContent()).not.toBe("新段落");
  await page.keyboard.press("Alt+1");
  expect([await badge(page).count(), await notice(page).count()]).toEqual([0, 0]);
  await page.close();
});

test("why it was not made is told on the desk, and where one writes until it is put away", LONG, async () => {
  await writeFile(join(folder.path, "films"), "in the way");
  const page = await studio.openTab();
  await render(page, [1]);
  await page.keyboard.press("Alt+1");
  await notice(page).waitFor();
  await expect.poll(() => notice(page).textContent()).toMatch(/^片子没有做成：写不了 .*films.*：路上该是文件夹的地方放着一个文件/u);
  await notice(page).getByRole("button", { name: "知道了" }).click();
  await expect.poll(() => notice(page).count()).toBe(0);
  await page.reload();
  await page.locator(".ProseMirror").waitFor();
  await page.keyboard.press("Alt+3");
  await page.locator(".finished .banner", { hasText: "films" }).waitFor();
  await rm(join(folder.path, "films"));
  await page.close();
});

test("that it is done is told once in the bar, over nothing, also to a tab that was closed meanwhile, and leads to the film", LONG, async () => {
  const page = await studio.openTab();
  await render(page, [2]);
  await page.close();
  await soon(async () => (await readdir(join(folder.path, "films")).catch(() => [])).some((name) => /^[^.].*\.mp4$/u.test(name))).toBe(true);
  const again = await studio.openTab();
  await badge(again).waitFor();
  expect(await badge(again).textContent()).toBe("片子好了，去看");
  expect(await badge(again).getAttribute("title")).toMatch(/片子好了：films\/.*three\.mp4（0:0\d）/u);
  await expect.poll(() => again.locator(".top-bar [role=status].heard").textContent()).toMatch(/^片子好了：films\//u);
  expect(await notice(again).count()).toBe(0);
  await badge(again).click();
  await again.locator(".finished video").waitFor();
  await again.keyboard.press("Alt+1");
  await expect.poll(() => badge(again).count()).toBe(0);
  await again.reload();
  await soon(() => again.locator(".outline-time").nth(1).textContent()).not.toBe("");
  expect(await badge(again).count()).toBe(0);
  expect(studio.trouble).toEqual([]);
});
