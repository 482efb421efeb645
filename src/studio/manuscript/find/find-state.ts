import { diffArrays } from "diff";
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** A place where the query stands: in the words, or in an attribute of a block or heading. */
export interface Match {
  /** In the words the range itself; for an attribute the node. */
  readonly from: number;
  readonly to: number;
  readonly attribute: string | null;
  /** Offset in the attribute's text. */
  readonly offset: number;
}

interface FindState {
  readonly query: string;
  readonly matches: readonly Match[];
  /** Index of the current match, or -1. */
  readonly current: number;
  readonly marks: DecorationSet;
  /** The text has changed since the matches were looked for. */
  readonly isStale: boolean;
}

const NONE: FindState = { query: "", matches: [], current: -1, marks: DecorationSet.empty, isStale: false };
const key = new PluginKey<FindState>("manuscript-find");
type Change = { readonly query: string; readonly near?: number } | { readonly current: number } | { readonly again: true };

export function findState(state: EditorState): FindState {
  return key.getState(state) ?? NONE;
}

export function changeFind(tr: Transaction, change: Change): Transaction {
  return tr.setMeta(key, change).setMeta("addToHistory", false);
}

/** Texts of attributes that a reader sees. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  act: ["title"], beat: ["title"], fact_box: ["text", "claim", "source"], cue: ["text"], raw_block: ["text"],
};

/** All places of a query, in order. Small and capital letters are the same, and so are full-width and half-width ones. */
export function findAll(doc: Node, query: string): readonly Match[] {
  const wanted = folded(query);
  if (wanted === "") return [];
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    for (const attribute of ATTRIBUTES[node.type.name] ?? []) {
      const text = node.attrs[attribute] as string | null;
      if (text !== null) for (const offset of offsets(folded(text), wanted)) matches.push({ from: pos, to: pos + node.nodeSize, attribute, offset });
    }
    if (!node.isTextblock) return true;
    const found = offsets(folded(wordsBetween(node, 0, node.content.size)), wanted);
    if (found.length === 0) return true;
    const places = placesOf(node, pos + 1);
    for (const offset of found) matches.push({ from: places[offset]!, to: places[offset + wanted.length - 1]! + 1, attribute: null, offset: 0 });
    return true;
  });
  // Signs come behind the words of their line.
  return matches.sort((a, b) => a.from - b.from);
}

/** Signs that are neither read nor spoken: a phrase goes on across them. */
const SILENT = new Set(["cue", "pause", "laugh", "sound"]);

function wordsBetween(node: Node, from: number, to: number): string {
  return node.textBetween(from, to, undefined, (leaf) => (SILENT.has(leaf.type.name) ? "" : "\ufffc"));
}

/** The position of each code unit of the words of a block. */
function placesOf(block: Node, start: number): readonly number[] {
  const places: number[] = [];
  block.forEach((child, offset) => {
    if (!SILENT.has(child.type.name)) for (let i = 0; i < child.nodeSize; i++) places.push(start + offset + i);
  });
  return places;
}

/** The stretches of words between two positions of a block; signs stand between them. */
function stretches(doc: Node, from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const start = Math.max(from, pos);
    const end = Math.min(to, pos + node.nodeSize);
    const last = found.at(-1);
    if (last?.to === start) last.to = end;
    else found.push({ from: start, to: end });
  });
  return found;
}

/** Folds one code unit to one, so that offsets stay. */
function folded(text: string): string {
  return text.replace(/[\u3000\uff01-\uffee]/gu, (char) => oneUnit(char.normalize("NFKC"), char))
    .replace(/[A-Z\u00c0-\u024f]/gu, (char) => oneUnit(char.toLowerCase(), char));
}

function oneUnit(folded: string, char: string): string {
  return folded.length === 1 ? folded : char;
}

function offsets(text: string, wanted: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}

/** As many as can be coloured without slowing anything down; the count still says all. */
const MOST_MARKS = 2000;

function searched(doc: Node, query: string, near: number): FindState {
  const matches = findAll(doc, query);
  const next = matches.findIndex(({ from }) => from >= near);
  return marked(doc, { ...NONE, query, matches, current: matches.length === 0 ? -1 : Math.max(0, next) });
}

