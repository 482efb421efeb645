import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { type Command, EditorState, TextSelection } from "prosemirror-state";
import {
  beatIdKeeper, bindScene, flipSpeaker, insertCue, insertFactBox, insertLaugh, insertLine, insertMath, insertNote, joinActs, joinBeats, moveBeat, nameShow,
  setActKind, setActTitle, setBeatTitle, setDou, setEntrance, setFrontMatter, setOverlap, setPlayback, setRuby, setSpeaker, splitAct, splitBeat, splitLine,
  toggleFast, toggleStress,
} from "#script";
import { lineText } from "./arbitrary-script.ts";

/** What an author may do next. */
export interface EditStep {
  /** Where, as a fraction of the script. */
  readonly at: number;
  /** Characters selected. */
  readonly length: number;
  readonly command: Command;
}

const step: fc.Arbitrary<EditStep> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(4),
  command: fc.oneof(
    { weight: 4, arbitrary: lineText.filter((text) => text !== "").map((text): Command => (state, dispatch) => {
      dispatch?.(state.tr.insertText(text));
      return true;
    }) },
    fc.constantFrom<Command>(
      (state, dispatch) => {
        dispatch?.(state.tr.deleteSelection());
        return true;
      },
      setSpeaker("甲"), flipSpeaker, nameShow("题", ["甲", "丙"]), nameShow("", ["乙", "甲", "旁白"]), splitLine, insertLine, setOverlap(400), splitBeat(1), joinBeats, moveBeat("up"), moveBeat("down"), setBeatTitle("新 {#x}"),
      bindScene({ id: "x", params: { a: [1, "二"] }, seed: 1 }), bindScene(null), setPlayback({ direction: "reverse", speed: 0.5 }), setEntrance("carry:a:b"), setActKind("di"), setActTitle("新"),
      splitAct("di"), joinActs, setFrontMatter({ title: "新: [题]" }), setFrontMatter({ theme: "dark" }), insertCue({ text: "[歪" }), insertLaugh(1), insertMath({ tex: "a" }),
      toggleStress, toggleFast, setRuby("\"]"), setDou("a"), insertFactBox({ text: "一\n二" }), insertNote("一\n\n二"),
    ),
  ),
});

/** Some edits, one after the other. */
export const editSteps: fc.Arbitrary<readonly EditStep[]> = fc.array(step, { minLength: 1, maxLength: 8 });

/** The script after the edits. A command that declines changes nothing. */
export function edited(doc: Node, steps: readonly EditStep[]): Node {
  let state = EditorState.create({ doc, plugins: [beatIdKeeper()] });
  for (const { at, length, command } of steps) {
    const $from = state.doc.resolve(Math.floor(at * state.doc.content.size));
    const selection = TextSelection.near($from);
    const to = Math.min(selection.$from.end(), selection.from + length);
    state = state.apply(state.tr.setSelection(selection.$from.parent.inlineContent ? TextSelection.create(state.doc, selection.from, to) : selection));
    command(state, (tr) => { state = state.apply(tr); });
  }
  return state.doc;
}
