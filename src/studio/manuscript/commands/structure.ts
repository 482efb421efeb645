import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { type ActKind, around, beatIdsOf, insertLine, nodes, splitAct, splitBeat, splitLine } from "#script";
import { focusHeading } from "../views/headings.ts";
import { firstOf, inOneStep } from "./in-one-step.ts";

/** Counts on from the highest number in use, so that ids of beats that are gone are not given again lightly. */
function nextSeed(state: EditorState): number {
  return Math.max(0, ...beatIdsOf(state.doc).map((id) => Number(/^beat-(\d{1,9})$/u.exec(id)?.[1] ?? 0))) + 1;
}

const splitHere: Command = (state, dispatch) => splitBeat(nextSeed(state))(state, dispatch);

/** Where the next beat begins: at the empty line, at the words behind the cursor, or at a new line behind this one. */
const splitAtWords: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const isLine = $from.parent.type === nodes["line"];
  if (isLine && ($from.parent.content.size === 0 || (empty && $from.parentOffset === 0))) return splitHere(state, dispatch);
  const split = isLine && empty && $from.parentOffset < $from.parent.content.size ? splitLine : insertLine;
  return inOneStep(split, splitHere)(state, dispatch, view);
};

/** Starts a new beat and puts the cursor into its title. */
export const newBeat: Command = (state, dispatch, view) => {
  if (!splitAtWords(state, dispatch, view)) return false;
  if (dispatch && view) {
    const beat = around(view.state.selection.$from, "beat");
    if (beat) focusHeading(view, beat.pos);
  }
  return true;
};

/** Starts a new act of a kind, with a beat of its own, and puts the cursor into its title. */
export function newAct(kind: ActKind): Command {
  const atBeat: Command = (state, dispatch) => {
    const block = around(state.selection.$from, "block");
    const isAtStart = (block === null || block.index === 0) && state.selection.$from.parentOffset === 0;
    return isAtStart && splitAct(kind)(state, dispatch);
  };
  return (state, dispatch, view) => {
    if (!firstOf(atBeat, inOneStep(splitAtWords, splitAct(kind)))(state, dispatch, view)) return false;
    if (dispatch && view) {
      const act = around(view.state.selection.$from, "act");
      if (act) focusHeading(view, act.pos);
    }
    return true;
  };
}

/** Puts the cursor into the title of the beat around it. */
export const editBeatTitle: Command = (state, dispatch, view) => {
  const beat = around(state.selection.$from, "beat");
  if (!beat) return false;
  return dispatch && view ? focusHeading(view, beat.pos) : true;
};

/** Selects all words of the line; when they are, all of the beat. */
export const selectMore: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection;
  for (const depth of [3, 2]) {
    if ($from.depth < depth) continue;
    const [start, end] = [$from.start(depth), $from.end(depth)];
    if (start === end) continue;
    const wider = TextSelection.between(state.doc.resolve(start), state.doc.resolve(end));
    if (wider.from > from || wider.to < to || (wider.from === from && wider.to === to)) continue;
    dispatch?.(state.tr.setSelection(wider));
    return true;
  }
  return false;
};
