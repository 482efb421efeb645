import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { NodeViewConstructor } from "prosemirror-view";
import { type BeatAttrs, nodes } from "#script";
import { element, setText } from "../elements.ts";
import { optionsOf, say } from "../options.ts";
import { firstSpeaker } from "../commands/speakers.ts";
import { attributeField } from "./field.ts";
import { leaveHeading } from "./headings.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";
import { readTitle } from "./title.ts";

/** 一拍: its title, its id, what it shows, its blocks. */
export const beatView: NodeViewConstructor = (node, view, getPos) => {
  const title = attributeField(view, getPos, node.attrs["title"], {
    name: "title", className: "ms-beat-title", write: String, read: readTitle, leave: (to) => leaveHeading(view, getPos(), to),
  });
  const id = element("span", { class: "ms-beat-id" });
  const playback = element("span", { class: "ms-beat-playback" });
  const scene = element("button", { class: "ms-scene", type: "button", onclick: () => { open("inspector"); } });
  const header = element("header", { class: "ms-beat-head", contenteditable: "false", "data-heading": "beat" }, title.dom, id, playback, scene);
  const start = element("button", { class: "ms-start", type: "button", contenteditable: "false", onclick: () => { open("line"); } });
  const contentDOM = element("div", { class: "ms-blocks" });
  const dom = element("section", { class: "ms-beat", "data-unit": "beat" }, header, contentDOM, start);
  let shown = node;

  const open = (what: "inspector" | "line"): void => {
    const pos = getPos();
    if (pos === undefined) return;
    if (what === "inspector") return optionsOf(view.state).openInspector?.(pos);
    if (!view.editable) return;
    const tr = view.state.tr.insert(pos + 1, nodes["line"]!.create({ speaker: firstSpeaker(view.state.doc) }));
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 2)));
    view.focus();
  };
  const show = (next: Node): void => {
    shown = next;
    const attrs = next.attrs as BeatAttrs;
    title.update(attrs.title);
    setText(id, `#${attrs.id}`);
    const speed = attrs.speed === 1 ? "" : `×${attrs.speed}`;
    const comesIn = attrs.entrance === "cut" ? null : attrs.entrance === "dissolve" ? { zh: "化过去", en: "dissolve" } : { zh: "变过去", en: "carry" };
    setText(playback, [comesIn === null ? "" : say(view.state, comesIn), attrs.direction === "reverse" ? say(view.state, { zh: "倒放", en: "reverse" }) : "", speed].filter(Boolean).join(" "));
    playback.hidden = playback.textContent === "";
    scene.classList.toggle("is-unbound", attrs.scene === null);
    setText(scene, attrs.scene === null ? say(view.state, { zh: "＋ 画面", en: "+ scene" }) : sceneName(attrs.scene.id));
    start.hidden = next.childCount > 0;
  };
  const sceneName = (sceneId: string): string => {
    const known = optionsOf(view.state).catalogue?.()?.scenes.get(sceneId);
    return known ? say(view.state, known.title) : sceneId;
  };
  const describe = (): void => {
    title.describe(say(view.state, { zh: "拍子的题目", en: "Title of the beat" }), say(view.state, { zh: "这一拍叫什么", en: "Name this beat" }));
    id.title = say(view.state, { zh: "这一拍的编号，改题目也不变", en: "Id of the beat; stays the same for life" });
    scene.title = say(view.state, { zh: "这一拍的画面", en: "What this beat shows" });
    start.textContent = say(view.state, { zh: "写第一句", en: "Write the first line" });
    show(shown);
  };
  describe();
  return {
    dom, contentDOM, ...ownEvents(contentDOM),
    update(next) {
      if (next.type !== node.type) return false;
      if (next.attrs !== shown.attrs || next.childCount !== shown.childCount) show(next);
      shown = next;
      return true;
    },
    destroy: onRefresh(view, describe),
  };
};
