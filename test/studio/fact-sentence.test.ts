import { expect, test } from "vitest";
import { quantities } from "#sim";
import { factSentence, spokenValue } from "../../src/studio/inspector/fact-sentence.ts";
import { resultName } from "../../src/studio/words/result-names.ts";

const quantity = (name: string) => quantities.get(name)!;

test("every result of every quantity has a name of its own, in Chinese and in English", () => {
  const nameless: string[] = [];
  for (const each of quantities.values()) {
    const fields = typeof each.unit === "string" ? [null] : Object.keys(each.unit);
    for (const field of fields) {
      const { zh, en } = resultName(each, field);
      if (!/\p{Script=Han}/u.test(zh) || zh.length > 20 || en === field || /\p{Script=Han}/u.test(en)) nameless.push(`${each.name} ${field ?? ""}`);
    }
    const names = fields.map((field) => JSON.stringify(resultName(each, field)));
    expect(new Set(names).size, each.name).toBe(names.length);
  }
  expect(nameless).toEqual([]);
});

test.each([
  ["congee.chopstick", "largestLeanDeg", "18.64°", "还站得住的最大倾角是 18.64 度。", "Largest lean that still holds: 18.64 degrees."],
  ["congee.chopstick", "stands", "true", "站得住：是。", "Stands: yes."],
  ["cable.myelinatedSpeed", "speedMPerS", "40–60 m/s", "传导速度是 40–60 m/s。", "Conduction speed: 40–60 m/s."],
  ["geometry.surfaceToVolume", null, "0.12 1/μm", "面积体积比是 0.12 1/μm。", "Surface-to-volume ratio: 0.12 1/μm."],
  ["geometry.reconstruction", "soma.areaUm2", "310 μm²", "胞体的表面积是 310 μm²。", "Soma, surface area: 310 μm²."],
  ["moe.drop", "loads.2", "4", "专家的负载（第 3 个）是 4。", "Load of an expert, no. 3: 4."],
  ["scaling.roofline", "boundBy", "memory", "卡在哪头：memory。", "Bound by: memory."],
])("%s %s makes a short sentence", (name, field, printed, zh, en) => {
  expect(factSentence(quantity(name), field, printed, "zh")).toBe(zh);
  expect(factSentence(quantity(name), field, printed, "en")).toBe(en);
});

test("only a unit or an answer is said in words", () => {
  expect(spokenValue("4 MB", "zh")).toBe("4 MB");
  expect(spokenValue("3 year", "zh")).toBe("3 年");
  expect(spokenValue("constructor", "zh")).toBe("constructor");
});
