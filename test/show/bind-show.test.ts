import { describe, expect, test } from "vitest";
import { PACE } from "../../src/show/duration/pace.ts";
import {
  act, beat, beatWith, bind, catalogue, clipOf, codes, cue, doc, docWith, dou, endOf, fact, fast, film, laugh, line, math, overlapped, pause, ruby, sound, stress, take, xi,
} from "./builders.ts";

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
