import { describe, expect, test } from "vitest";
import type { BoundShow } from "../../src/show/bound-show.ts";
import { PACE } from "../../src/show/duration/pace.ts";
import {
  act, beat, beatWith, bind, catalogue, cue, doc, docWith, dou, fact, fast, film, laugh, line, math, overlapped, pause, reprise, ruby, sound, stress, take, xi,
} from "./builders.ts";

const clipOf = (show: BoundShow, id = "a") => show.timeline.clips.find(({ clip }) => clip.id === id)!.clip;
const codes = (show: BoundShow) => show.problems.map(({ code }) => code);
const endOf = ({ startMs, durationMs }: { startMs: number; durationMs: number }) => startMs + durationMs;

describe("lines", () => {
  test("take as long as their syllables at the role's rate", () => {
    const show = bind(doc(act("dianhua", "", beat("z", line("甲", "哎")), beat("a", line("甲", "这碗粥筷子得立得住"), line("乙", "立不住呢")))));
    const [first, second] = clipOf(show).lines;
    expect(first!.startMs).toBe(PACE.leadInMs);
    expect(first!.durationMs).toBe(Math.round(9000 / PACE.syllablesPerSecond.dougen));
    expect(second!.startMs - endOf(first!)).toBeCloseTo(PACE.turnGapMs, -1);
    expect(second!.durationMs).toBe(Math.round(4000 / PACE.syllablesPerSecond.penggen));
  });

  test("the rate of the cast wins over the calibrated one, that over the table", () => {
    const lengthWith = (attrs: Record<string, unknown>) => clipOf(bind(docWith(attrs, act("di", "", beat("a", line("甲", "一二三四五六七八九十")))))).lines[0]!.durationMs;
    const cast = (rate: number | null) => [{ name: "甲", role: "dougen", syllablesPerSecond: rate, voice: null }];
    expect(lengthWith({ cast: cast(4), rates: { dougen: 5 } })).toBe(2500);
    expect(lengthWith({ cast: cast(null), rates: { dougen: 5 } })).toBe(2000);
    expect(lengthWith({ cast: cast(null) })).toBe(Math.round(10_000 / PACE.syllablesPerSecond.dougen));
  });

  test("贯口 is faster, stress is longer, punctuation inside rests, at the end it does not", () => {
    const lengthOf = (...parts: Parameters<typeof line>[1][]) => clipOf(bind(film(beat("a", line("甲", ...parts))))).lines[0]!.durationMs;
    const plain = lengthOf("蒸羊羔蒸熊掌");
    expect(lengthOf(fast("蒸羊羔蒸熊掌"))).toBeCloseTo(plain / PACE.fastFactor, -1);
    expect(lengthOf("蒸羊羔蒸", stress("熊"), "掌")).toBeGreaterThan(plain);
    expect(lengthOf("蒸羊羔，蒸熊掌") - plain).toBeCloseTo(PACE.punctuationMs.comma, -1);
    expect(lengthOf("蒸羊羔蒸熊掌。")).toBe(plain);
    expect(lengthOf(ruby("饽饽", "bōbo"))).toBe(lengthOf("饽饽"));
  });

  test("an overlap starts before the last sound of the line before, and never before its first", () => {
    const show = bind(film(beat("a", line("甲", "这碗粥筷子得立得住"), overlapped("乙", 400, "立不住呢"), overlapped("甲", 60_000, "你听我说"))));
    const [first, second, third] = clipOf(show).lines;
    expect(second!.startMs).toBe(endOf(first!) - 400);
    expect(third!.startMs).toBe(second!.startMs);
  });

  test("a pause before the first word makes the line start later, one inside makes it longer", () => {
    const at = (...parts: Parameters<typeof line>[1][]) => clipOf(bind(film(beat("a", line("甲", ...parts))))).lines[0]!;
    expect(at(pause(600), "那可就").startMs - at("那可就").startMs).toBe(600);
    expect(at(pause(600), "那可就").durationMs).toBe(at("那可就").durationMs);
    expect(at("那可", pause(600), "就").durationMs).toBe(at("那可就").durationMs + 600);
  });

  test("a laugh is waited for, with no subtitle and no sound of the performers", () => {
    const show = bind(film(beat("a", line("甲", "站不住了。", laugh(1500)), line("乙", "去你的吧"))));
    const { lines, laughs } = clipOf(show);
    expect(laughs).toEqual([{ startMs: endOf(lines[0]!), durationMs: 1500 }]);
    expect(lines[1]!.startMs - endOf(laughs[0]!)).toBeCloseTo(PACE.turnGapMs, -1);
    expect(lines[0]!.phrases.at(-1)!.endMs).toBeLessThanOrEqual(laughs[0]!.startMs);
  });

  test("a line of cues and pauses takes time and is not heard", () => {
    const show = bind(film(beat("a", line("甲", "好"), line("乙", cue("strike"), pause(800)), line("甲", "好"))));
    expect(clipOf(show).lines).toHaveLength(2);
    expect(clipOf(show).lines[1]!.startMs - endOf(clipOf(show).lines[0]!)).toBeGreaterThanOrEqual(800);
  });
});

