import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "#render";
import { temporaryFolder } from "../support/temporary-show.ts";
import { InputMethod } from "../studio/manuscript/input-method.ts";
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

/** The tab of those who only look. */
let lookedAt: Page | undefined;

/** The demo as it came, in a browser that has never seen it. */
async function withDemo(act: (page: Page, script: string) => Promise<void>): Promise<void> {
  const script = join(folder.path, "show.md");
  await lookedAt?.context().close();
  lookedAt = undefined;
  await cp(demo, script);
  const page = await studio.openTab({ isNewcomer: true });
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
  await act(page, script);
  await page.context().close();
}

/** The demo for those who change nothing of it: one after the other in the same tab, loaded anew for each, until one fails. */
async function lookingAtDemo(act: (page: Page) => Promise<void>): Promise<void> {
  const script = join(folder.path, "show.md");
  if (lookedAt === undefined) await cp(demo, script);
  else await lookedAt.reload();
  const page = lookedAt ?? await studio.openTab({ isNewcomer: true });
  lookedAt = undefined;
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
  await act(page);
  expect(await readFile(script, "utf8")).toBe(await readFile(demo, "utf8"));
  lookedAt = page;
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

test("when another program writes, the film stays at its line, or the nearest left; it is said where nothing is covered, and passes", { timeout: 120_000 }, () => withDemo(async (page, script) => {
  const standsAt = async () => /：.*$/u.exec(await page.locator(".timeline-window").getAttribute("aria-valuetext") ?? "")?.[0];
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
  await page.locator(".ms-words", { hasText: "得上秤吧" }).click();
  await expect.poll(standsAt).toBe("：得上秤吧？");
  const text = await readFile(script, "utf8");
  await writeFile(script, text.replace("那是积德。", "那可真是积了大德了。"));
  const notice = page.locator(".passing-notice");
  await expect.poll(() => notice.textContent(), { timeout: 10_000 }).toContain("别的程序改了 show.md");
  expect(await page.locator(".notice").count()).toBe(0);
  await page.locator(".ms-words", { hasText: "积了大德" }).waitFor();
  await page.waitForTimeout(600);
  expect(await standsAt()).toBe("：得上秤吧？");
  await writeFile(script, text.replace("彭：得上秤吧？\n", "").replace("那是积德。", "那可真是积了大德了。"));
  await expect.poll(standsAt, { timeout: 10_000 }).toMatch(/^：不用秤。/u);
  await expect.poll(() => notice.textContent(), { timeout: 15_000 }).toBe("");
  // A line that is begun has its time a moment later, and the film goes there.
  await page.locator(".ms-words", { hasText: "那可真是" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("新的一句。");
  await expect.poll(standsAt).toBe("：新的一句。");
}));

/** The region the keyboard is in. */
const region = (page: Page) => page.evaluate(() => {
  const regions = [".outline", ".manuscript-pane", ".preview", ".side-panels", ".timeline", ".prompter", ".notices", ".welcome", ".top-bar"];
  return regions.find((each) => document.activeElement?.closest(each) != null) ?? null;
});

test("the film stands at a beat that has just been made", { timeout: 120_000 }, () => withDemo(async (page) => {
  const playhead = async () => Number(/^\d+:(\d+\.\d)/u.exec(await page.locator(".timeline-clock").innerText())![1]);
  await page.locator(".ms-words").first().click();
  await expect.poll(playhead).toBeGreaterThan(0);
  const before = await playhead();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.locator(".ms-beat").nth(1).locator(".ms-beat-title").inputValue()).toBe("");
  await expect.poll(playhead).toBeGreaterThan(before + 1);
}));

test("in a window of 1000 px the buttons under the picture are whole", { timeout: 120_000 }, () => withDemo(async (page) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const overhang = () => page.evaluate(() => {
    const bar = document.querySelector(".transport")!;
    return Math.max(...[...bar.children].map((child) => child.getBoundingClientRect().right)) - bar.getBoundingClientRect().right;
  });
  await expect.poll(overhang).toBeLessThanOrEqual(0);
  // The preview, as wide as it first is.
  expect(await page.evaluate(() => document.querySelector(".preview")!.clientWidth)).toBeLessThan(400);
}));

test("by night the timeline is dark at once, by day light", { timeout: 120_000 }, () => withDemo(async (page) => {
  // Of the acts' row, behind the words.
  const brightness = () => page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".timeline canvas")!;
    return Math.max(...canvas.getContext("2d")!.getImageData(8, 17, 1, 1).data.slice(0, 3));
  });
  await expect.poll(brightness).toBeGreaterThan(180);
  await page.getByRole("button", { name: "夜", exact: true }).click();
  await expect.poll(brightness).toBeLessThan(80);
  await page.getByRole("button", { name: "昼", exact: true }).click();
  await expect.poll(brightness).toBeGreaterThan(180);
}));

test("a beat chosen in the outline comes into view, also with the keyboard in the inspector", { timeout: 120_000 }, () => lookingAtDemo(async (page) => {
  await page.locator(".inspector input").first().click();
  await page.locator(".outline li button").nth(9).click();
  await expect.poll(() => isInView(page, ".ms-beat.has-cursor .ms-beat-head"), { timeout: 5000 }).toBe(true);
}));

