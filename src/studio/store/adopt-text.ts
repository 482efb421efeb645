import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";

/** The smallest change that turns the document into `next`, front matter included; null when there is none. */
export function textChange(state: EditorState, next: Node): Transaction | null {
  const { doc } = state;
  const tr = state.tr.setMeta("addToHistory", false);
  for (const [name, value] of Object.entries(next.attrs))
    if (JSON.stringify(value) !== JSON.stringify(doc.attrs[name])) tr.setDocAttribute(name, value);
  const start = doc.content.findDiffStart(next.content);
  if (start !== null) {
    const end = doc.content.findDiffEnd(next.content)!;
    // The two ends may overlap, as in 好好 → 好好好.
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
    if (!tr.doc.content.eq(next.content)) tr.replaceWith(0, tr.doc.content.size, next.content);
  }
  return tr.docChanged ? tr : null;
}

/** Keeps the cursor where it was in the text. */
export function sameSelection(before: EditorState, tr: Transaction): Transaction {
  const at = tr.mapping.map(before.selection.from);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
}