describe("cues", () => {
  const scene = { id: "porridge", params: {}, seed: null };
  const bindCue = (...parts: Parameters<typeof line>[1][]) => clipOf(bind(film(beatWith({ id: "a", scene }, line("甲", ...parts)))));

  test("fire when the text before them has been spoken", () => {
    const clip = bindCue("这碗粥", cue("fall", { tilt: "20" }), "筷子得");
    expect(clip.scene!.events).toEqual([{ tMs: clip.lines[0]!.startMs + clip.lines[0]!.durationMs / 2, action: "fall", args: { tilt: 20 } }]);
  });

  test("before a comma's rest, or after it, as they stand", () => {
    const [before] = bindCue("这碗粥", cue("fall"), "，筷子").scene!.events;
    const [after] = bindCue("这碗粥，", cue("fall"), "筷子").scene!.events;
    expect(after!.tMs - before!.tMs).toBeCloseTo(PACE.punctuationMs.comma, -1);
  });

  test("at the start of a line fire at its start; a pause holds back what stands after it", () => {
    const clip = bindCue(cue("fall"), pause(600), cue("glow"), "这碗粥");
    const start = clip.lines[0]!.startMs;
    expect(clip.scene!.events.map(({ tMs, action }) => [action, tMs])).toEqual([["fall", start - 600], ["glow", start]]);
  });

  test("with at= fire when that word begins", () => {
    const clip = bindCue(cue("fall", { at: "筷子" }), "这碗粥，筷子");
    const plain = bindCue("这碗粥，", cue("fall"), "筷子");
    expect(clip.scene!.events[0]).toEqual(plain.scene!.events[0]);
  });

  test("the scene's action comes before the stage's, a free note does nothing", () => {
    const clip = bindCue(cue("glow"), cue("strike"), cue(null), "好");
    expect(clip.scene!.events.map(({ action }) => action)).toEqual(["glow"]);
    expect(clip.stageEvents).toEqual([{ tMs: clip.lines[0]!.startMs, action: "strike", args: {}, role: "dougen" }]);
  });

  test("arguments are read as YAML and get their defaults", () => {
    expect(bindCue(cue("glow", { on: "false", places: "[1, 2.5]" }), "好").scene!.events[0]!.args).toEqual({ on: false, places: [1, 2.5] });
    expect(bindCue(cue("fall"), "好").scene!.events[0]!.args).toEqual({ tilt: 10 });
  });

  test("run on the scene's clock: twice as fast, and backwards", () => {
    const at = (attrs: Record<string, unknown>) => clipOf(bind(film(beatWith({ id: "a", scene, ...attrs }, line("甲", "这碗粥", cue("fall"), "筷子得", cue("glow"), "立得住")))));
    const plain = at({});
    const double = at({ speed: 2 });
    const reversed = at({ direction: "reverse", speed: 2 });
    expect(double.scene!.clock).toEqual({ originMs: 0, rate: 2 });
    expect(double.scene!.events.map(({ tMs }) => tMs)).toEqual(plain.scene!.events.map(({ tMs }) => tMs * 2));
    expect(reversed.scene!.clock).toEqual({ originMs: reversed.durationMs * 2, rate: -2 });
    expect(reversed.scene!.events.map(({ action, tMs }) => [action, tMs])).toEqual(
      plain.scene!.events.toReversed().map(({ action, tMs }) => [action, (plain.durationMs - tMs) * 2]));
    expect(reversed.lines).toEqual(plain.lines);
  });

  test("sounds play where they stand", () => {
    const clip = bindCue("好", sound("strike", -6), "！", sound("media/铃.wav"));
    expect(clip.sounds).toEqual([
      { tMs: endOf(clip.lines[0]!), name: "strike", gainDb: -6 },
      { tMs: endOf(clip.lines[0]!), name: "media/铃.wav", gainDb: 0 },
    ]);
  });
});

