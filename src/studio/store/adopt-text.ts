import { diffArrays } from "diff";
import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { nodes } from "#script";

/** What may differ between two texts of a show before they are no longer compared node by node. */
const MOST_CHANGES = 400;

/**
 * Turns the document into `next`, front matter included, by a change for each place that differs: what stands between
 * two of them keeps its cursor, its marks and its undo. Null when nothing differs.
 */
export function textChange(state: EditorState, next: Node): Transaction | null {
  const { doc } = state;
  const tr = state.tr.setMeta("addToHistory", false);
  setAttributes(tr, doc, next, null);
  changeContent(tr, doc, next, 0);
  if (!tr.doc.content.eq(next.content)) tr.replaceWith(0, tr.doc.content.size, next.content);
  return tr.docChanged ? tr : null;
}

/** @param start where the content of `before` begins in the document as it was */
function changeContent(tr: Transaction, before: Node, after: Node, start: number): void {
  const parts = before.isTextblock ? undefined : diffArrays([...before.children], [...after.children], { comparator: isSame, maxEditLength: MOST_CHANGES });
  if (parts === undefined) {
    replaceRange(tr, before, after, start);
    return;
  }
  let [at, i, j] = [start, 0, 0];
  for (let part = 0; part < parts.length; part++) {
    const { added, removed, count } = parts[part]!;
    const other = added || removed ? parts[part + 1] : undefined;
    const isPair = other !== undefined && (other.added || other.removed);
    const gone = before.children.slice(i, i + (removed || !added ? count : isPair ? other.count : 0));
    const come = after.children.slice(j, j + (added || !removed ? count : isPair ? other.count : 0));
    if (isPair) part++;
    const size = gone.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    if (gone.length === come.length && gone.every(({ type }, k) => type === come[k]!.type)) {
      let pos = at;
      gone.forEach((node, k) => {
        changeNode(tr, node, come[k]!, pos);
        pos += node.nodeSize;
      });
    } else tr.replaceWith(tr.mapping.map(at), tr.mapping.map(at + size), come);
    at += size;
    i += gone.length;
    j += come.length;
  }
}

function changeNode(tr: Transaction, before: Node, after: Node, pos: number): void {
  if (before.eq(after)) return;
  setAttributes(tr, before, after, pos);
  changeContent(tr, before, after, pos + 1);
}

/** The shortest stretch of words, or of nodes too different to be told apart. */
function replaceRange(tr: Transaction, before: Node, after: Node, start: number): void {
  const from = before.content.findDiffStart(after.content);
  if (from === null) return;
  const end = before.content.findDiffEnd(after.content)!;
  // The two ends may overlap, as in 好好 → 好好好.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  tr.replace(tr.mapping.map(start + from), tr.mapping.map(start + end.a + overlap), after.slice(from, end.b + overlap));
}

/** @param pos null for the document's own */
function setAttributes(tr: Transaction, before: Node, after: Node, pos: number | null): void {
  for (const [name, value] of Object.entries(after.attrs)) {
    if (JSON.stringify(value) === JSON.stringify(before.attrs[name])) continue;
    if (pos === null) tr.setDocAttribute(name, value);
    else tr.setNodeAttribute(tr.mapping.map(pos), name, value);
  }
}

/** The same beat or act, whatever has changed in it; else the same in all. */
function isSame(one: Node, other: Node): boolean {
  if (one.type !== other.type) return false;
  const name = nameOf(one);
  return name === null ? one.eq(other) : name === nameOf(other);
}

function nameOf({ type, attrs }: Node): string | null {
  if (type === nodes["beat"]) return attrs["id"] as string;
  return type === nodes["act"] ? `${attrs["kind"]} ${attrs["title"]}` : null;
}

/** Keeps the cursor where it was in the text. */
export function sameSelection(before: EditorState, tr: Transaction): Transaction {
  const at = tr.mapping.map(before.selection.from);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
}
