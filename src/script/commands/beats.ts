import { Fragment, type Node } from "prosemirror-model";
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import { beatIdsOf, newBeatId } from "../ids.ts";
import type { BeatAttrs } from "../nodes/beat.ts";
import { nodes } from "../schema.ts";
import type { SceneBinding } from "../words.ts";
import { accepts, around, type Found, headingText, selected } from "./where.ts";

/**
 * Starts a new beat at the block around the cursor. What came before keeps the id; the new beat goes on with the same
 * scene, without a break, and has no title yet.
 *
 * @param seed where counting for the new id begins
 */
export function splitBeat(seed: number): Command {
  return (state, dispatch) => {
    const beat = selected(state, "beat");
    const block = around(state.selection.$from, "block");
    if (!beat || !block || block.index === 0 || block.node.type === nodes["reprise"]) return false;
    if (dispatch) {
      const attrs = { ...beat.node.attrs, id: newBeatId(new Set(beatIdsOf(state.doc)), seed), title: "", entrance: "cut" };
      dispatch(state.tr.split(block.pos, 1, [{ type: nodes["beat"]!, attrs }]).scrollIntoView());
    }
    return true;
  };
}

/** Joins the beat around the cursor to the one before it, which keeps its id, title and scene. */
export const joinBeats: Command = (state, dispatch) => {
  const beat = selected(state, "beat");
  if (!beat || beat.index === 0) return false;
  const before = beat.parent.child(beat.index - 1);
  // A reprise opens its beat; it cannot stand behind a line.
  if (has(before, "line") && has(beat.node, "reprise")) return false;
  if (dispatch) {
    const tr = state.tr;
    if (before.attrs["scene"] === null) tr.setNodeAttribute(beat.pos - before.nodeSize, "scene", beat.node.attrs["scene"]);
    dispatch(tr.join(beat.pos).scrollIntoView());
  }
  return true;
};

function has(beat: Node, type: string): boolean {
  return beat.children.some((child) => child.type === nodes[type]);
}

/** Moves the beat around the cursor one place up or down, from act to act if need be. The selection goes with it. */
export function moveBeat(direction: "up" | "down"): Command {
  return (state, dispatch) => {
    const beat = selected(state, "beat");
    if (!beat) return false;
    const step = direction === "up" ? -1 : 1;
    const target = beat.index + step;
    const tr = target >= 0 && target < beat.parent.childCount
      ? swapped(state.tr, beat, beat.parent.child(target), step)
      : movedToAct(state.tr, beat, step);
    if (!tr) return false;
    if (dispatch) dispatch(tr.scrollIntoView());
    return true;
  };
}

function swapped(tr: Transaction, beat: Found, other: Node, step: number): Transaction {
  const offset = tr.selection.from - beat.pos;
  const start = step < 0 ? beat.pos - other.nodeSize : beat.pos;
  const order = step < 0 ? [beat.node, other] : [other, beat.node];
  tr.replaceWith(start, start + beat.node.nodeSize + other.nodeSize, Fragment.fromArray(order));
  return selectedAt(tr, (step < 0 ? start : start + other.nodeSize) + offset);
}

/** An act keeps at least one beat. */
function movedToAct(tr: Transaction, beat: Found, step: number): Transaction | null {
  const $beat = tr.doc.resolve(beat.pos);
  const act = $beat.index(0) + step;
  if (beat.parent.childCount === 1 || act < 0 || act >= tr.doc.childCount) return null;
  const offset = tr.selection.from - beat.pos;
  tr.delete(beat.pos, beat.pos + beat.node.nodeSize);
  // Going down, the beat opens the next act; going up, it closes the previous one.
  const edge = tr.mapping.map(step < 0 ? $beat.before(1) - 1 : $beat.after(1) + 1);
  return selectedAt(tr.insert(edge, beat.node), edge + offset);
}

function selectedAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos)));
}

export function setBeatTitle(title: string): Command {
  return changeBeat({ title: headingText(title) });
}

/** Binds the beat around the cursor to a scene; `null` unbinds it. */
export function bindScene(scene: SceneBinding | null): Command {
  return changeBeat({ scene });
}

/** How the picture of the beat plays: 正放 or 倒放, and how fast. */
export function setPlayback(playback: Partial<Pick<BeatAttrs, "direction" | "speed">>): Command {
  return changeBeat(playback);
}

/** How the beat comes in after the one before. */
export function setEntrance(entrance: BeatAttrs["entrance"]): Command {
  return changeBeat({ entrance });
}

function changeBeat(change: Partial<BeatAttrs>): Command {
  return (state, dispatch) => {
    const beat = selected(state, "beat");
    if (!beat || !accepts("beat", change)) return false;
    const changed = Object.entries(change).filter(([name, value]) => beat.node.attrs[name] !== value);
    if (changed.length === 0) return false;
    if (dispatch) dispatch(changed.reduce((tr, [name, value]) => tr.setNodeAttribute(beat.pos, name, value), state.tr));
    return true;
  };
}
