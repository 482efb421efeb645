import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-show.ts";

const demos = fileURLToPath(new URL("../../assets/shows/", import.meta.url));
const demoShows = readdirSync(demos);
const wrongClaims = fileURLToPath(new URL("../shows/wrong-claims", import.meta.url));

describe("doupeng new", () => {
  test("writes a show that checks clean, with every fact supported", async () => {
    await using dir = await temporaryFolder();
    expect(await runCli(["new", "我的 段子"], { cwd: dir.path })).toMatchObject({ exitCode: 0 });
    const check = await runCli(["check", "我的 段子", "--strict", "--json"], { cwd: dir.path });
    expect(check.exitCode, check.out).toBe(0);
    const [{ facts }] = check.json() as [{ facts: { verdict: string }[] }];
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.every(({ verdict }) => verdict === "supported")).toBe(true);
  });

  test("leaves a folder alone that is not empty", async () => {
    await using dir = await temporaryFolder({ "mine/notes.txt": "mine" });
    const run = await runCli(["new", "mine"], { cwd: dir.path });
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("mine");
    expect(await readdir(join(dir.path, "mine"))).toEqual(["notes.txt"]);
  });
});

describe("doupeng timeline", () => {
  test("acts and beats are sums, frames are whole", async () => {
    await using dir = await temporaryFolder();
    await runCli(["new", "a"], { cwd: dir.path });
    const [timeline] = (await runCli(["timeline", "a", "--json"], { cwd: dir.path })).json() as [Timeline];
    let frame = 0;
    for (const beat of timeline.beats) {
      expect(beat.startFrame).toBe(frame);
      frame += beat.durationFrames;
      expect(beat.durationMs).toBeCloseTo((beat.durationFrames * 1000) / timeline.fps, 6);
      for (const line of beat.lines) expect(line.startMs + line.durationMs).toBeLessThanOrEqual(beat.startMs + beat.durationMs + 0.001);
    }
    expect(timeline.durationFrames).toBe(frame);
    expect(timeline.acts.reduce((sum, act) => sum + act.durationFrames, 0)).toBe(frame);
  });

  test("reads well, and knows its beats", async () => {
    await using dir = await temporaryFolder();
    await runCli(["new", "a"], { cwd: dir.path });
    const run = await runCli(["timeline", "a"], { cwd: dir.path });
    expect(run.out).toContain("垫话");
    expect(run.out).toContain("乙：门铃还有脾气？");
    const wrong = await runCli(["timeline", "a", "--beat", "hardr"], { cwd: dir.path });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.err).toContain("harder");
  });
});

interface Timeline {
  readonly fps: number;
  readonly durationFrames: number;
  readonly acts: readonly { readonly durationFrames: number }[];
  readonly beats: readonly { readonly startMs: number; readonly durationMs: number; readonly startFrame: number; readonly durationFrames: number; readonly lines: readonly { readonly startMs: number; readonly durationMs: number }[] }[];
}

describe("doupeng export", () => {
  test("writes captions whole and names the file", async () => {
    await using dir = await temporaryFolder();
    await runCli(["new", "a"], { cwd: dir.path });
    expect(await runCli(["export", "a", "-f", "srt", "-o", "a.srt"], { cwd: dir.path })).toMatchObject({ exitCode: 0 });
    const written = await readFile(join(dir.path, "a.srt"), "utf8");
    expect(written).toMatch(/^1\n00:00:\d\d,\d{3} --> /u);
    expect((await runCli(["export", "a", "-f", "srt"], { cwd: dir.path })).out.trim()).toBe(written.trim());
    expect((await readdir(dir.path)).sort()).toEqual(["a", "a.srt"]);
  });

  test("an unknown format names those there are", async () => {
    const run = await runCli(["export", wrongClaims, "-f", "docx"]);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("srt, vtt, chapters");
  });
});

describe("doupeng check", () => {
  test("catches every wrong claim and names the right value", async () => {
    const run = await runCli(["check", wrongClaims, "--json"]);
    expect(run.exitCode).toBe(1);
    const [{ problems, facts }] = run.json() as [{ problems: { code: string; message: string; computed?: string }[]; facts: { verdict: string }[] }];
    const contradicted = problems.filter(({ code }) => code === "contradicted-fact");
    expect(facts.length).toBeGreaterThan(10);
    expect(facts.filter(({ verdict }) => verdict !== "contradicted")).toEqual([]);
    expect(contradicted).toHaveLength(facts.length);
    for (const { message, computed } of contradicted) expect(message).toContain(computed);
  });

  test.each(demoShows)("the demo show %s is clean, every fact of it supported, and lasts four minutes", async (name) => {
    const show = join(demos, name);
    const run = await runCli(["check", show, "--strict", "--json"]);
    expect(run.exitCode, run.out).toBe(0);
    const [{ facts }] = run.json() as [{ facts: { verdict: string }[] }];
    expect(facts.length).toBeGreaterThan(10);
    expect(facts.filter(({ verdict }) => verdict !== "supported")).toEqual([]);
    const [timeline] = (await runCli(["timeline", show, "--json"])).json() as [{ durationMs: number }];
    expect(timeline.durationMs).toBeGreaterThanOrEqual(240_000);
  });

  test("the second demo show plays in twelve scenes at least", async () => {
    const text = await readFile(join(demos, "rounded-to-zero", "show.md"), "utf8");
    expect(new Set(text.match(/(?<=^```scene )[a-z-]+/gmu)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(demoShows)("the contact sheet of %s is of the show as it is", async (name) => {
    const sheets = fileURLToPath(new URL("../golden/films/", import.meta.url));
    const hash = createHash("sha256").update(await readFile(join(demos, name, "show.md"))).digest("hex");
    expect(await readFile(join(sheets, `${name}.sha256`), "utf8"), `look at it anew: npm run contact-sheet -- assets/shows/${name} --golden`).toBe(`${hash}\n`);
  });
});
