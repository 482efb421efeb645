import { type Command, TextSelection } from "prosemirror-state";
import { nodes } from "../schema.ts";
import { accepts, otherPerformer, placeForBlock, selectedLine } from "./where.ts";

/** Gives every line in the selection to a performer. */
export function setSpeaker(speaker: string): Command {
  return (state, dispatch) => {
    if (!accepts("line", { speaker })) return false;
    const found: number[] = [];
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
      if (node.type === nodes["line"] && node.attrs["speaker"] !== speaker) found.push(pos);
    });
    if (found.length === 0) return false;
    if (dispatch) dispatch(found.reduce((tr, pos) => tr.setNodeAttribute(pos, "speaker", speaker), state.tr));
    return true;
  };
}

/** Gives the line around the cursor, or each of the selected lines, to the other performer. */
export const flipSpeaker: Command = (state, dispatch) => {
  const { tr, doc, selection: { from, to } } = state;
  doc.nodesBetween(from, to, (node, pos) => {
    const speaker = node.attrs["speaker"] as string;
    const other = node.type === nodes["line"] ? otherPerformer(doc, speaker) : speaker;
    // One is answer enough for who only asks.
    if (other !== speaker && (dispatch || !tr.docChanged)) tr.setNodeAttribute(pos, "speaker", other);
  });
  if (!tr.docChanged) return false;
  if (dispatch) dispatch(tr);
  return true;
};

/** Ends the line here; what follows is said by the other performer. A selection in the line is replaced. */
export const splitLine: Command = (state, dispatch) => {
  const line = selectedLine(state);
  if (!line) return false;
  if (dispatch) {
    const tr = state.tr.deleteSelection();
    const speaker = otherPerformer(state.doc, line.node.attrs["speaker"] as string);
    tr.split(tr.selection.from, 1, [{ type: nodes["line"]!, attrs: { speaker, overlapMs: 0 } }]);
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Makes the line around the cursor start before the one in front of it has ended; 0 takes that back. */
export function setOverlap(overlapMs: number): Command {
  return (state, dispatch) => {
    const line = selectedLine(state);
    if (!line || !accepts("line", { overlapMs }) || line.node.attrs["overlapMs"] === overlapMs) return false;
    if (dispatch) dispatch(state.tr.setNodeAttribute(line.pos, "overlapMs", overlapMs));
    return true;
  };
}

/** Adds an empty line behind the block around the cursor, for the performer who answers; in an empty beat, for 逗哏. */
export const insertLine: Command = (state, dispatch) => {
  const pos = placeForBlock(state);
  if (pos === null) return false;
  if (dispatch) {
    const before = state.doc.resolve(pos).parent.children.findLast((child) => child.type === nodes["line"]);
    const last = selectedLine(state)?.node ?? before;
    const speaker = otherPerformer(state.doc, (last?.attrs["speaker"] as string | undefined) ?? "");
    const tr = state.tr.insert(pos, nodes["line"]!.create({ speaker }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  }
  return true;
};
