import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostileScript, inTurn } from "../support/hostile-script.ts";
import { payloads } from "../support/payloads.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { tried } from "../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const [SHOWS, BEATS] = isLong ? [112, 20] : [1, 8];
const ALL = payloads("http://evil.test");

/** What a terminal would obey instead of showing: controls but for newline and tab, and marks that turn the order around. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Every command that prints something of a show, with words of others where it takes some. */
const commands = (word: string): readonly (readonly string[])[] => [
  ["check", "."], ["check", ".", "--json"], ["timeline", "."], ["timeline", ".", "--json"], ["render", ".", "-o", "film.mp4"], ["render", ".", "-o", "film.mp4", "--why", "--json"],
  ["render", ".", "-o", "film.mp4", "--anyway", "--beats", word], ["still", ".", "--beat", word, "--at", "0", "-o", "x.png"], ["export", ".", "--format", word, "-o", "x"], ["scenes", word], ["sim", word],
  ["check", word], ["dev", word, "--no-open"], ["voice", ".", word], [word],
];

test("no text of a show and no word of a command line reaches the terminal as an order, and the script stays as it was", { timeout: isLong ? 3_600_000 : 120_000 }, async ({ task }) => {
  let at = 0;
  for (let i = 0; i < SHOWS; i++) {
    const next = inTurn(ALL, at);
    await using dir = await temporaryFolder();
    const text = hostileScript(BEATS, () => { at += 1; return next(); });
    await writeFile(join(dir.path, "show.md"), text);
    for (const language of ["zh", "en"] as const) for (const words of commands(next())) {
      const run = await runCli(words, { cwd: dir.path, language, env: { DOUPENG_BROWSER: "/nowhere/at/all" } });
      const obeyed = OBEYED.exec(run.out) ?? OBEYED.exec(run.err);
      expect(obeyed && [words, obeyed.input.slice(Math.max(0, obeyed.index - 80), obeyed.index + 40)]).toBeNull();
      expect(run.out + run.err, words.join(" ")).not.toMatch(/\n\s+at .*\.ts:/u);
      expect([0, 1, 2, 3]).toContain(run.exitCode);
      if (words.includes("--json") && run.out !== "") expect(() => run.json()).not.toThrow();
    }
    expect(await readFile(join(dir.path, "show.md"), "utf8")).toBe(text);
    tried(task, "beats of payloads on the command line", BEATS);
  }
});

test("captions and chapters hold every text as words: no line that breaks a file apart, no markup in the formats that know some", { timeout: isLong ? 3_600_000 : 120_000 }, async () => {
  let at = 0;
  for (let i = 0; i < SHOWS; i++) {
    const next = inTurn(ALL, at);
    await using dir = await temporaryFolder({ "show.md": hostileScript(BEATS, () => { at += 1; return next(); }) });
    for (const format of ["srt", "vtt", "chapters"]) expect((await runCli(["export", ".", "--format", format, "-o", `x.${format}`], { cwd: dir.path })).err).toBe("");
    const [srt, vtt] = [await readFile(join(dir.path, "x.srt"), "utf8"), await readFile(join(dir.path, "x.vtt"), "utf8")];
    expect((await readFile(join(dir.path, "x.chapters"), "utf8")).replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
    for (const file of [srt, vtt]) {
      const cues = file.replace(/^WEBVTT[^\n]*\n(?:[^\n]+\n)*\n/u, "").trimEnd().split("\n\n");
      cues.forEach((cue, index) => {
        const [number, times, ...words] = cue.split("\n");
        expect(number).toBe(String(index + 1));
        expect(times).toMatch(/^\d{2,}:\d\d:\d\d[.,]\d{3} --> \d{2,}:\d\d:\d\d[.,]\d{3}$/u);
        expect(words).toHaveLength(1);
        expect(words[0]).not.toContain("-->");
        expect(words[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
        if (file === vtt) expect(words[0]!.replace(/^<v (?:逗哏|捧哏)>/u, "")).not.toMatch(/[<>]/u);
      });
    }
  }
});
