import type { EditorView } from "prosemirror-view";

/** What may have changed around the manuscript: words and names (language, cast, catalogue), or what was found out about the script. */
export type Surroundings = "words" | "findings";

const listeners: Readonly<Record<Surroundings, WeakMap<Element, Set<() => void>>>> = { words: new WeakMap(), findings: new WeakMap() };

/** Calls back whenever the surroundings have changed; gives what ends that. */
export function onRefresh(view: EditorView, refresh: () => void, what: Surroundings = "words"): () => void {
  // Node views are made while the view is still under construction; its element is there already.
  const all = listeners[what].get(view.dom) ?? new Set();
  listeners[what].set(view.dom, all.add(refresh));
  return () => { all.delete(refresh); };
}

export function refreshAll(view: EditorView, what: Surroundings): void {
  for (const refresh of listeners[what].get(view.dom) ?? []) refresh();
}
