import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { NodeViewConstructor } from "prosemirror-view";
import { castOf, flipSpeaker, type LineAttrs } from "#script";
import { roleOf } from "../commands/speakers.ts";
import { element, setAttribute, setText } from "../elements.ts";
import { chooseSpeaker } from "../menus/speaker-list.ts";
import { say } from "../options.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";

const PLACEHOLDER = { zh: "说点什么…… / 打开菜单，Tab 换人", en: "Say something… / opens the menu, Tab changes the performer" };

/** Of thousands of lines each is a copy of it: made one by one they take three times as long. */
const blank = element("div", { class: "ms-line", "data-unit": "block" },
  element("button", { class: "ms-speaker", type: "button", tabindex: -1, contenteditable: "false" }),
  element("p", { class: "ms-words" }));

/** 一句: the performer's name at the left, the words at the right. */
export const lineView: NodeViewConstructor = (node, view, getPos) => {
  const dom = blank.cloneNode(true) as HTMLDivElement;
  const [speaker, contentDOM] = dom.children as unknown as [HTMLButtonElement, HTMLParagraphElement];
  let shown = node;
  let cast = castOf(view.state.doc);

  const show = (next: Node): void => {
    const { speaker: name, overlapMs } = next.attrs as LineAttrs;
    const isEmpty = next.content.size === 0;
    if (dom.classList.contains("is-empty") !== isEmpty) dom.classList.toggle("is-empty", isEmpty);
    // Of thousands of lines hardly one is empty.
    if (isEmpty) setAttribute(dom, "data-placeholder", say(view.state, PLACEHOLDER));
    if (next.attrs === shown.attrs && speaker.textContent !== "") return;
    setAttribute(dom, "data-role", roleOf(view.state.doc, name) ?? (name === "" ? "nobody" : "unknown"));
    setText(speaker, name === "" ? "？" : name);
    setAttribute(dom, "data-overlap", overlapMs === 0 ? null : say(view.state, { zh: `抢 ${overlapMs / 1000} 秒`, en: `${overlapMs / 1000} s early` }));
  };
  const describe = (): void => {
    speaker.textContent = "";
    cast = castOf(view.state.doc);
    show(shown);
  };
  speaker.addEventListener("pointerenter", () => { setAttribute(speaker, "title", say(view.state, { zh: "换人（Tab）", en: "Other performer (Tab)" })); });
  speaker.addEventListener("mousedown", (event) => { event.preventDefault(); });
  speaker.addEventListener("click", () => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return;
    const { $from, $to } = view.state.selection;
    if ($from.parent !== shown || $to.parent !== shown || !view.hasFocus()) {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1 + shown.content.size)));
      view.focus();
    }
    const isPerformer = cast.length === 2 && cast.some(({ name }) => name === shown.attrs["speaker"]);
    if (isPerformer) flipSpeaker(view.state, view.dispatch);
    else chooseSpeaker(view, pos);
  });
  describe();
  return {
    dom, contentDOM, ...ownEvents(contentDOM),
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      shown = next;
      return true;
    },
    destroy: onRefresh(view, describe),
  };
};
