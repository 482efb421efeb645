import { Fragment, Slice } from "prosemirror-model";
import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { beatIdKeeper, beatIdsOf, joinBeats, moveBeat, newBeatId, nodes, parseScript, printScript, repairIds, splitBeat, withNewBeatIds } from "#script";
import { atText } from "../support/script-states.ts";

const { doc } = parseScript("# 垫话\n## 一 {#a}\n甲：一\n乙：二\n## 三 {#b}\n甲：三\n# 底\n## 四 {#c}\n乙：四\n");

function editor(text: string): EditorState {
  return EditorState.create({ doc, plugins: [beatIdKeeper()], selection: TextSelection.create(doc, atText(doc, text)) });
}

/** Ids with the words they stand for. */
function told(state: EditorState, act: (state: EditorState, dispatch: (tr: Transaction) => void) => unknown): [string, string][] {
  let next = state;
  act(state, (tr) => { next = state.apply(tr); });
  const beats: [string, string][] = [];
  next.doc.descendants((node) => {
    if (node.type.name === "beat") beats.push([node.attrs["id"] as string, node.textContent]);
    return node.type.name !== "beat";
  });
  return beats;
}

const copyOf = (id: string) => {
  let found = doc.child(0).child(0);
  doc.descendants((node) => { if (node.attrs["id"] === id) found = node; });
  return found;
};

describe("an id is stable for life", () => {
  test("splitting keeps it with the old content", () => {
    expect(told(editor("二"), splitBeat(1)).slice(0, 2)).toEqual([["a", "一"], ["beat-1", "二"]]);
  });

  test("so does a split that has copied it", () => {
    const pos = atText(doc, "二") - 1;
    expect(told(editor("二"), (state, dispatch) => { dispatch(state.tr.split(pos)); }).slice(0, 2)).toEqual([["a", "一"], ["a-2", "二"]]);
  });

  test("joining keeps the first", () => {
    expect(told(editor("三"), joinBeats)).toEqual([["a", "一二三"], ["c", "四"]]);
  });

  test("moving keeps it", () => {
    expect(told(editor("一"), moveBeat("down"))).toEqual([["b", "三"], ["a", "一二"], ["c", "四"]]);
  });

  test("a copy in front of the original gets a new one", () => {
    const before = editor("三");
    const pos = atText(doc, "三") - 2;
    expect(told(before, (state, dispatch) => { dispatch(state.tr.insert(pos, copyOf("b"))); })).toEqual([["a", "一二"], ["b-2", "三"], ["b", "三"], ["c", "四"]]);
  });

  test("a beat that was cut keeps it where it is put back", () => {
    const from = atText(doc, "一") - 2;
    const node = copyOf("a");
    const moved = (state: EditorState, dispatch: (tr: Transaction) => void) => {
      const tr = state.tr.delete(from, from + node.nodeSize);
      dispatch(tr.insert(tr.doc.content.size - 1, node));
    };
    expect(told(editor("一"), moved)).toEqual([["b", "三"], ["c", "四"], ["a", "一二"]]);
  });

  test("what is pasted gets one of its own", () => {
    const slice = withNewBeatIds(new Slice(Fragment.from([copyOf("a"), copyOf("b")]), 0, 0), beatIdsOf(doc), 7);
    expect(slice.content.content.map((beat) => [beat.attrs["id"], beat.textContent])).toEqual([["beat-7", "一二"], ["beat-8", "三"]]);
  });
});

test("a cold open that is copied with the beat it plays plays the copy; copied alone it plays what it played", () => {
  const { doc: opened } = parseScript("# 垫话\n## 先听 {#open}\n```reprise\nbeat: later\n```\n甲：一\n## 后来 {#later}\n甲：二\n");
  const reprisesWith = (copied: readonly number[]): readonly unknown[] => {
    const state = EditorState.create({ doc: opened, plugins: [beatIdKeeper()] });
    const { doc: after } = state.apply(state.tr.insert(opened.content.size - 1, copied.map((i) => opened.firstChild!.child(i))));
    const found: unknown[] = [];
    after.descendants((node) => { if (node.type === nodes["reprise"]) found.push(node.attrs["beat"]); });
    return found;
  };
  expect(reprisesWith([0, 1])).toEqual(["later", "later-2"]);
  expect(reprisesWith([0])).toEqual(["later", "later"]);
});

test("repairing leaves good ids alone and makes bad ones valid and distinct", () => {
  const broken = nodes["doc"]!.create(doc.attrs, [nodes["act"]!.create(null, ["", "a", "a", "beat-1", "", "a"].map((id) => nodes["beat"]!.create({ id })))]);
  const state = EditorState.create({ doc: broken });
  expect(beatIdsOf(repairIds(state.tr).doc)).toEqual(["beat-2", "a", "a-2", "beat-1", "beat-5", "a-3"]);
  expect(repairIds(EditorState.create({ doc }).tr).docChanged).toBe(false);
});

test("a new id depends on its arguments alone", () => {
  expect(newBeatId(new Set(["beat-3", "beat-4"]), 3)).toBe("beat-5");
  expect(newBeatId(new Set(["beat-3", "beat-4"]), 3)).toBe("beat-5");
  expect(newBeatId(new Set(), 3)).toBe("beat-3");
});

test("a heading without an id gets the same one every time it is read", () => {
  const text = "# 垫话\n## 一\n甲：一\n## 二 {#beat-1}\n## 三\n";
  const ids = beatIdsOf(parseScript(text).doc);
  expect(ids).toEqual(["beat-2", "beat-1", "beat-3"]);
  expect(beatIdsOf(parseScript(text).doc)).toEqual(ids);
  expect(beatIdsOf(parseScript(printScript(parseScript(text).doc)).doc)).toEqual(ids);
});
