import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAloud } from "../../src/show/duration/read-aloud.ts";
import { readTex } from "../../src/show/duration/read-tex.ts";

const spoken = (text: string) => readAloud(text).map((sound) => sound.spoken).join("");
const syllables = (text: string) => readAloud(text).reduce((sum, sound) => sum + sound.syllables, 0);

describe("numbers as Chinese speech reads them", () => {
  test.each([
    ["0", "零"], ["7", "七"], ["10", "十"], ["12", "十二"], ["110", "一百一十"], ["105", "一百零五"], ["1024", "一千零二十四"],
    ["10010", "一万零一十"], ["100500", "十万零五百"], ["1,024", "一千零二十四"], ["174,604,259,328", "一千七百四十六亿零四百二十五万九千三百二十八"],
    ["100000001", "一亿零一"], ["1000000000000", "一万亿"], ["1000100000000", "一万零一亿"], ["007", "零零七"],
    ["3.14", "三点一四"], ["0.05", "零点零五"], ["-65", "负六十五"], ["−65", "负六十五"],
    ["50%", "百分之五十"], ["13.5％", "百分之十三点五"], ["30%–50%", "百分之三十到百分之五十"], ["3‰", "千分之三"],
    ["1/3", "三分之一"], ["3:1", "三比一"], ["10:30", "十点三十分"], ["20:05", "二十点零五分"],
    ["3.14e23", "三点一四乘以十的二十三次方"], ["10^23", "十的二十三次方"], ["10⁻⁵", "十的负五次方"], ["2×10^8", "二乘以十的八次方"],
    ["１２３", "一百二十三"], ["2026-01-31", "二零二六年一月三十一日"], ["$5", "五美元"], ["￥30", "三十元"],
  ])("%s → %s", (text, expected) => expect(spoken(text)).toBe(expected));

  test.each([
    ["2026年", "二零二六年"], ["2000年", "二千年"], ["2019-2022年", "二零一九到二零二二年"], ["2019年至2022年", "二零一九年至二零二二年"],
    ["40–120 μm", "四十到一百二十微米"], ["40-120um", "四十到一百二十微米"], ["-65 mV", "负六十五毫伏"], ["100ms", "一百毫秒"], ["20 Hz", "二十赫兹"],
    ["6.3 °C", "六点三摄氏度"], ["5 m/s", "五米每秒"], ["120 uA/cm2", "一百二十微安每平方厘米"], ["0.1 1/μm", "零点一每微米"], ["2.5x", "二点五倍"],
    ["50%以上", "百分之五十以上"], ["第3天", "第三天"], ["约800亿", "约八百亿"],
  ])("%s → %s", (text, expected) => expect(spoken(text)).toBe(expected));

  test("a gigabyte is two letters long", () => {
    expect(syllables("8GB")).toBe(3);
    expect(syllables("175B")).toBe("一百七十五".length + 1);
  });

  test("a full stop after a number is a full stop", () => {
    expect(readAloud("8MB。").at(-1)).toMatchObject({ syllables: 0, pause: "sentence" });
  });
});

describe("Latin letters", () => {
  test.each([
    ["FP8", 3, "F P 八"], ["MXFP4", 6, "M X F P 四"], ["E4M3", 4, "E 四 M 三"], ["UE8M0", 5, "U E 八 M 零"], ["GPT3", 4, "G P T 三"],
    ["v1.2", 4, "V 一点二"], ["A100", 3, "A 一百"], ["CPU", 3, "C P U"], ["mHC", 4, "M H C"], ["AI", 2, "A I"],
    ["DeepSeek", 2, "DeepSeek"], ["token", 2, "token"], ["Transformer", 3, "Transformer"], ["OpenAI", 4, "OpenAI"], ["router", 2, "router"],
    ["Hodgkin-Huxley", 4, "Hodgkin Huxley"], ["W", 3, "W"],
  ])("%s: %i syllables, %s", (text, count, expected) => {
    expect(syllables(text)).toBe(count);
    expect(spoken(text)).toBe(expected);
  });
});

test("a word that every object knows is read as a word", () => {
  for (const word of ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"]) {
    expect(syllables(word), word).toBeGreaterThan(0);
    expect(syllables(word), word).toBeLessThan(12);
    expect(readTex(`\\${word}`)).not.toContain("function");
  }
});

test("儿 of the Beijing tongue adds no syllable, a daughter does", () => {
  expect(syllables("一会儿")).toBe(2);
  expect(syllables("玩儿去")).toBe(2);
  expect(syllables("女儿")).toBe(2);
  expect(syllables("儿子")).toBe(2);
});

test("marks in a row rest once, as long as the longest of them", () => {
  expect(readAloud("真的？！”").filter((sound) => sound.pause !== null).map((sound) => sound.pause)).toEqual(["sentence"]);
  expect(readAloud("这……").at(-1)?.pause).toBe("ellipsis");
  expect(readAloud("“好”").every((sound) => sound.pause === null)).toBe(true);
});

describe("formulas", () => {
  test.each([
    [String.raw`\frac{6}{d}`, "d分之六"], ["E=mc^2", "E等于m c的平方"], [String.raw`\frac{S}{V}=\frac{6}{d}`, "V分之S等于d分之六"],
    [String.raw`\sqrt{x}`, "根号x"], ["2^{8}=256", "二的八次方等于二百五十六"], ["e^{-x}", "e的负x次方"], ["x_i", "x i"], ["-65", "负六十五"], ["a-b", "a减b"],
    [String.raw`\sum_{i=1}^{n} x_i`, "求和从i等于一到n x i"], [String.raw`\tau \approx 20\,\text{ms}`, "套约等于二十ms"],
  ])("%s → %s", (tex, expected) => expect(readTex(tex)).toBe(expected));

  test("any text at all is read without an accident", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("\\", "frac", "{", "}", "^", "_", "6", "d", " ", "sqrt", "left", "("), maxLength: 60 }), (tex) => {
      expect(typeof readTex(tex)).toBe("string");
    }));
  });
});

test("the sounds cover any text without gaps, and marks are silent", () => {
  const chinese = fc.string({ unit: fc.constantFrom(..."筷子立得住，。！？…3.14%:/-–~eE FP8v年μmV儿（“𠮷😀１"), maxLength: 40 });
  fc.assert(fc.property(fc.oneof(chinese, fc.string({ unit: "binary" })), (text) => {
    let at = 0;
    for (const sound of readAloud(text)) {
      expect(sound.from).toBe(at);
      expect(sound.to).toBeGreaterThan(at);
      if (sound.pause !== null) expect(sound.syllables).toBe(0);
      at = sound.to;
    }
    expect(at).toBe(text.length);
  }), { numRuns: 600 });
});
