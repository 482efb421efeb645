import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { parseScript, printScript } from "#script";
import type { BoundShow } from "#show";
import { fixesOf } from "../../src/studio/problems/fixes.ts";
import { bindDocument } from "../../src/studio/store/bind.ts";
import { placeScriptProblems } from "../../src/studio/store/script-problems.ts";

const bound = (text: string): BoundShow => {
  const parsed = parseScript(text);
  return bindDocument({ doc: parsed.doc, takes: [], media: [], scriptProblems: placeScriptProblems(parsed), previous: null });
};

/** The script after the one button that is there for a problem. */
const mended = (text: string, code: string): string => {
  const { doc, source } = parseScript(text);
  const problem = bound(text).problems.find((each) => each.code === code)!;
  const { tr } = EditorState.create({ doc });
  fixesOf(problem, doc)[0]!.apply(tr);
  return printScript(tr.doc, source);
};

const TWICE = "---\ndoupeng: 1\n---\n# 垫话\n## 粥 {#a}\n甲：一\n乙：二\n# 正活\n## 面 {#a}\n甲：三\n";

test("what is wrong with a heading is said of its own beat, not of the one before", () => {
  const { doc } = parseScript(TWICE);
  const problem = bound(TWICE).problems.find(({ code }) => code === "duplicate-id")!;
  expect(problem.beatId).toBe("a-2");
  expect(doc.nodeAt(problem.line! - 1)!.attrs["title"]).toBe("面");
  expect(bound("## 粥\n甲：一\n## 面\n乙：二\n").problems.filter(({ code }) => code === "missing-id").map(({ beatId }) => beatId)).toEqual(["beat-1", "beat-2"]);
});

test.each([
  ["duplicate-id", TWICE], ["missing-id", "# 垫话\n## 粥\n甲：一\n"], ["bad-id", "# 垫话\n## 粥 {#大}\n甲：一\n"],
  ["outside-beat", "# 垫话\n甲：一\n乙：二\n"], ["outside-beat", "甲：一\n"],
])("%s is mended by a button, and no other line is touched", (code, text) => {
  const after = mended(text, code);
  expect(bound(after).problems.map((each) => each.code).filter((each) => each.endsWith("-id") || each === "outside-beat")).toEqual([]);
  const kept = after.split("\n").filter((line) => !line.startsWith("## "));
  for (const line of text.trimEnd().split("\n").filter((each) => !each.startsWith("## "))) expect(kept).toContain(line);
});

test("a cold open that knew the beat by the id it had for now goes along", () => {
  const text = "# 垫话\n## 先 {#first}\n```reprise\nbeat: beat-2\n```\n甲：一\n## 后\n乙：二\n";
  const after = mended(text, "missing-id");
  const id = /## 后 \{#([\w-]+)\}/u.exec(after)![1]!;
  expect(after).toContain(`beat: ${id}`);
  expect(bound(after).problems.map(({ code }) => code)).not.toContain("unknown-reprise");
});

test("a script of other performers: all lines of one are given to one of ours by one button", () => {
  const text = "# 垫话\n## 粥 {#a}\n郭：一\n于：二\n郭：三\n甲：四\n";
  const { doc, source } = parseScript(text);
  const problem = bound(text).problems.find(({ code }) => code === "unknown-speaker")!;
  expect(fixesOf(problem, doc).map(({ label }) => label.zh)).toEqual(["“郭”的词都给甲", "“郭”的词都给乙"]);
  const { tr } = EditorState.create({ doc });
  fixesOf(problem, doc)[1]!.apply(tr);
  expect(printScript(tr.doc, source)).toBe(text.replaceAll("郭：", "乙："));
});
