import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ChangedOnDisk } from "../../src/server/save/fault.ts";
import { nodeDisk } from "../../src/server/save/node-disk.ts";
import { refusalToSave } from "../../src/server/save/refusal-to-save.ts";
import { sha256Of } from "../../src/server/save/sha256.ts";
import { ShowFile } from "../../src/server/save/show-file.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { FAULTS, faultyDisk, type Fault } from "./support/faulty-disk.ts";
import { tried } from "../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const SIZES = isLong ? [1, 300, 4096, 65_537, 300_000, 1_000_000] : [1, 300, 4096, 65_537];
const open = (folder: string, disk = nodeDisk) => new ShowFile({ disk, folder, now: Date.now, refusalToSave, settleMs: 0 });
const textOf = (mark: string, size: number) => `# 垫话\n\n## 一 {#one}\n\n甲：${mark}${"粥".repeat(size)}\n`;

/** Every text that lies in the show's folder: the script, copies beside it, its history. */
async function textsIn(folder: string): Promise<string[]> {
  const names = [...(await readdir(folder)), ...(await readdir(join(folder, ".history")).catch(() => [])).map((name) => join(".history", name))];
  return Promise.all(names.filter((name) => name.endsWith(".md")).map((name) => readFile(join(folder, name), "utf8")));
}

interface Outcome {
  readonly saved: boolean;
  readonly calls: readonly string[];
}

/** Saves B over A while one call fails, and holds the folder to the promise. */
async function saveWithFault(failing: number, fault: Fault, size: number): Promise<Outcome> {
  const [old, next, last] = [textOf("旧", size), textOf("新", size), textOf("末", size)];
  await using folder = await temporaryFolder({ "show.md": old });
  const disk = faultyDisk(failing, fault);
  const show = open(folder.path, disk);
  const saved = await show.save({ text: next, baseSha256: sha256Of(old) }).then(() => true, (error: unknown) => {
    expect((error as Error).name).toBe("SaveFault");
    return false;
  });
  const now = await readFile(show.path, "utf8");
  expect([old, next]).toContain(now);
  if (saved) expect(now).toBe(next);
  expect(await textsIn(folder.path)).toContain(old);
  // The tab tries again, with more; then what the server said it had it must have.
  const again = open(folder.path);
  await again.sweep(() => false);
  expect((await readdir(folder.path)).filter((name) => name.startsWith(".doupeng-"))).toEqual([]);
  const base = await again.save({ text: last, baseSha256: sha256Of(saved ? next : old) }).catch((error: unknown) => {
    if (!(error instanceof ChangedOnDisk)) throw error;
    // Renamed, though the sync of the folder failed: what is there is what the tab sent.
    expect([saved, error.text]).toEqual([false, next]);
    return again.save({ text: last, baseSha256: error.sha256 });
  });
  expect(base.sha256).toBe(sha256Of(last));
  const texts = await textsIn(folder.path);
  expect(texts).toContain(last);
  if (saved) expect(texts).toContain(next);
  return { saved, calls: disk.calls };
}

describe("saving while the file system fails", () => {
  test("every call, every fault: the file is all old or all new, and the next save works", { timeout: isLong ? 3_600_000 : 240_000 }, async ({ task }) => {
    const { calls } = await saveWithFault(-1, "EIO", 1);
    for (const name of ["create", "write", "size", "sync", "close", "link", "rename", "syncFolder", "look", "read", "freeBytes", "makeFolder"]) expect(calls).toContain(name);
    const tries = SIZES.flatMap((size) => calls.flatMap((_, failing) => FAULTS.map((fault) => ({ size, failing, fault }))));
    expect(tries.length).toBeGreaterThanOrEqual(400);
    let failed = 0;
    for (let from = 0; from < tries.length; from += 16) {
      const outcomes = await Promise.all(tries.slice(from, from + 16).map(({ failing, fault, size }) => saveWithFault(failing, fault, size)));
      failed += outcomes.filter(({ saved }) => !saved).length;
    }
    // Every one is told, but for those that do not matter, where a file system cannot do something.
    expect(failed).toBe(tries.length);
    tried(task, "faults of the disk", tries.length);
  });

  test("the first save of a new file, and a conflict copy: every call, every fault", { timeout: 120_000 }, async () => {
    const calls = 20;
    for (let failing = 0; failing < calls; failing++)
      for (const fault of FAULTS) {
        await using folder = await temporaryFolder();
        const text = textOf("新", 300);
        const show = open(folder.path, faultyDisk(failing, fault));
        const name = await show.keepConflict(text).catch(() => null);
        if (name !== null) expect(await readFile(join(folder.path, name), "utf8")).toBe(text);
        const saved = await show.save({ text, baseSha256: null }).catch(() => null);
        const there = await readFile(show.path, "utf8").catch(() => null);
        if (saved !== null) expect(there).toBe(text);
        expect([text, null]).toContain(there);
        for (const each of await textsIn(folder.path)) expect(each).toBe(text);
      }
  });

  test("after a folder that could not be synced the same text is written again before it counts as saved", async () => {
    const old = textOf("旧", 10);
    const next = textOf("新", 10);
    await using folder = await temporaryFolder({ "show.md": old });
    await using other = await temporaryFolder({ "show.md": old });
    const probe = faultyDisk(-1, "EIO");
    await open(other.path, probe).save({ text: next, baseSha256: sha256Of(old) });
    const disk = faultyDisk(probe.calls.lastIndexOf("syncFolder"), "EIO");
    const show = open(folder.path, disk);
    await expect(show.save({ text: next, baseSha256: sha256Of(old) })).rejects.toMatchObject({ code: "io-error" });
    const before = disk.calls.length;
    await show.save({ text: next, baseSha256: sha256Of(old) });
    expect(disk.calls.slice(before)).toContain("syncFolder");
  });

  test("a full disk is told before anything is touched", async () => {
    const old = textOf("旧", 10);
    await using folder = await temporaryFolder({ "show.md": old });
    const show = open(folder.path, { ...nodeDisk, freeBytes: () => Promise.resolve(1000) });
    await expect(show.save({ text: textOf("新", 10), baseSha256: sha256Of(old) })).rejects.toMatchObject({ code: "disk-full" });
    expect(await readdir(folder.path)).toEqual(["show.md"]);
  });
});
