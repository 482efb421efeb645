import type { Node } from "prosemirror-model";
import type { NodeViewConstructor } from "prosemirror-view";
import { type BeatAttrs, nodes, type RepriseAttrs } from "#script";
import type { Words } from "../../words/words.ts";
import { element, setText } from "../elements.ts";
import { type Choice, completeField, wholeField } from "../menus/completion.ts";
import { say } from "../options.ts";
import { leaveBlock, nextField } from "./block-fields.ts";
import { attributeField, type Field } from "./field.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";

const LABELS: Readonly<Record<keyof RepriseAttrs, Words & { readonly hint: Words }>> = {
  beat: { zh: "先演哪一拍", en: "Plays beat", hint: { zh: "拍子的编号", en: "id of the beat" } },
  from: { zh: "从", en: "from", hint: { zh: "头一句里的几个字；不写就从头", en: "words of its first line; else from the start" } },
  to: { zh: "到", en: "to", hint: { zh: "末一句里的几个字；不写就到尾", en: "words of its last line; else to the end" } },
};
const ID = /^[a-z][a-z0-9-]{0,63}$/u;
const words = { write: (value: unknown) => (value ?? "") as string, read: (text: string) => (text.length > 1000 ? undefined : text.trim() === "" ? null : text) };

/** 开场预演: a range of a later beat, played here first. */
export const repriseView: NodeViewConstructor = (node, view, getPos) => {
  const leave = (to: string): boolean => {
    if (to === "enter") return nextField(dom) || leaveBlock(view, getPos(), "after");
    return to === "escape" && leaveBlock(view, getPos(), "select");
  };
  const fields: Readonly<Record<keyof RepriseAttrs, Field>> = {
    beat: attributeField(view, getPos, node.attrs["beat"], {
      name: "beat", write: String, read: (text) => { const id = text.trim().replace(/^#/u, ""); return id === "" || ID.test(id) ? id : undefined; }, leave,
    }),
    from: attributeField(view, getPos, node.attrs["from"], { name: "from", ...words, leave }),
    to: attributeField(view, getPos, node.attrs["to"], { name: "to", ...words, leave }),
  };
  const uncomplete = completeField(fields.beat.dom, () => say(view.state, LABELS.beat), (text) => wholeField(text, beatsOf(view.state.doc)));
  const name = element("span", { class: "ms-block-name" });
  const keys = Object.keys(fields) as (keyof RepriseAttrs)[];
  const labels = keys.map((key) => element("span", { "data-label-of": key }));
  const dom = element("aside", { class: "ms-reprise", "data-unit": "block", contenteditable: "false" }, name,
    ...keys.map((key, i) => element("label", { class: `ms-reprise-${key}` }, labels[i]!, fields[key].dom)));
  const describe = (): void => {
    setText(name, say(view.state, { zh: "先演一段", en: "Cold open" }));
    keys.forEach((key, i) => {
      setText(labels[i]!, say(view.state, LABELS[key]));
      fields[key].describe(say(view.state, LABELS[key]), say(view.state, LABELS[key].hint));
    });
  };
  describe();
  const unregister = onRefresh(view, describe);
  return {
    dom, ...ownEvents(),
    update(next) {
      if (next.type !== node.type) return false;
      for (const key of keys) fields[key].update(next.attrs[key]);
      return true;
    },
    selectNode: () => { dom.classList.add("is-selected"); },
    deselectNode: () => { dom.classList.remove("is-selected"); },
    destroy: () => { [unregister, uncomplete].forEach((each) => { each(); }); },
  };
};

/** Beats by their ids, with their titles. */
function beatsOf(doc: Node): readonly Choice[] {
  return doc.children.flatMap((act) => act.children).filter(({ type }) => type === nodes["beat"]).map(({ attrs }) => {
    const { id, title } = attrs as BeatAttrs;
    return { value: id, label: title || id };
  });
}
