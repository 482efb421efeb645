import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scenes } from "#scenes";
import { serveGallery } from "../../scripts/gallery.mjs";
import { inTurn, type Next } from "../support/hostile-script.ts";
import { payloads } from "../support/payloads.ts";
import { tried } from "../support/tried.ts";
import { launch } from "../studio/keep/open-keep-page.ts";
import { openSink, watchAttacks } from "./support/watch-attacks.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const ROUNDS = isLong ? 20 : 1;
/** In full all; else those with most texts of their own. */
const IDS = isLong ? [...scenes.keys()] : ["chart", "chat-window", "quote"];
const WRITABLE = ".panel input[type=text], .panel input:not([type]), .panel textarea";

/** Writes into every field of a scene that takes text, plays its actions, moves through its time. @returns how many fields */
async function fillScene(page: Page, id: string, next: Next): Promise<number> {
  await page.evaluate((hash) => { location.hash = hash; }, id);
  await page.locator(".workbench h2 code", { hasText: new RegExp(`^${id}$`, "u") }).waitFor();
  await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
  const fields = page.locator(WRITABLE);
  let count = 0;
  // What is written may take fields away.
  for (; count < (await fields.count()); count++) await fields.nth(count).fill([...next()].slice(0, count % 2 === 0 ? 12 : 400).join(""));
  for (const button of await page.locator(".action summary button:enabled").all()) await button.click();
  for (const share of ["0", "7000", "19000"]) {
    await page.locator(".transport input[type=range]").fill(share);
    await page.waitForTimeout(30);
  }
  return count;
}

test("payloads in every text field and address of the gallery run nothing and ask nobody", { timeout: 3_600_000 }, async ({ task }) => {
  await using sink = await openSink();
  const server = await serveGallery(0);
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  const next = inTurn(payloads(sink.address));
  try {
    // With the page's policy, and without it.
    for (const bypassCSP of [false, true]) {
      const context = await browser.newContext({ bypassCSP, viewport: { width: 1280, height: 720 } });
      const trouble: string[] = [];
      const seen = await watchAttacks(context, (url) => url.startsWith(own));
      const page = await context.newPage();
      page.on("pageerror", (error) => trouble.push(error.message));
      await page.goto(own);
      let fields = 0;
      for (let round = 0; round < ROUNDS; round++) for (const id of IDS) fields += await fillScene(page, id, next);
      expect(fields).toBeGreaterThan(10 * ROUNDS);
      for (let i = 0; i < 6 * ROUNDS; i++) {
        await page.goto(`${own}/#${encodeURIComponent(next())}`);
        await page.locator(".workbench, nav").first().waitFor();
      }
      expect([...seen, ...trouble, ...sink.asked]).toEqual([]);
      tried(task, "payloads in the gallery", fields + 6 * ROUNDS);
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
});
