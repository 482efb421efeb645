import fc from "fast-check";
import { history, undo } from "prosemirror-history";
import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { parseScript, printScript } from "#script";
import { sameSelection, textChange } from "../../src/studio/store/adopt-text.ts";
import { scriptDocument } from "../support/arbitrary-script.ts";
import { edited, editSteps } from "../support/script-edits.ts";
import { atText } from "../support/script-states.ts";

const beat = (id: string) => `## ${id} {#${id}}\n甲：${id} 一句。\n乙：${id} 两句。\n`;
const SHOW = `---\ndoupeng: 1\ntitle: 试\ncast:\n  甲: { role: dougen }\n  乙: { role: penggen }\n---\n\n# 垫话\n${["a", "b", "c"].map(beat).join("")}# 正活\n${["d", "e", "f"].map(beat).join("")}`;

/** With the cursor behind `words`, after typing there; the file is then written anew by `change`. */
function adopted(words: string, change: (text: string) => string): EditorState {
  const { doc, source } = parseScript(SHOW);
  let state = EditorState.create({ doc, plugins: [history()] });
  const at = atText(doc, words) + words.length;
  const tr = state.tr.insertText("我写的", at);
  state = state.apply(tr.setSelection(TextSelection.create(tr.doc, at + 3)));
  const next = parseScript(change(printScript(state.doc, source))).doc;
  return state.apply(sameSelection(state, textChange(state, next)!));
}

const EDITS: readonly (readonly [string, (text: string) => string])[] = [
  ["words far before and far behind", (text) => text.replace("a 一句", "a 头一句").replace("f 两句", "f 最后两句")],
  ["a new line before and a line gone behind", (text) => text.replace("乙：a", "旁：插一句。\n乙：a").replace("乙：f 两句。\n", "")],
  ["a new beat before, another gone behind", (text) => text.replace("## b", "## x {#x}\n甲：新。\n## b").replace(beat("e"), "")],
  ["the beat's own title, and a word in another act", (text) => text.replace("## c {#c}", "## 丙 {#c}").replace("d 一句", "d 某句")],
  ["the act around it, and the front matter", (text) => text.replace("# 垫话", "# 垫话：粥").replace("title: 试", "title: 再试").replace("f 一句", "f 另一句")],
  ["beats behind that have changed places", (text) => text.replace(beat("d"), "").concat(beat("d")).replace("a 一句", "a 句")],
];

test.each(EDITS)("%s: the cursor stays at its words, and undo takes back what was typed there", (_name, change) => {
  const state = adopted("c 一句", change);
  const { $from } = state.selection;
  expect($from.parent.textBetween(0, $from.parentOffset)).toBe("c 一句我写的");
  let undone = state;
  expect(undo(state, (tr) => { undone = state.apply(tr); })).toBe(true);
  expect(undone.doc.textContent).not.toContain("我写的");
  expect(undone.doc.textContent).toBe(state.doc.textContent.replace("我写的", ""));
});

test("whatever was written in the file, the document becomes it", () => {
  fc.assert(fc.property(scriptDocument, editSteps, (doc, steps) => {
    const next = edited(doc, steps);
    const state = EditorState.create({ doc });
    const tr = textChange(state, next);
    expect((tr?.doc ?? doc).toJSON()).toEqual(next.toJSON());
    tr?.doc.check();
  }), { seed: 1, numRuns: 200 });
});
