// `npm run bench:scenes`: how long each scene takes to paint at 1080p in headless Chromium: at its defaults, at the heaviest its
// parameters allow, and on the whole stage; beside an empty paper filled and read back in the same way, just before.
// Writes out/bench-scenes.json.   npm run bench:scenes -- porridge quote      only these
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importSource } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SCENE_GOAL_MS = 8;
const STAGE_GOAL_MS = 12;
const { openTestPage } = await importSource("test/support/open-scene-page.ts");
const { page, browser } = await openTestPage("scripts/bench/paint-page.ts");
try {
  await page.evaluate(() => globalThis.paintPage.ready());
  const all = await page.evaluate(() => globalThis.paintPage.ids());
  const asked = process.argv.slice(2);
  const ask = (what, id) => page.evaluate(([name, of]) => globalThis.paintPage[name](of), [what, id]);
  const rows = [];
  for (const id of asked.length > 0 ? asked : all) {
    const paper = await ask("paper");
    const row = { id, paper, defaults: await ask("atDefaults", id), heaviest: await ask("atHeaviest", id), stage: await ask("onStage", id) };
    rows.push(row);
    const told = (time, goal) => `${time.p95.toFixed(1).padStart(5)} ms ${time.p95 <= goal ? "✓" : "✗"} (${Math.round(time.p95 / paper.p95)}× paper)`;
    console.log(`${id.padEnd(18)} p95 at defaults ${told(row.defaults, SCENE_GOAL_MS)}  heaviest ${told(row.heaviest, SCENE_GOAL_MS)}  stage ${told(row.stage, STAGE_GOAL_MS)}   heaviest: ${row.heaviest.name}`);
  }
  console.log(`goals: scene ${SCENE_GOAL_MS} ms, stage ${STAGE_GOAL_MS} ms; ${cpus()[0]?.model ?? ""}, load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
  await mkdir(join(root, "out"), { recursive: true });
  await writeFile(join(root, "out/bench-scenes.json"), JSON.stringify(rows, null, 2));
} finally {
  await browser.close();
}
