import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { around, insertLine, joinBeats, type LineAttrs, nodes, otherPerformer, splitLine } from "#script";
import { editInline, isInlineForm } from "../popovers/edit-inline.ts";
import { focusFirstField } from "../views/block-fields.ts";
import { focusHeading } from "../views/headings.ts";
import { withoutSelection } from "./emptying.ts";
import { offerNext } from "../menus/next.ts";

function isLine(node: Node | null | undefined): boolean {
  return node?.type === nodes["line"];
}

/** Enter in a line: what follows is said by the other performer; in an empty one: what comes next is asked. */
export const enterInLine: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!isLine($from.parent)) return false;
  if (empty && $from.parent.content.size === 0) {
    if (dispatch && view) offerNext(view);
    return true;
  }
  if (splitLine(state, dispatch)) return true;
  if (empty) return false;
  // A selection over several lines: what is left of the last goes on with the other performer.
  if (dispatch) dispatch((withoutSelection(state) ?? state.tr.deleteSelection()).scrollIntoView());
  return true;
};

/** The same performer goes on in a new line. */
export const enterSameSpeaker: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!isLine($from.parent)) return false;
  const tr = state.tr.deleteSelection();
  const { speaker } = tr.selection.$from.parent.attrs as LineAttrs;
  dispatch?.(tr.split(tr.selection.from, 1, [{ type: nodes["line"]!, attrs: { speaker, overlapMs: 0 } }]).scrollIntoView());
  return true;
};

/** Enter in a note makes a new line of the note; in its empty last line it goes on behind the note. */
export const enterInNote: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if ($from.parent.type !== nodes["note"]) return false;
  const text = $from.parent.textContent;
  if (empty && $from.parentOffset === text.length && (text === "" || text.endsWith("\n"))) {
    if (dispatch) dispatch(leaveNote(state.tr, $from, text === ""));
    return true;
  }
  dispatch?.(state.tr.insertText("\n").scrollIntoView());
  return true;
};

/** A line behind the note, without the empty line at the note's end; an empty note becomes that line. */
function leaveNote(tr: Transaction, $from: ResolvedPos, isEmpty: boolean): Transaction {
  const before = $from.node(-1).children.slice(0, $from.index(-1)).findLast(isLine);
  const line = nodes["line"]!.create({ speaker: otherPerformer(tr.doc, (before?.attrs["speaker"] as string | undefined) ?? "") });
  if (isEmpty) tr.replaceWith($from.before(), $from.after(), line);
  else tr.insert($from.after(), line).delete($from.pos - 1, $from.pos);
  return tr.setSelection(TextSelection.create(tr.doc, isEmpty ? $from.before() + 1 : $from.after())).scrollIntoView();
}

/** Opens the selected sign of a line, or goes into the first field of the selected block; behind an atom without one a new line. */
export const enterSelectedNode: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection)) return false;
  if (!dispatch || !view) return true;
  if (isInlineForm(selection.node)) return editInline(view, selection.from);
  return focusFirstField(view, selection.from) || insertLine(state, dispatch);
};

/**
 * Backspace at the start of a block. An empty line goes away; words join the line before, which keeps its performer;
 * before a box the box is selected; at the start of a beat the title gets the cursor, or the beat joins the one before
 * when it has neither title nor a scene of its own.
 */
export const joinBackward: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false;
  if (view && !view.endOfTextblock("backward", state)) return false;
  const block = around($from, "block");
  if (!block) return false;
  const before = block.index === 0 ? null : block.parent.child(block.index - 1);
  if (before === null) return backFromFirst(state, dispatch, view);
  const isEmpty = $from.parent.content.size === 0;
  if (dispatch) {
    const tr = state.tr;
    const isJoined = isLine(before) && isLine($from.parent) || before.type === $from.parent.type && before.isTextblock;
    if (isEmpty) {
      tr.delete(block.pos, block.pos + block.node.nodeSize);
      tr.setSelection(before.isTextblock ? TextSelection.create(tr.doc, block.pos - 1) : NodeSelection.create(tr.doc, block.pos - before.nodeSize));
    } else if (isJoined && before.content.size === 0) tr.delete(block.pos - before.nodeSize, block.pos);
    else if (isJoined) tr.join(block.pos);
    else if (before.isTextblock) tr.setSelection(TextSelection.create(tr.doc, block.pos - 1));
    else tr.setSelection(NodeSelection.create(tr.doc, block.pos - before.nodeSize));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

const backFromFirst: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  const beat = around($from, "beat")!;
  const isAlone = beat.node.childCount === 1 && $from.parent.content.size === 0;
  const before = beat.index === 0 ? null : beat.parent.child(beat.index - 1);
  const isPlain = beat.node.attrs["title"] === "" &&
    (beat.node.attrs["scene"] === null || JSON.stringify(beat.node.attrs["scene"]) === JSON.stringify(before?.attrs["scene"] ?? null));
  if (before !== null && isPlain) {
    if (!isAlone) return joinBeats(state, dispatch);
    const tr = state.tr.delete(beat.pos, beat.pos + beat.node.nodeSize);
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(beat.pos - 1), -1)).scrollIntoView());
    return true;
  }
  if (dispatch && view) focusHeading(view, beat.pos);
  return true;
};

/** Delete at the end of a line takes the next line up, or selects the box that follows. */
export const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset < $from.parent.content.size || !$from.parent.isTextblock) return false;
  const block = around($from, "block");
  const after = block && block.index + 1 < block.parent.childCount ? block.parent.child(block.index + 1) : null;
  if (!block || !after) return true;
  if (dispatch) {
    const end = block.pos + block.node.nodeSize;
    const tr = state.tr;
    if (block.node.content.size === 0) {
      tr.delete(block.pos, end);
      tr.setSelection(after.isTextblock ? TextSelection.create(tr.doc, block.pos + 1) : NodeSelection.create(tr.doc, block.pos));
    } else if (after.type === block.node.type) tr.join(end);
    else if (after.isTextblock && after.content.size === 0) tr.delete(end, end + after.nodeSize);
    else tr.setSelection(after.isTextblock ? TextSelection.create(tr.doc, end + 1) : NodeSelection.create(tr.doc, end));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** ↑ in the first block of a beat goes into its title, ↓ in the last into the next title: headings are part of the text. */
export function intoHeading(direction: "up" | "down"): Command {
  return (state, dispatch, view) => {
    const { $head, empty } = state.selection;
    const block = around($head, "block");
    const isNode = state.selection instanceof NodeSelection;
    if (!view || !block || (!empty && !isNode) || (!isNode && !view.endOfTextblock(direction, state))) return false;
    const beat = around($head, "beat")!;
    const isEdge = direction === "up" ? block.index === 0 : block.index === block.parent.childCount - 1;
    if (!isEdge) return false;
    if (direction === "up") return dispatch ? focusHeading(view, beat.pos) : true;
    const act = around($head, "act")!;
    if (beat.index + 1 < act.node.childCount) return focusHeading(view, beat.pos + beat.node.nodeSize, "start");
    return act.index + 1 < state.doc.childCount && focusHeading(view, act.pos + act.node.nodeSize, "start");
  };
}
