import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio } from "./support/open-studio.ts";

/** Opens the earlier versions and chooses the oldest. */
async function oldest(page: Page) {
  await page.locator(".ProseMirror").click();
  await page.keyboard.press("Control+k");
  await page.keyboard.insertText("以前的版本");
  await page.keyboard.press("Enter");
  const history = page.getByRole("dialog", { name: "以前的版本" });
  await history.getByRole("listitem").last().getByRole("button").click();
  await history.locator("ins").first().waitFor();
  return history;
}

test("an earlier version is looked at and taken back; a tab that only follows says why it cannot", { timeout: 120_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头 {#a}\n\n甲：头一版。") });
  await using studio = await openStudio(folder.path);
  const script = join(folder.path, "show.md");
  const writer = await studio.openTab();
  await writer.locator(".ms-words", { hasText: "头一版" }).dblclick();
  await writer.keyboard.press("End");
  await writer.keyboard.press("Shift+Home");
  await writer.keyboard.insertText("第二版。");
  await expect.poll(() => readFile(script, "utf8"), { timeout: 20_000 }).toContain("第二版");

  const follower = await studio.openTab();
  await follower.getByText("正在另一个标签页里写").waitFor();
  const looked = await oldest(follower);
  expect(await looked.getByRole("button", { name: /换回/u }).isDisabled()).toBe(true);
  expect(await looked.getByRole("status").textContent()).toContain("另一个标签页");
  await follower.close();

  await writer.bringToFront();
  await (await oldest(writer)).getByRole("button", { name: /换回/u }).click();
  await expect.poll(() => readFile(script, "utf8"), { timeout: 20_000 }).toContain("头一版");
  await writer.keyboard.press("Control+z");
  await expect.poll(() => readFile(script, "utf8"), { timeout: 20_000 }).toContain("第二版");
  expect(studio.trouble).toEqual([]);
});
