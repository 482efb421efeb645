import { diff3Merge } from "node-diff3";

export interface Merged {
  readonly text: string;
  /** Whether both sides changed the same lines. */
  readonly isConflict: boolean;
}

/**
 * Puts together what two sides made of one text, line by line.
 *
 * @param inConflict what `text` holds where both changed the same lines: `ours`, or theirs and then ours: a draft was typed earlier
 */
export function mergeTexts(base: string, ours: string, theirs: string, inConflict: "ours" | "both"): Merged {
  let isConflict = false;
  const lines: string[] = [];
  for (const { ok, conflict } of diff3Merge(linesOf(ours), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true })) {
    if (ok) lines.push(...ok);
    if (!conflict) continue;
    const { a, b } = conflict;
    const further = furtherOf(a, conflict.o, b);
    if (further !== null) {
      lines.push(...further);
      continue;
    }
    isConflict = true;
    if (inConflict === "ours") lines.push(...a);
    // A part of the other has nothing to add to it.
    else if (isWithin(a, b)) lines.push(...b);
    else if (isWithin(b, a)) lines.push(...a);
    else lines.push(...ended(b), ...a);
  }
  return { text: lines.join(""), isConflict };
}

/** The side that went on from what the other has: both only wrote behind what was there. Null when neither did. */
function furtherOf(a: readonly string[], base: readonly string[], b: readonly string[]): readonly string[] | null {
  const [ours, before, theirs] = [a.join(""), base.join(""), b.join("")];
  const [less, more] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
  if (!less.startsWith(before) || !more.startsWith(less)) return null;
  return more === ours ? a : b;
}

/** Nothing can follow a last line without an end. */
function ended(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1);
  return last === undefined || last.endsWith("\n") ? lines : [...lines.slice(0, -1), `${last}\n`];
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
