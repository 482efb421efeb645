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

test("a place inside a list is counted from one", () => {
  const inside: Problem = { ...place, code: "bad-params", scene: "chat-window", path: "messages.1.text", fault: { kind: "missing" } };
  expect(problemInWords(inside, doc, "zh")).toContain("“谁说什么 · 2 · 说什么”没有写");
});

test("what no form knows is said as it is written", () => {
  expect(problemInWords({ ...place, code: "bad-params", scene: "porridge", path: "nosuch", fault: { kind: "unknown-key", known: ["ricePercent"] } }, doc, "zh")).toContain("“nosuch”不认识");
  expect(problemInWords({ ...place, code: "empty-show" }, doc, "zh")).toContain("还没有一拍");
});
