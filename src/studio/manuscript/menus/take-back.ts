import type { Command, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Dispatches a first change and then runs a command; what it dispatches at once belongs to the same undo step. */
export function closingFirst(view: EditorView, first: Transaction, command: Command): void {
  view.dispatch(first);
  command(view.state, (tr) => { view.dispatch(tr.setMeta("appendedTransaction", first)); }, view);
}
