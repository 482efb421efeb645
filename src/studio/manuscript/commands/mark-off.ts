import type { Command } from "prosemirror-state";
import { nodes } from "#script";

/** Takes all marks off the selected words. */
export const clearMarks: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  let hasMarks = false;
  state.doc.nodesBetween(from, to, (node, _pos, parent) => { hasMarks ||= parent?.type === nodes["line"] && node.marks.length > 0; });
  if (empty || !hasMarks) return false;
  dispatch?.(state.tr.removeMark(from, to));
  return true;
};
