import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitAtoms, wrapText } from "#look";

/** A Chinese character is 1 wide, the rest about half. */
const measure = (text: string) => [...text].reduce((sum, c) => sum + (c.codePointAt(0)! < 0x2e80 ? 0.5 : 1), 0);

const words = fc.constantFrom(
  "同样的体积", "球的表面积最小", "，", "。", "！", "？", "：", "、", "……", "（", "）", "“", "”", "《", "》",
  "3.14", "FP8", "v1.2", "E4M3", " ", "neurons fire", "𰻝", "👨‍👩‍👧", "é", "粥", "40–120 µm", "$5",
);
const texts = fc.array(words, { maxLength: 30 }).map((all) => all.join(""));
const bare = (text: string) => text.replace(/\s/gu, "");

describe("wrapText", () => {
  test("loses and adds nothing", () => {
    fc.assert(fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, width) => {
      expect(bare(wrapText(text, width, measure).join(""))).toBe(bare(text));
    }));
  });

  test("no line is wider than asked, unless a single piece is", () => {
    fc.assert(fc.property(texts, fc.integer({ min: 8, max: 30 }), (text, width) => {
      for (const line of wrapText(text, width, measure))
        if (measure(line) > width) expect(splitAtoms(line).length).toBe(1);
    }));
  });

  test("no line begins with closing or ends with opening punctuation", () => {
    fc.assert(fc.property(texts, fc.integer({ min: 12, max: 30 }), (text, width) => {
      const lines = wrapText(text, width, measure);
      const whole = splitAtoms(text).every((atom) => measure(atom.text) <= width);
      if (!whole) return;
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。！？：、…）”》]/u);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“《]$/u);
    }));
  });

  test.each(["3.14159", "v1.2", "FP8", "E4M3", "1,000", "10:30", "40–120", "1e-3", "µm⁻¹"])("never breaks inside %s", (piece) => {
    for (let before = 0; before < 9; before++) {
      const lines = wrapText(`${"粥".repeat(before)}${piece}${"饭".repeat(9)}`, 8, measure);
      expect(lines.some((line) => line.includes(piece))).toBe(true);
    }
  });

  test("a space does not let a line begin with closing or end with opening punctuation", () => {
    expect(wrapText("neurons fire、 ……同样的体积", 12, measure)).toEqual(["neurons fire、 ……", "同样的体积"]);
    expect(wrapText("一二三四五六七八九十（ 甲乙丙丁", 12, measure).every((line) => !line.endsWith("（"))).toBe(true);
  });

  test("takes the fewest lines and makes them even", () => {
    expect(wrapText("新年到来，家家户户喝粥的时候到了，你喝了吗", 12, measure)).toHaveLength(2);
    const [first, second] = wrapText("一二三四五六七八九十甲乙丙丁", 12, measure);
    expect(Math.abs(first!.length - second!.length)).toBeLessThanOrEqual(4);
  });

  test("prefers a break after punctuation", () => {
    expect(wrapText("“你说什么？”他问：‘真的吗’（笑）", 12, measure)).toEqual(["“你说什么？”他问：", "‘真的吗’（笑）"]);
  });

  test("keeps hard breaks; blank text has no lines", () => {
    expect(wrapText("上\n下", 10, measure)).toEqual(["上", "下"]);
    expect(wrapText("  ", 10, measure)).toEqual([]);
  });

  test("cuts a word that is wider than a line, between whole characters", () => {
    expect(wrapText("x".repeat(50), 10, measure)).toEqual(["x".repeat(20), "x".repeat(20), "x".repeat(10)]);
    for (const line of wrapText("👨‍👩‍👧👨‍👩‍👧", 3, measure)) expect(line).toBe("👨‍👩‍👧");
  });

  test("a book pasted into one line has the pieces of its sentences", () => {
    const sentence = "粥稠了👨‍👩‍👧筷子就立住了，";
    const atoms = (text: string) => splitAtoms(text).map((atom) => atom.text).slice(0, -1);
    const long = sentence.repeat(10_000);
    expect(splitAtoms(long).map((atom) => atom.text).join("")).toBe(long);
    expect(atoms(long).slice(0, 90)).toEqual(atoms(sentence.repeat(20)).slice(0, 90));
  });
});
