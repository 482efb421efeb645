import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

const LONG = { timeout: 180_000 };

test("a beat is written from nothing to a moving picture with the keyboard alone, and is on the disk", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("这碗粥，筷子得立得住。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("立不住呢？");
  // The scenes have come when the performers stand on the stage.
  await until(async () => (await previewPicture(page)) !== null);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("porridge");
  await page.keyboard.press("Enter");
  const script = join(folder.path, "show.md");
  await until(async () => /scene porridge[\s\S]*甲：这碗粥，筷子得立得住。\n乙：立不住呢？/u.test(await readFile(script, "utf8")));
  await until(async () => (await previewPicture(page)) !== null);
  await page.keyboard.press("Control+Space");
  const before = await previewPicture(page);
  await until(async () => (await previewPicture(page))?.sum !== before?.sum);
  expect(studio.trouble).toEqual([]);
});

test("who asks for the picture of a beat has the keyboard there; a beat without one shows its scenes at once", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：一。\n\n## 第二拍 {#second}\n```scene porridge\n```\n乙：二。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await until(async () => (await previewPicture(page)) !== null);
  const focused = () => page.evaluate(() => document.activeElement!.getAttribute("type") === "search" ? "search" : document.activeElement!.className);
  await page.locator(".ms-words").first().click();
  await page.keyboard.press("Control+k");
  await page.keyboard.insertText("这一拍的画面");
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("search");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("scene-now");
  await page.locator(".ms-scene").nth(1).click();
  await expect.poll(() => page.locator(".inspector-head code").textContent()).toBe("#second");
  await expect.poll(focused).toBe("scene-now");
  await expect.poll(() => page.locator(".scene-picker").count()).toBe(0);
});

test("the picture follows a change of the text within a second of the last keystroke", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：这碗粥，筷子得立得住。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await until(async () => (await previewPicture(page)) !== null);
  await page.keyboard.press("Control+End");
  const before = await previewPicture(page);
  await page.keyboard.type("啊");
  await until(async () => (await previewPicture(page))?.sum !== before?.sum);
  await expect.poll(() => page.locator(".transport").isVisible()).toBe(true);
});

test("what another program writes comes into the manuscript; what is typed meanwhile stays", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：第一句。\n乙：第二句。\n甲：第三句。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  const script = join(folder.path, "show.md");
  await writeFile(script, (await readFile(script, "utf8")).replace("第一句", "第一句改过"));
  await page.getByText("第一句改过").waitFor({ timeout: 5000 });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("加的字。");
  await until(async () => (await readFile(script, "utf8")).includes("加的字。"));
  expect(await readFile(script, "utf8")).toBe(showText("## 头一拍 {#first}\n\n甲：第一句改过。\n乙：第二句。\n甲：第三句。加的字。"));
});

test("a second tab looks on, and can take over the writing", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：第一句。") });
  await using studio = await openStudio(folder.path);
  const first = await studio.openTab();
  const second = await studio.openTab();
  await second.getByText("另一个标签页在写").waitFor();
  await second.keyboard.press("Control+End");
  await second.keyboard.type("写不进");
  await first.bringToFront();
  await first.keyboard.press("Control+End");
  await first.keyboard.type("头一个写。");
  await second.getByText("头一个写。").waitFor();
  await second.bringToFront();
  expect(await second.locator(".timeline-target input").evaluate((input) => (input as HTMLInputElement).readOnly)).toBe(true);
  await second.getByRole("button", { name: "在这里写" }).click();
  await second.locator(".saving.following").waitFor({ state: "detached" });
  await second.locator(".ProseMirror").click();
  await second.keyboard.press("Control+End");
  await second.keyboard.type("第二个写。");
  const script = join(folder.path, "show.md");
  await until(async () => (await readFile(script, "utf8")).includes("第一句。头一个写。第二个写。"));
  expect(await readFile(script, "utf8")).not.toContain("写不进");
});

test("a tab that is closed in the middle of a word loses nothing", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：") });
  await using studio = await openStudio(folder.path);
  let page = await studio.openTab();
  for (let round = 0; round < 5; round++) {
    await page.locator(".ProseMirror").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(`第${round}回写的。`);
    // Words older than a moment are in the browser's journal, saved or not.
    await page.waitForTimeout(600 + 200 * round);
    await page.close({ runBeforeUnload: round % 2 === 0 });
    page = await studio.openTab();
    await until(async () => {
      const draft = page.getByRole("button", { name: "放回稿子里" });
      if (await draft.isVisible()) await draft.click();
      return (await page.locator(".ProseMirror").textContent())?.includes(`第${round}回写的。`) === true;
    });
    await page.locator(".saving.saved").waitFor();
  }
  const text = await readFile(join(folder.path, "show.md"), "utf8");
  for (let round = 0; round < 5; round++) expect(text.split(`第${round}回写的。`)).toHaveLength(2);
});

test("an earlier version is shown with its differences before it is taken back, and undo takes that back", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n甲：原来的话。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("后来加的。");
  await page.keyboard.press("Control+s");
  await page.locator(".saving.saved").waitFor();
  await until(async () => (await readFile(join(folder.path, "show.md"), "utf8")).includes("后来加的"));
  await page.locator(".saving-state").click();
  // The first of all: on a slow machine the words may have been saved in pieces.
  await page.locator(".history li button").last().click();
  await page.locator(".history del", { hasText: "后来加的。" }).waitFor();
  await page.getByRole("button", { name: /换回这一版/u }).click();
  await page.getByText("原来的话。").waitFor();
  await expect.poll(() => page.locator(".ProseMirror").textContent()).not.toContain("后来加的");
  await page.locator(".ProseMirror").click();
  await page.keyboard.press("Control+z");
  await page.getByText("原来的话。后来加的。").waitFor();
});

test("nothing but the local server is asked, and the page breaks none of its own rules, in every mode", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头一拍 {#first}\n\n```scene action-potential\n```\n\n甲：能量是$E=mc^2$。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab({ language: "en", theme: "dark" });
  await until(async () => (await previewPicture(page)) !== null);
  for (const mode of ["Alt+2", "Alt+3", "Alt+1"]) {
    await page.keyboard.press(mode);
    await page.waitForTimeout(600);
  }
  for (const tab of ["quantities", "problems", "reports", "inspector"]) {
    await page.locator(`#tab-${tab}`).click();
    await page.waitForTimeout(300);
  }
  expect(studio.trouble).toEqual([]);
});

/** Waits for something that comes by itself. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 20_000, interval: 60 }).toBe(true);
}
