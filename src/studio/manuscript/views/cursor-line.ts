import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { around } from "#script";

/**
 * Marks the block the cursor is in, whose placeholder says more than those of the others, and its beat, which stays
 * laid out while one writes in it and cuts off no frame around a selected box.
 */
export function cursorLine(): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => {
        const { $head, empty } = state.selection;
        const block = empty && $head.parent.isTextblock ? around($head, "block") : null;
        const marked = [block, around($head, "beat")].filter((found) => found !== null);
        return DecorationSet.create(state.doc, marked.map(({ pos, node }) => Decoration.node(pos, pos + node.nodeSize, { class: "has-cursor" })));
      },
    },
  });
}
