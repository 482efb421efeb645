import type { MarkSpec } from "prosemirror-model";
import { singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

export interface BaofuAttrs {
  /** Ties the punch to its set-up; "" when the show has only one. */
  readonly joke: string;
}

function half(tag: string, other: string): MarkSpec {
  const attrs = { joke: { default: "", validate: singleLine({ name: "joke", max: LIMITS.labelChars }) } };
  return {
    attrs,
    excludes: `${tag} ${other}`,
    parseDOM: [{ tag: `s-${tag}`, getAttrs: (dom) => fromDataset(dom, attrs) }],
    toDOM: (mark) => [`s-${tag}`, toDataset(mark.attrs), 0],
  };
}

/** 系包袱: the set-up. */
export const xi = half("xi", "dou");

/** 抖包袱: the punch. */
export const dou = half("dou", "xi");
