import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { nullOr, singleLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";

export interface MathAttrs {
  readonly tex: string;
  /** How it is read aloud; `null` leaves that to the duration model. */
  readonly say: string | null;
}

const line = singleLine({ name: "tex", max: LIMITS.texChars });

/** @throws RangeError for more than one line, too many characters, or braces nested too deep */
export function checkTex(value: unknown): void {
  line(value);
  if (value === "") throw new RangeError("tex must not be empty");
  let depth = 0;
  for (const char of value as string) {
    if (char === "{") depth += 1;
    if (char === "}") depth -= 1;
    if (depth > LIMITS.texDepth) throw new RangeError(`tex must not nest braces deeper than ${LIMITS.texDepth}`);
  }
}

const attrs = {
  tex: { validate: checkTex },
  say: { default: null, validate: nullOr(singleLine({ name: "say", max: LIMITS.labelChars })) },
} satisfies Record<string, AttributeSpec>;

/** 公式: TeX inside a line. */
export const math: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  attrs,
  parseDOM: [{ tag: "span[data-tex]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["span", toDataset(node.attrs)],
};
