import { describe, expect, test } from "vitest";
import { beat, beatWith, bind, clipOf, codes, cue, endOf, fact, film, laugh, line, reprise, sound, take } from "./builders.ts";

describe("a cold open", () => {
  const later = beatWith({ id: "b", scene: { id: "porridge", params: {}, seed: 7 }, speed: 2 },
    line("甲", "这碗粥，", cue("fall"), "筷子得立得住。"), line("乙", "立不住呢？", sound("strike")), fact({}), line("甲", "那可就有人站不住了。", laugh(1500)), line("乙", "去你的吧。"));
  const bound = (from: string | null, to: string | null) => bind(film(beat("a", reprise("b", from, to), line("甲", "各位好。")), later));

  test("is a clip of its own before its host, and comes before the act's title", () => {
    const show = bound("立不住呢", "站不住了");
    expect(show.timeline.clips.map(({ clip }) => [clip.id, clip.kind, clip.beatId, clip.actTitle?.title ?? null])).toEqual([
      ["a~b", "reprise", "b", null], ["a", "beat", "a", "细胞的面子"], ["b", "beat", "b", null],
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

  test("a beat that got another name is known by the words it plays, before any name that looks alike", () => {
    const renamed = film(beat("a", reprise("porridge", "立不住呢", "站不住了")), beat("porr", line("甲", "没这话。")), later);
    expect(bind(renamed).problems).toMatchObject([{ code: "unknown-reprise", target: "porridge", near: "b" }]);
    const gone = film(beat("a", reprise("porridge", "早没了")), beat("porr", line("甲", "没这话。")), later);
    expect(bind(gone).problems).toMatchObject([{ code: "unknown-reprise", target: "porridge", near: "porr" }]);
  });

  test("ids stay unique when a beat is opened twice by the same one", () => {
    const show = bind(film(beat("a", reprise("b", "这碗粥", "得住"), reprise("b", "去你的")), later));
    expect(show.timeline.clips.map(({ clip }) => clip.id)).toEqual(["a~b", "a~b~2", "a", "b"]);
  });
});