describe("takes", () => {
  const text = "这碗粥，筷子得立得住。";
  const two = film(beat("a", line("甲", text), line("乙", "是吗"), line("甲", text)));

  test("set the line's length and carry what the sound mix needs", () => {
    const show = bind(two, { takes: [take("a", text)] });
    expect(clipOf(show).lines[0]).toMatchObject({ durationMs: 4000, take: { file: "takes/a.opus", offsetMs: 0, durationMs: 4000, scratch: false } });
    expect(clipOf(show).lines[2]!.take).toBeNull();
    expect(codes(show)).toEqual([]);
  });

  test("find their line by occurrence, else the same text elsewhere in the beat", () => {
    expect(clipOf(bind(two, { takes: [take("a", text, { occurrence: 1 })] })).lines.map((l) => l.take !== null)).toEqual([false, false, true]);
    expect(clipOf(bind(two, { takes: [take("a", text, { occurrence: 7 })] })).lines.map((l) => l.take !== null)).toEqual([true, false, false]);
  });

  test("a person's take wins over a machine's, a later one over an earlier", () => {
    const takes = [take("a", text, { file: "1" }), take("a", text, { file: "2" }), take("a", text, { file: "3", scratch: true })];
    expect(clipOf(bind(two, { takes })).lines[0]!.take!.file).toBe("2");
  });

  test("of words that are gone are set aside with a warning, in the beat or with it", () => {
    const show = bind(two, { takes: [take("a", "这碗粥"), take("gone", text)] });
    expect(show.problems).toMatchObject([
      { code: "stale-take", severity: "warning", beatId: "a", text: "这碗粥" }, { code: "stale-take", beatId: "gone", line: null },
    ]);
    expect(clipOf(show).lines.every((l) => l.take === null)).toBe(true);
  });

  test("a silence in the recording is where the comma is, and the cue after the comma waits for it", () => {
    const envelope = [...Array<number>(25).fill(0.8), ...Array<number>(50).fill(0), ...Array<number>(25).fill(0.6)];
    const spoken = "这碗粥，筷子得";
    const show = bind(film(beat("a", line("甲", "这碗粥", cue("strike"), "，", cue("strike"), "筷子得"))), { takes: [take("a", spoken, { envelope })] });
    const { lines: [said], stageEvents } = clipOf(show);
    expect(stageEvents.map(({ tMs }) => tMs - said!.startMs)).toEqual([1000, 3000]);
    expect(said!.mouth[0]).toBe(0.8);
    expect(said!.mouth[40]).toBe(0);
    expect(said!.mouth).toHaveLength(100);
  });

  test("without a silence to hold on to, pauses keep their share", () => {
    const show = bind(film(beat("a", line("甲", "这碗粥", pause(500), cue("strike"), "筷子得"))), { takes: [take("a", "这碗粥筷子得", { durationMs: 3308, envelope: Array<number>(83).fill(0.5) })] });
    const { lines: [said], stageEvents } = clipOf(show);
    const modelMs = 6000 / PACE.syllablesPerSecond.dougen + 500;
    expect(stageEvents[0]!.tMs - said!.startMs).toBeCloseTo(((3000 / PACE.syllablesPerSecond.dougen + 500) / modelMs) * 3308, -1);
  });
});

describe("the mouth without a take", () => {
  test("opens for syllables and closes in silence", () => {
    const { lines: [said] } = clipOf(bind(film(beat("a", line("甲", "这碗粥", pause(1000), "筷子得")))));
    const values = said!.mouth;
    expect(values).toHaveLength(Math.ceil(said!.durationMs / 40));
    expect(Math.max(...values)).toBeGreaterThan(0.8);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    const middle = Math.round(values.length / 2);
    expect(values.slice(middle - 8, middle + 8).every((value) => value === 0)).toBe(true);
  });
});

