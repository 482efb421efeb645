import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

const SHOW = showText([
  "## 头 {#a}\n\n```scene axon-conduction\n```\n\n甲：先看轴突。",
  "## 中 {#b}\n\n```scene porridge\n```\n\n乙：再看筷子。",
  "## 尾 {#c}\n\n```scene ion-gradient\n```\n\n甲：后看离子。",
].join("\n\n"));

test("how a beat comes in is chosen in the inspector, with what becomes what, and is seen between the beats", { timeout: 180_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": SHOW });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.locator(".preview canvas").waitFor();
  await page.locator(".ms-line", { hasText: "再看筷子" }).click();
  await page.getByRole("radio", { name: "变过去" }).click();
  const pairs = page.getByRole("combobox", { name: "什么变成什么" });
  const offered = await pairs.locator("option").evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  expect(offered.length).toBeGreaterThan(1);
  await pairs.selectOption(offered[1]!);
  await page.locator(".ms-line", { hasText: "后看离子" }).click();
  await page.getByRole("radio", { name: "化过去" }).click();
  const script = join(folder.path, "show.md");
  await expect.poll(() => readFile(script, "utf8"), SOON).toMatch(new RegExp(`## 中 \\{#b in="?${offered[1]!}"?\\}[\\s\\S]*## 尾 \\{#c in=dissolve\\}`, "u"));

  await page.getByRole("button", { name: "整场" }).click();
  // Three beats and what lies between them.
  await expect.poll(() => page.locator(".scrub-clip").count(), SOON).toBe(5);
  const seen: number[] = [];
  for (const [clip, share] of [[0, 0.9], [1, 0.4], [1, 0.6], [2, 0.5], [3, 0.3], [3, 0.7], [4, 0.5]] as const) {
    await goTo(page, clip, share);
    await expect.poll(async () => !seen.includes((await previewPicture(page))!.sum), SOON).toBe(true);
    seen.push((await previewPicture(page))!.sum);
  }
  // It plays through them, too.
  await goTo(page, 0, 0.98);
  await page.keyboard.press("Control+Space");
  await expect.poll(() => page.locator(".scrub-needle").evaluate((needle) => new DOMMatrix(getComputedStyle(needle).transform).m41 / (needle.parentElement!.clientWidth)), SOON).toBeGreaterThan(await startOf(page, 2));
  expect(studio.trouble).toEqual([]);
});

const SOON = { timeout: 30_000, interval: 60 } as const;

const startOf = (page: Page, clip: number) => page.locator(".scrub-clip").nth(clip).evaluate((each: HTMLElement) => parseFloat(each.style.left) / 100);

async function goTo(page: Page, clip: number, share: number): Promise<void> {
  const box = (await page.locator(".scrub-clip").nth(clip).boundingBox())!;
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
}
