import { AllSelection, type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { nodes } from "#script";
import { firstSpeaker } from "./speakers.ts";

/** Takes away a selection that is more than words of one line; null for any other. The rest is joined, and nothing is made up. */
export function withoutSelection(state: EditorState): Transaction | null {
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