test("F6 goes round the regions and Shift+F6 back, F8 plays and stops; neither inside a composition", { timeout: 120_000 }, () => lookingAtDemo(async (page) => {
  await page.locator(".ms-line .ms-words").first().click();
  const walk: (string | null)[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("F6");
    walk.push(await region(page));
    expect(await page.evaluate(() => document.activeElement!.matches(":focus-visible"))).toBe(true);
  }
  expect(walk).toEqual([".preview", ".side-panels", ".timeline", ".top-bar", ".outline", ".manuscript-pane"]);
  await page.keyboard.press("Shift+F6");
  expect(await region(page)).toBe(".outline");
  await page.keyboard.press("F6");
  const play = page.locator(".preview .transport .primary");
  await page.keyboard.press("F8");
  await expect.poll(() => play.textContent()).toContain("停");
  await page.keyboard.press("Control+Space");
  await expect.poll(() => play.textContent()).toContain("放");
  const ime = new InputMethod(await page.context().newCDPSession(page));
  await ime.type("n", "ni");
  for (const key of ["F6", "F8"]) await ime.keyInside(key);
  expect([await region(page), await play.textContent()]).toEqual([".manuscript-pane", expect.stringContaining("放")]);
  await ime.abort();
  // The palette has them, too, and leaves the keyboard where they lead.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("region");
  await page.keyboard.press("Enter");
  await expect.poll(() => region(page)).toBe(".preview");
}));

test("in rehearsal one picture plays, and Space plays and stops it wherever it presses no button", { timeout: 120_000 }, () => lookingAtDemo(async (page) => {
  await page.getByRole("button", { name: "排", exact: true }).click();
  const play = page.locator(".rehearsal .transport .primary");
  await play.waitFor();
  const is = (sign: string) => expect.poll(() => play.textContent()).toContain(sign);
  expect(await page.locator(".preview").count()).toBe(1);
  // At once, though a button was pressed to come here.
  await page.keyboard.press("Space");
  await is("停");
  await page.keyboard.press("Space");
  await is("放");
  await page.locator(".rehearsal canvas").first().click();
  await page.keyboard.press("Space");
  await is("停");
  await page.locator(".prompter button").nth(3).click();
  await is("停");
  await page.keyboard.press("Space");
  await is("放");
  // A button the keyboard is on is pressed instead.
  await page.locator(".prompter button").nth(2).focus();
  await page.keyboard.press("Space");
  await is("停");
  await page.keyboard.press("F8");
  await is("放");
  // Lines by up and down, and the line the keyboard is on goes along; beats by the Page keys.
  const line = () => page.evaluate(() => [...document.querySelectorAll(".prompter button")].findIndex((button) => button.getAttribute("aria-current") === "true"));
  const walk = async (key: string, to: number) => {
    await page.keyboard.press(key);
    await expect.poll(line).toBe(to);
  };
  await walk("ArrowDown", 3);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-current"))).toBe("true");
  await walk("ArrowUp", 2);
  const firsts = await page.evaluate(() => [...document.querySelectorAll(".prompter li")].flatMap((each, index) => (each.classList.contains("prompter-beat") ? [index] : [])));
  await walk("Home", 0);
  await walk("PageDown", firsts[1]!);
  await walk("PageDown", firsts[2]!);
  await walk("ArrowUp", firsts[2]! - 1);
  await walk("PageUp", firsts[0]!);
  await walk("End", await page.locator(".prompter button").count() - 1);
  await is("放");
  await page.keyboard.press("Alt+1");
  await expect.poll(() => region(page)).toBe(".manuscript-pane");
  await expect.poll(() => page.locator(".preview .transport .primary").textContent()).toContain("放");
}));

test("the scenes to choose from come into view where the panel is low", { timeout: 120_000 }, () => lookingAtDemo(async (page) => {
  await page.locator(".outline li button").nth(1).click();
  await page.locator(".inspector button[aria-expanded]").first().click();
  const isShown = () => page.evaluate(() => {
    const [scene, panel] = [".scene-option", ".inspector"].map((each) => document.querySelector(each)!.getBoundingClientRect());
    return scene!.top >= panel!.top && scene!.bottom <= panel!.bottom + 1;
  });
  expect(await isShown()).toBe(true);
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

test("whoever comes for the first time is led through by Enter alone, and is in the text afterwards", { timeout: 120_000 }, () => lookingAtDemo(async (page) => {
  await page.route("**/api/show", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json() as object), isFirstRun: true } });
  });
  await page.reload();
  for (let step = 1; step <= 5; step++) {
    await expect.poll(() => page.locator(".welcome-count").textContent()).toBe(`${step} / 5`);
    await page.keyboard.press("Enter");
  }
  expect(await page.locator(".welcome").count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement!.classList.contains("ProseMirror"))).toBe(true);
  // The page asks for the show now and then; a question may be under way.
  await page.unrouteAll({ behavior: "ignoreErrors" });
}));

test("a browser that may keep nothing opens the show all the same, says that it keeps no drafts, and saves", { timeout: 120_000 }, async () => {
  const script = join(folder.path, "show.md");
  await cp(demo, script);
  // As in the settings: all site data blocked.
  await using profile = await temporaryFolder({ "Default/Preferences": JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }) });
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const context = await chromium.launchPersistentContext(profile.path, { executablePath: found.executablePath, args: ["--no-sandbox"], locale: "zh-CN", viewport: { width: 1280, height: 720 } });
  try {
    const trouble: string[] = [];
    const page = await context.newPage();
    page.on("pageerror", (error) => trouble.push(error.message));
    await page.goto(studio.url);
    await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
    await page.locator(".ProseMirror").press("Control+End");
    await page.keyboard.insertText("没处留草稿");
    await page.locator(".notices", { hasText: "不让留草稿" }).waitFor();
    await expect.poll(() => readFile(script, "utf8"), { timeout: 30_000 }).toContain("没处留草稿");
    await page.locator(".saving.saved").waitFor();
    await page.reload();
    await page.locator(".ProseMirror", { hasText: "没处留草稿" }).waitFor();
    expect(trouble).toEqual([]);
  } finally {
    await context.close();
  }
});
