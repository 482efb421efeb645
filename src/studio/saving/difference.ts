import { type ChangeObject, diffLines } from "diff";

/** The fewest changes are looked for up to here: it takes the square of their number. */
const MOST_CHANGES = 2000;

/** What of a text went and what came, line by line; of texts that have little in common, all went and all came. */
export function differenceOf(from: string, to: string): readonly ChangeObject<string>[] {
  const whole = (value: string, kind: "added" | "removed") => ({ value, count: 1, added: kind === "added", removed: kind === "removed" });
  return diffLines(from, to, { maxEditLength: MOST_CHANGES }) ?? [whole(from, "removed"), whole(to, "added")];
}
