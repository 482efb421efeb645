import { NodeSelection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes, otherPerformer } from "#script";

/** Puts the focus into the next field of a block; false in the last. */
export function nextField(block: HTMLElement): boolean {
  const fields = [...block.querySelectorAll<HTMLElement>("input, textarea")];
  const next = fields[fields.indexOf(document.activeElement as HTMLElement) + 1];
  next?.focus();
  return next !== undefined;
}

export function focusFirstField(view: EditorView, pos: number): boolean {
  const dom = view.nodeDOM(pos);
  const field = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>("input, textarea") : null;
  field?.focus();
  return field !== null;
}

/** From the fields of a block back to the text: selects the block, or goes to the line behind it, made if need be. */
export function leaveBlock(view: EditorView, pos: number | undefined, to: "select" | "after"): boolean {
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
  if (pos === undefined || !node) return false;
  const tr = view.state.tr;
  if (to === "select") tr.setSelection(NodeSelection.create(tr.doc, pos));
  else {
    const end = pos + node.nodeSize;
    const $end = tr.doc.resolve(end);
    if ($end.nodeAfter?.isTextblock !== true) {
      const before = $end.parent.children.slice(0, $end.index()).findLast((child) => child.type === nodes["line"]);
      tr.insert(end, nodes["line"]!.create({ speaker: otherPerformer(tr.doc, (before?.attrs["speaker"] as string | undefined) ?? "") }));
    }
    tr.setSelection(TextSelection.create(tr.doc, end + 1));
  }
  view.dispatch(tr.scrollIntoView());
  view.focus();
  return true;
}