describe("subtitles", () => {
  const shown = (...parts: Parameters<typeof line>[1][]) => clipOf(bind(film(beat("a", line("甲", ...parts))))).lines[0]!.phrases;

  test("carry the styles of the text, and lose the full stop", () => {
    expect(shown("得", stress("立"), "得住", ruby("饽饽", "bōbo"), math(String.raw`\frac{6}{d}`, "六除以直径"), "。")[0]!.runs).toEqual([
      { text: "得" }, { text: "立", stress: true }, { text: "得住" }, { text: "饽饽", ruby: "bōbo" }, { text: "六除以直径", tex: String.raw`\frac{6}{d}` },
    ]);
    expect(shown("真的？！").at(-1)!.runs).toEqual([{ text: "真的？！" }]);
  });

  test("never show the punch line before its time", () => {
    const texts = shown(xi("我说这粥不稠，"), dou("是人稀。")).map(({ runs }) => runs);
    expect(texts).toEqual([[{ text: "我说这粥不稠", baofu: "xi" }], [{ text: "是人稀", baofu: "dou" }]]);
    expect(shown("我有一个好消息", pause(800), "没有")).toHaveLength(2);
  });

  test("come with their first sound and go when the pause begins", () => {
    const [first, second] = shown("我有一个好消息", pause(2000), "没有了");
    expect(second!.startMs - first!.endMs).toBeGreaterThan(1000);
  });
});

describe("fact cards", () => {
  const good = fact({ claim: "0.05..0.15 1/um", quantity: "geometry.surfaceToVolume", with: { diameterUm: [40, 120] } });

  test("come when the line before them has been said and stay six seconds at most", () => {
    const show = bind(film(beat("a", line("甲", "哎"), good, line("甲", "长".repeat(60)))));
    const { lines, facts: [card] } = clipOf(show);
    expect(card).toEqual({ startMs: endOf(lines[0]!), endMs: endOf(lines[0]!) + 6000, text: "球的表面积最小。", claim: "0.05..0.15 1/um", source: "几何", verdict: "supported", computed: "0.05–0.15 1/μm" });
    expect(codes(show)).toEqual([]);
    expect(show.facts).toMatchObject([{ beatId: "a", line: 4, quantity: "geometry.surfaceToVolume", verdict: "supported" }]);
  });

  test("make room for the next, and a beat that ends with one lets it be read", () => {
    const { facts, durationMs } = clipOf(bind(film(beat("a", line("甲", "哎"), good, fact({ claim: null })))));
    expect(facts[1]!.startMs).toBe(facts[0]!.endMs);
    for (const { startMs, endMs } of facts) expect(endMs - startMs).toBeGreaterThanOrEqual(PACE.factLeastMs);
    expect(facts[1]!.endMs).toBeLessThanOrEqual(durationMs);
  });

  test("a wrong claim is an error that names the right value; a missing source is said too", () => {
    const show = bind(film(beat("a", fact({ claim: "0.01..0.03 1/um", quantity: "geometry.surfaceToVolume", with: { diameterUm: [40, 120] }, source: null }))));
    expect(show.problems).toMatchObject([
      { code: "unsourced-fact", severity: "warning", line: 3, beatId: "a" },
      { code: "contradicted-fact", severity: "error", line: 3, beatId: "a", computed: "0.05–0.15 1/μm" },
    ]);
    expect(show.facts[0]).toMatchObject({ verdict: "contradicted", source: null });
  });

  test("without a quantity are unchecked, without a source unsourced", () => {
    const show = bind(film(beat("a", fact({}), fact({ source: "" }))));
    expect(show.facts.map(({ verdict }) => verdict)).toEqual(["unchecked", "unsourced"]);
  });
});

