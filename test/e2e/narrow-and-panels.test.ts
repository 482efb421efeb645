import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture, type OpenStudio } from "./support/open-studio.ts";

const LONG = { timeout: 120_000 };
const beat = (id: string) => `## ${id} {#${id}}\n\n\`\`\`scene porridge\n\`\`\`\n\n甲：这是 ${id}。\n乙：您再说一遍？`;

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
const widthOf = async (page: Page, selector: string) => Math.round((await page.locator(selector).boundingBox())!.width);

/** Buttons and fields that nobody can get at: they stand beside the window, and nothing around them scrolls to them. */
function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => element !== null && (/auto|scroll/u.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll<HTMLElement>("button, input, select, [contenteditable=true]")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(each.parentElement);
      })
      .map((each) => `${each.tagName} ${each.getAttribute("aria-label") ?? each.textContent}`.trim());
  });
}

test("in a low window, 1280×720 at 150 %, the picture is large enough to see and the panels are scrolled to", LONG, async () => {
  const page = await studio.openTab();
  await page.setViewportSize({ width: 853, height: 480 });
  await page.reload();
  await soon(async () => (await previewPicture(page)) !== null).toBe(true);
  expect((await page.locator(".preview-host").boundingBox())!.height).toBeGreaterThan(80);
  const tab = page.locator("#tab-reports");
  expect((await tab.boundingBox())!.y + 20).toBeLessThan((await page.locator(".foot").boundingBox())!.y);
  await tab.click();
  await page.locator(".side-panel").evaluate((panel) => { panel.scrollIntoView(); });
  expect((await page.locator(".side-panel").boundingBox())!.height).toBeGreaterThan(160);
  expect(await outOfReach(page)).toEqual([]);
  await page.close();
});

test("undo goes on where the field that had the keyboard went with what was undone", LONG, async () => {
  const page = await studio.openTab();
  await page.locator(".ms-words").first().click();
  await page.locator("#tab-inspector").click();
  const title = page.locator(".inspector-title");
  await title.fill("改了名");
  await title.press("Enter");
  await soon(() => page.locator(".outline-title", { hasText: "改了名" }).count()).toBe(1);
  await page.evaluate(() => { (document.activeElement as HTMLElement).blur(); });
  await page.keyboard.press("Control+z");
  await soon(() => page.locator(".outline-title", { hasText: "改了名" }).count()).toBe(0);
  await page.close();
});

test("on a phone one writes, sees it move, opens every panel and mode; nothing stands beside the window", LONG, async () => {
  const page = await studio.openTab();
  const wide = await widthOf(page, "#outline");
  await page.setViewportSize({ width: 360, height: 720 });
  await page.reload();
  await soon(async () => (await previewPicture(page)) !== null).toBe(true);
  const checked = async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await outOfReach(page)).toEqual([]);
  };
  await checked();
  await page.locator(".ms-words").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("手机上写的。");
  await soon(() => readFile(join(folder.path, "show.md"), "utf8")).toContain("手机上写的。");
  const still = await previewPicture(page);
  await page.locator(".preview").scrollIntoViewIfNeeded();
  await page.locator(".preview").getByRole("button", { name: "放", exact: true }).click();
  await soon(async () => (await previewPicture(page))?.sum).not.toBe(still?.sum);
  for (const tab of ["quantities", "problems", "reports", "inspector"]) {
    await page.locator(`#tab-${tab}`).click();
    await page.locator(`.side-panel[aria-labelledby="tab-${tab}"]`).waitFor();
    await checked();
  }
  for (const mode of ["Alt+2", "Alt+3", "Alt+1"]) {
    await page.keyboard.press(mode);
    await page.waitForTimeout(300);
    await checked();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await soon(() => widthOf(page, "#outline")).toBe(wide);
  await page.close();
});

