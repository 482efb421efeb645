import { type EditorState, Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { belongsToComposition } from "../composing.ts";
import { layerOf } from "../popovers/layer.ts";
import { ListMenu, type MenuItem } from "./list-menu.ts";

/** What is typed at the cursor and what it may mean. */
export interface Suggestion {
  /** Where the typed text begins; it is replaced by what is chosen. */
  readonly from: number;
  readonly items: readonly MenuItem[];
}

export interface Suggester {
  readonly label: (state: EditorState) => string;
  /** Whether the character just typed calls for suggestions. */
  readonly isCalled: (state: EditorState) => boolean;
  /** What to offer now; null ends it. */
  readonly suggest: (view: EditorView) => Suggestion | null;
}

/** After the end of a composition the view needs this long to take the text over. */
const SETTLE_MS = 30;

/**
 * Offers things while text is typed. During a composition nothing is asked, shown or chosen:
 * what has been composed counts when it is there.
 */
export function suggestPlugin({ label, isCalled, suggest }: Suggester): Plugin {
  let menu: ListMenu | null = null;
  let from = -1;
  let seen: EditorState | null = null;

  const close = (): void => {
    menu?.destroy();
    menu = null;
  };
  const look = (view: EditorView): void => {
    if (view.composing || view.isDestroyed) return;
    const before = seen ?? view.state;
    seen = view.state;
    const isTyped = before.doc !== view.state.doc && view.state.doc.content.size > before.doc.content.size;
    if (!menu && !(isTyped && view.state.selection.empty && view.editable && isCalled(view.state))) return;
    const found = view.state.selection.empty ? suggest(view) : null;
    if (!found || found.items.length === 0 || (menu && found.from !== from && before.doc === view.state.doc)) return close();
    from = found.from;
    menu ??= new ListMenu({ focused: view.dom, layer: layerOf(view) }, label(view.state), close);
    menu.show(found.items, view.coordsAtPos(found.from));
  };
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => !belongsToComposition(view, event) && (menu?.key(event) ?? false),
      handleDOMEvents: {
        compositionend: (view) => { setTimeout(() => { look(view); }, SETTLE_MS); },
        blur: () => { close(); },
      },
    },
    view: (view) => {
      seen = view.state;
      return { update: look, destroy: close };
    },
  });
}
