import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { oneOf, trimmedLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";
import { ACT_KINDS, type ActKind } from "../words.ts";

export interface ActAttrs {
  readonly kind: ActKind;
  readonly title: string;
}

const attrs = {
  kind: { default: "zhenghuo", validate: oneOf({ name: "kind", values: ACT_KINDS }) },
  title: { default: "", validate: trimmedLine({ name: "title", max: LIMITS.titleChars }) },
} satisfies Record<string, AttributeSpec>;

/** 一番: a part of the routine, from 垫话 to 返场. */
export const act: NodeSpec = {
  content: "beat+",
  attrs,
  defining: true,
  isolating: true,
  parseDOM: [{ tag: "section[data-kind]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["section", toDataset(node.attrs), 0],
};
