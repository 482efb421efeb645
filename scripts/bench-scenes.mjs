// `npm run bench:scenes`: how long each scene takes to paint at 1080p in headless Chromium, at its defaults, read back so that
// the browser has really drawn; beside an empty paper filled and read back in the same way. Writes out/bench-scenes.json.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importSource } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const GOAL_MS = 8;
const { openTestPage } = await importSource("test/support/open-scene-page.ts");
const { page, browser } = await openTestPage("scripts/bench/paint-page.ts");
try {
  const times = await page.evaluate(() => globalThis.paintTimes());
  for (const { name, p50, p95 } of times) console.log(`${name === "paper" ? " " : p95 <= GOAL_MS ? "✓" : "✗"} ${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${name === "paper" ? "" : `, goal ${GOAL_MS} ms`}`);
  console.log(`${cpus()[0]?.model ?? ""}, load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
  await mkdir(join(root, "out"), { recursive: true });
  await writeFile(join(root, "out/bench-scenes.json"), JSON.stringify(times, null, 2));
} finally {
  await browser.close();
}
