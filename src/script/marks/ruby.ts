import type { MarkSpec } from "prosemirror-model";
import { singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

export interface RubyAttrs {
  /** Stands above the text: pinyin, a gloss. */
  readonly rt: string;
}

/** 注音: a reading above the words. */
export const ruby: MarkSpec = {
  attrs: { rt: { validate: singleLine({ name: "rt", max: LIMITS.labelChars }) } },
  parseDOM: [{ tag: "span[data-rt]", getAttrs: (dom) => fromDataset(dom, ["rt"]) }],
  toDOM: (mark) => ["span", toDataset(mark.attrs), 0],
};
