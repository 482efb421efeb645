import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scenes } from "#scenes";
import { openStudio, previewPicture } from "../e2e/support/open-studio.ts";
import { hostileScript, inTurn } from "../support/hostile-script.ts";
import { payloads } from "../support/payloads.ts";
import { launch } from "../studio/keep/open-keep-page.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openSink, watchAttacks } from "./support/watch-attacks.ts";
import { tried } from "../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
/** In full every payload comes into every kind of slot. */
const BEATS = isLong ? scenes.size : 3;
const PASTED = isLong ? 200 : 16;
const SHOWS = isLong ? Math.ceil(payloads("").length / BEATS) : 1;

/** Sees everything the studio shows of a show, without a change: every beat's picture from start to end, panels, forms, modes, themes, languages. */
async function lookAtEverything(page: Page): Promise<void> {
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 60_000 }).toBe(true);
  const beats = page.locator(".outline li button");
  const bar = page.locator(".preview .scrub-bar");
  for (let beat = 0; beat < (await beats.count()); beat++) {
    await beats.nth(beat).click();
    const { x, y, width, height } = (await bar.boundingBox())!;
    for (const share of [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99]) {
      await page.mouse.click(x + share * width, y + height / 2);
      await page.waitForTimeout(60);
    }
    await lookAtForms(page, beat);
  }
  for (const tab of ["quantities", "problems", "reports", "inspector"]) {
    await page.locator(`#tab-${tab}`).click();
    await page.locator(".side-panel").hover();
  }
  for (const mode of ["Alt+2", "Alt+3", "Alt+1"]) {
    await page.keyboard.press(mode);
    await page.locator({ "Alt+2": ".prompter li", "Alt+3": ".film-row", "Alt+1": ".ProseMirror" }[mode]!).first().waitFor();
    await page.locator(".top-bar button").nth(-2).click();
    await page.locator(".top-bar button").last().click();
  }
}

/** Opens the form of each sign in a beat's first lines, and closes it. */
async function lookAtForms(page: Page, beat: number): Promise<void> {
  for (const kind of [".ms-cue", ".ms-math", ".ms-sound"]) {
    const sign = page.locator(`.ProseMirror .ms-beat >> nth=${beat}`).locator(kind).first();
    if ((await sign.count()) === 0) continue;
    await sign.click();
    await page.waitForTimeout(60);
    await page.keyboard.press("Escape");
  }
}

/** Brings payloads into the studio as a writer would: pasted as markup and as words, looked for, asked of the palette, and kept in earlier versions. */
async function typeAndPaste(page: Page, texts: readonly string[]): Promise<void> {
  await page.locator(".ProseMirror").press("Control+End");
  await page.evaluate((each) => {
    const place = document.querySelector(".ProseMirror")!;
    for (const text of each) for (const type of ["text/html", "text/plain"]) {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type, text);
      place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }
  }, texts);
  for (const text of texts.slice(0, 4)) {
    await page.keyboard.press("Control+k");
    await page.keyboard.insertText(text);
    await page.keyboard.press("Escape");
    await page.locator(".ProseMirror").focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.insertText(text);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Control+s");
  await page.locator(".saving.saved").waitFor();
  await page.locator(".saving-state").click();
  await page.locator(".history ins, .history del").first().waitFor();
  await page.keyboard.press("Escape");
}

test(`payloads in every text of ${SHOWS * BEATS} beats run nothing, ask nobody and change nothing in the studio`, { timeout: 4 * 3_600_000 }, async ({ task }) => {
  await using sink = await openSink();
  const all = payloads(sink.address);
  for (let show = 0; show < SHOWS; show++) {
    await using folder = await temporaryFolder();
    const turn = inTurn(all, show * BEATS);
    let count = 0;
    const next = () => {
      count++;
      return turn();
    };
    const text = hostileScript(BEATS, next);
    await writeFile(join(folder.path, "show.md"), text);
    // Names of files that the server lists.
    await mkdir(join(folder.path, "media"));
    for (let i = 0; i < 8; i++) await writeFile(join(folder.path, "media", `${[...next().replaceAll("/", "_")].slice(0, 60).join("")}.png`), "");
    const before = await readdir(folder.path, { recursive: true });
    await using studio = await openStudio(folder.path);
    const isOwn = (url: string) => url.startsWith(new URL(studio.url).origin);
    const seen = await watchAttacks(studio.context, isOwn);
    await lookAtEverything(await studio.openTab());
    expect([...seen, ...sink.asked, ...studio.trouble]).toEqual([]);
    expect(await readFile(join(folder.path, "show.md"), "utf8")).toBe(text);
    expect((await readdir(folder.path, { recursive: true })).filter((name) => !before.includes(name) && !name.startsWith(".doupeng"))).toEqual([]);

    // The policy is the second wall: without it they are as harmless.
    await studio.context.close();
    const unprotected = await studio.browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 720 } });
    const done = await watchAttacks(unprotected, isOwn);
    const page = await unprotected.newPage();
    await page.goto(studio.url);
    await lookAtEverything(page);
    await typeAndPaste(page, Array.from({ length: PASTED }, next));
    expect([...done, ...sink.asked]).toEqual([]);
    tried(task, "payloads in the studio", count);
  }
});

test("the watch sees what payloads do to a page that takes them for markup", { timeout: 60_000 }, async () => {
  await using sink = await openSink();
  // From this machine, as the studio is: a page from elsewhere may not ask it for anything.
  await using victims = await openSink((path) => payloads(sink.address)[Number(path.slice(1))] ?? "");
  const browser = await launch();
  try {
    const context = await browser.newContext();
    const seen = await watchAttacks(context, (url) => url.startsWith(victims.address));
    const victim = await context.newPage();
    for (let i = 0; i < 40; i++) await victim.goto(`${victims.address}/${i}`, { waitUntil: "load" }).catch(() => {});
    await expect.poll(() => ["a script ran", "a dialog", "asked for"].filter((what) => !seen.some((each) => each.startsWith(what))), { timeout: 10_000 }).toEqual([]);
    await expect.poll(() => sink.asked.length, { timeout: 10_000 }).toBeGreaterThan(0);
  } finally {
    await browser.close();
  }
});
