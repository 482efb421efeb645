import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { matching, multiLine, nullOr } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";
import { ID } from "../words.ts";

export interface RepriseAttrs {
  /** Id of the later beat. */
  readonly beat: string;
  /** Words of the first line played; `null` = from the beat's start. */
  readonly from: string | null;
  /** Words of the last line played; `null` = to the beat's end. */
  readonly to: string | null;
}

export const REPRISE_KEYS = ["beat", "from", "to"] as const;

const words = (name: string) => nullOr(multiLine({ name, max: LIMITS.labelChars }));

const attrs = {
  // Empty only until the author has chosen; the text format never yields it.
  beat: { default: "", validate: (value: unknown) => { if (value !== "") beatId(value); } },
  from: { default: null, validate: words("from") },
  to: { default: null, validate: words("to") },
} satisfies Record<string, AttributeSpec>;

/** 开场预演: a range of a later beat, played here first. */
export const reprise: NodeSpec = {
  atom: true,
  attrs,
  parseDOM: [{ tag: "div[data-beat]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["div", toDataset(node.attrs)],
};

const beatId = matching({ name: "beat", pattern: ID, expected: "the id of a beat" });
