import { execFile, spawn } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPackage, repository, type PackedPackage } from "../support/built.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";

let packed: PackedPackage;
let command: string;
beforeAll(async () => {
  packed = await packPackage();
  ({ command } = packed);
});
afterAll(() => packed?.remove());

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function doupeng(words: readonly string[], { cwd, stdin = "", env = {} }: { cwd?: string; stdin?: string; env?: Record<string, string> } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...words], { cwd, env: { ...process.env, ...env }, timeout: 120_000 }, (error, out, err) => {
      resolve({ exitCode: error ? Number(error.code ?? -1) : 0, out, err });
    });
    child.stdin!.end(stdin);
  });
}

describe("the command as a process", () => {
  test("--version, --help, language by LANG and --lang", async () => {
    expect((await doupeng(["--version"])).out).toMatch(/^\d+\.\d+\.\d+$/mu);
    expect((await doupeng(["--help"], { env: { LANG: "en_US.UTF-8", LC_ALL: "", LC_MESSAGES: "" } })).out).toContain("Commands:");
    expect((await doupeng(["--help", "--lang", "zh"], { env: { LANG: "en_US.UTF-8" } })).out).toContain("命令：");
  });

  test("runs from a checkout as well", async () => {
    const checkout = join(repository, "scripts", "doupeng.mjs");
    await expect(promisify(execFile)(process.execPath, [checkout, "--version"])).resolves.toMatchObject({ stderr: "" });
  }, 120_000);

  test("exit codes 0, 1, 2, 3", async () => {
    await using dir = await temporaryFolder({ "bad/show.md": showText("## 一 {#one}\n\n```scene porrige\n```\n\n甲：好。") });
    const in_ = { cwd: dir.path };
    expect(await doupeng(["new", "good"], in_)).toMatchObject({ exitCode: 0 });
    expect(await doupeng(["check", "good"], in_)).toMatchObject({ exitCode: 0 });
    expect(await doupeng(["check", "bad"], in_)).toMatchObject({ exitCode: 1 });
    expect(await doupeng(["check", "good", "--stict"], in_)).toMatchObject({ exitCode: 2 });
    expect(await doupeng(["check", "nowhere"], in_)).toMatchObject({ exitCode: 3 });
  }, 120_000);

  test("with --json standard output is JSON alone, whatever happens", async () => {
    await using dir = await temporaryFolder();
    for (const words of [["scenes"], ["sim", "--list"], ["check", "nowhere"], ["smi"], ["sim", "nope"], ["timeline", "nowhere"]]) {
      const { out } = await doupeng([...words, "--json"], { cwd: dir.path });
      expect(() => JSON.parse(out), words.join(" ")).not.toThrow();
    }
  }, 120_000);

  test("a thousand JSON lines through standard input, in one process", async () => {
    const stdin = Array.from({ length: 1000 }, (_, i) => JSON.stringify({ shape: "cube", diameterUm: i + 1 })).join("\n");
    const { out, exitCode } = await doupeng(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin });
    expect(exitCode).toBe(0);
    expect(out.trim().split("\n").map(Number)[999]).toBeCloseTo(6 / 1000, 12);
  });

  test("a stack appears only with DOUPENG_DEBUG", async () => {
    const plain = await doupeng(["check", "nowhere"]);
    const debug = await doupeng(["check", "nowhere"], { env: { DOUPENG_DEBUG: "1" } });
    expect(plain.err).not.toMatch(/\n\s+at /u);
    expect(debug.err).toMatch(/\n\s+at /u);
  });

  test("a reader that leaves early is no error", async () => {
    const child = spawn(process.execPath, [command, "sim", "--list", "--json"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.once("data", () => child.stdout.destroy());
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => { err += chunk.toString(); });
    await new Promise((resolve) => child.once("close", resolve));
    expect(err).toBe("");
  });
});

