import { EditorState } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { nameShow, parseScript, printScript } from "#script";
import { told } from "../support/script-states.ts";

const TEXT = `---
doupeng: 1
title: 旧
cast:
  窦: { role: dougen, syllablesPerSecond: 5 }
  彭: { role: penggen }
---
# 垫话
## 粥 {#porridge}
窦：一
彭：二
张三：三
`;
const { doc, source } = parseScript(TEXT);
const after = (title: string, names: readonly string[]): string | null => {
  const tr = told(EditorState.create({ doc }), nameShow(title, names));
  return tr && printScript(tr.doc, source);
};

describe("nameShow", () => {
  test("a new name goes to the cast, which stays as it is otherwise, and to the lines; others keep theirs", () => {
    const text = after("新", ["马", "彭"])!;
    expect(text).toMatch(/title: 新\n/u);
    expect(text).toMatch(/马: *\{ role: dougen, syllablesPerSecond: 5 \}/u);
    expect(text).toContain("马：一\n彭：二\n张三：三\n");
  });

  test("names are exchanged at once", () => {
    expect(after("旧", ["彭", "窦"])).toContain("彭：一\n窦：二\n张三：三\n");
  });

  test("who takes the name of the next one stays before him", () => {
    expect(after("旧", ["彭", "马"])).toMatch(/cast:\n {2}彭: .*dougen.*\n {2}马: .*penggen/u);
  });

  test("a narrator joins; a line that was already given to that name is the narrator's", () => {
    const text = after("旧", ["窦", "彭", "张三"])!;
    expect(text).toMatch(/张三: *\{ role: narrator \}/u);
    expect(parseScript(text).problems).toEqual([]);
  });

  test("a title alone leaves the cast as it was written", () => {
    expect(after("新", ["窦", "彭"])).toBe(TEXT.replace("旧", "新"));
  });

  test.each([[["窦", "窦"]], [["窦", ""]], [["窦：", "彭"]], [["窦"]]])("%j is refused", (names) => { expect(after("旧", names)).toBeNull(); });
});
