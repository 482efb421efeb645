import { type Command, EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { beatIdKeeper, deleteSelected, duplicateSelected, moveRun, moveSelected, parseScript, printScript, selectedRun, turnIntoLine, turnIntoNote } from "#script";
import { atText, cursorAt, told } from "../support/script-states.ts";

const { doc } = parseScript(`# 垫话
## 粥 {#porridge}
甲：一$x$
乙：二:cue[歪倒]
> 批注
> 两行
## 面 {#noodles}
甲：三
# 底
## 汤 {#soup}
乙：四
`);

/** From one text to another. */
function between(from: string, to: string): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, atText(doc, from), atText(doc, to)) });
}

function selectingBeat(title: string): EditorState {
  let pos = -1;
  doc.descendants((node, at) => { if (node.attrs["title"] === title) pos = at; return pos === -1; });
  return EditorState.create({ doc, selection: NodeSelection.create(doc, pos), plugins: [beatIdKeeper()] });
}

/** The body after a command, as a list of its lines. */
function after(state: EditorState, command: Command): readonly string[] | null {
  const tr = told(state, command);
  if (!tr) return null;
  const next = state.apply(tr).doc;
  next.check();
  return printScript(next).split("---\n")[2]!.split("\n").filter((line) => line !== "");
}

const plain = printScript(doc).split("---\n")[2]!.split("\n").filter((line) => line !== "");

describe("which blocks are selected", () => {
  test("blocks of one beat, beats of one act, nothing over two acts", () => {
    expect(selectedRun(between("一", "二"))).toMatchObject({ from: 0, to: 1 });
    expect(selectedRun(between("一", "三"))).toMatchObject({ from: 0, to: 1 });
    expect(selectedRun(between("一", "三"))!.parent.type.name).toBe("act");
    expect(selectedRun(between("一", "四"))).toBeNull();
    expect(selectedRun(selectingBeat("面"))).toMatchObject({ from: 1, to: 1 });
  });
});

describe("moving", () => {
  test("inside a beat, into the next beat, and into the next act", () => {
    expect(after(between("一", "二"), moveSelected("down"))!.slice(2, 6)).toEqual(["> 批注", "> 两行", "甲：一$x$", "乙：二:cue[歪倒]"]);
    expect(after(cursorAt(doc, "批注"), moveSelected("down"))!.slice(4, 7)).toEqual(["## 面 {#noodles}", "> 批注", "> 两行"]);
    expect(after(cursorAt(doc, "三"), moveSelected("down"))!.slice(6)).toEqual(["## 面 {#noodles}", "# 底", "## 汤 {#soup}", "甲：三", "乙：四"]);
    expect(after(cursorAt(doc, "三"), moveSelected("up"))!.slice(2, 8)).toEqual(["甲：一$x$", "乙：二:cue[歪倒]", "> 批注", "> 两行", "甲：三", "## 面 {#noodles}"]);
  });

  test("declines at the ends of the script", () => {
    expect(after(cursorAt(doc, "一"), moveSelected("up"))).toBeNull();
    expect(after(cursorAt(doc, "四"), moveSelected("down"))).toBeNull();
  });

  test("the selection goes along", () => {
    const tr = told(between("一", "二"), moveSelected("down"))!;
    expect(tr.doc.textBetween(tr.selection.from, tr.selection.from + 1)).toBe("一");
  });

  test("moveRun declines to move blocks into themselves, to other kinds of places, and the last beat of an act away", () => {
    const state = EditorState.create({ doc });
    const soup = atText(doc, "四") - 2;
    expect(told(state, moveRun(2, 6, 4))).toBeNull();
    expect(told(state, moveRun(2, 6, 0))).toBeNull();
    expect(told(state, moveRun(soup, soup + doc.nodeAt(soup)!.nodeSize, 1))).toBeNull();
  });
});

