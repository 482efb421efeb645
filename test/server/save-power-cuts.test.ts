import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Disk } from "../../src/server/save/disk.ts";
import { nodeDisk } from "../../src/server/save/node-disk.ts";
import { refusalToSave } from "../../src/server/save/refusal-to-save.ts";
import { sha256Of } from "../../src/server/save/sha256.ts";
import { ShowFile } from "../../src/server/save/show-file.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { afterPowerCut, recordingDisk, type RecordingDisk } from "./support/power-cut.ts";
import { tried } from "../support/tried.ts";

const CUTS = process.env["DOUPENG_LONG"] === undefined ? 2000 : 100_000;
const open = (folder: string, disk: Disk = nodeDisk) => new ShowFile({ disk, folder, now: Date.now, refusalToSave, settleMs: 0 });
const textOf = (mark: string, size: number) => `# 垫话\n\n## 一 {#one}\n\n甲：${mark}${"粥".repeat(size)}完${mark}\n`;
const TEXTS = [textOf("旧", 300), textOf("二", 3000), textOf("三", 10), textOf("四", 6000)];
const COPY = textOf("他人的", 2000);

/** Three saves and a conflict copy on a real disk. */
async function record(folder: string): Promise<RecordingDisk["steps"]> {
  const disk = recordingDisk(folder);
  const show = open(folder, disk);
  disk.told(TEXTS[0]!);
  for (const [i, text] of TEXTS.slice(1).entries()) {
    await show.save({ text, baseSha256: sha256Of(TEXTS[i]!) });
    disk.told(text);
    if (i !== 1) continue;
    await show.keepConflict(COPY);
    disk.told(COPY);
  }
  return disk.steps;
}

/** What is broken after a power cut, in words; nothing when all is well. */
function wrongAfter(steps: RecordingDisk["steps"], count: number, files: ReadonlyMap<string, Uint8Array>): string[] {
  const told = steps.slice(0, count).flatMap((step) => (step.kind === "told" ? [step.text] : []));
  const last = TEXTS.findLastIndex((text) => told.includes(text));
  const texts = new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
  const now = texts.get("show.md");
  const found = [...texts.values()];
  return [
    ...(now === undefined ? ["show.md is gone"] : now === TEXTS[last] || now === TEXTS[last + 1] ? [] : ["show.md is neither old nor new"]),
    ...told.filter((text) => !found.includes(text)).map((text) => `lost: ${text.slice(0, 24)}`),
  ];
}

/** The same draws every time, for each number its own. */
function draws(number: number): () => number {
  let state = Math.imul(number + 1, 2654435761) >>> 0;
  // All lost and all kept come too, and all kept but for what was written.
  if (number % 16 < 2) return () => number % 16;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

test(`${CUTS} power cuts: the script is old or new, never neither; what was acknowledged is in the script, its history or its copy`, { timeout: 3_600_000 }, async ({ task }) => {
  await using folder = await temporaryFolder({ "show.md": TEXTS[0]! });
  const steps = await record(folder.path);
  const first = steps.findIndex(({ kind }) => kind === "told") + 1;
  const places = steps.length - first + 1;
  expect(places).toBeGreaterThan(30);
  const seen = new Set<string>();
  for (let cut = 0; cut < CUTS; cut++) {
    const count = first + (cut % places);
    const files = afterPowerCut(steps, count, draws(Math.floor(cut / places)));
    expect(wrongAfter(steps, count, files), `cut ${cut} after step ${count}, ${JSON.stringify(steps[count - 1]).slice(0, 80)}`).toEqual([]);
    const state = JSON.stringify([...files].map(([path, bytes]) => [path.replace(/-[0-9a-f]{8}-/u, ""), sha256Of(Buffer.from(bytes))]));
    // A disk that was met before is started from once.
    if (seen.has(state)) continue;
    seen.add(state);
    await startAgain(files);
  }
  expect(seen.size).toBeGreaterThan(Math.min(100, CUTS / 20));
  tried(task, "power cuts", CUTS);
});

test("a protocol without its syncs fails this test", async () => {
  await using folder = await temporaryFolder({ "show.md": TEXTS[0]! });
  const steps = await record(folder.path);
  const first = steps.findIndex(({ kind }) => kind === "told");
  for (const kind of ["sync", "syncFolder"] as const) {
    const weaker = steps.filter((step, i) => i < first || step.kind !== kind);
    const wrong = Array.from({ length: 400 }, (_, i) => {
      const count = first + 1 + (i % (weaker.length - first));
      return wrongAfter(weaker, count, afterPowerCut(weaker, count, draws(i)));
    });
    expect(wrong.flat().some((each) => each.startsWith(kind === "sync" ? "show.md is neither" : "lost")), kind).toBe(true);
  }
});

/** The computer is on again: nothing half-way stays, the script opens and takes the next save. */
async function startAgain(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await using folder = await temporaryFolder();
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), bytes);
  }
  const show = open(folder.path);
  await show.sweep(() => false);
  expect((await readdir(folder.path, { recursive: true })).filter((name) => name.includes(".doupeng-"))).toEqual([]);
  const { sha256, readOnly } = await show.load();
  expect(readOnly).toBeNull();
  const next = textOf("后", 20);
  await show.save({ text: next, baseSha256: sha256 });
  expect(await readFile(show.path, "utf8")).toBe(next);
}
