import type { EditorView } from "prosemirror-view";

/** Keys that belong to an input method carry this code, also the Enter that commits a candidate. */
export const PROCESS_KEY = 229;

/** Whether a key press belongs to an input method and nobody else may act on it. */
export function isInputMethodKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === PROCESS_KEY;
}

/** Safari ends the composition before it reports the Enter that ended it. */
const AFTERMATH_MS = 50;

/** Whether a key press must be left alone because of a composition in the manuscript. */
export function belongsToComposition(view: EditorView, event: KeyboardEvent): boolean {
  return view.composing || isInputMethodKey(event) || Math.abs(event.timeStamp - lastEnd) < AFTERMATH_MS && isSafari();
}

let lastEnd = -Infinity;

/** Remembers when a composition ended. */
export function noteCompositionEnd(event: Event): void {
  lastEnd = event.timeStamp;
}

function isSafari(): boolean {
  return /Apple Computer/u.test(navigator.vendor);
}