describe("a cold open", () => {
  const later = beatWith({ id: "b", scene: { id: "porridge", params: {}, seed: 7 }, speed: 2 },
    line("甲", "这碗粥，", cue("fall"), "筷子得立得住。"), line("乙", "立不住呢？", sound("strike")), fact({}), line("甲", "那可就有人站不住了。", laugh(1500)), line("乙", "去你的吧。"));
  const bound = (from: string | null, to: string | null) => bind(film(beat("a", reprise("b", from, to), line("甲", "各位好。")), later));

  test("is a clip of its own before its host, and opens the act", () => {
    const show = bound("立不住呢", "站不住了");
    expect(show.timeline.clips.map(({ clip }) => [clip.id, clip.kind, clip.beatId, clip.actTitle?.title ?? null])).toEqual([
      ["a~b", "reprise", "b", "细胞的面子"], ["a", "beat", "a", null], ["b", "beat", "b", null],
    ]);
    expect(codes(show)).toEqual([]);
  });

  test("plays whole lines as the beat does, only earlier", () => {
    const show = bound("立不住呢", "站不住了。");
    const [cut, whole] = [clipOf(show, "a~b"), clipOf(show, "b")];
    const shiftMs = whole.lines[1]!.startMs - cut.lines[0]!.startMs;
    expect(cut.lines.map(({ text }) => text)).toEqual(["立不住呢？", "那可就有人站不住了。"]);
    expect(cut.lines[1]!.startMs).toBe(whole.lines[2]!.startMs - shiftMs);
    expect(cut.sounds).toEqual(whole.sounds.map((s) => ({ ...s, tMs: s.tMs - shiftMs })));
    expect(cut.facts[0]!.startMs).toBe(whole.facts[0]!.startMs - shiftMs);
    expect(cut.scene).toEqual({ ...whole.scene!, clock: { originMs: 2 * shiftMs, rate: 2 } });
  });

  test("can start and end inside a line, with its take cut there", () => {
    const text = "那可就有人站不住了。";
    const show = bind(film(beat("a", reprise("b", "有人", "站不住")), later), { takes: [take("b", text, { durationMs: 1800 })] });
    const [cut] = clipOf(show, "a~b").lines;
    expect(cut!.text).toBe("有人站不住");
    expect(cut!.take).toMatchObject({ offsetMs: 600, durationMs: 1000 });
    expect(cut!.phrases.map(({ runs }) => runs.map((run) => run.text).join("")).join("")).toBe("有人站不住");
    expect(cut!.phrases.at(-1)!.endMs).toBeLessThanOrEqual(endOf(cut!));
  });

  test("without words plays the whole beat", () => {
    const show = bound(null, null);
    expect(clipOf(show, "a~b").durationFrames).toBe(clipOf(show, "b").durationFrames);
    expect(clipOf(show, "a~b").laughs).toEqual(clipOf(show, "b").laughs);
  });

  test("says which words it does not find, which beat is unknown, and that it cannot play itself", () => {
    expect(bound("立得稳", "站不住").problems).toMatchObject([{ code: "reprise-words-missing", words: "立得稳", end: "from", beatId: "a", line: 3 }]);
    // `to` counts after `from`.
    expect(bound("站不住", "这碗粥").problems).toMatchObject([{ code: "reprise-words-missing", words: "这碗粥", end: "to" }]);
    expect(bind(film(beat("a", reprise("bb")), later)).problems).toMatchObject([{ code: "unknown-reprise", target: "bb", near: "b", known: ["b"] }]);
    expect(codes(bind(film(beat("a", reprise("a")))))).toContain("reprise-of-itself");
  });

  test("ids stay unique when a beat is opened twice by the same one", () => {
    const show = bind(film(beat("a", reprise("b", "这碗粥", "得住"), reprise("b", "去你的")), later));
    expect(show.timeline.clips.map(({ clip }) => clip.id)).toEqual(["a~b", "a~b~2", "a", "b"]);
  });
});

