import { afterAll, beforeAll, expect, test } from "vitest";
import { stageActions } from "#stage";
import type { TestPage } from "../support/open-scene-page.ts";
import { openTestPage } from "../support/open-scene-page.ts";
import { quiet } from "./sample.ts";
import type { StageTestPage } from "./stage-page.tsx";

declare const window: { readonly stagePage: StageTestPage };

const ENTRY = "test/stage/stage-page.tsx";
let opened: TestPage;

beforeAll(async () => {
  opened = await openTestPage(ENTRY);
  expect(await opened.page.evaluate(() => window.stagePage.fonts())).toBeNull();
});
afterAll(() => opened?.browser.close());

const pictures = (changes: Parameters<StageTestPage["pictures"]>[0], times: readonly number[]) =>
  opened.page.evaluate(([change, at]) => window.stagePage.pictures(change, at), [changes, times] as const);

test("equal keys are equal pixels, in whatever order they are painted", async () => {
  const times = Array.from({ length: 60 }, (_, frame) => 2000 + (frame * 1000) / 30);
  const forward = await pictures({}, times);
  const backward = (await pictures({}, times.toReversed())).reverse();
  expect(backward).toEqual(forward);
  const seen = new Map<string, number>();
  for (const { key, hash } of forward) expect(seen.set(key!, seen.get(key!) ?? hash).get(key!)).toBe(hash);
  expect(seen.size).toBeLessThan(45);
  expect(new Set(forward.map(({ hash }) => hash)).size).toBeGreaterThan(10);
});

test("every action is seen, and looks like no other", async () => {
  const at = [6600];
  const still = (await pictures(quiet, at))[0]!.hash;
  const seen = new Set([still]);
  for (const action of stageActions.keys()) {
    const stageEvents = [{ tMs: 6200, action, args: stageActions.get(action)!.args.parse({}), role: "penggen" as const }];
    seen.add((await pictures({ ...quiet, stageEvents }, at))[0]!.hash);
  }
  expect(seen.size).toBe(1 + stageActions.size);
});

test("a ClipFrame shows what the painter paints; a theme changes it; a formula is set over it", async () => {
  const painted = (await pictures(quiet, [3000]))[0]!.hash;
  const show = (tMs: number, themeName: "light" | "dark", change = {}) =>
    opened.page.evaluate(([changes, t, name]) => window.stagePage.show(changes, t, name), [{ ...quiet, ...change }, tMs, themeName] as const);
  expect(await show(3000, "light")).toBe(painted);
  expect(await show(3000, "dark")).not.toBe(painted);
  const line = quiet.lines[0]!;
  const runs = [{ text: "面积比体积等于" }, { text: "六除以直径", tex: "6/d" }];
  await show(3000, "light", { lines: [{ ...line, phrases: [{ ...line.phrases[0]!, runs }] }] });
  expect(await opened.page.locator(".katex").innerText()).toContain("6/d");
  const box = (await opened.page.locator(".katex").boundingBox())!;
  // The strip's text area, at a third of the layout's size.
  expect(box.y).toBeGreaterThan(290);
  expect(box.y + box.height).toBeLessThan(352);
});

test("letters of pinyin are drawn as letters, not as a letter and a sign behind it", async () => {
  const beside = await opened.page.evaluate(() => [..."āēōūǖ"].filter((letter) => {
    const pen = Object.assign(document.createElement("canvas"), { width: 90, height: 60 }).getContext("2d")!;
    pen.font = "400 40px 'Noto Sans SC'";
    pen.fillText(letter, 10, 50);
    const behind = Math.ceil(10 + pen.measureText(letter).width);
    return pen.getImageData(behind, 0, 90 - behind, 60).data.some((value) => value > 0);
  }));
  expect(beside).toEqual([]);
});

test("a font that is not there is named", async () => {
  const { page, browser } = await openTestPage(ENTRY, ["noto-sans-sc-latin-700-normal.woff2"]);
  const message = await page.evaluate(() => window.stagePage.fonts());
  await browser.close();
  expect(message).toContain("The font Noto Sans SC 700 did not load (fonts/noto-sans-sc-latin-700-normal.woff2)");
});
