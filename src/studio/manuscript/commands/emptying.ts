import { Mark } from "prosemirror-model";
import { AllSelection, type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { insertLine, nodes } from "#script";
import { ownStep } from "./own-step.ts";
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

/** Whether one sign is selected. */
export function isSign(selection: Selection): selection is NodeSelection {
  return selection instanceof NodeSelection && selection.node.isInline;
}

/** An arrow key selects the sign it passes: what is written then goes behind the sign. Null when no sign is selected. */
export function behindSign({ selection, tr }: EditorState): Transaction | null {
  // Marks are said outright: browsers would write into, and take apart, the marked words that follow.
  return isSign(selection) ? tr.setSelection(TextSelection.create(tr.doc, selection.to)).setStoredMarks(selection.$to.marks()) : null;
}

/**
 * Whether the cursor stands at the start of a line or behind a sign, before words of other marks: browsers would write
 * into these words, and ProseMirror takes them apart.
 */
function isBesideMarked({ $from, empty }: Selection): boolean {
  return empty && $from.nodeBefore?.isText !== true && $from.nodeAfter?.isText === true && !Mark.sameSet($from.nodeAfter.marks, $from.marks());
}

/** Says the marks of what will be written there, which keeps it out of these words. Null elsewhere. */
export function besideMarked({ selection, storedMarks, tr }: EditorState): Transaction | null {
  return storedMarks === null && isBesideMarked(selection) ? tr.setStoredMarks(selection.$from.marks()) : null;
}

/**
 * What must happen before text can be written at the selection: null = nothing, it is words of one line;
 * false = nothing can be written here.
 */
export function roomForText(state: EditorState): Transaction | null | false {
  return firstLine(state) ?? behindSign(state) ?? withoutSelection(state) ?? roomBehind(state);
}

/** In a script with nothing but headings "all" is only what is selected for want of a place: nothing looks selected, and nothing goes. */
export function isNowhere({ selection, doc }: EditorState): boolean {
  return selection instanceof AllSelection && Selection.findFrom(doc.resolve(0), 1) === null;
}

/** The first line of a script that has no place for a cursor. */
function firstLine(state: EditorState): Transaction | null {
  if (!isNowhere(state)) return null;
  const { doc, tr } = state;
  const at = 2 + doc.firstChild!.firstChild!.content.size;
  return tr.insert(at, nodes["line"]!.create({ speaker: firstSpeaker(doc) })).setSelection(TextSelection.create(tr.doc, at + 1));
}

/** Words that are performed and words of a note never come into one block. */
function deleteApart(tr: Transaction, { $from, $to }: Selection): Transaction {
  // The last first, so that the places before it still hold.
  tr.delete($to.start(), $to.pos).delete($from.after(), $to.before()).delete($from.pos, $from.end());
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos));
}

/** Takes away a selection that is more than words of one line; null for any other. The rest is joined where it is of one kind, and nothing is made up. */
export function withoutSelection(state: EditorState): Transaction | null {
  const { selection, doc, tr } = state;
  if (selection instanceof AllSelection) {
    const line = nodes["line"]!.create({ speaker: firstSpeaker(doc) });
    const id = doc.firstChild!.firstChild!.attrs["id"] as string;
    tr.replaceWith(0, doc.content.size, nodes["act"]!.create({ kind: doc.firstChild!.attrs["kind"] as string }, nodes["beat"]!.create({ id }, line)));
    return tr.setSelection(TextSelection.create(tr.doc, 3));
  }
  if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return null;
  return selection.$from.parent.type === selection.$to.parent.type ? tr.deleteSelection() : deleteApart(tr, selection);
}

/** Takes away what is selected beyond the words of one line, as an undo step of its own. */
export const emptySelection: Command = (state, dispatch) => {
  if (isNowhere(state)) return true;
  const tr = withoutSelection(state);
  if (tr) dispatch?.(ownStep(tr).scrollIntoView());
  return tr !== null;
};
