import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, type Selection, TextSelection, type Transaction } from "prosemirror-state";
import { nodes, schema } from "../schema.ts";
import { otherPerformer } from "./where.ts";

/** Neighbours in one parent: blocks of a beat, or beats of an act. */
export interface Run {
  readonly parent: Node;
  /** Position of the first child of the parent. */
  readonly parentStart: number;
  /** Children `from` to `to`, the last included. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The blocks the selection touches; when it reaches over several beats of an act, these beats; else null. */
export function selectedRun({ doc, selection }: EditorState): Run | null {
  return runBetween(doc, selection.from, selection.to, selection instanceof NodeSelection && selection.node.isBlock);
}

/** The selected run; when the selection reaches over several acts, the beats of each that it touches, act by act. */
function selectedRuns(state: EditorState): readonly Run[] {
  const run = selectedRun(state);
  if (run) return [run];
  const { doc, selection: { from, to } } = state;
  if (state.selection instanceof NodeSelection) return [];
  const runs: Run[] = [];
  doc.forEach((act, pos) => {
    const [start, end] = [pos + 1, pos + act.nodeSize - 1];
    const each = start < to && end > from ? runBetween(doc, Math.max(start, from), Math.min(end, to), false) : null;
    if (each) runs.push(each);
  });
  return runs;
}

/** @param exact the ends are the edges of one node, not places inside */
function runBetween(doc: Node, from: number, to: number, exact: boolean): Run | null {
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  if (exact) return isContainer($from.parent) ? runAt($from, $from.depth, $from.index(), $from.index()) : null;
  const depth = Math.min($from.sharedDepth(to), 2);
  if (depth === 0 || !isContainer($from.node(depth))) return null;
  if ($from.node(depth).childCount === 0) return depth === 2 ? runAt($from, 1, $from.index(1), $from.index(1)) : null;
  const last = $to.depth === depth && to > from ? $to.index(depth) - 1 : $to.index(depth);
  return runAt($from, depth, Math.min($from.index(depth), $from.node(depth).childCount - 1), Math.min(last, $from.node(depth).childCount - 1));
}

function isContainer(node: Node): boolean {
  return node.type === nodes["beat"] || node.type === nodes["act"];
}

function runAt($pos: ResolvedPos, depth: number, from: number, to: number): Run {
  const parent = $pos.node(depth);
  const parentStart = $pos.start(depth);
  const start = $pos.posAtIndex(from, depth);
  return { parent, parentStart, from, to, start, end: $pos.posAtIndex(to + 1, depth) };
}

function contentOf({ parent, from, to }: Run): Fragment {
  return Fragment.fromArray(parent.children.slice(from, to + 1));
}

function isBlocks(run: Run | null): run is Run {
  return run !== null && run.parent.type === nodes["beat"];
}

/** Moves the selected blocks one place up or down, from beat to beat at the edge of one; selected beats inside their act. */
export function moveSelected(direction: "up" | "down"): Command {
  return (state, dispatch) => {
    const run = selectedRun(state);
    if (!run) return false;
    const target = placeBeside(state.doc, run, direction);
    return target !== null && moveRun(run.start, run.end, target)(state, dispatch);
  };
}

function placeBeside(doc: Node, run: Run, direction: "up" | "down"): number | null {
  const neighbour = direction === "up" ? run.from - 1 : run.to + 1;
  if (neighbour >= 0 && neighbour < run.parent.childCount) {
    const size = run.parent.child(neighbour).nodeSize;
    return direction === "up" ? run.start - size : run.end + size;
  }
  return isBlocks(run) ? edgeOfNextBeat(doc, run.parentStart - 1, direction) : null;
}

function edgeOfNextBeat(doc: Node, beatPos: number, direction: "up" | "down"): number | null {
  const beats: { pos: number; node: Node }[] = [];
  doc.forEach((act, actPos) => act.forEach((beat, offset) => beats.push({ pos: actPos + 1 + offset, node: beat })));
  const next = beats[beats.findIndex(({ pos }) => pos === beatPos) + (direction === "up" ? -1 : 1)];
  if (!next) return null;
  return direction === "up" ? next.pos + next.node.nodeSize - 1 : next.pos + 1;
}

/**
 * Moves what stands between two positions to a third. The selection goes with it. An act keeps at least one beat.
 *
 * @param from edges of whole blocks of one beat, or of whole beats of one act
 */
export function moveRun(from: number, to: number, target: number): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const $from = doc.resolve(from);
    const $target = doc.resolve(target);
    if (target >= from && target <= to) return false;
    const { parent } = $from;
    if (!isContainer(parent) || $target.parent.type !== parent.type) return false;
    if (parent.type === nodes["act"] && $target.parent !== parent && to - from === parent.content.size) return false;
    if (dispatch) {
      const content = doc.slice(from, to).content;
      const tr = state.tr.delete(from, to);
      const at = tr.mapping.map(target);
      tr.insert(at, content);
      dispatch(tr.setSelection(shifted(tr, selection, at - from)).scrollIntoView());
    }
    return true;
  };
}

