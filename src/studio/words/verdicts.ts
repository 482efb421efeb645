import type { VerdictKind } from "#show";
import type { Words } from "./words.ts";

/** What the simulation thinks of a fact box, in a word. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, Words>> = {
  supported: { zh: "核对无误", en: "supported" },
  overlaps: { zh: "部分重合", en: "overlaps" },
  contradicted: { zh: "对不上", en: "contradicted" },
  unchecked: { zh: "没有核对", en: "unchecked" },
  unsourced: { zh: "没有出处", en: "unsourced" },
};
