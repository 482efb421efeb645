// `npm run bench`: our engine against stock Remotion, in one run, on the same clips of the same stage.
//   npm run bench -- [SHOW] [--beats a,b] [--frames 150] [--full] [--scale 1]
// Without --full each clip is cut to its first frames, and both sides render the same cut clips. Prints frames a second
// and CPU time a frame (which other programs on the machine disturb less); writes out/bench.json.
import { fork } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { bundle } from "./bundle.mjs";
import { meterCpu } from "./bench/cpu-meter.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    beats: { type: "string" },
    frames: { type: "string", default: "150" },
    full: { type: "boolean", default: false },
    scale: { type: "string", default: "1" },
  },
});
const show = resolve(positionals[0] ?? join(root, "assets/shows/porridge-and-experts"));
const task = { show, beats: values.beats?.split(",") ?? null, frames: values.full ? null : Number(values.frames), scale: Number(values.scale) };

await build();
// Built like dist/cli.js: compiling TypeScript is no part of a render.
const programs = { ours: await bundle("scripts/bench/ours.mjs"), stock: await bundle("scripts/bench/stock.mjs") };
const folder = await mkdtemp(join(tmpdir(), "doupeng-bench-"));
try {
  // An empty cache beside the show's sounds.
  await cp(show, join(folder, "show"), { recursive: true, filter: (source) => basename(source) !== ".doupeng" });
  const loadBefore = loadavg()[0];
  const ours = await run("ours", { ...task, show: join(folder, "show"), out: join(folder, "ours.mp4") });
  const stock = [];
  for (const concurrency of [1, 2]) stock.push({ concurrency, ...(await run("stock", { ...task, concurrency, out: join(folder, "stock") })) });
  await report({ ours, stock, loadBefore });
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Each side runs in a process of its own, started anew: what it takes from there to its last file counts. */
async function run(side, input) {
  const child = fork(programs[side], [], { execArgv: [], cwd: root, serialization: "advanced" });
  const meter = meterCpu(child.pid);
  const startedMs = performance.now();
  const answered = new Promise((done, reject) => {
    child.once("message", done);
    child.once("exit", (code) => reject(new Error(`${side} ended (${code})`)));
  });
  child.send(input);
  const told = await answered;
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuSeconds = meter.stop();
  child.disconnect();
  if (told.problem) throw new Error(told.problem);
  const measured = { ...told, seconds, fps: told.frames / seconds, cpuMsPerFrame: cpuSeconds === null ? null : (cpuSeconds * 1000) / told.frames };
  console.log(`${side}${input.concurrency ? ` ×${input.concurrency}` : ""}: ${told.frames} frames, ${seconds.toFixed(1)} s, ${measured.fps.toFixed(1)} fps${cpuSeconds === null ? "" : `, ${measured.cpuMsPerFrame.toFixed(1)} ms CPU a frame`}`);
  return measured;
}

async function report({ ours, stock, loadBefore }) {
  const best = stock.reduce((a, b) => (b.fps > a.fps ? b : a));
  const ratio = ours.fps / best.fps;
  const cpuRatio = ours.cpuMsPerFrame === null ? null : Math.min(...stock.map((each) => each.cpuMsPerFrame)) / ours.cpuMsPerFrame;
  const [cpu] = cpus();
  const machine = { cores: cpus().length, model: cpu?.model ?? "", loadBefore };
  const sample = task.frames === null ? "every frame" : `the first ${task.frames} frames of each clip`;
  console.log(`\n${sample} of ${basename(show)}, ${ours.width}×${ours.height}: ${ratio.toFixed(2)} times stock Remotion at its best (concurrency ${best.concurrency})${cpuRatio === null ? "" : `; by CPU time ${cpuRatio.toFixed(2)} times`}`);
  if (loadBefore > 0.5) console.log(`The machine was busy (load ${loadBefore.toFixed(1)} on ${machine.cores} cores): frames a second are low on both sides.`);
  await mkdir(join(root, "out"), { recursive: true });
  await writeFile(join(root, "out/bench.json"), JSON.stringify({ date: new Date().toISOString(), show: basename(show), sample, ratio, cpuRatio, machine, ours, stock }, null, 2));
  console.log("out/bench.json");
}
