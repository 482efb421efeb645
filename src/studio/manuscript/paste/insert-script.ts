import { Fragment, type Node, type Slice } from "prosemirror-model";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { around, type LineAttrs, nodes, otherPerformer } from "#script";
import { beatHere, placeForBeats } from "./place-for-beats.ts";

/**
 * Puts a closed slice where the selection is. Words go into the line; blocks behind the words before the cursor, and
 * what stood behind the cursor follows them; beats and acts likewise. A selected box or beat is not replaced: what is
 * pasted goes behind it.
 */
export function insertScript(state: EditorState, { content }: Slice): Transaction | null {
  const first = content.firstChild;
  if (!first) return null;
  const tr = state.tr;
  if (first.isInline) return insertWords(tr, content);
  if (!tr.selection.empty && !isBlock(tr.selection)) tr.deleteSelection();
  if (first.type === nodes["act"]) return insertActs(tr, content);
  if (first.type === nodes["beat"]) {
    // Beats before the first act belong where the cursor is, which then stands at their end.
    const acts = content.content.filter((node) => node.type === nodes["act"]);
    const made = insertBeats(tr, Fragment.fromArray(content.content.slice(0, content.childCount - acts.length)), acts.length > 0);
    return made && acts.length > 0 ? insertActs(made, Fragment.fromArray(acts)) : made;
  }
  return insertBlocks(tr, content.content);
}

function isBlock(selection: Selection): boolean {
  return selection instanceof NodeSelection && selection.node.isBlock;
}

function isBeat(selection: Selection): boolean {
  return selection instanceof NodeSelection && selection.node.type === nodes["beat"];
}

function insertWords(tr: Transaction, content: Fragment): Transaction | null {
  const { $from, from, to } = tr.selection;
  if ($from.parent.type === nodes["note"]) return tr.insertText(content.textBetween(0, content.size), from, to).scrollIntoView();
  if ($from.parent.type !== nodes["line"]) return insertBlocks(tr, [nodes["line"]!.create(null, content)]);
  tr.deleteSelection();
  const at = tr.selection.from;
  tr.insert(at, content);
  return tr.setSelection(TextSelection.create(tr.doc, at + content.size)).scrollIntoView();
}

function insertBlocks(tr: Transaction, pasted: readonly Node[]): Transaction | null {
  const { $from } = tr.selection;
  const block = isBeat(tr.selection) ? null : around($from, "block");
  const line = block?.node.type === nodes["line"] ? block.node : null;
  const speaker = (line?.attrs as LineAttrs | undefined)?.speaker ?? "";
  const isBegun = line === null || line.content.size > 0 || speaker === "";
  const blocks = withSpeakers(tr.doc, pasted, isBegun ? otherPerformer(tr.doc, speaker) : speaker);
  const content = Fragment.fromArray([...blocks]);
  let at: number;
  if (!block) {
    const beat = beatHere(tr);
    if (!beat) return null;
    at = beat.pos + beat.node.nodeSize - 1;
    tr.insert(at, content);
  } else if (line?.content.size === 0) {
    at = block.pos;
    tr.replaceWith(block.pos, block.pos + block.node.nodeSize, content);
  } else if ($from.parent !== block.node || $from.parentOffset === $from.parent.content.size) {
    at = block.pos + block.node.nodeSize;
    tr.insert(at, content);
  } else if ($from.parentOffset === 0) {
    at = block.pos;
    tr.insert(at, content);
  } else {
    at = $from.pos + 1;
    tr.split($from.pos).insert(at, content);
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(at + content.size), -1)).scrollIntoView();
}

/** Paragraphs of nobody are said by turns, when nobody is named in all of what is pasted. */
function withSpeakers(doc: Node, blocks: readonly Node[], first: string): readonly Node[] {
  const lines = blocks.filter((node) => node.type === nodes["line"]);
  if (lines.length === 0 || lines.some((line) => (line.attrs as LineAttrs).speaker !== "")) return blocks;
  let next = first;
  return blocks.map((node) => {
    if (node.type !== nodes["line"]) return node;
    const speaker = next;
    next = otherPerformer(doc, speaker);
    return node.type.create({ ...node.attrs, speaker }, node.content);
  });
}

function insertBeats(tr: Transaction, content: Fragment, isFollowed: boolean): Transaction | null {
  if (!beatHere(tr)) return null;
  // Lines before the first heading belong where the cursor is.
  const [first, ...rest] = content.content;
  const isHeadless = !isBeat(tr.selection) && first!.attrs["title"] === "" && first!.attrs["scene"] === null && (isFollowed || rest.length > 0);
  if (isHeadless && first!.childCount > 0) insertBlocks(tr, first!.children);
  const beats = isHeadless ? rest : [...content.content];
  if (beats.length === 0) return tr.scrollIntoView();
  const now = beatHere(tr)!;
  const isBlank = isBlankBeat(now.node);
  const at = isBlank ? now.pos : placeForBeats(tr, now, idsOf(beats));
  tr.replaceWith(at, isBlank ? at + now.node.nodeSize : at, beats);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + Fragment.fromArray(beats).size), -1)).scrollIntoView();
}

function isBlankBeat({ attrs, textContent, childCount, firstChild }: Node): boolean {
  return attrs["title"] === "" && attrs["scene"] === null && textContent === "" && childCount <= 1 && (firstChild?.isTextblock ?? true);
}

function idsOf(beats: readonly Node[]): readonly string[] {
  return beats.map((beat) => beat.attrs["id"] as string);
}

/** The act around the cursor ends there; what stands behind the cursor goes on after them in an act of its kind. */
function insertActs(tr: Transaction, content: Fragment): Transaction | null {
  const only = tr.doc.childCount === 1 ? tr.doc.firstChild! : null;
  const isBlank = only?.attrs["title"] === "" && only.childCount === 1 && isBlankBeat(only.firstChild!);
  const at = isBlank ? 0 : placeForActs(tr, idsOf(content.content.flatMap((act) => act.children)));
  if (at === null) return null;
  tr.replaceWith(at, isBlank ? tr.doc.content.size : at, content);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + content.size), -1)).scrollIntoView();
}

function placeForActs(tr: Transaction, coming: readonly string[]): number | null {
  const beat = beatHere(tr);
  if (!beat) return null;
  const isSpare = isBlankBeat(beat.node) && beat.parent.childCount > 1;
  const cut = isSpare ? beat.pos : placeForBeats(tr, beat, coming);
  if (isSpare) tr.delete(beat.pos, beat.pos + beat.node.nodeSize);
  const $cut = tr.doc.resolve(cut);
  if ($cut.parentOffset === 0) return $cut.before();
  if ($cut.pos === $cut.end()) return $cut.after();
  tr.split(cut, 1, [{ type: nodes["act"]!, attrs: { ...$cut.parent.attrs, title: "" } }]);
  return cut + 1;
}
