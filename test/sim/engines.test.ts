import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeJson, quantities } from "#sim";
import { openTestPage, type TestPage } from "../support/open-scene-page.ts";

// Chromium and Node are both V8 here, but of other versions, whose exp, sin and tanh may differ in the last bits.
const TOLERANCE = 1e-9;
/** What rounding leaves over is what this one measures: it is the same only in size. */
const ROUNDING = new Map([["kinematics.bestStep", 10]]);
/** Built on + − × ÷ √ and fround alone: not a bit may differ. */
const EXACT = /^(formats|chaos|geometry)\./u;

let opened: TestPage;
beforeAll(async () => { opened = await openTestPage("test/support/quantity-page.ts"); }, 60_000);
afterAll(async () => { await opened.browser.close(); });

test("Node and Chromium compute the same: to the bit where only exact operations are used, else within 1e-9", { timeout: 120_000 }, async () => {
  const there = await opened.page.evaluate(() => (window as unknown as { quantityValues: () => Record<string, unknown> }).quantityValues());
  expect(Object.keys(there).sort()).toEqual([...quantities.keys()].sort());
  for (const [name, quantity] of quantities) {
    const here: unknown = JSON.parse(JSON.stringify(encodeJson(quantity.compute(quantity.example))));
    const distance = farthest(here, there[name]);
    expect.soft(distance, name).toBeLessThanOrEqual(EXACT.test(name) ? 0 : (ROUNDING.get(name) ?? TOLERANCE));
  }
});

/** The largest relative distance of two numbers at the same place; infinite when the shapes or texts differ. */
function farthest(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-12);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? 0 : Infinity;
  const keys = Object.keys(a);
  if (keys.join() !== Object.keys(b).join()) return Infinity;
  return Math.max(0, ...keys.map((key) => farthest((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])));
}
