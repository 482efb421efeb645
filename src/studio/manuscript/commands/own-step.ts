import { closeHistory } from "prosemirror-history";
import type { Transaction } from "prosemirror-state";

const META = "own-undo-step";

/** Makes a change an undo step of its own: it shares none with what is typed before or behind it. */
export function ownStep(tr: Transaction): Transaction {
  return closeHistory(tr).setMeta(META, true);
}

/** What is pasted, cut or dropped is one as well. */
export function isOwnStep(tr: Transaction): boolean {
  return tr.getMeta(META) === true || tr.getMeta("uiEvent") !== undefined;
}
