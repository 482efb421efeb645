import type { EditorView } from "prosemirror-view";

const listeners = new WeakMap<Element, Set<() => void>>();

/** Calls back whenever the surroundings (language, verdicts, cast) have changed; gives what ends that. */
export function onRefresh(view: EditorView, refresh: () => void): () => void {
  // Node views are made while the view is still under construction; its element is there already.
  const all = listeners.get(view.dom) ?? new Set();
  listeners.set(view.dom, all.add(refresh));
  return () => { all.delete(refresh); };
}

export function refreshAll(view: EditorView): void {
  for (const refresh of listeners.get(view.dom) ?? []) refresh();
}