function marked(doc: Node, state: FindState): FindState {
  const start = Math.max(0, state.current - MOST_MARKS / 2);
  const marks = state.matches.slice(start, start + MOST_MARKS).map(({ from, to, attribute }, i) => {
    const className = start + i === state.current ? "ms-found is-current" : "ms-found";
    const node = attribute === null ? null : doc.nodeAt(from);
    return node ? Decoration.node(from, to, { class: className }) : Decoration.inline(from, to, { class: className });
  });
  return { ...state, marks: DecorationSet.create(doc, marks), isStale: false };
}

export function findPlugin(): Plugin {
  return new Plugin<FindState>({
    key,
    state: {
      init: () => NONE,
      apply: (tr, value) => {
        const change = tr.getMeta(key) as Change | undefined;
        if (change && "query" in change) return change.query === "" ? NONE : searched(tr.doc, change.query, change.near ?? tr.selection.from);
        if (change && "again" in change) return value.query === "" ? NONE : searched(tr.doc, value.query, tr.selection.from);
        if (change) return marked(tr.doc, { ...value, current: change.current });
        if (!tr.docChanged || value.query === "") return value;
        const matches = value.matches.length > MOST_MARKS ? value.matches
          : value.matches.map((match) => ({ ...match, from: tr.mapping.map(match.from, 1), to: tr.mapping.map(match.to, -1) }));
        return { ...value, matches, marks: value.marks.map(tr.mapping, tr.doc), isStale: true };
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });
}

/** Puts a text in the place of matches, as one change. Null when nothing stands there any more. */
export function replaced(state: EditorState, matches: readonly Match[], query: string, by: string): Transaction | null {
  const tr = state.tr;
  const wanted = folded(query);
  // From the end, so that what comes before stays where it is.
  for (const match of [...matches].sort((a, b) => b.from - a.from || b.offset - a.offset)) {
    const { from, to, attribute, offset } = match;
    if (attribute === null) {
      if (folded(wordsBetween(tr.doc, from, to)) === wanted) rewrite(tr, from, to, by);
      continue;
    }
    const text = tr.doc.nodeAt(from)?.attrs[attribute] as string | null | undefined;
    if (typeof text !== "string" || folded(text.slice(offset, offset + query.length)) !== wanted) continue;
    const next = text.slice(0, offset) + by + text.slice(offset + query.length);
    try {
      (tr.doc.nodeAt(from)!.type.spec.attrs![attribute]!.validate as (value: unknown) => void)(attribute === "title" ? next.trim() : next);
    } catch {
      continue;
    }
    tr.setNodeAttribute(from, attribute, attribute === "title" ? next.trim() : next);
  }
  return tr.docChanged ? tr : null;
}

/** Writes a text over words, character by character: what is the same in both keeps its marks and the signs beside it. */
function rewrite(tr: Transaction, from: number, to: number, by: string): void {
  const old = stretches(tr.doc, from, to).flatMap((part) => {
    let at = part.from;
    return [...tr.doc.textBetween(part.from, part.to)].map((char) => ({ char, from: at, to: at += char.length }));
  });
  const edits: { start: number; end: number; text: string }[] = [];
  let [at, edit] = [0, undefined as (typeof edits)[number] | undefined];
  for (const { added, removed, value } of diffArrays(old.map(({ char }) => char), [...by])) {
    if (added || removed) {
      if (edit === undefined) edits.push(edit = { start: at, end: at, text: "" });
      if (added) edit.text += value.join("");
      else edit.end += value.length;
    } else edit = undefined;
    if (!added) at += value.length;
  }
  for (const { start, end, text } of edits.reverse()) {
    if (start < end) rewriteWhole(tr, old[start]!.from, old[end - 1]!.to, text);
    else tr.insertText(text, start > 0 ? old[start - 1]!.to : from);
  }
}

/** Writes a text over words. Signs among them stay, as many characters behind the first as before. */
function rewriteWhole(tr: Transaction, from: number, to: number, by: string): void {
  const parts = stretches(tr.doc, from, to);
  let at = by.length;
  for (const [i, part] of [...parts.entries()].reverse()) {
    const before = i === 0 ? 0 : parts.slice(0, i).reduce((sum, each) => sum + each.to - each.from, 0);
    // Not into the middle of a character of two units.
    const start = Math.min(at, /[\udc00-\udfff]/u.test(by.charAt(before)) ? before + 1 : before);
    const text = by.slice(start, at);
    if (text === "") tr.delete(part.from, part.to);
    else tr.replaceWith(part.from, part.to, tr.doc.type.schema.text(text, tr.doc.resolve(part.from).marksAcross(tr.doc.resolve(part.to)) ?? []));
    at = start;
  }
}
