import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, TextSelection } from "prosemirror-state";
import type { FactBoxAttrs } from "../nodes/fact-box.ts";
import type { RepriseAttrs } from "../nodes/reprise.ts";
import { nodes, schema } from "../schema.ts";
import { accepts, placeForBlock, selected } from "./where.ts";

/** Puts a fact box behind the block around the cursor and selects it. */
export function insertFactBox(attrs: Partial<FactBoxAttrs>): Command {
  return (state, dispatch) => {
    const pos = placeForBlock(state);
    if (pos === null || !accepts("fact_box", attrs)) return false;
    if (dispatch) {
      const tr = state.tr.insert(pos, nodes["fact_box"]!.create(attrs));
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView());
    }
    return true;
  };
}

/** Changes the selected fact box. */
export function updateFactBox(attrs: Partial<FactBoxAttrs>): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof NodeSelection) || selection.node.type !== nodes["fact_box"]) return false;
    const changed = Object.entries(attrs).filter(([name, value]) => selection.node.attrs[name] !== value);
    if (changed.length === 0 || !accepts("fact_box", attrs)) return false;
    if (dispatch) {
      const tr = changed.reduce((last, [name, value]) => last.setNodeAttribute(selection.from, name, value), state.tr);
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, selection.from)));
    }
    return true;
  };
}

/** Puts a note behind the block around the cursor, with the cursor at its end. */
export function insertNote(text: string): Command {
  return (state, dispatch) => {
    const pos = placeForBlock(state);
    if (pos === null || /[\r\0]/.test(text)) return false;
    if (dispatch) {
      const tr = state.tr.insert(pos, nodes["note"]!.create(null, text === "" ? [] : [schema.text(text)]));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1 + text.length)).scrollIntoView());
    }
    return true;
  };
}

/** Opens the beat around the cursor with a range of another beat, once per beat. */
export function insertReprise(attrs: Pick<RepriseAttrs, "beat"> & Partial<RepriseAttrs>): Command {
  return (state, dispatch) => {
    const beat = selected(state, "beat");
    const isUsable = beat && accepts("reprise", attrs) && attrs.beat !== "" && attrs.beat !== beat.node.attrs["id"];
    if (!isUsable || beat.node.children.some((child) => isRepriseOf(child, attrs.beat))) return false;
    if (dispatch) {
      const tr = state.tr.insert(beat.pos + 1, nodes["reprise"]!.create(attrs));
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, beat.pos + 1)).scrollIntoView());
    }
    return true;
  };
}

function isRepriseOf(node: Node, beat: string): boolean {
  return node.type === nodes["reprise"] && node.attrs["beat"] === beat;
}
