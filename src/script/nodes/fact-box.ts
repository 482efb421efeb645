import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { jsonObject, multiLine, nullOr } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

export interface FactBoxAttrs {
  /** What the audience reads. */
  readonly text: string;
  /** Value or range with its unit, e.g. `0.05..0.15 1/um`. */
  readonly claim: string | null;
  /** Name of the quantity that checks the claim. */
  readonly quantity: string | null;
  /** Field of the quantity's output, when that is an object. */
  readonly field: string | null;
  /** Input of the quantity; `[a, b]` is a range. */
  readonly with: Readonly<Record<string, unknown>> | null;
  readonly source: string | null;
  /** Keys nobody here knows. Kept. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** The keys of a fact box in the order in which they are printed. */
export const FACT_KEYS = ["text", "claim", "quantity", "field", "with", "source"] as const;

const text = (name: string) => multiLine({ name, max: LIMITS.factChars });

const attrs = {
  text: { default: "", validate: text("text") },
  claim: { default: null, validate: nullOr(text("claim")) },
  quantity: { default: null, validate: nullOr(text("quantity")) },
  field: { default: null, validate: nullOr(text("field")) },
  with: { default: null, validate: nullOr(jsonObject({ name: "with" })) },
  source: { default: null, validate: nullOr(text("source")) },
  extra: { default: {}, validate: jsonObject({ name: "extra" }) },
} satisfies Record<string, AttributeSpec>;

/** 知识框: a claim, its source, and how the simulation can check it. */
export const factBox: NodeSpec = {
  atom: true,
  attrs,
  parseDOM: [{ tag: "aside[data-claim]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["aside", toDataset(node.attrs), (node.attrs as FactBoxAttrs).text],
};
