import type { AttributeSpec, MarkSpec } from "prosemirror-model";
import { singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

export interface RubyAttrs {
  /** Stands above the text: pinyin, a gloss. */
  readonly rt: string;
}

const attrs = { rt: { validate: singleLine({ name: "rt", max: LIMITS.labelChars }) } } satisfies Record<string, AttributeSpec>;

/** 注音: a reading above the words. */
export const ruby: MarkSpec = {
  attrs,
  parseDOM: [{ tag: "span[data-rt]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (mark) => ["span", toDataset(mark.attrs), 0],
};
