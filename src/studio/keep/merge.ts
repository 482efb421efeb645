import { diff3Merge } from "node-diff3";

export interface Merged {
  readonly text: string;
  /** Whether both sides changed the same lines; `text` then holds ours there. */
  readonly isConflict: boolean;
}

/** Puts together what two sides made of one text, line by line. */
export function mergeTexts(base: string, ours: string, theirs: string): Merged {
  let isConflict = false;
  const lines: string[] = [];
  for (const { ok, conflict } of diff3Merge(linesOf(ours), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true })) {
    if (ok) lines.push(...ok);
    if (conflict) {
      isConflict = true;
      lines.push(...conflict.a);
    }
  }
  return { text: lines.join(""), isConflict };
}

/** With their ends, so that joined they are the text again. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/u);
}
