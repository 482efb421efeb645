import type { Node } from "prosemirror-model";
import { type Command, EditorState, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { nodes, parseScript, printScript, schema, setBeatTitle, setFrontMatter, splitLine } from "#script";
import { atText, cursorAt, told } from "../support/script-states.ts";

const SHOW = [
  "---", "doupeng: 1", "# 节目单", "title:   一碗粥   # 暂定", "灯光: 暗", "cast:", "  甲: { role: dougen, 色: 红 }", "  乙: { role: penggen }", "---", "",
  "# 垫话", "", "## 粥   {#porridge speed=2.0 .dim}", "```scene porridge", "solidsFraction: 0.120  # 稀", "```", "", "甲: 这碗粥，筷子得:stress[立]得住。  ", "  乙：立不住呢？",
  "", "甲：那可就有人站不住了。:laugh[1500ms]", "", "```fact", "text: '一'", "新: 1", "```", "> 批注", "> 两行", "", "> 另一条", "## 底", "乙：:foo[x]{y}走吧。", "",
].join("\n");

function edited(text: string, change: (state: EditorState) => Transaction): string {
  const { doc, source } = parseScript(text);
  return printScript(change(EditorState.create({ doc })).doc, source);
}

/** The text after a command with the cursor at a word. */
function commanded(text: string, word: string, command: Command, offset = 0): string {
  const { doc, source } = parseScript(text);
  return printScript(told(cursorAt(doc, word, offset), command)!.doc, source);
}

/** The lines that differ, as a diff shows them. Only for edits in one place. */
function diff(before: string, after: string): { removed: string[]; added: string[] } {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { removed: a.slice(head, a.length - tail), added: b.slice(head, b.length - tail) };
}

function replace(state: EditorState, from: string, to: string): Transaction {
  const at = atText(state.doc, from);
  return to === "" ? state.tr.delete(at, at + from.length) : state.tr.replaceWith(at, at + from.length, schema.text(to));
}

describe("an untouched file is saved as it was", () => {
  test.each([
    ["as written", SHOW],
    ["with a byte order mark", `\ufeff${SHOW}`],
    ["with CRLF", SHOW.replaceAll("\n", "\r\n")],
    ["with CR", SHOW.replaceAll("\n", "\r")],
    ["in NFD", SHOW.replace("一碗粥", "cafe\u0301")],
    ["with emoji and rare characters", SHOW.replace("这碗粥", "👩‍👩‍👧𠮷野家🍚")],
    ["without a final newline", SHOW.trimEnd()],
    ["with trailing blanks", SHOW.replaceAll("\n", "  \n")],
    ["with blank lines around it", `\n\n${SHOW.split("\n").slice(10).join("\n")}\n\n\n`],
    ["without any heading", "甲：一\n\n乙：二"],
    ["empty", ""],
    ["of blank lines", " \n　\n"],
  ])("%s", (_, text) => {
    const { doc, source } = parseScript(text);
    expect(printScript(doc, source)).toBe(text);
    // Nor does it matter that every node has been made anew, as when a document comes back from storage.
    expect(printScript(schema.nodeFromJSON(JSON.parse(JSON.stringify(doc))), source)).toBe(text);
  });
});

describe("an edit changes what was edited", () => {
  test("a word: one line, and the speaker stays as written", () => {
    expect(diff(SHOW, edited(SHOW, (state) => replace(state, "筷子", "勺子")))).toEqual({
      removed: ["甲: 这碗粥，筷子得:stress[立]得住。  "],
      added: ["甲: 这碗粥，勺子得:stress[立]得住。"],
    });
  });

  test("in a file with CRLF the new line has CRLF", () => {
    const text = SHOW.replaceAll("\n", "\r\n");
    expect(diff(text, edited(text, (state) => replace(state, "两行", "两\n行")))).toEqual({ removed: ["> 两行\r"], added: ["> 两\r", "> 行\r"] });
  });

  test("in a file without a final newline there is none afterwards", () => {
    const text = SHOW.trimEnd();
    expect(edited(text, (state) => replace(state, "走吧", "再见"))).toBe(text.replace("走吧", "再见"));
  });

  test("an edit that is taken back leaves no trace", () => {
    const { doc, source } = parseScript(SHOW);
    let state = EditorState.create({ doc });
    state = state.apply(replace(state, "筷子", "勺子"));
    state = state.apply(replace(state, "勺子", "筷子"));
    expect(printScript(state.doc, source)).toBe(SHOW);
  });

  test("the title of a beat: its heading, and unknown attributes stay", () => {
    const after = commanded(SHOW, "这碗粥", setBeatTitle("稠粥"));
    expect(diff(SHOW, after)).toEqual({ removed: ["## 粥   {#porridge speed=2.0 .dim}"], added: ["## 稠粥 {#porridge speed=2 .dim}"] });
  });

  test("the title of the show: one line of the front matter; comments, order and unknown keys stay", () => {
    const after = commanded(SHOW, "这碗粥", setFrontMatter({ title: "两碗粥" }));
    expect(diff(SHOW, after)).toEqual({ removed: ["title:   一碗粥   # 暂定"], added: ["title: 两碗粥   # 暂定"] });
  });

  test("a performer: one line, and what nobody knows about him stays", () => {
    const cast = [{ name: "甲", role: "dougen" as const, syllablesPerSecond: 5.5, voice: null }, { name: "乙", role: "penggen" as const, syllablesPerSecond: null, voice: null }];
    const after = commanded(SHOW, "这碗粥", setFrontMatter({ cast }));
    expect(diff(SHOW, after)).toEqual({
      removed: ["  甲: { role: dougen, 色: 红 }"],
      added: ["  甲: { role: dougen, 色: 红, syllablesPerSecond: 5.5 }"],
    });
  });

  test("a renamed performer: lines with a half-width colon are written anew, so that they still name somebody", () => {
    const cast = [{ name: "丙", role: "dougen" as const, syllablesPerSecond: null, voice: null }, { name: "乙", role: "penggen" as const, syllablesPerSecond: null, voice: null }];
    const after = commanded(SHOW, "这碗粥", setFrontMatter({ cast }));
    expect(after).toContain("  丙: { role: dougen, 色: 红 }\n");
    expect(after).toContain("\n甲：这碗粥");
    expect(parseScript(after).doc.child(0).child(0).child(0).attrs["speaker"]).toBe("甲");
  });

  test("a new key goes to the end of the front matter, a key that is gone leaves no line", () => {
    const withTheme = commanded(SHOW, "这碗粥", setFrontMatter({ theme: "dark", rates: { 甲: 4.8 } }));
    expect(diff(SHOW, withTheme)).toEqual({ removed: [], added: ["theme: dark", "rates: { 甲: 4.8 }"] });
    const back = commanded(withTheme, "这碗粥", setFrontMatter({ theme: "light", rates: null }));
    expect(back).toBe(SHOW);
  });

  test("target lengths of acts are written, read again and changed one by one", () => {
    const once = commanded(SHOW, "这碗粥", setFrontMatter({ targets: { 垫话: 90 } }));
    expect(diff(SHOW, once)).toEqual({ removed: [], added: ["targets: { 垫话: 90 }"] });
    const twice = commanded(once, "这碗粥", setFrontMatter({ targets: { 垫话: 90, 底: 30.5 } }));
    expect(parseScript(twice).doc.attrs["targets"]).toEqual({ 垫话: 90, 底: 30.5 });
    expect(commanded(twice, "这碗粥", setFrontMatter({ targets: null }))).toBe(SHOW);
  });

  test("a new line stands as lines of this script do", () => {
    const spaced = "# 垫话\n\n## 粥 {#a}\n\n甲：一\n\n乙：二\n\n甲：三\n";
    const after = commanded(spaced, "二", splitLine, 1);
    expect(after).toBe("# 垫话\n\n## 粥 {#a}\n\n甲：一\n\n乙：二\n\n甲：\n\n甲：三\n");
  });

  test("a deleted block takes its line along", () => {
    const after = edited(SHOW, (state) => {
      const pos = atText(state.doc, "立不住") - 1;
      return state.tr.delete(pos, pos + state.doc.nodeAt(pos)!.nodeSize);
    });
    expect(diff(SHOW, after)).toMatchObject({ removed: expect.arrayContaining(["  乙：立不住呢？"]) as unknown, added: [] });
    expect(parseScript(after).doc.textContent).not.toContain("立不住");
  });

  test("two notes side by side stay two", () => {
    const after = edited(SHOW, (state) => {
      const pos = atText(state.doc, "另一条") - 1;
      return state.tr.insert(pos, nodes["note"]!.create(null, schema.text("第三条")));
    });
    const notes: string[] = [];
    parseScript(after).doc.descendants((node: Node) => void (node.type.name === "note" && notes.push(node.textContent)));
    expect(notes).toEqual(["批注\n两行", "第三条", "另一条"]);
  });

  test("a heading its author left out is written down once something stands before it", () => {
    const after = edited("甲：一\n", (state) => state.tr.insert(1, nodes["beat"]!.create({ id: "new" }, nodes["line"]!.create({ speaker: "乙" }, schema.text("先说")))));
    expect(parseScript(after).doc.child(0).children.map((beat) => [beat.attrs["id"], beat.textContent])).toEqual([["new", "先说"], ["beat-1", "一"]]);
  });

  test("front matter that cannot be read is never written over", () => {
    const text = "---\ntitle: [粥\n---\n# 垫话\n## 粥 {#a}\n甲：一\n";
    expect(parseScript(text).readOnly).toBe(true);
    const after = edited(text, (state) => state.tr.setDocAttribute("title", "新"));
    expect(after).toBe(text);
  });
});
