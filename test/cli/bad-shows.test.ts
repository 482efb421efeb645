import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";

const PORRIDGE = "```scene porridge\nricePercent: 8\n```\n\n";
const line = (text: string, needle: string) => text.split("\n").findIndex((each) => each.includes(needle)) + 1;

/** [what is wrong, the beat, where, what the message must name: the value and the remedy] */
const BAD: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["an unknown scene", "## 一 {#one}\n\n```scene porrige\n```\n\n甲：好。", "scene porrige", ["porrige", "porridge"]],
  ["an unknown parameter", "## 一 {#one}\n\n```scene porridge\nricePercnt: 8\n```\n\n甲：好。", "scene porridge", ["ricePercnt", "ricePercent"]],
  ["a parameter out of range", "## 一 {#one}\n\n```scene porridge\nricePercent: 80\n```\n\n甲：好。", "scene porridge", ["ricePercent", "80", "12"]],
  ["an unknown action", `## 一 {#one}\n\n${PORRIDGE}甲：:cue[倒]{do=tlit}倒了。`, "tlit", ["tlit", "tilt"]],
  ["an argument out of range", `## 一 {#one}\n\n${PORRIDGE}甲：:cue[倒]{do=tilt leanDeg=500}倒了。`, "leanDeg", ["leanDeg", "500", "60"]],
  ["a cue the parameters rule out", "## 一 {#one}\n\n```scene moe-router\nexperts: 4\n```\n\n甲：:cue[看]{do=focus expert=10}好。", "scene moe-router", ["moe-router", "10"]],
  ["an unknown quantity", "## 一 {#one}\n\n甲：好。\n\n```fact\ntext: 不对\nclaim: 1 Pa\nquantity: congee.yieldStres\nsource: 书\n```", "```fact", ["congee.yieldStres", "congee.yieldStress"]],
  ["a wrong claim", "## 一 {#one}\n\n甲：好。\n\n```fact\ntext: 不对\nclaim: 99 Pa\nquantity: congee.yieldStress\nwith: { ricePercent: 8 }\nsource: 书\n```", "```fact", ["99 Pa", "20.1"]],
  ["a formula KaTeX refuses", "## 一 {#one}\n\n甲：一半是$\\frac{1}{$。", "frac", ["\\frac{1}{"]],
  ["an unknown sound", "## 一 {#one}\n\n甲：:sound[stirke]好。", "stirke", ["stirke", "strike"]],
  ["a reprise of no beat", "## 一 {#one}\n\n```reprise\nbeat: too\n```\n\n甲：好。\n\n## 二 {#two}\n\n乙：好。", "reprise", ["too", "two"]],
  ["words that are not in the reprised line", "## 一 {#one}\n\n```reprise\nbeat: two\nfrom: 没有这话\n```\n\n甲：好。\n\n## 二 {#two}\n\n乙：好。", "reprise", ["没有这话"]],
  ["a speaker who is not in the cast", "## 一 {#one}\n\n丙：好。", "丙", ["丙"]],
  ["a fence without an end", "## 一 {#one}\n\n甲：好。\n\n```fact\ntext: 开着", "```fact", []],
];

describe("doupeng check", () => {
  test.each(BAD)("%s: the line, the value, the remedy; exit 1", async (_what, beats, place, named) => {
    const text = showText(beats);
    await using dir = await temporaryFolder({ "show.md": text });
    for (const language of ["zh", "en"] as const) {
      const run = await runCli(["check", "."], { cwd: dir.path, language });
      expect(run.exitCode, run.out + run.err).toBe(1);
      const complaint = run.out.split("\n").find((each) => each.startsWith(`show.md:${line(text, place)} `) && / (错误|error) /u.test(each));
      expect(complaint, run.out).toBeDefined();
      for (const words of named) expect(complaint).toContain(words);
    }
  });

  test.each(BAD)("render refuses %s before it starts a browser, and writes nothing", async (_what, beats) => {
    await using dir = await temporaryFolder({ "show.md": showText(beats) });
    const run = await runCli(["render", ".", "-o", "film.mp4"], { cwd: dir.path, env: { DOUPENG_BROWSER: "/nowhere/at/all" } });
    expect(run.exitCode).toBe(1);
    expect(run.err).toContain("show.md:");
    expect(run.err).toContain("--anyway");
  });

  test.each([
    ["nothing at all", ""],
    ["only noise", "\u0000\u0001\u0002"],
    ["front matter that is no YAML", "---\n: : :\n  - [\n---\n# 正活\n## 一\n甲：好。\n"],
    ["a deep bomb", `---\ntitle: ${"[".repeat(5000)}\n---\n`],
  ])("survives %s", async (_what, text) => {
    await using dir = await temporaryFolder({ "show.md": text });
    const run = await runCli(["check", "."], { cwd: dir.path });
    expect(run.exitCode, run.out + run.err).toBe(1);
    expect(run.out + run.err).not.toMatch(/\n\s+at /u);
  });

  test("what is not there: the path and the remedy; exit 3", async () => {
    await using dir = await temporaryFolder({ "other.txt": "x" });
    const nowhere = await runCli(["check", "nowhere"], { cwd: dir.path });
    expect(nowhere).toMatchObject({ exitCode: 3 });
    expect(nowhere.err).toContain("doupeng new nowhere");
    const empty = await runCli(["check", "."], { cwd: dir.path });
    expect(empty).toMatchObject({ exitCode: 3 });
    expect(empty.err).toContain("show.md");
    expect(await runCli(["check", "other.txt"], { cwd: dir.path })).toMatchObject({ exitCode: 2 });
  });

  test("bytes that are not UTF-8; exit 3", async () => {
    await using dir = await temporaryFolder();
    await writeFile(`${dir.path}/show.md`, Buffer.from([0xb6, 0xba, 0xc5, 0xf5]));
    const run = await runCli(["check", "."], { cwd: dir.path });
    expect(run.exitCode).toBe(3);
    expect(run.err).toContain("UTF-8");
  });

  test("control characters of a script do not reach the terminal", async () => {
    await using dir = await temporaryFolder({ "show.md": showText("## 一 {#one}\n\n甲\u001b[2J\u202e：好。") });
    const run = await runCli(["check", "."], { cwd: dir.path });
    expect(run.out + run.err).not.toMatch(/[\u001b\u202e]/u);
  });

  test("a warning does not fail the check unless asked to", async () => {
    await using dir = await temporaryFolder({ "show.md": showText("## 一 {#one}\n\n甲：好。\n\n```fact\ntext: 没有出处\n```") });
    const run = await runCli(["check", "."], { cwd: dir.path });
    expect(run.exitCode, run.out).toBe(0);
    expect(await runCli(["check", ".", "--strict"], { cwd: dir.path })).toMatchObject({ exitCode: 1 });
  });

  test("--json has the problems with code, line and message", async () => {
    const text = showText("## 一 {#one}\n\n```scene porrige\n```\n\n甲：好。");
    await using dir = await temporaryFolder({ "show.md": text });
    const [report] = (await runCli(["check", ".", "--json"], { cwd: dir.path })).json() as [{ problems: object[] }];
    expect(report.problems).toContainEqual(expect.objectContaining({ code: "unknown-scene", line: line(text, "porrige"), severity: "error", message: expect.stringContaining("porridge") as string }));
  });
});
