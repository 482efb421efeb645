import { Selection } from "prosemirror-state";
import type { NodeViewConstructor } from "prosemirror-view";
import { nodes, parseScript } from "#script";
import { element, setText } from "../elements.ts";
import { say } from "../options.ts";
import { leaveBlock } from "./block-fields.ts";
import { attributeField } from "./field.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";

/** A block nobody understands, as written. What has become understandable is taken as that when the cursor leaves. */
export const rawBlockView: NodeViewConstructor = (node, view, getPos) => {
  const name = element("span", { class: "ms-block-name" });
  const field = attributeField(view, getPos, node.attrs["text"], {
    name: "text", multiline: true, className: "ms-raw-text", write: String, read: (text) => text.replace(/[\r\0]/gu, ""),
    leave: (to) => to === "escape" && leaveBlock(view, getPos(), "select"),
  });
  field.dom.addEventListener("change", () => {
    const pos = getPos();
    const text = field.dom.value;
    if (pos === undefined) return;
    const beat = parseScript(`# 垫话\n## x {#x}\n${text}\n`).doc.firstChild!.firstChild!;
    const isUnderstood = beat.childCount > 0 && beat.children.every((child) => child.type !== nodes["raw_block"]);
    const isWhole = view.state.doc.nodeAt(pos)?.type === nodes["raw_block"];
    if (!isUnderstood || !isWhole) return;
    const tr = view.state.tr.replaceWith(pos, pos + 1, beat.children);
    view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos))));
  });
  const dom = element("aside", { class: "ms-raw", "data-unit": "block", contenteditable: "false" }, name, field.dom);
  const describe = (): void => {
    setText(name, say(view.state, { zh: "认不出的块：原样留着，不上台", en: "Not understood: kept as it is, not performed" }));
    field.describe(say(view.state, { zh: "原文", en: "Source" }), "");
  };
  describe();
  return {
    dom, ...ownEvents(),
    update(next) {
      if (next.type !== node.type) return false;
      field.update(next.attrs["text"]);
      return true;
    },
    selectNode: () => { dom.classList.add("is-selected"); },
    deselectNode: () => { dom.classList.remove("is-selected"); },
    destroy: onRefresh(view, describe),
  };
};