describe("rendering as a process", () => {
  test("renders, renders nothing again, and after one edit that beat alone", async () => {
    await using dir = await temporaryFolder({ "show.md": showText("## 一 {#one}\n\n甲：好。\n\n## 二 {#two}\n\n```scene porridge\n```\n\n乙：:cue[倒]{do=tilt}好。") });
    const render = async () => {
      const { out, err, exitCode } = await doupeng(["render", ".", "-o", "film.mp4", "--scale", "0.2", "--json"], { cwd: dir.path });
      expect(exitCode, err).toBe(0);
      return JSON.parse(out) as { frames: number; rendered: string[]; cached: string[] };
    };
    const timeline = JSON.parse((await doupeng(["timeline", ".", "--json"], { cwd: dir.path })).out) as { durationFrames: number };
    expect(await render()).toMatchObject({ frames: timeline.durationFrames, rendered: ["one", "two"], cached: [] });
    expect(await render()).toMatchObject({ rendered: [], cached: ["one", "two"] });
    const text = await readFile(join(dir.path, "show.md"), "utf8");
    await writeFile(join(dir.path, "show.md"), text.replace("甲：好。", "甲：好嘞。"));
    const plan = await doupeng(["render", ".", "--plan", "--scale", "0.2", "--lang", "en"], { cwd: dir.path });
    expect(plan.out).toMatch(/one .*text changed/u);
    expect(plan.out).toMatch(/two .*unchanged/u);
    expect(await render()).toMatchObject({ rendered: ["one"], cached: ["two"] });
    expect((await readdir(dir.path)).filter((name) => !name.startsWith(".")).sort()).toEqual(["film.mp4", "film.srt", "show.md"]);
  }, 240_000);

  test("Ctrl-C leaves no film, no partial file, and keeps what is done", async () => {
    await using dir = await temporaryFolder({ "show.md": showText(Array.from({ length: 6 }, (_, i) => `## ${i} {#b${i}}\n\n\`\`\`scene moe-router\n\`\`\`\n\n甲：一二三四五六七八九十。`).join("\n\n")), "film.mp4": "the old film" });
    const child = spawn(process.execPath, [command, "render", ".", "-o", "film.mp4", "--scale", "0.5", "--lang", "zh"], { cwd: dir.path, stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    let isStopped = false;
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
      if (isStopped || !err.includes("[1/6]")) return;
      isStopped = child.kill("SIGINT");
    });
    const ended = await new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
    expect(ended, err).toEqual({ code: 3, signal: null });
    expect(err).toContain("已停下");
    expect(await readFile(join(dir.path, "film.mp4"), "utf8")).toBe("the old film");
    expect((await readdir(dir.path)).filter((name) => !["show.md", "film.mp4", ".doupeng"].includes(name))).toEqual([]);
    const plan = JSON.parse((await doupeng(["render", ".", "--plan", "--scale", "0.5", "--json"], { cwd: dir.path })).out) as { beats: { id: string; cached: boolean }[] };
    expect(plan.beats[0], err + JSON.stringify(plan)).toMatchObject({ id: "b0", cached: true });
    expect(plan.beats[5]).toMatchObject({ cached: false });
  }, 240_000);

  test("a still is a PNG of the size asked for; a browser that is not there is one sentence", async () => {
    await using dir = await temporaryFolder({ "show.md": showText("## 一 {#one}\n\n```scene porridge\n```\n\n甲：好。") });
    const { exitCode, err } = await doupeng(["still", ".", "--beat", "one", "--at", "500", "-o", "a.png", "--scale", "0.5"], { cwd: dir.path });
    expect(exitCode, err).toBe(0);
    const png = await readFile(join(dir.path, "a.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 540]);
    const without = await doupeng(["still", ".", "--beat", "one", "-o", "b.png"], { cwd: dir.path, env: { DOUPENG_BROWSER: "/nowhere/chrome" } });
    expect(without.exitCode).toBe(3);
    expect(without.err).toContain("DOUPENG_BROWSER");
    await expect(stat(join(dir.path, "b.png"))).rejects.toThrow();
  }, 120_000);
});
