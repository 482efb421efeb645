import { ID } from "./words.ts";

/**
 * An id nobody has, counted up from `seed`. No chance: the same arguments give the same id. A caller that wants ids
 * never used before, not even by a beat that is gone, passes a seed it has not passed before.
 */
export function newBeatId(taken: ReadonlySet<string>, seed: number): string {
  for (let n = seed; ; n++) {
    const id = `beat-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** An id like `id` that nobody has: `porridge-2`. */
export function variantOf(id: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) {
    const variant = `${id.slice(0, 56)}-${n}`;
    if (!taken.has(variant)) return variant;
  }
}

/**
 * Makes the ids of a list of beats valid and distinct. The first of equals keeps its id, unless `keeps` says which one
 * does; the others get a variant; an absent or malformed one gets `beat-<place in the list>`, or the next free.
 *
 * @param written ids as found; "" = none
 * @param keeps   for an id that occurs more than once, the index of the beat that keeps it
 */
export function repairedIds(written: readonly string[], keeps: ReadonlyMap<string, number> = new Map()): readonly string[] {
  const owner = new Map<string, number>();
  written.forEach((id, i) => {
    if (ID.test(id) && !owner.has(id)) owner.set(id, i);
  });
  for (const [id, i] of keeps) if (written[i] === id && owner.has(id)) owner.set(id, i);
  const taken = new Set(owner.keys());
  return written.map((id, i) => {
    if (owner.get(id) === i) return id;
    const repaired = owner.has(id) ? variantOf(id, taken) : newBeatId(taken, i + 1);
    taken.add(repaired);
    return repaired;
  });
}
