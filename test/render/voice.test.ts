import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { adoptTakes, loadShowFolder, makeTakes } from "#render";
import { bindShow } from "#show";
import { catalogue } from "#stage";
import { decode } from "../../src/render/sound/decode.ts";
import { SAMPLE_RATE, fromDb } from "../../src/render/sound/pcm.ts";
import { envelopeOf, trimSilence } from "../../src/render/voice/envelope.ts";
import { integratedLoudness, level } from "../../src/render/voice/loudness.ts";
import { speechText } from "../../src/render/voice/speech-command.ts";
import { clickWav } from "./support/click.ts";
import { useFolder } from "./support/stub-stage.ts";

const folder = useFolder();
const speaker = fileURLToPath(new URL("./support/speak.mjs", import.meta.url));
const command = `"${process.execPath}" "${speaker}" {out} {voice}`;

const script = (lines: readonly string[]) => ["---", "doupeng: 1", "cast:", "  甲: { role: dougen }", "  乙: { role: penggen }", "---", "", "# 垫话", "", "## 粥 {#zhou}", "", ...lines.flatMap((line) => [line, ""])].join("\n");

let dir = "";
let count = 0;
beforeEach(async () => {
  dir = join(folder.path, `show-${count++}`);
  await mkdir(dir, { recursive: true });
  process.env["SPEAK_LOG"] = join(dir, "spoken.log");
});

async function open() {
  const show = await loadShowFolder(dir);
  return { show, bound: bindShow({ script: show.script, catalogue, takes: show.takes }) };
}

async function speak(lines: readonly string[], more = {}) {
  await writeFile(join(dir, "show.md"), script(lines));
  await rm(process.env["SPEAK_LOG"]!, { force: true });
  const outcome = await makeTakes({ dir, bound: (await open()).bound, command, ...more });
  const said = (await readFile(process.env["SPEAK_LOG"]!, "utf8").catch(() => "")).trim().split("\n").filter(Boolean);
  return { outcome, said: said.map((line) => line.split("\t")) };
}

describe("scratch takes", () => {
  test("are made for every line, in two voices, small, and set the lines' durations", async () => {
    const { outcome, said } = await speak(["甲：这碗粥立得住。", "乙：那是。"]);
    expect(outcome).toMatchObject({ kind: "done", kept: 0, removed: [] });
    expect(said.map(([voice]) => voice).sort()).toEqual(["cmn+m3", "cmn+m7"]);
    const { show, bound } = await open();
    expect(show.problems).toEqual([]);
    const [first, second] = bound.timeline.clips[0]!.clip.lines;
    expect(first!.take).toMatchObject({ scratch: true, sha256: show.takes[0]!.sha256 });
    // Spoken length without the silence around it, and a breath.
    expect(first!.durationMs).toBeCloseTo(100 * 7 + 30, -2);
    expect(second!.durationMs).toBeLessThan(first!.durationMs);
    expect(Math.max(...first!.mouth)).toBeGreaterThan(0.8);
    for (const { file } of show.takes) expect((await stat(join(dir, file))).size).toBeLessThan(8_000);
  });

  test("of unchanged lines are kept, of a changed line made, of a line that went thrown away", async () => {
    await speak(["甲：一句。", "乙：两句。", "甲：三句。"]);
    const before = await readdir(join(dir, "takes"));
    const { outcome, said } = await speak(["甲：新来的。", "甲：一句。", "甲：三句。", "乙：两句啊。"]);
    expect(outcome).toMatchObject({ kind: "done", kept: 2 });
    expect(said.map(([, text]) => text).sort()).toEqual(["两句啊。", "新来的。"]);
    const after = await readdir(join(dir, "takes"));
    expect(before.filter((name) => !after.includes(name))).toHaveLength(1);
    expect((await open()).bound.timeline.clips[0]!.clip.lines.map(({ take }) => take !== null)).toEqual([true, true, true, true]);
  });

  test("made again are the same bytes", async () => {
    await speak(["甲：一模一样。"]);
    const [take] = (await open()).show.takes;
    await rm(join(dir, "takes"), { recursive: true });
    await speak(["甲：一模一样。"]);
    expect((await open()).show.takes[0]!.sha256).toBe(take!.sha256);
  });

  test("the same words said twice are two takes, and a line of marks alone has none", async () => {
    const { outcome } = await speak(["甲：好。", "乙：嗯？", "甲：好。"]);
    expect(outcome.kind === "done" && new Set(outcome.made).size).toBe(3);
  });

  test("fail with the command, the words and its own message; what was there stays", async () => {
    await speak(["甲：好。"]);
    const before = await readFile(join(dir, "takes", "takes.json"), "utf8");
    const { outcome } = await speak(["甲：好。", "乙：哑了。"]);
    expect(outcome).toMatchObject({ kind: "failed", problem: { code: "speech-failed", text: "哑了。", reason: "no such vowel" } });
    expect(await readFile(join(dir, "takes", "takes.json"), "utf8")).toBe(before);
    expect((await speak(["甲：没有。"], { command: "no-such-speaker {out}" })).outcome).toMatchObject({ kind: "failed", problem: { code: "no-speech-command", command: "no-such-speaker" } });
  });

  test("a damaged list is not written over", async () => {
    await mkdir(join(dir, "takes"));
    await writeFile(join(dir, "takes", "takes.json"), "{ broken");
    expect((await speak(["甲：好。"])).outcome).toMatchObject({ kind: "damaged", problem: { code: "takes-damaged" } });
    expect(await readFile(join(dir, "takes", "takes.json"), "utf8")).toBe("{ broken");
  });

  test.skipIf(spawnSync("espeak-ng", ["--version"]).status !== 0)("are spoken by espeak-ng where it is installed", async () => {
    const { outcome } = await speak(["甲：8 个专家选 2 个。", "乙：GPU 呢？"], { command: undefined });
    expect(outcome.kind === "done" && outcome.made.length).toBe(2);
    const { bound } = await open();
    for (const { durationMs } of bound.timeline.clips[0]!.clip.lines) expect(durationMs).toBeGreaterThan(400);
  });
});

