import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { repository } from "../support/built.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { tried } from "../support/tried.ts";

const KILLS = process.env["DOUPENG_LONG"] === undefined ? 320 : 10_000;
const LANES = 4;
const STEPS = ["create", "write", "size", "sync", "close", "link", "rename", "syncFolder", "reply"];

interface Death {
  readonly size: number;
  /** The call it dies at; null: killed from outside after so many ms. */
  readonly call: string | null;
  readonly afterMs: number;
}

/** The same deaths every time: half at a step of a save, half at any time. */
function deathOf(number: number): Death {
  const chance = (stream: number) => ((Math.imul(number * 7 + stream + 1, 2654435761) >>> 8) % 10_000) / 10_000;
  const size = [50, 5000, 60_000][number % 3]!;
  const step = STEPS[Math.floor(number / 2) % STEPS.length]!;
  const call = `${step}:${Math.floor(chance(1) * 2)}:${chance(2) < 0.5 ? "before" : "after"}`;
  return { size, call: number % 2 === 0 ? call : null, afterMs: Math.floor(chance(3) * 30) };
}

test(`${KILLS} kills of a process that saves: nothing acknowledged is lost, nothing torn, nothing left behind`, { timeout: 4 * 3_600_000 }, async ({ task }) => {
  await using work = await temporaryFolder();
  const program = join(work.path, "writer.mjs");
  await build({ absWorkingDir: repository, entryPoints: ["test/server/support/writer-child.ts"], bundle: true, platform: "node", format: "esm", target: "node20", outfile: program, logLevel: "silent", minify: true });
  const acknowledged = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(program, lane)));
  // Every other process is killed only after its first word, so half of them have spoken, on a machine of any speed.
  expect(acknowledged.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(KILLS / 2);
  tried(task, "kills of a saving process", KILLS);
});

/** One folder, one kill after the other; each process goes on where the last one died. */
async function runLane(program: string, lane: number): Promise<number> {
  await using folder = await temporaryFolder({ "show.md": textOf(0, 50) });
  let acknowledged = 0;
  let next = 1;
  let before = textOf(0, 50);
  for (let number = lane; number < KILLS; number += LANES) {
    const death = deathOf(number);
    const said = await runUntilDeath(program, [folder.path, String(next), String(death.size), death.call ?? ""], death);
    const last = said.at(-1);
    acknowledged += said.length;
    const now = await readFile(join(folder.path, "show.md"), "utf8");
    // The last version that was acknowledged, or the one that was under way, each whole.
    const allowed = [last === undefined ? before : textOf(last, death.size), textOf((last ?? next - 1) + 1, death.size)];
    expect(allowed, `kill ${number}, ${JSON.stringify(death)}`).toContain(now);
    const kept = (await readdir(join(folder.path, ".history")).catch(() => [])).length;
    if (said.length > 0 && last! > 1) expect(kept).toBeGreaterThan(0);
    before = now;
    next = (last ?? next - 1) + 2;
  }
  // A last one starts and stops by itself: what the dead left is gone.
  await runUntilDeath(program, [folder.path, String(next), "50", "reply:0:after"], { size: 50, call: "reply:0:after", afterMs: 0 });
  for (const place of [folder.path, join(folder.path, ".history")])
    expect((await readdir(place)).filter((name) => name.startsWith(".doupeng-"))).toEqual([]);
  return acknowledged;
}

/** @returns the numbers it acknowledged */
function runUntilDeath(program: string, words: readonly string[], { call, afterMs }: Death): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let complained = "";
    child.stderr.on("data", (chunk: Buffer) => { complained += chunk.toString(); });
    child.stdout.on("data", (chunk: Buffer) => {
      if (said === "" && call === null) setTimeout(() => child.kill("SIGKILL"), afterMs);
      said += chunk.toString();
    });
    child.on("close", (code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`${code ?? signal}: ${complained}`));
      // A line without its end was not heard.
      else resolve(said.split("\n").slice(0, -1).map(Number));
    });
  });
}

function textOf(number: number, size: number): string {
  return `# 垫话\n\n## 一 {#one}\n\n甲：第${number}版${"粥".repeat(size)}完${number}\n`;
}
