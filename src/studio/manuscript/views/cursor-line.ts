import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { around } from "#script";

/** Marks the block the cursor is in: its placeholder says more than those of the others. */
export function cursorLine(): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => {
        const { $head, empty } = state.selection;
        const block = empty && $head.parent.isTextblock ? around($head, "block") : null;
        return block && DecorationSet.create(state.doc, [Decoration.node(block.pos, block.pos + block.node.nodeSize, { class: "has-cursor" })]);
      },
    },
  });
}
