import { type Command, Plugin, PluginKey } from "prosemirror-state";

const key = new PluginKey<boolean>("manuscript-reading");

/** 通读: what is never performed is out of sight. */
export const toggleReading: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, !isReading(state)));
  return true;
};

export function isReading(state: Parameters<Command>[0]): boolean {
  return key.getState(state) ?? false;
}

export function readingPlugin(): Plugin {
  return new Plugin({
    key,
    state: { init: () => false, apply: (tr, is) => (tr.getMeta(key) as boolean | undefined) ?? is },
    props: {
      attributes: (state) => ({ class: isReading(state) ? "is-reading" : "" }),
    },
  });
}

/** Folds every note, or unfolds them when all are folded. */
export const foldNotes: Command = (_state, dispatch, view) => {
  if (!dispatch || !view) return true;
  const folds = [...view.dom.querySelectorAll<HTMLElement>(".ms-note > .ms-fold")];
  const open = folds.filter((fold) => fold.getAttribute("aria-expanded") === "true");
  for (const fold of open.length > 0 ? open : folds) fold.click();
  return true;
};
