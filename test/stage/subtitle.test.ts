import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Phrase, Run } from "#show";
import { sampleClip } from "#stage";
import { phrasesOf } from "../../src/stage/acting/speech.ts";
import { currentPhrase } from "../../src/stage/subtitle/current.ts";
import { layoutPhrase } from "../../src/stage/subtitle/phrase-layout.ts";

const WIDTH = 1660;
const measure = (text: string, size: number) => [...text].reduce((sum, c) => sum + (c.codePointAt(0)! < 0x2e80 ? 0.55 : 1) * size, 0);
const phrase = (...runs: Run[]): Phrase => ({ startMs: 0, endMs: 1000, runs });
const lines = (p: Phrase) => layoutPhrase(p, WIDTH, measure).lines.map((line) => line.map((piece) => piece.text).join(""));

describe("layoutPhrase", () => {
  test("an ordinary phrase takes one line", () => {
    expect(lines(phrase({ text: "这碗粥，筷子得" }, { text: "立", stress: true }, { text: "得住。" }))).toEqual(["这碗粥，筷子得立得住。"]);
  });

  test("a long one takes two and breaks at the comma", () => {
    expect(lines(phrase({ text: "插得进拔得出，晃得动倒不了，搁在桌上一整天，" }, { text: "远看是粥近看是饭。" }))).toHaveLength(2);
    for (const line of lines(phrase({ text: "插得进拔得出，晃得动倒不了，远看是粥近看是饭，这才叫一碗真正的好粥！" }))) expect(line).toMatch(/[，！]$/u);
  });

  test("up to 84 characters fit two lines within the strip", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 84 }), (length) => {
      const layout = layoutPhrase(phrase({ text: "粥".repeat(length) }), WIDTH, measure);
      expect(layout.lines.length).toBeLessThanOrEqual(2);
      for (const line of layout.lines) expect(line.reduce((sum, piece) => sum + piece.width, 0)).toBeLessThanOrEqual(WIDTH);
      expect(layout.lines.length * layout.lineHeight).toBeLessThanOrEqual(170);
    }));
  });

  test("characters under one ruby stay on one line", () => {
    for (let before = 20; before < 34; before++) {
      const set = lines(phrase({ text: "粥".repeat(before) }, { text: "饽饽铺子", ruby: "bōbo pùzi" }, { text: "饭".repeat(12) }));
      expect(set.some((line) => line.includes("饽饽铺子"))).toBe(true);
    }
  });

  test("no text is lost and every piece keeps its run", () => {
    const runs: Run[] = [{ text: "一、" }, { text: "FP8 的", fast: true }, { text: "“3.14”", stress: true }, { text: "倍。" }];
    const pieces = layoutPhrase(phrase(...runs), 400, measure).lines.flat();
    expect(pieces.map((piece) => piece.text).join("").replace(/\s/gu, "")).toBe("一、FP8的“3.14”倍。");
    for (const piece of pieces) expect(piece.run.text).toContain(piece.text);
  });
});

describe("currentPhrase", () => {
  const phrases = phrasesOf(sampleClip);
  const textAt = (tMs: number) => currentPhrase(sampleClip, phrases, tMs)?.phrase.runs.map((run) => run.text).join("") ?? null;

  test("shows what is being said, and nothing between the lines or while the house laughs", () => {
    expect(textAt(1000)).toBeNull();
    expect(textAt(3000)).toBe("今天咱们说的是一碗立得住筷子的粥。");
    expect(textAt(4850)).toBeNull();
    expect(textAt(5500)).toContain("饽饽");
    expect(textAt(12500)).toBeNull();
  });

  test("of two who speak at once, the one who came in last", () => {
    const [first, second] = sampleClip.lines;
    const early = { ...second!, startMs: 4000, phrases: [{ ...second!.phrases[0]!, startMs: 4000 }] };
    const clip = { ...sampleClip, lines: [first!, early] };
    expect(currentPhrase(clip, phrasesOf(clip), 4500)?.line.speaker).toBe("乙");
  });

  test("bridges the breath between two phrases of a line", () => {
    const line = sampleClip.lines[0]!;
    const phrases = [{ startMs: 0, endMs: 900, runs: [{ text: "一" }] }, { startMs: 1100, endMs: 2000, runs: [{ text: "二" }] }];
    const clip = { ...sampleClip, lines: [{ ...line, startMs: 0, phrases }] };
    expect(currentPhrase(clip, phrasesOf(clip), 1000)?.phrase.runs[0]!.text).toBe("一");
  });
});
