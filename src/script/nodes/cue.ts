import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { matching, nullOr, recordOf, singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";
import { ATTRIBUTE } from "../words.ts";

export interface CueAttrs {
  /** The direction, for people. */
  readonly text: string;
  /** Action of the scene or the stage; `null` for a note to the animator. */
  readonly do: string | null;
  /** Arguments of the action, as written. */
  readonly args: Readonly<Record<string, string>>;
}

const value = singleLine({ name: "argument", max: LIMITS.labelChars });
const args = recordOf({ name: "args", key: ATTRIBUTE, value });

/** Names an action can have. */
export const ACTION = /^[\p{L}][\p{L}\p{M}\p{N}_.-]{0,63}$/u;

const attrs = {
  text: { default: "", validate: singleLine({ name: "text", max: LIMITS.labelChars }) },
  do: { default: null, validate: nullOr(matching({ name: "do", pattern: ACTION, expected: "the name of an action" })) },
  args: {
    default: {},
    validate: (given: unknown) => {
      args(given);
      if ("do" in (given as object)) throw new RangeError("the action of a cue is not one of its arguments");
    },
  },
} satisfies Record<string, AttributeSpec>;

/** 动效: fires when the text before it has been spoken. Its text is never spoken. */
export const cue: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  attrs,
  parseDOM: [{ tag: "span[data-do]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["span", toDataset(node.attrs)],
};
