import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { belongsToComposition } from "../composing.ts";
import { type Anchor, layerOf } from "../popovers/layer.ts";
import { ListMenu, type MenuItem } from "./list-menu.ts";

const open = new WeakMap<EditorView, ListMenu>();

/** Shows a list that was asked for: by a handle, a name, an Enter. It closes when the text or the cursor changes. */
export function openList(view: EditorView, label: string, items: readonly MenuItem[], anchor: Anchor): void {
  closeList(view);
  if (items.length === 0) return;
  const menu = new ListMenu({ focused: view.dom, layer: layerOf(view) }, label, () => { closeList(view); });
  open.set(view, menu);
  menu.show(items, anchor);
}

export function closeList(view: EditorView): void {
  open.get(view)?.destroy();
  open.delete(view);
}

export function openListPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => !belongsToComposition(view, event) && (open.get(view)?.key(event) ?? false),
      handleDOMEvents: {
        blur: (view) => { closeList(view); },
        mousedown: (view) => { closeList(view); },
      },
    },
    view: (view) => ({
      update: (_view, before) => { if (before.doc !== view.state.doc || !before.selection.eq(view.state.selection)) closeList(view); },
      destroy: () => { closeList(view); },
    }),
  });
}
