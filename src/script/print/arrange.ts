import type { Piece, SourceMap } from "../source-map.ts";
import type { Part } from "./parts.ts";

/** A part and its place in the source. */
export interface Placement {
  readonly part: Part;
  /** Index of the source piece it is, or replaces; `null` for a new one. */
  readonly slot: number | null;
  /** It says what the piece said: its text is used again. */
  readonly isUntouched: boolean;
}

/**
 * Finds for each part of a document the piece of the source it is, or which it has replaced.
 *
 * Parts that nobody has edited are known by identity. What lies between two of those is paired with what lay there in
 * the source: equal parts first, from both ends (they are edits that were undone), then parts of the same kind.
 */
export function arrange(parts: readonly Part[], source: SourceMap): readonly Placement[] {
  const slots = parts.map((part) => source.pieceOf.get(part.owner) ?? null);
  const claimed = new Set(slots);
  const placements: Placement[] = [];
  for (let i = 0; i < parts.length;) {
    if (slots[i] !== null) {
      placements.push({ part: parts[i]!, slot: slots[i]!, isUntouched: true });
      i += 1;
      continue;
    }
    let end = i;
    while (end < parts.length && slots[end] === null) end++;
    const from = (i === 0 ? -1 : slots[i - 1]!) + 1;
    const to = end === parts.length ? source.pieces.length : slots[end]!;
    const free: number[] = [];
    for (let slot = from; slot < to; slot++) if (!claimed.has(slot)) free.push(slot);
    placements.push(...pair(parts.slice(i, end), free, source.pieces));
    i = end;
  }
  return placements;
}

function pair(parts: readonly Part[], free: readonly number[], pieces: readonly Piece[]): readonly Placement[] {
  const isSame = (part: Part, slot: number) => pieces[slot]!.kind === part.kind && part.equals(pieces[slot]!.owner);
  let head = 0;
  while (head < parts.length && head < free.length && isSame(parts[head]!, free[head]!)) head++;
  let tail = 0;
  while (tail < Math.min(parts.length, free.length) - head && isSame(parts.at(-1 - tail)!, free.at(-1 - tail)!)) tail++;
  let next = head;
  const limit = free.length - tail;
  return parts.map((part, i): Placement => {
    if (i < head) return { part, slot: free[i]!, isUntouched: true };
    if (i >= parts.length - tail) return { part, slot: free[free.length - (parts.length - i)]!, isUntouched: true };
    let at = next;
    while (at < limit && pieces[free[at]!]!.kind !== part.kind) at++;
    if (at >= limit) return { part, slot: null, isUntouched: false };
    next = at + 1;
    return { part, slot: free[at]!, isUntouched: isSame(part, free[at]!) };
  });
}
