import { expect, test } from "vitest";
import { parseScript } from "#script";
import type { Problem } from "#show";
import { problemInWords } from "../../src/studio/problems/in-words.ts";

const doc = parseScript("# 垫话\n## 一 {#a}\n```scene porridge\n```\n甲：:cue[掺水]{do=thicken}水。\n").doc;
const place = { severity: "error", line: 1, beatId: "a" } as const;
const range = { kind: "range", got: "88", least: 0.5, most: 12 } as const;

test("a field is called as its form calls it, and the form is where it is changed", () => {
  const params: Problem = { ...place, code: "bad-params", scene: "porridge", path: "ricePercent", fault: range };
  expect(problemInWords(params, doc, "zh")).toMatch(/^画面“粥里立筷”：“米占的质量百分比”写的是 88，只能从 0\.5 到 12。在“场景”里改/u);
  expect(problemInWords(params, doc, "en")).toMatch(/^Scene "[^"]+": [A-Z][^:]+ is 88, but must be from 0\.5 to 12\. Change it under Scene/u);
  const args: Problem = { ...place, code: "bad-args", action: "thicken", path: "ricePercent", fault: range };
  expect(problemInWords(args, doc, "zh")).not.toMatch(/ricePercent|thicken|\{do=/u);
});

test("choices go by their names", () => {
  const choice: Problem = { ...place, code: "bad-params", scene: "porridge", path: "surface", fault: { kind: "choice", options: ["rough", "smooth"], got: '"roughh"' } };
  expect(problemInWords(choice, doc, "zh")).toContain("写的是 \"roughh\"，只能是：毛糙, 光滑。");
  expect(problemInWords(choice, doc, "en")).toContain("must be one of: Rough, Smooth.");
});

test("a place inside a list is counted from one", () => {
  const inside: Problem = { ...place, code: "bad-params", scene: "chat-window", path: "messages.1.text", fault: { kind: "missing" } };
  expect(problemInWords(inside, doc, "zh")).toContain("“谁说什么 · 2 · 说什么”没有写");
});

test.each<[Problem, RegExp]>([
  [{ ...place, code: "scene-refused", scene: "comparison", message: "左 要是不小于零的数 / 左 must be finite" }, /^画面“两边比一比”照这样演不了：左 要是不小于零的数。/u],
  [{ ...place, code: "unknown-scene", scene: "nowhere", near: null, known: ["chart"] }, /在“场景”里另选/u],
  [{ ...place, code: "unknown-action", action: "explode", scene: "porridge", near: null, known: ["bow"] }, /点那个动效/u],
  [{ ...place, code: "unsourced-fact", text: "立得住" }, /“出处”/u],
  [{ ...place, code: "contradicted-fact", claim: "50°", computed: "38.19°", quantity: "congee.largestLean" }, /给出的是 38\.19°/u],
])("nothing of the text format is said beside the forms: $code", (problem, said) => {
  expect(problemInWords(problem, doc, "zh")).toMatch(said);
  expect(problemInWords(problem, doc, "zh")).not.toMatch(/代码块|\{do=|claim:|with:|source:/u);
});

test("what no form knows is said as it is written", () => {
  expect(problemInWords({ ...place, code: "bad-params", scene: "porridge", path: "nosuch", fault: { kind: "unknown-key", known: ["ricePercent"] } }, doc, "zh")).toContain("“nosuch”不认识，可以写的是：米占的质量百分比。");
  expect(problemInWords({ ...place, code: "empty-show" }, doc, "zh")).toContain("还没有一拍");
});
