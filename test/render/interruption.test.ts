import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { countFrames } from "../../src/render/segment/segment-file.ts";
import { stubClip, stubShow } from "./stub/clips.ts";
import { commandOf, hasProc, processesOf } from "./support/processes.ts";
import { renderStub, whys } from "./support/render.ts";
import { useFolder, useStubStage } from "./support/stub-stage.ts";

const stage = useStubStage();
const folder = useFolder();
const show = stubShow([stubClip("short", 30), stubClip("long", 900, "长")]);

async function leftBehind(dir: string): Promise<string[]> {
  const segments = join(dir, ".doupeng", "segments");
  return [...(await readdir(segments)), ...(await readdir(dir))].filter((name) => name.startsWith(".doupeng-"));
}

const isGone = async (pid: number, ms = 10_000) => {
  const end = performance.now() + ms;
  while (processesOf(pid).length > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
  return processesOf(pid);
};

describe("a render that is broken off", () => {
  test("by its user leaves nothing behind but finished beats, and goes on from there", { timeout: 90_000 }, async () => {
    const dir = join(folder.path, "user");
    const stop = new AbortController();
    const options = { dir, bound: show, out: join(dir, "film.mp4"), stage: stage.directory };
    const { outcome } = await renderStub({
      ...options,
      signal: stop.signal,
      onProgress: (event) => {
        if (event.kind === "clip-progress" && event.clipId === "long" && event.frame > 60) stop.abort();
      },
    });
    expect(outcome).toEqual({ kind: "cancelled", rendered: ["short"] });
    expect(await leftBehind(dir)).toEqual([]);
    expect(existsSync(options.out)).toBe(false);
    if (hasProc) expect(await isGone(process.pid)).toEqual([]);
    const again = await renderStub(options);
    expect(whys(again.events)).toEqual({ short: "cached", long: ["new"] });
    expect(await countFrames(options.out)).toBe(930);
  });

  test.skipIf(!hasProc)("by the death of its process leaves no browser, and its rubbish is swept by the next", { timeout: 120_000 }, async () => {
    const dir = join(folder.path, "process");
    await mkdir(dir, { recursive: true });
    const program = fileURLToPath(new URL("./support/render-child.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", program, dir, join(dir, "film.mp4"), stage.directory], { stdio: ["ignore", "pipe", "inherit"] });
    const pid = child.pid!;
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(processesOf(pid).length).toBeGreaterThan(0);
    child.kill("SIGKILL");
    expect(await isGone(pid)).toEqual([]);
    expect(await leftBehind(dir)).toHaveLength(1);
    const { outcome, events } = await renderStub({ dir, bound: stubShow([stubClip("short", 30)]), out: join(dir, "film.mp4"), stage: stage.directory });
    expect(whys(events)).toEqual({ short: "cached" });
    expect(outcome.kind).toBe("done");
    expect(await leftBehind(dir)).toEqual([]);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`doupeng-${pid}-`))).toEqual([]);
  });
});

describe.skipIf(!hasProc)("a browser", () => {
  const pages = () => processesOf(process.pid).filter((pid) => commandOf(pid).includes("--type=renderer"));
  const browsers = () => processesOf(process.pid).filter((pid) => !commandOf(pid).includes("--type="));

  test("that dies is replaced, and the film is whole", { timeout: 90_000 }, async () => {
    const dir = join(folder.path, "dies");
    let killed = 0;
    const { outcome, events } = await renderStub({
      dir,
      bound: show,
      out: join(dir, "film.mp4"),
      stage: stage.directory,
      onProgress: (event) => {
        if (killed > 1 || event.kind !== "clip-progress" || event.clipId !== "long" || event.frame < 60) return;
        // First the page's process, then the whole browser.
        for (const pid of killed === 0 ? pages() : browsers()) process.kill(pid, "SIGKILL");
        killed++;
      },
    });
    expect(events.filter(({ kind }) => kind === "clip-retry")).toHaveLength(2);
    expect(outcome).toMatchObject({ kind: "done", frames: 930 });
    expect(await countFrames(join(dir, "film.mp4"))).toBe(930);
    expect(await isGone(process.pid)).toEqual([]);
  });

  test("that hangs is noticed, killed and replaced", { timeout: 90_000 }, async () => {
    const dir = join(folder.path, "hangs");
    let isStopped = false;
    const { outcome, events } = await renderStub({
      dir,
      bound: show,
      out: join(dir, "film.mp4"),
      stage: stage.directory,
      stallMs: 8000,
      onProgress: (event) => {
        if (isStopped || event.kind !== "clip-progress" || event.clipId !== "long" || event.frame < 60) return;
        for (const pid of processesOf(process.pid)) process.kill(pid, "SIGSTOP");
        isStopped = true;
      },
    });
    expect(events.find(({ kind }) => kind === "clip-retry")).toMatchObject({ clipId: "long", attempt: 1, reason: "no progress" });
    expect(outcome).toMatchObject({ kind: "done", frames: 930 });
    expect(await isGone(process.pid)).toEqual([]);
  });
});

const canMount = hasProc && process.getuid?.() === 0 && spawnSync("unshare", ["-m", "true"]).status === 0;

describe.skipIf(!canMount)("a full disk", () => {
  test("is told with its place and the megabytes needed, and leaves no part", { timeout: 60_000 }, async () => {
    const disk = join(folder.path, "disk");
    await mkdir(disk);
    expect(spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]).status).toBe(0);
    try {
      const dir = join(disk, "show");
      const run = (fill: boolean) =>
        renderStub({
          dir,
          bound: stubShow([stubClip("long", 900, "长")]),
          out: join(disk, "film.mp4"),
          stage: stage.directory,
          onProgress: (event) => {
            // The disk fills up while we render: whoever looked before saw room.
            if (fill && event.kind === "clip-start") spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "others")}`, "bs=64k"], { stdio: "ignore" });
          },
        });
      const { outcome } = await run(true);
      expect(outcome).toMatchObject({ kind: "failed", problem: { code: "disk-full" } });
      expect(outcome.kind === "failed" && outcome.problem.code === "disk-full" && outcome.problem.neededMb > outcome.problem.freeMb).toBe(true);
      expect(await leftBehind(dir)).toEqual([]);
      expect(existsSync(join(disk, "film.mp4"))).toBe(false);
      // Seen at once when it is full before.
      expect((await run(false)).outcome).toMatchObject({ kind: "failed", problem: { code: "disk-full" } });
      await rm(join(disk, "others"));
      await writeFile(join(disk, "film.mp4"), "old");
      expect((await run(false)).outcome).toMatchObject({ kind: "done", frames: 900 });
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});
