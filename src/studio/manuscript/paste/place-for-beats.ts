import type { Node } from "prosemirror-model";
import { NodeSelection, type Transaction } from "prosemirror-state";
import { around, beatIdsOf, type Found, newBeatId, nodes } from "#script";

/** The beat that is selected, or around the cursor; in an emptied script, the first. */
export function beatHere({ selection, doc }: Transaction): Found | null {
  const { $from } = selection;
  if (selection instanceof NodeSelection && selection.node.type === nodes["beat"])
    return { node: selection.node, pos: selection.from, index: $from.index(), parent: $from.parent };
  return around($from, "beat") ?? around(doc.resolve(Math.min(2, doc.content.size)), "beat");
}

/**
 * Where beats go: behind a selected beat; else where the cursor is. The beat around the cursor ends there, and what
 * stands behind the cursor goes on after them in a beat of its own. Before its first words and behind its last it stays whole.
 *
 * @param coming ids of the beats that will be put there
 */
export function placeForBeats(tr: Transaction, beat: Found, coming: readonly string[]): number {
  const { $from } = tr.selection;
  const block = around($from, "block");
  const isBox = tr.selection instanceof NodeSelection && !tr.selection.node.isTextblock;
  if (!block) return beat.pos + beat.node.nodeSize;
  const cut = endBlock(tr, block, beat.node.childCount === 1);
  const { children, attrs, nodeSize } = tr.doc.nodeAt(beat.pos)!;
  const index = tr.doc.resolve(cut).index();
  const hasWords = (blocks: readonly Node[]): boolean => blocks.some((each) => isBox || each.isTextblock);
  if (!hasWords(children.slice(index))) return beat.pos + nodeSize;
  if (!hasWords(children.slice(0, index))) return beat.pos;
  const taken = new Set([...beatIdsOf(tr.doc), ...coming]);
  tr.split(cut, 1, [{ type: nodes["beat"]!, attrs: { ...attrs, id: newBeatId(taken, taken.size + 1), title: "", entrance: "cut" } }]);
  return cut + 1;
}

/** Ends the block at the cursor. An empty one makes way. */
function endBlock(tr: Transaction, { node, pos }: Found, isOnly: boolean): number {
  const { $from } = tr.selection;
  if (!isOnly && $from.parent === node && node.content.size === 0) {
    tr.delete(pos, pos + node.nodeSize);
    return pos;
  }
  if ($from.parent !== node || $from.parentOffset === node.content.size) return pos + node.nodeSize;
  if ($from.parentOffset === 0) return pos;
  tr.split($from.pos);
  return $from.pos + 1;
}