test("a border between panels is moved with the mouse and with keys, and stays so when the page is loaded again", LONG, async () => {
  const page = await studio.openTab();
  const before = await widthOf(page, "#outline");
  const border = page.locator(".separator").first();
  const { x, y, width, height } = (await border.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await soon(() => widthOf(page, "#outline")).toBe(before + 60);
  await border.focus();
  await page.keyboard.press("ArrowLeft");
  await soon(() => widthOf(page, "#outline")).toBeLessThan(before + 60);
  const after = await widthOf(page, "#outline");
  expect(after).not.toBe(before);
  await page.reload();
  await page.locator(".ProseMirror").waitFor();
  await soon(() => widthOf(page, "#outline")).toBe(after);
  // Not so far that one of them is lost.
  await border.hover();
  await page.mouse.down();
  await page.mouse.move(1200, 300, { steps: 5 });
  await page.mouse.up();
  expect(await widthOf(page, "#outline")).toBeLessThanOrEqual(360);
  expect(await widthOf(page, "#manuscript")).toBeGreaterThanOrEqual(420);
  expect(await widthOf(page, "#side")).toBeGreaterThanOrEqual(340);
  await page.close();
});

test("in a low window the palette scrolls to the command that the arrow keys have reached", LONG, async () => {
  const page = await studio.openTab();
  await page.setViewportSize({ width: 1000, height: 420 });
  await expect.poll(() => page.locator(".top-bar kbd").textContent()).toBe(process.platform === "darwin" ? "⌘K" : "Ctrl+K");
  await page.keyboard.press("ControlOrMeta+k");
  const list = page.locator(".ms-palette-list");
  await list.waitFor();
  const isChosenSeen = () => page.evaluate(() => {
    const around = document.querySelector(".ms-palette-list")!.getBoundingClientRect();
    const { top, bottom } = document.querySelector(".ms-palette-list [aria-selected=true]")!.getBoundingClientRect();
    return top >= around.top - 1 && bottom <= Math.min(around.bottom, innerHeight) + 1;
  });
  expect(await list.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press("ArrowDown");
    expect(await isChosenSeen()).toBe(true);
  }
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  await page.close();
});

test("before anything was written the list of earlier versions says how there come to be some; when nobody answers it says that", LONG, async () => {
  await using fresh = await temporaryFolder({ "show.md": showText(beat("one")) });
  await using other = await openStudio(fresh.path);
  const page = await other.openTab();
  const history = page.locator("dialog.history");
  await page.locator(".saving-state").click();
  await history.getByText(/还没有以前的版本/u).waitFor();
  await history.getByRole("button", { name: "关上" }).click();
  await page.route("**/api/history", (route) => route.abort());
  await page.locator(".saving-state").click();
  await history.getByRole("alert").filter({ hasText: "本机的 doupeng 没有回应" }).waitFor();
  await page.keyboard.press("Escape");
  await history.waitFor({ state: "detached" });
});

test("every field of a cue is seen when the keyboard comes to it, also where the window is low", LONG, async () => {
  const page = await studio.openTab({ isNewcomer: true });
  await page.setViewportSize({ width: 1280, height: 480 });
  await soon(async () => (await previewPicture(page)) !== null).toBe(true);
  await page.locator(".ms-words").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" /cue");
  await page.locator(".ms-menu").waitFor();
  await page.keyboard.press("Enter");
  const form = page.locator(".ms-form");
  await form.waitFor();
  const isCovered = () => page.evaluate(() => {
    const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect();
    return [top + 3, bottom - 3].some((y) => document.elementFromPoint((left + right) / 2, y) !== document.activeElement);
  });
  const fields = await form.locator("input").count();
  expect(fields).toBeGreaterThan(2);
  for (let i = 0; i < fields; i++) {
    expect(await isCovered()).toBe(false);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await page.context().close();
});

test("every shape of the picture is one press away, and stays in rehearsal", LONG, async () => {
  const page = await studio.openTab({ isNewcomer: true });
  const ratio = () => page.evaluate(() => {
    const { width, height } = document.querySelector(".preview canvas")!.getBoundingClientRect();
    return (width / height).toFixed(1);
  });
  await soon(async () => (await previewPicture(page)) !== null).toBe(true);
  const shapes = page.locator(".transport-shapes button");
  for (const [nth, shape] of [[1, "1.0"], [2, "0.6"]] as const) {
    await shapes.nth(nth).click();
    await soon(ratio).toBe(shape);
    expect(await shapes.nth(nth).getAttribute("aria-pressed")).toBe("true");
  }
  await page.keyboard.press("Alt+2");
  await page.locator(".rehearsal canvas").first().waitFor();
  await soon(ratio).toBe("0.6");
  await shapes.nth(0).click();
  await soon(ratio).toBe("1.8");
  // This beat is the one that plays, though the cursor is in another.
  await page.locator(".prompter button").last().focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "这一拍", exact: true }).click();
  await soon(() => page.locator(".transport-time").textContent()).not.toMatch(/^0:00/u);
  expect(await page.locator(".prompter button").last().getAttribute("aria-current")).toBe("true");
  await page.context().close();
});
