import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { breakPhrases, widthOf } from "../../src/show/subtitles/break-phrases.ts";
import { spokenLine } from "../../src/show/lines/spoken-line.ts";
import { act, beatWith, bind, cue, docWith, dou, fact, fast, laugh, line, math, overlapped, pause, reprise, ruby, sound, stress, take, xi } from "./builders.ts";

const WORDS = ["这碗粥", "，", "筷子得立得住", "。", "？！", "3.14", "FP8", "v1.2", " 40–120 μm", "DeepSeek", "……", "儿", "一会儿", "（笑）", "“好”", "😀", "的", "了", "a", " "];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(""));
const some = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(""));
const ms = fc.integer({ min: 0, max: 3000 });
const inline: fc.Arbitrary<string | Node> = fc.oneof(
  { weight: 6, arbitrary: text },
  some.map(stress), some.map(fast), some.map(xi), some.map(dou), some.map((word) => ruby(word, "bō")),
  fc.constantFrom(math(String.raw`\frac{6}{d}`), math("E=mc^2", "能量")),
  ms.map(pause), ms.map(laugh), fc.constantFrom(cue("fall"), cue("strike"), cue(null), cue("fall", { at: "筷子" }), sound("strike")),
);
const lineNode = fc.oneof(
  fc.tuple(fc.constantFrom("甲", "乙", "旁"), fc.array(inline, { maxLength: 6 })).map(([speaker, parts]) => line(speaker, ...parts)),
  fc.tuple(ms, fc.array(inline, { maxLength: 3 })).map(([overlapMs, parts]) => overlapped("乙", overlapMs, ...parts)),
);
const block = fc.oneof({ weight: 5, arbitrary: lineNode }, fc.constant(null).map(() => fact({})));

const beatNodes = fc.array(fc.record({
  blocks: fc.array(block, { maxLength: 6 }),
  opens: fc.option(fc.nat(5)),
  from: fc.option(fc.constantFrom("筷子", "粥", "没有这个词")),
  to: fc.option(fc.constantFrom("立得住", "得", "3.14")),
  direction: fc.constantFrom("forward", "reverse"),
  speed: fc.constantFrom(0.5, 1, 3),
}), { minLength: 1, maxLength: 6 }).map((beats) => beats.map(({ blocks, opens, from, to, direction, speed }, index) =>
  beatWith({ id: `b${index}`, direction, speed, scene: { id: "porridge", params: {}, seed: null } },
    ...(opens === null ? [] : [reprise(`b${opens}`, from, to)]), ...blocks)));

const shows = fc.record({ beats: beatNodes, cut: fc.nat(5), fps: fc.constantFrom(24, 25, 29.97, 30, 60) }).map(({ beats, cut, fps }) => {
  const at = 1 + (cut % beats.length);
  const acts = [act("dianhua", "", ...beats.slice(0, at)), ...(at < beats.length ? [act("zhenghuo", "细胞的面子", ...beats.slice(at))] : [])];
  return docWith({ video: { width: 1920, height: 1080, fps } }, ...acts);
});

const takeLists = fc.array(fc.record({
  beat: fc.nat(6), text: fc.constantFrom("这碗粥", "筷子得立得住", "FP8"), durationMs: fc.integer({ min: 40, max: 9000 }),
  envelope: fc.array(fc.constantFrom(0, 0, 0, 0.4, 0.9), { maxLength: 200 }),
}), { maxLength: 4 }).map((takes) => takes.map(({ beat, ...rest }) => take(`b${beat}`, rest.text, rest)));

const films = fc.tuple(shows, takeLists).map(([doc, takes]) => bind(doc, { takes }));

/** fast-check finds; a person reads the show it was given. */
const holds = (law: (show: ReturnType<typeof bind>) => void) => fc.assert(fc.property(films, law), { numRuns: process.env["DOUPENG_LONG"] ? 1000 : 60 });