describe("recordings", () => {
  test("dropped into takes/ become the takes of the lines they are named after and go before scratch takes", async () => {
    await speak(["甲：一句。", "乙：两句。"]);
    await writeFile(join(dir, "takes", "zhou-02.wav"), clickWav(0.5, 2400, SAMPLE_RATE * 2));
    await writeFile(join(dir, "takes", "zhou-09.wav"), clickWav(0.5, 2400));
    await writeFile(join(dir, "takes", "notes.txt"), "no sound");
    const { bound } = await open();
    expect(await adoptTakes({ dir, bound })).toEqual({
      kind: "done",
      files: [
        { kind: "adopted", file: "takes/zhou-02.wav", beatId: "zhou", number: 2, text: "两句。" },
        { kind: "no-line", file: "takes/zhou-09.wav" },
      ],
    });
    const [, second] = (await open()).bound.timeline.clips[0]!.clip.lines;
    expect(second!.take).toMatchObject({ file: "takes/zhou-02.wav", scratch: false });
    expect(second!.durationMs).toBeCloseTo(2000, -1);
    // Speaking again leaves it alone, and adopting again finds nothing new.
    expect((await speak(["甲：一句。", "乙：两句。"])).outcome).toMatchObject({ kind: "done", made: [] });
    expect(await adoptTakes({ dir, bound })).toMatchObject({ files: [{ kind: "known", file: "takes/zhou-02.wav" }, { kind: "no-line" }] });
  });

  test("replaced under their name are measured anew", async () => {
    await speak(["甲：一句。"]);
    await writeFile(join(dir, "takes", "zhou-01.wav"), clickWav(0.5, 2400));
    await adoptTakes({ dir, bound: (await open()).bound });
    await writeFile(join(dir, "takes", "zhou-01.wav"), clickWav(0.5, 2400, SAMPLE_RATE));
    expect((await open()).show.problems.map(({ code }) => code)).toEqual(["take-changed"]);
    await adoptTakes({ dir, bound: (await open()).bound });
    expect((await open()).show.problems).toEqual([]);
    expect((await open()).show.takes.find(({ scratch }) => !scratch)!.durationMs).toBe(1000);
  });
});

describe("speech", () => {
  test("is fed words: numbers, units and acronyms as they are said, formulas by their reading", () => {
    expect(speechText("有 0.05，8 个里头取 25%。")).toBe("有零点零五，八个里头取百分之二十五。");
    expect(speechText("FP8 省一半？")).toBe("F P 八 省一半？");
    expect(speechText("10:30 到")).toBe("十点三十分到");
    expect(speechText("啊……")).toBe("啊。");
  });

  test("is trimmed, levelled to −20 LUFS and never clipped", () => {
    const tone = Float32Array.from({ length: SAMPLE_RATE * 2 }, (_, i) => (i < SAMPLE_RATE / 2 || i > SAMPLE_RATE * 1.5 ? 0 : 0.02 * Math.sin((2 * Math.PI * 997 * i) / SAMPLE_RATE)));
    const trimmed = trimSilence(tone);
    expect(trimmed.length / SAMPLE_RATE).toBeCloseTo(1.03, 1);
    expect(integratedLoudness(level(trimmed))!).toBeCloseTo(-20, 0);
    // 997 Hz at full scale is −3.01 LUFS (BS.1770-4, annex 1).
    expect(integratedLoudness(Float32Array.from({ length: SAMPLE_RATE }, (_, i) => Math.sin((2 * Math.PI * 997 * i) / SAMPLE_RATE)))!).toBeCloseTo(-3.01, 1);
    const spiky = Float32Array.from({ length: SAMPLE_RATE }, (_, i) => (i === 500 ? 0.9 : 0.001 * Math.sin(i / 9)));
    expect(Math.max(...level(spiky))).toBeLessThanOrEqual(fromDb(-2) + 1e-6);
    expect(integratedLoudness(new Float32Array(1000))).toBeNull();
  });

  test("opens the mouth when it is loud and shuts it in silence", () => {
    const loud = Float32Array.from({ length: SAMPLE_RATE * 0.4 }, (_, i) => (Math.floor(i / (SAMPLE_RATE * 0.08)) % 2 ? 0 : Math.sin(i / 20)));
    const envelope = envelopeOf(loud);
    expect(envelope).toHaveLength(10);
    expect(envelope[0]).toBeGreaterThan(0.9);
    expect(envelope[2]).toBe(0);
  });

  test("comes out of Opus as long as it went in", async () => {
    await speak(["甲：一句话有多长。"]);
    const [take] = (await open()).show.takes;
    await copyFile(join(dir, take!.file), join(dir, "copy.opus"));
    const samples = (await decode(join(dir, "copy.opus"), "copy", 1)).length / 2;
    expect((samples * 1000) / SAMPLE_RATE).toBeCloseTo(take!.durationMs, -1);
  });
});
