// `npm run bench:sim`: the simulation's inner loops beside plain ways to do the same, in one run. Prints rates and ratios;
// the network is also set beside numpy where Python has it.
import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importSource } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { simRates } = await importSource("scripts/bench/sim.ts");
const { stateTimes } = await importSource("scripts/bench/states.ts");
const numpy = Number(spawnSync("python3", [join(root, "scripts/bench/lif.py")], { encoding: "utf8" }).stdout || NaN);
const rates = simRates().map((rate) => (rate.baseline.startsWith("numpy") ? { ...rate, theirs: numpy } : rate));
const short = (value) => (value >= 1e6 ? `${(value / 1e6).toFixed(1)} M` : value.toFixed(2));
for (const { name, unit, goal, ours, theirs, baseline } of rates) {
  const beside = Number.isNaN(theirs) ? `${baseline}: not here` : `${(ours / theirs).toFixed(1)} times ${baseline} (${short(theirs)})`;
  console.log(`${ours >= goal ? "✓" : "✗"} ${name}: ${short(ours)} ${unit}, goal ${short(goal)}; ${beside}`);
}
const states = stateTimes();
for (const { scene, warmUpMs, p95Ms, megabytes } of states)
  console.log(`${p95Ms <= 2 && warmUpMs <= 300 && megabytes <= 64 ? "✓" : "✗"} a state of ${scene}: p95 ${p95Ms.toFixed(2)} ms after ${warmUpMs.toFixed(0)} ms, ${megabytes.toFixed(0)} MB; goal 2 ms, 300 ms, 64 MB`);
console.log(`${cpus()[0]?.model ?? ""}, load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores, Node ${process.version}`);
await mkdir(join(root, "out"), { recursive: true });
await writeFile(join(root, "out/bench-sim.json"), JSON.stringify({ rates, states }, null, 2));