describe("more and less", () => {
  test("a copied beat gets an id of its own, the first keeps its", () => {
    expect(after(selectingBeat("面"), duplicateSelected)!.filter((line) => line.startsWith("## 面"))).toEqual(["## 面 {#noodles}", "## 面 {#noodles-2}"]);
    expect(after(cursorAt(doc, "三"), duplicateSelected)!.filter((line) => line === "甲：三").length).toBe(2);
  });

  test("deleting blocks, and the only beat of an act", () => {
    expect(after(between("一", "批注"), deleteSelected)!.slice(1, 3)).toEqual(["## 粥 {#porridge}", "## 面 {#noodles}"]);
    expect(after(selectingBeat("汤"), deleteSelected)!.slice(8)).toEqual(["# 底", "## {#soup}", "："]);
  });

  test("deleting over two acts takes the touched beats of both; each act keeps a beat to write in, and its heading", () => {
    expect(after(between("三", "四"), deleteSelected)!.slice(1)).toEqual(["## 粥 {#porridge}", "甲：一$x$", "乙：二:cue[歪倒]", "> 批注", "> 两行", "# 底", "## {#soup}", "："]);
    expect(after(between("一", "四"), deleteSelected)!.filter((line) => line.startsWith("#"))).toEqual(["# 垫话", "## {#porridge}", "# 底", "## {#soup}"]);
  });
});

describe("turning into", () => {
  test("lines into notes: formulas and directions stay readable", () => {
    expect(after(between("一", "二"), turnIntoNote)!.slice(2, 4)).toEqual(["> 一$x$", "> 二（歪倒）"]);
    expect(after(cursorAt(doc, "批注"), turnIntoNote)).toBeNull();
  });

  test("of several lines those without words go away, and leave no empty note; alone one becomes a note to write", () => {
    const gaps = parseScript("# 垫话\n## 粥 {#a}\n甲：一\n乙：\n甲：:pause[1s]\n乙：二\n").doc;
    const several = EditorState.create({ doc: gaps, selection: TextSelection.create(gaps, atText(gaps, "一"), atText(gaps, "二") + 1) });
    expect(after(several, turnIntoNote)!.slice(2)).toEqual(["> 一", "> 二"]);
    const empty = EditorState.create({ doc: gaps, selection: TextSelection.create(gaps, atText(gaps, "一") + 3) });
    expect(after(empty, turnIntoNote)!.slice(2)).toEqual(["甲：一", ">", "甲：:pause[1s]", "乙：二"]);
    const nothing = parseScript("# 垫话\n## 粥 {#a}\n甲：\n乙：\n").doc;
    expect(after(EditorState.create({ doc: nothing, selection: TextSelection.create(nothing, 3, 5) }), turnIntoNote)).toBeNull();
  });

  test("notes into lines, said by turns", () => {
    expect(after(cursorAt(doc, "批注"), turnIntoLine)!.slice(2, 6)).toEqual(["甲：一$x$", "乙：二:cue[歪倒]", "甲：批注", "乙：两行"]);
    expect(after(cursorAt(doc, "三"), turnIntoLine)).toBeNull();
  });

  test("several stay selected, so that the way back takes all of them", () => {
    const three = EditorState.create({ doc: parseScript("# 垫话\n## 粥 {#a}\n甲：一\n乙：二\n甲：三\n").doc });
    const there = three.apply(three.tr.setSelection(TextSelection.create(three.doc, atText(three.doc, "一"), atText(three.doc, "三") + 1)));
    const notes = there.apply(told(there, turnIntoNote)!);
    expect(printScript(notes.doc)).toContain("> 一\n\n> 二\n\n> 三");
    const back = notes.apply(told(notes, turnIntoLine)!);
    expect(printScript(back.doc)).toBe(printScript(three.doc));
    expect(selectedRun(back)).toMatchObject({ from: 0, to: 2 });
    expect(printScript(back.apply(told(back, turnIntoNote)!).doc)).toBe(printScript(notes.doc));
  });

  test("one note of two lines comes back as two, both selected; one line leaves the cursor behind it", () => {
    const state = cursorAt(doc, "批注");
    expect(selectedRun(state.apply(told(state, turnIntoLine)!))).toMatchObject({ from: 2, to: 3 });
    const line = cursorAt(doc, "三");
    expect(line.apply(told(line, turnIntoNote)!).selection.empty).toBe(true);
  });
});

test("nothing changes what it was asked about", () => {
  expect(printScript(doc).split("---\n")[2]!.split("\n").filter((line) => line !== "")).toEqual(plain);
});
