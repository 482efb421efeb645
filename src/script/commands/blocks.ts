import type { Node } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import type { FactBoxAttrs } from "../nodes/fact-box.ts";
import type { RepriseAttrs } from "../nodes/reprise.ts";
import { nodes, schema } from "../schema.ts";
import { accepts, placeForBlock, selected, selectedLine } from "./where.ts";

/** Puts a fact box behind the block around the cursor and selects it. An empty line around the cursor makes way. */
export function insertFactBox(attrs: Partial<FactBoxAttrs>): Command {
  return (state, dispatch) => {
    const behind = placeForBlock(state);
    if (behind === null || !accepts("fact_box", attrs)) return false;
    if (dispatch) {
      const { tr, pos } = withoutEmptyLine(state, behind);
      tr.insert(pos, nodes["fact_box"]!.create(attrs));
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView());
    }
    return true;
  };
}

/** Takes the empty line around the cursor away; `pos` is where a place of the old document then is. */
function withoutEmptyLine(state: EditorState, place: number): { readonly tr: Transaction; readonly pos: number } {
  const line = selectedLine(state);
  const tr = line?.node.content.size === 0 ? state.tr.delete(line.pos, line.pos + line.node.nodeSize) : state.tr;
  return { tr, pos: tr.mapping.map(place) };
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

/** Puts a note behind the block around the cursor, with the cursor at its end. An empty line around the cursor makes way. */
export function insertNote(text: string): Command {
  return (state, dispatch) => {
    const behind = placeForBlock(state);
    if (behind === null || /[\r\0]/.test(text)) return false;
    if (dispatch) {
      const { tr, pos } = withoutEmptyLine(state, behind);
      tr.insert(pos, nodes["note"]!.create(null, text === "" ? [] : [schema.text(text)]));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1 + text.length)).scrollIntoView());
    }
    return true;
  };
}

/** Opens the beat around the cursor with a range of another beat, once per beat. An empty line around the cursor makes way. */
export function insertReprise(attrs: Pick<RepriseAttrs, "beat"> & Partial<RepriseAttrs>): Command {
  return (state, dispatch) => {
    const beat = selected(state, "beat");
    const isUsable = beat && accepts("reprise", attrs) && attrs.beat !== "" && attrs.beat !== beat.node.attrs["id"];
    if (!isUsable || beat.node.children.some((child) => isRepriseOf(child, attrs.beat))) return false;
    if (dispatch) {
      const { tr, pos } = withoutEmptyLine(state, beat.pos + 1);
      tr.insert(pos, nodes["reprise"]!.create(attrs));
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView());
    }
    return true;
  };
}

function isRepriseOf(node: Node, beat: string): boolean {
  return node.type === nodes["reprise"] && node.attrs["beat"] === beat;
}
