import type { Node } from "prosemirror-model";
import type { MathAttrs } from "./nodes/math.ts";

/** What is said in a line: its text and the readings of its formulas; no cues, pauses or sounds. */
export function spokenText(line: Node): string {
  let text = "";
  line.forEach((child) => {
    if (child.isText) text += child.text;
    else if (child.type.name === "math") text += readingOf(child.attrs as MathAttrs);
  });
  return text.trim();
}

/** How a formula is read: as its author says, else its TeX without the signs of TeX. */
export function readingOf({ tex, say }: MathAttrs): string {
  return say ?? tex.replace(/\\(?:text|mathrm|mathbf|operatorname)\s*|[{}$]/g, "").replaceAll("\\", "");
}
