import type { Node } from "prosemirror-model";
import type { NodeViewConstructor } from "prosemirror-view";
import { ACT_KINDS, type ActAttrs, type ActKind } from "#script";
import { actWords } from "../../words/act-names.ts";
import { element } from "../elements.ts";
import { say } from "../options.ts";
import { attributeField } from "./field.ts";
import { leaveHeading } from "./headings.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";
import { readTitle } from "./title.ts";

/** 一幕: its kind, its title, its beats. */
export const actView: NodeViewConstructor = (node, view, getPos) => {
  const kind = element("select", { class: "ms-act-kind" }, ...ACT_KINDS.map((each) => element("option", { value: each })));
  const title = attributeField(view, getPos, node.attrs["title"], {
    name: "title", className: "ms-act-title", write: String, read: readTitle, leave: (to) => leaveHeading(view, getPos(), to),
  });
  const header = element("header", { class: "ms-act-head", contenteditable: "false", "data-heading": "act" }, kind, title.dom);
  const contentDOM = element("div", { class: "ms-beats" });
  const dom = element("section", { class: "ms-act" }, header, contentDOM);
  const show = ({ attrs }: Node): void => {
    kind.value = (attrs as ActAttrs).kind;
    title.update((attrs as ActAttrs).title);
  };
  const describe = (): void => {
    for (const option of kind.options) {
      const { zh, en } = actWords(option.value as ActKind);
      option.textContent = say(view.state, { zh, en: `${en} (${option.value})` });
    }
    kind.disabled = !view.editable;
    kind.setAttribute("aria-label", say(view.state, { zh: "这一幕是", en: "Kind of act" }));
    title.describe(say(view.state, { zh: "幕的题目", en: "Title of the act" }), say(view.state, { zh: "题目（可以不写）", en: "Title (optional)" }));
  };
  kind.addEventListener("change", () => {
    const pos = getPos();
    if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, "kind", kind.value));
  });
  describe();
  show(node);
  return {
    dom, contentDOM, ...ownEvents(contentDOM),
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      return true;
    },
    destroy: onRefresh(view, describe),
  };
};
