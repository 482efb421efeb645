import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Mapping, type Transform } from "prosemirror-transform";
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

/** An id like `id` that nobody has: `porridge-2`, or the next free from `seed`. */
export function variantOf(id: string, taken: ReadonlySet<string>, seed = 2): string {
  for (let n = seed; ; n++) {
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
  const variants = new Map<string, number>();
  return written.map((id, i) => {
    if (owner.get(id) === i) return id;
    const nth = (variants.get(id) ?? 1) + 1;
    variants.set(id, nth);
    const repaired = owner.has(id) ? variantOf(id, taken, nth) : newBeatId(taken, i + 1);
    taken.add(repaired);
    return repaired;
  });
}

/** Ids of all beats, in order. */
export function beatIdsOf(doc: Node): readonly string[] {
  return beatsOf(doc).map((beat) => beat.id);
}

function beatsOf(doc: Node): readonly { readonly id: string; readonly pos: number }[] {
  const beats: { id: string; pos: number }[] = [];
  doc.forEach((act, actPos) => act.forEach((beat, offset) => beats.push({ id: beat.attrs["id"] as string, pos: actPos + 1 + offset })));
  return beats;
}

/** What a document was before a change, and where things have gone since. */
export interface Before {
  readonly doc: Node;
  readonly mapping: Mapping;
}

/**
 * Repairs the ids of beats after a change: the one place where that is done. A beat that was there before keeps its
 * id, wherever copies of it have been put; a cold open that came with the beat it plays goes on playing that one.
 */
export function repairIds<T extends Transform>(tr: T, before?: Before): T {
  const beats = beatsOf(tr.doc);
  const keeps = new Map<string, number>();
  const old = new Set<number>();
  for (const { id, pos } of before ? beatsOf(before.doc) : []) {
    const now = before!.mapping.mapResult(pos, 1);
    const index = now.deletedAfter ? -1 : beats.findIndex((beat) => beat.pos === now.pos);
    if (beats[index]?.id === id) keeps.set(id, index);
    old.add(index);
  }
  const renamed = new Map<string, string>();
  repairedIds(beats.map((beat) => beat.id), keeps).forEach((id, i) => {
    if (id === beats[i]!.id) return;
    tr.setNodeAttribute(beats[i]!.pos, "id", id);
    if (!old.has(i)) renamed.set(beats[i]!.id, id);
  });
  if (before && renamed.size > 0) beats.forEach(({ pos }, i) => { if (!old.has(i)) renameReprises(tr, pos, renamed); });
  return tr;
}

function renameReprises(tr: Transform, beatPos: number, renamed: ReadonlyMap<string, string>): void {
  tr.doc.nodeAt(beatPos)!.forEach((node, offset) => {
    const id = node.type.name === "reprise" ? renamed.get(node.attrs["beat"] as string) : undefined;
    if (id !== undefined) tr.setNodeAttribute(beatPos + 1 + offset, "beat", id);
  });
}

/** Keeps the ids of an editor's beats valid and distinct, whatever a transaction has done. */
export function beatIdKeeper(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((transaction) => transaction.docChanged) || hasSameIds(before.doc, after.doc)) return null;
      const mapping = new Mapping();
      for (const transaction of transactions) mapping.appendMapping(transaction.mapping);
      const tr = repairIds(after.tr, { doc: before.doc, mapping });
      return tr.docChanged ? tr : null;
    },
  });
}

/** Whether the ids are the same in the same order: so it is while somebody types, and that must cost nothing. */
function hasSameIds(before: Node, after: Node): boolean {
  return before.childCount === after.childCount && before.children.every((act, i) => {
    const now = after.child(i);
    return act === now || (act.childCount === now.childCount &&
      act.children.every((beat, k) => beat === now.child(k) || beat.attrs["id"] === now.child(k).attrs["id"]));
  });
}

/**
 * What is pasted gets ids of its own (for `transformPasted`).
 *
 * @param taken ids of the document it goes into
 * @param seed  where counting begins
 */
export function withNewBeatIds(slice: Slice, taken: Iterable<string>, seed: number): Slice {
  const used = new Set(taken);
  const renamed = (content: Fragment): Fragment => Fragment.fromArray(content.content.map((node) => {
    if (node.type.name === "act") return node.copy(renamed(node.content));
    if (node.type.name !== "beat") return node;
    const id = newBeatId(used, seed);
    used.add(id);
    return node.type.create({ ...node.attrs, id }, node.content, node.marks);
  }));
  return new Slice(renamed(slice.content), slice.openStart, slice.openEnd);
}
