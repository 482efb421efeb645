import type { Node } from "prosemirror-model";
import { Plugin, Selection } from "prosemirror-state";

/** After the end of a composition the view needs this long to take the text over. */
const SETTLE_MS = 30;

/** A composition that is dropped leaves the cursor where it was: beside a sign browsers put it elsewhere. */
export function abortedComposition(): Plugin {
  let start: { readonly doc: Node; readonly selection: Selection } | null = null;
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart: ({ state }) => { start = { doc: state.doc, selection: state.selection }; },
        mousedown: () => { start = null; },
        compositionend: (view) => {
          const before = start;
          start = null;
          if (before?.selection.empty !== true) return;
          setTimeout(() => {
            if (view.isDestroyed || view.composing || !view.hasFocus()) return;
            const { doc, selection, tr } = view.state;
            if (selection.eq(before.selection) || !doc.eq(before.doc)) return;
            view.dispatch(tr.setSelection(Selection.fromJSON(doc, before.selection.toJSON() as object)));
          }, SETTLE_MS);
        },
      },
    },
  });
}