describe("laws of the timeline", () => {
  test("an act is exactly its clips, the film exactly its acts, every clip whole frames", () => holds(({ timeline }) => {
    let frame = 0;
    for (const { clip, startFrame, startMs } of timeline.clips) {
      expect(startFrame).toBe(frame);
      expect(startMs).toBe((frame * 1000) / timeline.fps);
      expect(Number.isInteger(clip.durationFrames)).toBe(true);
      expect(clip.durationFrames).toBeGreaterThanOrEqual(timeline.fps);
      expect(clip.durationMs).toBe((clip.durationFrames * 1000) / timeline.fps);
      frame += clip.durationFrames;
    }
    expect(timeline.durationFrames).toBe(frame);
    expect(timeline.acts.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(frame);
    timeline.acts.forEach((one, index) => {
      const own = timeline.clips.filter(({ actIndex }) => actIndex === index);
      expect(own.reduce((sum, { clip }) => sum + clip.durationFrames, 0)).toBe(one.durationFrames);
      expect(own[0]!.startFrame).toBe(one.startFrame);
      const firstBeat = own.findIndex(({ clip }) => clip.kind === "beat");
      expect(own.map(({ clip }) => clip.actTitle?.title ?? null)).toEqual(own.map((_, place) => (place === firstBeat ? one.title : null)));
    });
    expect(new Set(timeline.clips.map(({ clip }) => clip.id)).size).toBe(timeline.clips.length);
  }));

  test("everything happens inside its clip, in order", () => holds(({ timeline }) => {
    for (const { clip } of timeline.clips) {
      const inside = (tMs: number) => {
        expect(tMs).toBeGreaterThanOrEqual(0);
        expect(tMs).toBeLessThanOrEqual(clip.durationMs);
      };
      for (const { tMs } of [...clip.stageEvents, ...clip.sounds]) inside(tMs);
      for (const { startMs, endMs } of clip.facts) {
        inside(startMs);
        inside(endMs);
        expect(endMs).toBeGreaterThan(startMs);
      }
      for (const { startMs, durationMs } of [...clip.laughs, ...clip.lines]) {
        inside(startMs);
        // A last half frame may be lost to rounding ms.
        expect(startMs + durationMs).toBeLessThanOrEqual(clip.durationMs + 1);
      }
      const sceneTimes = clip.scene!.events.map(({ tMs }) => tMs);
      expect(sceneTimes).toEqual([...sceneTimes].sort((a, b) => a - b));
      expect(sceneTimes.every((tMs) => tMs >= 0)).toBe(true);
      expect(clip.stageEvents.map(({ tMs }) => tMs)).toEqual(clip.stageEvents.map(({ tMs }) => tMs).sort((a, b) => a - b));
    }
  }));

  test("the phrases of a line cover its text, one at a time, inside the line", () => holds(({ timeline }) => {
    const bare = (said: string) => said.replace(/[，。、；：\s]/g, "");
    for (const { clip } of timeline.clips)
      for (const { phrases, text: said, startMs, durationMs } of clip.lines) {
        expect(bare(phrases.flatMap(({ runs }) => runs.map((run) => run.text)).join(""))).toBe(bare(said));
        let before = startMs - 1;
        for (const phrase of phrases) {
          expect(phrase.startMs).toBeGreaterThanOrEqual(before);
          expect(phrase.endMs).toBeGreaterThanOrEqual(phrase.startMs);
          expect(phrase.endMs).toBeLessThanOrEqual(startMs + durationMs + 1);
          before = phrase.endMs;
        }
      }
  }));

  test("captions follow one another", () => holds(({ captions, timeline }) => {
    captions.forEach(({ startMs, endMs }, index) => {
      expect(endMs).toBeGreaterThan(startMs);
      expect(startMs).toBeGreaterThanOrEqual(captions[index - 1]?.endMs ?? 0);
      expect(endMs).toBeLessThanOrEqual(timeline.durationMs + 1);
    });
  }));

  test("the mouth has one value per 40 ms of its line", () => holds(({ timeline }) => {
    for (const { clip } of timeline.clips)
      for (const { mouth, durationMs } of clip.lines) {
        expect(Math.abs(mouth.length - durationMs / 40)).toBeLessThanOrEqual(2);
        expect(mouth.every((value) => value >= 0 && value <= 1)).toBe(true);
      }
  }));

  test("the same script gives the same show, and the show is plain JSON", () => {
    fc.assert(fc.property(shows, (doc) => {
      const show = bind(doc);
      const again = bind(doc.type.schema.nodeFromJSON(doc.toJSON()));
      expect(again).toEqual(show);
      expect(JSON.parse(JSON.stringify(show))).toEqual(show);
    }), { numRuns: 40 });
  });
});

describe("phrases", () => {
  test("a number with its unit, an acronym, a formula, a ruby, a stress run are never cut", () => {
    fc.assert(fc.property(fc.array(inline, { maxLength: 10 }), (parts) => {
      const said = spokenLine(line("甲", ...parts));
      const ends = new Set(breakPhrases(said).map(({ to }) => to));
      for (const match of said.text.matchAll(/(?<![\w.])(?:3\.14|FP8|v1\.2|40–120 μm|DeepSeek)(?![\w.])/g)) {
        // A pause or a punch line inside the word is the author's own cut.
        const cut = said.anchors.some(({ at }) => at > match.index && at <= match.index + match[0].length) || said.styles.some(({ from, baofu }) => baofu === "dou" && from > match.index && from < match.index + match[0].length);
        if (!cut) for (let at = match.index + 1; at < match.index + match[0].length; at++) expect(ends.has(at)).toBe(false);
      }
      for (const { from, to, ruby: rt, tex } of said.styles)
        if (rt !== undefined || tex !== undefined) for (let at = from + 1; at < to; at++) expect(ends.has(at)).toBe(false);
    }), { numRuns: process.env["DOUPENG_LONG"] ? 5000 : 300 });
  });

  test.each([
    ["去掉水分的大脑，50%以上都是脂肪，仅次于脂肪细胞。", ["去掉水分的大脑，50%以上都是脂肪，", "仅次于脂肪细胞。"]],
    ["不过我们这批搞ai的，那可也不都是好人呐。搁以前，赈灾的粥熬稀了得杀头的。", ["不过我们这批搞ai的，", "那可也不都是好人呐。", "搁以前，赈灾的粥熬稀了得杀头的。"]],
    ["立不住呢？", ["立不住呢？"]],
    ["哎，您说。", ["哎，您说。"]],
  ])("%s", (said, expected) => {
    expect(breakPhrases({ text: said, styles: [], anchors: [] }).map(({ from, to }) => said.slice(from, to))).toEqual(expected);
  });

  test("are 18 characters wide at most, when words allow", () => {
    const said = "其实这是因为在大脑里大脑的基本结构是神经元需要实现的功能就是信息交换而交换是要靠细胞膜实现的而细胞膜的主要成分正是磷脂双分子层";
    for (const { from, to } of breakPhrases({ text: said, styles: [], anchors: [] })) expect(widthOf(said.slice(from, to))).toBeLessThanOrEqual(18);
  });

  test("a line of twenty thousand characters is cut while one waits", { timeout: 20_000 }, () => {
    const said = "这碗粥筷子得立得住，立不住呢".repeat(1500);
    const phrases = breakPhrases({ text: said, styles: [], anchors: [] });
    expect(phrases.map(({ from, to }) => said.slice(from, to)).join("")).toBe(said);
  });

  test("do not begin with a closing mark or a particle", () => {
    const said = "“同样的体积，球的表面积最小”，这话说的是谁呢？是我们这些圆滚滚的、胖乎乎的、油汪汪的脂肪细胞们。";
    for (const { from } of breakPhrases({ text: said, styles: [], anchors: [] })) expect(said[from]).not.toMatch(/[，。！？”、的呢们]/);
  });
});
