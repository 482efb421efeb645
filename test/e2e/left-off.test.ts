import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio } from "./support/open-studio.ts";

const soon = <T>(get: () => Promise<T>) => expect.poll(get, { timeout: 40_000, interval: 50 });
const BEATS = Array.from({ length: 80 }, (_, i) => `## 第${i}拍 {#beat-${i}}\n\n甲：这是第 ${i} 拍的头一句。\n乙：您再说一遍？\n甲：就这么一句。`);

/** Whether the cursor stands in what is seen of the manuscript. */
const isCursorSeen = (page: Page) => page.evaluate(() => {
  const cursor = getSelection()!.getRangeAt(0).getBoundingClientRect();
  const pane = document.querySelector(".manuscript-pane")!.getBoundingClientRect();
  return cursor.height > 0 && cursor.top >= pane.top && cursor.bottom <= pane.bottom;
});

test("a show opens where it was left, in a new tab too; when that beat is gone, at its beginning", { timeout: 120_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": showText(BEATS.join("\n\n")) });
  await using studio = await openStudio(folder.path);
  const onDisk = () => readFile(join(folder.path, "show.md"), "utf8");
  const page = await studio.openTab();
  await page.locator(".outline li button", { hasText: "第70拍" }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("留在这儿");
  await soon(onDisk).toContain("乙：您再说一遍？留在这儿\n");
  await page.close();

  const again = await studio.openTab();
  await soon(() => isCursorSeen(again)).toBe(true);
  await again.keyboard.type("，接着写。");
  await soon(onDisk).toContain("乙：您再说一遍？留在这儿，接着写。\n");
  await again.reload();
  await soon(() => isCursorSeen(again)).toBe(true);
  await again.keyboard.type("还在。");
  const text = "乙：您再说一遍？留在这儿，接着写。还在。\n";
  await soon(onDisk).toContain(text);
  // The same words in the same beat; without the beat there is nothing to come back to.
  expect((await onDisk()).split(text)[0]).toContain("第70拍");
  await again.close();
  await writeFile(join(folder.path, "show.md"), (await onDisk()).replace("{#beat-70}", "{#renamed}"));
  const anew = await studio.openTab();
  await soon(() => isCursorSeen(anew)).toBe(true);
  await anew.keyboard.type("开头。");
  await soon(onDisk).toContain("开头。");
  expect((await onDisk()).split("开头。")[0]).not.toContain("beat-1}");
});
