import type { NodeViewConstructor } from "prosemirror-view";
import { element, setAttribute } from "../elements.ts";
import { say } from "../options.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";

/** 批注: folds to its first line; hidden when reading. */
export const noteView: NodeViewConstructor = (node, view) => {
  const fold = element("button", { class: "ms-fold", type: "button", tabindex: -1, contenteditable: "false", "aria-expanded": "true" });
  const contentDOM = element("div", { class: "ms-note-text" });
  const dom = element("aside", { class: "ms-note", "data-unit": "block" }, fold, contentDOM);
  const describe = (): void => {
    const isFolded = dom.classList.contains("is-folded");
    setAttribute(fold, "aria-expanded", String(!isFolded));
    setAttribute(fold, "aria-label", say(view.state, isFolded ? { zh: "展开批注", en: "Unfold note" } : { zh: "收起批注", en: "Fold note" }));
    setAttribute(dom, "data-label", say(view.state, { zh: "批注", en: "Note" }));
    setAttribute(dom, "data-placeholder", say(view.state, { zh: "给自己的话，从不上台", en: "A word to yourself; never performed" }));
  };
  fold.addEventListener("mousedown", (event) => { event.preventDefault(); });
  fold.addEventListener("click", () => {
    dom.classList.toggle("is-folded");
    describe();
  });
  const show = (isEmpty: boolean): void => {
    if (dom.classList.contains("is-empty") !== isEmpty) dom.classList.toggle("is-empty", isEmpty);
  };
  describe();
  show(node.content.size === 0);
  return {
    dom, contentDOM, ...ownEvents(contentDOM),
    update(next) {
      if (next.type !== node.type) return false;
      show(next.content.size === 0);
      return true;
    },
    destroy: onRefresh(view, describe),
  };
};
