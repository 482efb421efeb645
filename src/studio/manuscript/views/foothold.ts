import { NodeSelection, Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { nodes } from "#script";
import { element } from "../elements.ts";

/** A selected box among boxes alone: browsers drop what an input method writes where nothing near can be written in. This can. */
export function foothold(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const beat = selection.$from.parent;
        if (!(selection instanceof NodeSelection) || beat.type !== nodes["beat"] || beat.children.some(({ isTextblock }) => isTextblock)) return null;
        const place = () => element("div", { class: "ms-foothold", "aria-hidden": "true" }, element("br", {}));
        return DecorationSet.create(doc, [Decoration.widget(selection.to, place, { side: 1, raw: true, key: "foothold", ignoreSelection: true })]);
      },
    },
  });
}
