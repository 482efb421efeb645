import { AllSelection, type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { insertLine, nodes } from "#script";
import { firstSpeaker } from "./speakers.ts";

/**
 * Makes room for text where a whole block is selected: an empty line behind a box, nothing for a beat or an act.
 * Null when no block is selected; false when there is no room.
 */
function roomBehind(state: EditorState): Transaction | null | false {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.isInline) return null;
  if (selection.node.type === nodes["beat"] || selection.node.type === nodes["act"]) return false;
  let made: Transaction | false = false;
  insertLine(state, (tr) => { made = tr; });
  return made;
}

/**
 * What must happen before text can be written at the selection: null = nothing, it is words of one line;
 * false = nothing can be written here.
 */
export function roomForText(state: EditorState): Transaction | null | false {
  return withoutSelection(state) ?? roomBehind(state);
}

/** Takes away a selection that is more than words of one line; null for any other. The rest is joined, and nothing is made up. */
function withoutSelection(state: EditorState): Transaction | null {
  const { selection, doc, tr } = state;
  if (selection instanceof AllSelection) {
    const line = nodes["line"]!.create({ speaker: firstSpeaker(doc) });
    const id = doc.firstChild!.firstChild!.attrs["id"] as string;
    tr.replaceWith(0, doc.content.size, nodes["act"]!.create({ kind: doc.firstChild!.attrs["kind"] as string }, nodes["beat"]!.create({ id }, line)));
    return tr.setSelection(TextSelection.create(tr.doc, 3));
  }
  return selection instanceof TextSelection && !selection.$from.sameParent(selection.$to) ? tr.deleteSelection() : null;
}

export const emptySelection: Command = (state, dispatch) => {
  const tr = withoutSelection(state);
  if (tr) dispatch?.(tr.scrollIntoView());
  return tr !== null;
};
