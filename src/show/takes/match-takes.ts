import type { Take } from "../take.ts";

export interface TakeMatch {
  /** The take of each line, in the order of the lines. */
  readonly byLine: readonly (Take | null)[];
  /** Takes whose text no line of the beat speaks any more. */
  readonly stale: readonly Take[];
}

/**
 * Gives the takes of one beat to its lines: by text and occurrence, then to the same text elsewhere in the beat.
 * Of several takes of one line a person's wins over a machine's, the later over the earlier.
 *
 * @param lines the spoken text of each line, in order, and how else it may have been written down: a formula has two readings
 * @param takes takes of this beat, in the order they were made
 */
export function matchTakes(lines: readonly { readonly text: string; readonly other: string }[], takes: readonly Take[]): TakeMatch {
  const texts = lines.map(({ text }) => text.trim());
  const spokenBy = (take: Take) => lines.find(({ text, other }) => text.trim() === take.text.trim() || other.trim() === take.text.trim())?.text.trim() ?? take.text;
  const byLine: (Take | null)[] = texts.map(() => null);
  const occurrences = texts.map((text, index) => texts.slice(0, index).filter((earlier) => earlier === text).length);
  const stale: Take[] = [];
  const homeless: Take[] = [];
  for (const take of takes) {
    const index = texts.findIndex((text, at) => text === spokenBy(take) && occurrences[at] === take.occurrence);
    if (index < 0) (texts.includes(spokenBy(take)) ? homeless : stale).push(take);
    else if (isBetter(take, byLine[index]!)) byLine[index] = take;
  }
  for (const take of homeless) {
    const index = texts.findIndex((text, at) => text === spokenBy(take) && byLine[at] === null);
    if (index >= 0) byLine[index] = take;
  }
  return { byLine, stale };
}

function isBetter(take: Take, than: Take | null): boolean {
  return than === null || than.scratch || !take.scratch;
}
