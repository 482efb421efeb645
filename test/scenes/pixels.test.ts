import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleEvents, scenes, type Scene } from "#scenes";
import type { SimEvent } from "#sim";
import { smaller, unlikeGolden } from "../support/golden.ts";
import { openScenePage } from "../support/open-scene-page.ts";
import type { ScenePage, Shot } from "../support/scene-page.tsx";

/** Fewer changed pixels than these nobody sees. */
const VISIBLE_PIXELS = 200;
const CUE_MS = 2000;
const LOOKS_MS = [2100, 2600, 4000, 7000];
/** Of the golden stills: before the first cue, soon after it, and later. */
const MOMENTS_MS = [800, 2600, 7000];
/** A still at a third of its size: what a phone shows. */
const TILE = { width: 440, height: 247 } as const;

let page: Page;
let browser: Browser;
beforeAll(async () => { ({ page, browser } = await openScenePage()); });
afterAll(async () => { await browser?.close(); });

describe.each([...scenes.values()].map((scene) => [scene.id, scene] as const))("%s", (sceneId, scene) => {
  test.each(Object.keys(scene.actions))("action %s changes the picture", async (name) => {
    const action = event(scene, name, CUE_MS);
    // Slower or stronger shows only when something goes on: an action may need another one before it.
    const befores = [[], ...Object.keys(scene.actions).map((other) => [event(scene, other, CUE_MS - 500)])];
    expect(await seesDifference(befores.flatMap((before) => LOOKS_MS.map((tMs) => [shot(before, tMs), shot([...before, action], tMs)] as const)))).toBe(true);
  });

  test("nothing that happens later changes the picture now", async () => {
    for (const name of Object.keys(scene.actions))
      expect(await difference(shot([], CUE_MS - 100), shot([event(scene, name, CUE_MS)], CUE_MS - 100)), name).toBe(0);
  });

  test("its sample for the gallery shows something new in every five seconds of twenty", async () => {
    const events = sampleEvents(scene);
    expect(events.map(({ tMs }) => tMs)).toEqual(events.map(({ tMs }) => tMs).sort((a, b) => a - b));
    for (const fromMs of [0, 5000, 10_000, 15_000]) {
      const [before, ...later] = [0, 1700, 3300, 4900].map((ms) => shot(events, fromMs + ms));
      // What needs files shows none here.
      if (scene.media === undefined) expect(await seesDifference(later.map((each) => [before!, each] as const)), `${fromMs} ms`).toBe(true);
    }
  });

  test("light and dark are two pictures", async () => {
    expect(await difference(shot([], 1000), { ...shot([], 1000), themeName: "dark" })).toBeGreaterThan(100_000);
  });

  test("looks like its golden stills, at three moments in both themes", async () => {
    const first = Object.keys(scene.actions)[0];
    const events = first === undefined ? [] : [event(scene, first, 1500)];
    const sheet = new PNG({ width: MOMENTS_MS.length * TILE.width, height: 2 * TILE.height });
    for (const [row, themeName] of (["light", "dark"] as const).entries())
      for (const [column, tMs] of MOMENTS_MS.entries()) {
        await page.evaluate((each) => { (window as unknown as { scenePage: ScenePage }).scenePage.show(each); }, { sceneId, events, tMs, themeName } satisfies Shot);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        PNG.bitblt(smaller(PNG.sync.read(await page.screenshot()), 3), sheet, 0, 0, TILE.width, TILE.height, column * TILE.width, row * TILE.height);
      }
    expect(await unlikeGolden(`scenes/${sceneId}`, sheet, { share: 0.005 })).toBeNull();
  });

  function shot(events: readonly SimEvent[], tMs: number): Shot {
    return { sceneId, events, tMs, themeName: "light" };
  }
});

async function seesDifference(pairs: readonly (readonly [Shot, Shot])[]): Promise<boolean> {
  for (const [a, b] of pairs) if ((await difference(a, b)) >= VISIBLE_PIXELS) return true;
  return false;
}

function difference(a: Shot, b: Shot): Promise<number> {
  return page.evaluate(([one, other]) => (window as unknown as { scenePage: ScenePage }).scenePage.difference(one!, other!), [a, b] as const);
}

function event(scene: Scene, action: string, tMs: number): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse({}) };
}
