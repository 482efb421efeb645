import { diff3Merge } from "node-diff3";

export interface Merged {
  readonly text: string;
  /** Whether both sides changed the same lines. */
  readonly isConflict: boolean;
}

/**
 * Puts together what two sides made of one text, line by line.
 *
 * @param inConflict what `text` holds where both changed the same lines: `ours`, or ours and then theirs
 */
export function mergeTexts(base: string, ours: string, theirs: string, inConflict: "ours" | "both"): Merged {
  let isConflict = false;
  const lines: string[] = [];
  for (const { ok, conflict } of diff3Merge(linesOf(ours), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true })) {
    if (ok) lines.push(...ok);
    if (!conflict) continue;
    isConflict = true;
    const { a, b } = conflict;
    // A part of the other has nothing to add to it.
    lines.push(...(inConflict === "both" && isWithin(a, b) ? b : a));
    if (inConflict === "ours" || isWithin(a, b) || isWithin(b, a)) continue;
    const last = lines.at(-1);
    if (last !== undefined && !last.endsWith("\n")) lines.push("\n");
    lines.push(...b);
  }
  return { text: lines.join(""), isConflict };
}

/** Whether all of `some` stands in `all`, in that order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === some[at]) at++;
  return at === some.length;
}

/** With their ends, so that joined they are the text again. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/u);
}
