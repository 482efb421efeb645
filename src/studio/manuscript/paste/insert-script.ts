import { Fragment, type Node, type Slice } from "prosemirror-model";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { around, type LineAttrs, nodes, otherPerformer } from "#script";
import { beatHere, placeForBeats } from "./place-for-beats.ts";

/**
 * Puts a closed slice where the selection is. Words go into the line; blocks behind the words before the cursor, and
 * what stood behind the cursor follows them; beats likewise; acts behind the act around the cursor. A selected box or
 * beat is not replaced: what is pasted goes behind it.
 */
export function insertScript(state: EditorState, { content }: Slice): Transaction | null {
  const first = content.firstChild;
  if (!first) return null;
  const tr = state.tr;
  if (first.isInline) return insertWords(tr, content);
  if (!tr.selection.empty && !isBlock(tr.selection)) tr.deleteSelection();
  if (first.type === nodes["act"]) return insertActs(tr, content);
  if (first.type === nodes["beat"]) return insertBeats(tr, content);
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
  const blocks = withSpeakers(tr.doc, pasted, block?.node.type === nodes["line"] ? (block.node.attrs as LineAttrs).speaker : "");
  const content = Fragment.fromArray([...blocks]);
  let at: number;
  if (!block) {
    const beat = beatHere(tr);
    if (!beat) return null;
    at = beat.pos + beat.node.nodeSize - 1;
    tr.insert(at, content);
  } else if (block.node.type === nodes["line"] && block.node.content.size === 0) {
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
function withSpeakers(doc: Node, blocks: readonly Node[], speaker: string): readonly Node[] {
  const lines = blocks.filter((node) => node.type === nodes["line"]);
  if (lines.length === 0 || lines.some((line) => (line.attrs as LineAttrs).speaker !== "")) return blocks;
  let last = speaker;
  return blocks.map((node) => {
    if (node.type !== nodes["line"]) return node;
    last = otherPerformer(doc, last);
    return node.type.create({ ...node.attrs, speaker: last }, node.content);
  });
}

function insertBeats(tr: Transaction, content: Fragment): Transaction | null {
  if (!beatHere(tr)) return null;
  // Lines before the first heading belong where the cursor is.
  const [first, ...rest] = content.content;
  const isHeadless = !isBeat(tr.selection) && first!.attrs["title"] === "" && first!.attrs["scene"] === null && rest.length > 0;
  if (isHeadless && first!.childCount > 0) insertBlocks(tr, first!.children);
  const beats = isHeadless ? rest : [...content.content];
  const now = beatHere(tr)!;
  const isBlank = now.node.attrs["title"] === "" && now.node.attrs["scene"] === null && now.node.textContent === "" && now.node.childCount <= 1 && (now.node.firstChild?.isTextblock ?? true);
  const at = isBlank ? now.pos : placeForBeats(tr, now, beats.map((beat) => beat.attrs["id"] as string));
  tr.replaceWith(at, isBlank ? at + now.node.nodeSize : at, beats);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + Fragment.fromArray(beats).size), -1)).scrollIntoView();
}

function insertActs(tr: Transaction, content: Fragment): Transaction | null {
  const isBlank = tr.doc.textContent === "" && tr.doc.childCount === 1 && tr.doc.firstChild!.childCount === 1;
  const act = around(tr.selection.$from, "act");
  const end = isBlank || !act ? tr.doc.content.size : act.pos + act.node.nodeSize;
  tr.replaceWith(isBlank ? 0 : end, end, content);
  return tr.setSelection(Selection.near(tr.doc.resolve((isBlank ? 0 : end) + content.size), -1)).scrollIntoView();
}
