import type { EditorState, Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

export interface Manuscript {
  readonly view: EditorView;
  /** Shows a state. Safe during a composition. */
  readonly update: (state: EditorState) => void;
  /** Asks all options anew: language, verdicts, problems. Waits for the end of a composition. */
  readonly refresh: () => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

export interface MountOptions {
  /** Made with `manuscriptPlugins`. */
  readonly state: EditorState;
  /** Applies a transaction and calls `update` with what comes out. */
  readonly dispatch: (tr: Transaction) => void;
}

/** Puts the manuscript on the page. */
export function mountManuscript(place: HTMLElement, { state, dispatch }: MountOptions): Manuscript {
  const view = new EditorView(place, { state, dispatchTransaction: dispatch });
  return { view, update: (next) => view.updateState(next), refresh: () => {}, focus: () => view.focus(), destroy: () => view.destroy() };
}
