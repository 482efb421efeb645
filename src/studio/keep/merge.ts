import { diffArrays } from "diff";

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
  const before = linesOf(base);
  const [a, b] = [changesOf(before, linesOf(ours)), changesOf(before, linesOf(theirs))];
  let isConflict = false;
  const pieces: (readonly string[])[] = [];
  let at = 0;
  while (a.length > 0 || b.length > 0) {
    const from = Math.min(a[0]?.from ?? Infinity, b[0]?.from ?? Infinity);
    const [own, other, to] = takeTouching(a, b, from);
    const [mine, old, his] = [applied(before, from, to, own), before.slice(from, to), applied(before, from, to, other)];
    const single = other.length === 0 || mine.join("") === his.join("") ? mine : own.length === 0 ? his : furtherOf(mine, old, his);
    pieces.push(before.slice(at, from), single ?? (inConflict === "ours" ? mine : both(mine, his)));
    isConflict ||= single === null;
    at = to;
  }
  pieces.push(before.slice(at));
  return { text: pieces.flat().join(""), isConflict };
}

/** Lines `from`…`to` of a text, without the last, gave way to others. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Looking for the fewest changes takes the square of their number; beyond this all between the first and the last counts as one. */
const MOST_CHANGES = 2000;

function changesOf(base: readonly string[], side: readonly string[]): Change[] {
  const parts = diffArrays([...base], [...side], { maxEditLength: MOST_CHANGES });
  if (parts === undefined) {
    const shorter = Math.min(base.length, side.length);
    let [head, tail] = [0, 0];
    while (head < shorter && base[head] === side[head]) head++;
    while (tail < shorter - head && base.at(-1 - tail) === side.at(-1 - tail)) tail++;
    return [{ from: head, to: base.length - tail, lines: side.slice(head, side.length - tail) }];
  }
  const changes: Change[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const from = at;
    if (!added) at += value.length;
    if (!added && !removed) continue;
    const lines = added ? value : [];
    const last = changes.at(-1);
    if (last?.to === from) changes[changes.length - 1] = { from: last.from, to: at, lines: [...last.lines, ...lines] };
    else changes.push({ from, to: at, lines });
  }
  return changes;
}

/** Takes from both sides what begins at a line, and whatever that touches. @returns each side's, and where it ends */
function takeTouching(a: Change[], b: Change[], from: number): readonly [own: readonly Change[], other: readonly Change[], to: number] {
  let to = from;
  const taken: readonly [Change[], Change[]] = [[], []];
  for (let isMore = true; isMore; ) {
    isMore = false;
    for (const [i, side] of [a, b].entries()) {
      const [next] = side;
      if (next === undefined || next.from > to) continue;
      taken[i]!.push(side.shift()!);
      to = Math.max(to, next.to);
      isMore = true;
    }
  }
  return [...taken, to];
}

/** What one side made of the lines `from`…`to`. */
function applied(base: readonly string[], from: number, to: number, changes: readonly Change[]): readonly string[] {
  let at = from;
  const pieces = changes.map((change) => {
    const kept = base.slice(at, change.from);
    at = change.to;
    return [...kept, ...change.lines];
  });
  return [...pieces.flat(), ...base.slice(at, to)];
}

/** The side that went on from what the other has: both only wrote behind what was there. Null when neither did. */
function furtherOf(a: readonly string[], base: readonly string[], b: readonly string[]): readonly string[] | null {
  const [ours, before, theirs] = [a.join(""), base.join(""), b.join("")];
  const [less, more] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
  if (!less.startsWith(before) || !more.startsWith(less)) return null;
  return more === ours ? a : b;
}

/** Theirs and then ours; a part of the other has nothing to add to it. */
function both(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  if (isWithin(ours, theirs)) return theirs;
  return isWithin(theirs, ours) ? ours : [...ended(theirs), ...ours];
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
