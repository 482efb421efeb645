import type { NodeSpec } from "prosemirror-model";
import { multiLine, singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

const block = { text: { validate: multiLine({ name: "text", max: LIMITS.scriptChars }) } };
const inline = { text: { validate: singleLine({ name: "text", max: LIMITS.scriptChars }) } };

/** A block nobody here understands, as written. Never performed, never dropped. */
export const rawBlock: NodeSpec = {
  atom: true,
  attrs: block,
  parseDOM: [{ tag: "pre[data-text]", getAttrs: (dom) => fromDataset(dom, block) }],
  toDOM: (node) => ["pre", toDataset(node.attrs)],
};

/** A directive nobody here understands, as written. Never spoken, never dropped. */
export const rawInline: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  attrs: inline,
  parseDOM: [{ tag: "code[data-text]", getAttrs: (dom) => fromDataset(dom, inline) }],
  toDOM: (node) => ["code", toDataset(node.attrs)],
};