function shifted(tr: Transaction, selection: Selection, by: number): Selection {
  if (selection instanceof NodeSelection) return NodeSelection.create(tr.doc, selection.from + by);
  const at = (pos: number) => tr.doc.resolve(Math.max(0, Math.min(tr.doc.content.size, pos + by)));
  return TextSelection.between(at(selection.anchor), at(selection.head));
}

/** Repeats the selected blocks or beats behind themselves and selects the copy. Beats get ids of their own by `beatIdKeeper`. */
export const duplicateSelected: Command = (state, dispatch) => {
  const run = selectedRun(state);
  if (!run) return false;
  if (dispatch) {
    const tr = state.tr.insert(run.end, contentOf(run));
    dispatch(tr.setSelection(shifted(tr, state.selection, run.end - run.start)).scrollIntoView());
  }
  return true;
};

/**
 * Takes the selected blocks or beats away, over several acts the beats of each; the cursor stays beside their place. An act
 * that would lose its last beat keeps it, empty.
 */
export const deleteSelected: Command = (state, dispatch) => {
  const runs = selectedRuns(state);
  const run = runs[0];
  if (!run) return false;
  if (dispatch) {
    const { tr } = state;
    // The last first, so that the places of the earlier ones still hold.
    for (const each of runs.toReversed()) {
      const isWholeAct = each.parent.type === nodes["act"] && each.to - each.from + 1 === each.parent.childCount;
      if (isWholeAct) tr.replaceWith(each.start, each.end, nodes["beat"]!.create({ id: each.parent.child(each.from).attrs["id"] as string }, nodes["line"]!.create()));
      else tr.delete(each.start, each.end);
    }
    const $at = tr.doc.resolve(Math.min(run.start, tr.doc.content.size));
    const side = run.from > 0 ? -1 : 1;
    dispatch(tr.setSelection(TextSelection.findFrom($at, side, true) ?? TextSelection.near($at, side)).scrollIntoView());
  }
  return true;
};

/**
 * Makes the selected lines notes: text stays, formulas stay as TeX, the rest of the markup goes. Among several a line
 * without words goes away; alone it becomes a note to write.
 */
export const turnIntoNote: Command = (state, dispatch) => {
  const run = selectedRun(state);
  if (!isBlocks(run)) return false;
  const { content } = contentOf(run);
  const lines = content.filter((node) => node.type === nodes["line"]);
  const isAlone = content.length === 1;
  if (lines.length === 0 || (!isAlone && lines.every((line) => noteText(line).trim() === ""))) return false;
  if (dispatch) dispatch(rewritten(state, run, (node) => {
    if (node.type !== nodes["line"]) return [node];
    const text = noteText(node);
    return text.trim() === "" && !isAlone ? [] : [noteOf(text)];
  }));
  return true;
};

/** Makes the selected notes lines, one for each line of theirs, said by turns. */
export const turnIntoLine: Command = (state, dispatch) => {
  const run = selectedRun(state);
  if (!isBlocks(run) || !contentOf(run).content.some((node) => node.type === nodes["note"])) return false;
  if (dispatch) {
    let speaker = (run.parent.children.slice(0, run.from).findLast((node) => node.type === nodes["line"])?.attrs["speaker"] as string | undefined) ?? "";
    dispatch(rewritten(state, run, (node) => {
      if (node.type !== nodes["note"]) return [node];
      return node.textContent.split("\n").map((text) => {
        speaker = otherPerformer(state.doc, speaker);
        return nodes["line"]!.create({ speaker }, text === "" ? [] : [schema.text(text)]);
      });
    }));
  }
  return true;
};

function noteOf(text: string): Node {
  return nodes["note"]!.create(null, text === "" ? [] : [schema.text(text)]);
}

function noteText(line: Node): string {
  let text = "";
  line.forEach((child) => {
    if (child.isText) text += child.text;
    else if (child.type === nodes["math"]) text += `$${child.attrs["tex"] as string}$`;
    else if (child.type === nodes["cue"]) text += `（${child.attrs["text"] as string}）`;
  });
  return text;
}

function rewritten(state: EditorState, run: Run, change: (node: Node) => readonly Node[]): Transaction {
  const made = contentOf(run).content.flatMap(change);
  const tr = state.tr.replaceWith(run.start, run.end, made);
  const last = tr.doc.resolve(run.start + Fragment.fromArray([...made]).size);
  // What was several stays selected, for the next command.
  const isSeveral = run.to > run.from || made.length > 1;
  return tr.setSelection(isSeveral ? TextSelection.between(tr.doc.resolve(run.start), last) : TextSelection.near(last, -1)).scrollIntoView();
}
