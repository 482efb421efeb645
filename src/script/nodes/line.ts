import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { matching, milliseconds } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { SPEAKER } from "../words.ts";

export interface LineAttrs {
  /** A name of the cast, or as written when the cast does not know it; "" when nobody is named. */
  readonly speaker: string;
  /** The line starts this long before the previous one ends. */
  readonly overlapMs: number;
}

const speaker = matching({ name: "speaker", pattern: SPEAKER, expected: "a short name without punctuation" });

const attrs = {
  speaker: { default: "", validate: (value: unknown) => { if (value !== "") speaker(value); } },
  overlapMs: { default: 0, validate: milliseconds({ name: "overlapMs" }) },
} satisfies Record<string, AttributeSpec>;

/** 一句: one utterance by one performer. */
export const line: NodeSpec = {
  content: "inline*",
  attrs,
  parseDOM: [{ tag: "p[data-speaker]", getAttrs: (dom) => fromDataset(dom, attrs) }, { tag: "p" }],
  toDOM: (node) => ["p", toDataset(node.attrs), 0],
};
