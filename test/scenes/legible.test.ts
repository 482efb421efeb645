import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SIZE } from "#look";
import { sampleEvents, scenes } from "#scenes";
import { openScenePage } from "../support/open-scene-page.ts";
import type { Overlaid, ScenePage, Shot } from "../support/scene-page.tsx";
import type { Written } from "../support/recording-canvas.ts";

/** The scene's box, px. */
const BOX = { width: 1320, height: 742 } as const;
/** More condensed than this, and one sees it. */
const LEAST_WIDTH = 0.85;
/** What is fainter than this is on its way in or out. */
const SEEN = 0.25;
/** The sample lasts twenty seconds; not a divisor of a step of any scene, so that they are met at many stages. */
const STEP_MS = 730;
const MOMENTS_MS = Array.from({ length: 28 }, (_, i) => i * STEP_MS);

/** Text that is a picture and not there to be read, by scene. KaTeX's exponents, indices and small fractions are the only others. */
const PICTURES: Readonly<Record<string, { readonly reason: string; readonly is: (text: Written) => boolean }>> = {};

let page: Page;
let browser: Browser;
beforeAll(async () => { ({ page, browser } = await openScenePage()); });
afterAll(async () => { await browser?.close(); });

test.each([...scenes.values()].map((scene) => [scene.id, scene] as const))("%s says nothing too small, too narrow or outside its box, over its sample, in both themes", async (sceneId, scene) => {
  const events = sampleEvents(scene);
  /** Each fault once, with the first moment it is met at. */
  const faults = new Map<string, string>();
  for (const themeName of ["light", "dark"] as const)
    for (const tMs of MOMENTS_MS) {
      const { painted, overlaid } = await textsOf({ sceneId, events, tMs, themeName });
      for (const text of painted) if (text.alpha >= SEEN && !PICTURES[sceneId]?.is(text)) note(text, tMs, text.condensed);
      for (const text of overlaid) if (!text.isPart) note(text, tMs);
    }
  expect([...faults.values()]).toEqual([]);

  function note({ text, sizePx, left, right, top, bottom }: Written | Overlaid, tMs: number, condensed = 1): void {
    const fault = (kind: string, what: string) => { if (!faults.has(`${kind} ${text}`)) faults.set(`${kind} ${text}`, `“${text}” at ${tMs} ms ${what}`); };
    if (sizePx < SIZE.small - 0.01) fault("small", `is set at ${sizePx.toFixed(1)} px`);
    if (condensed < LEAST_WIDTH) fault("narrow", `is condensed to ${Math.round(condensed * 100)} %`);
    if (left < -1 || top < -1 || right > BOX.width + 1 || bottom > BOX.height + 1) fault("outside", `stands at ${[left, top, right, bottom].map(Math.round).join(" ")}`);
  }
}, 60_000);

function textsOf(shot: Shot): Promise<ReturnType<ScenePage["textsOf"]>> {
  return page.evaluate((each) => (window as unknown as { scenePage: ScenePage }).scenePage.textsOf(each), shot);
}