describe("problems", () => {
  test("an unknown scene, and parameters out of range, which fall back to their defaults", () => {
    const show = bind(film(
      beatWith({ id: "a", scene: { id: "poridge", params: {}, seed: null } }, line("甲", "好")),
      beatWith({ id: "b", scene: { id: "porridge", params: { solidsFraction: 2, grains: 1.5, mood: "odd", salt: 1 }, seed: 3 } }, line("甲", "好")),
    ));
    expect(clipOf(show, "a").scene).toBeNull();
    expect(clipOf(show, "b").scene).toMatchObject({ params: { solidsFraction: 0.12, grains: 10, mood: "calm" }, seed: 3 });
    expect(show.problems).toMatchObject([
      { code: "unknown-scene", scene: "poridge", near: "porridge", known: ["porridge"], line: 2, severity: "error" },
      { code: "bad-params", path: "solidsFraction", fault: { kind: "range", least: 0, most: 0.4, got: "2" }, line: 4 },
      { code: "bad-params", path: "grains", fault: { kind: "type", expected: "int", got: "1.5" } },
      { code: "bad-params", path: "mood", fault: { kind: "choice", options: ["calm", "wild"], got: '"odd"' } },
      { code: "bad-params", path: "salt", fault: { kind: "unknown-key", known: ["solidsFraction", "grains", "mood"] } },
    ]);
  });

  test("an unknown action, bad arguments, a word that is not there, an unknown sound", () => {
    const scene = { id: "porridge", params: {}, seed: null };
    const show = bind(film(beatWith({ id: "a", scene }, line("甲", "好", cue("fal"), cue("fall", { tilt: "120" }), cue("fall", { at: "筷子" }), sound("strke")))));
    expect(show.problems).toMatchObject([
      { code: "unknown-action", action: "fal", near: "fall", scene: "porridge", known: ["fall", "glow", "strike", "glow"], line: 3 },
      { code: "bad-args", action: "fall", path: "tilt", fault: { kind: "range", least: 0, most: 90, got: "120" } },
      { code: "cue-word-missing", word: "筷子", text: "好" },
      { code: "unknown-sound", name: "strke", near: "strike" },
    ]);
    expect(clipOf(show).scene!.events).toHaveLength(1);
    expect(clipOf(show).sounds).toEqual([]);
  });

  test("a formula the catalogue's check refuses", () => {
    const checkFormula = (tex: string) => (tex.includes("{") ? "Expected '}' at position 6" : null);
    const show = bind(film(beat("a", line("甲", math("x"), math(String.raw`\frac{`)))), { catalogue: { ...catalogue, checkFormula } });
    expect(show.problems).toMatchObject([{ code: "bad-formula", tex: String.raw`\frac{`, message: "Expected '}' at position 6", line: 3 }]);
  });

  test("a show without a line or a scene", () => expect(codes(bind(film(beat("a"))))).toEqual(["empty-show"]));
});

describe("an edit", () => {
  const one = beat("a", line("甲", "这碗粥"));
  const two = beat("b", line("乙", "立不住呢"));

  test("leaves the clips of other beats as they were, to the object", () => {
    const before = bind(film(one, two));
    const after = bind(film(beat("a", line("甲", "这碗粥好")), two), { previous: before });
    expect(clipOf(after, "b")).toBe(clipOf(before, "b"));
    expect(clipOf(after, "a")).not.toBe(clipOf(before, "a"));
    expect(bind(film(one, two), { previous: before }).timeline.clips[1]).toBe(before.timeline.clips[1]);
  });

  test("of the front matter, or a new take, binds again what it touches", () => {
    const before = bind(film(one, two));
    expect(clipOf(bind(film(one, two), { takes: [take("a", "这碗粥")] }), "a")).not.toBe(clipOf(before, "a"));
    const faster = bind(docWith({ rates: { dougen: 9 } }, act("zhenghuo", "细胞的面子", one, two)));
    expect(clipOf(faster, "a").lines[0]!.durationMs).toBeLessThan(clipOf(before, "a").lines[0]!.durationMs);
  });
});

test("the two performers stand as in the cast, the narrator does not stand at all", () => {
  const cast = [["旁", "narrator"], ["乙", "penggen"], ["甲", "dougen"]].map(([name, role]) => ({ name, role, syllablesPerSecond: null, voice: null }));
  const show = bind(docWith({ cast }, act("di", "", beat("a", line("旁", "话说"), line("生人", "我是谁")))));
  expect(clipOf(show).performers).toEqual([{ name: "乙", role: "penggen" }, { name: "甲", role: "dougen" }]);
  expect(clipOf(show).lines.map(({ role }) => role)).toEqual(["narrator", "narrator"]);
});

test("captions follow one another in film time", () => {
  const show = bind(film(beat("a", line("甲", "这碗粥，筷子得立得住。"), overlapped("乙", 500, "立不住呢？")), beat("b", line("甲", "好。"))));
  expect(show.captions.map(({ speaker, text }) => [speaker, text])).toEqual([["甲", "这碗粥，筷子得立得住"], ["乙", "立不住呢？"], ["甲", "好"]]);
  expect(show.captions[0]!.endMs).toBe(show.captions[1]!.startMs);
  expect(show.captions[2]!.startMs).toBeGreaterThanOrEqual(show.timeline.clips[1]!.startMs);
});
