import type { Node } from "prosemirror-model";
import { type EditorState, NodeSelection } from "prosemirror-state";
import type { BeatAttrs, CueAttrs, FactBoxAttrs } from "#script";
import { dispatchGesture } from "../store/gesture.ts";
import type { Studio, StudioState } from "../store/studio-store.ts";

interface Placed {
  readonly node: Node;
  readonly pos: number;
}

/** The beat the cursor is in, or that is selected. */
export function beatAtCursor({ selection: { $from } }: EditorState): Placed | null {
  if ($from.depth >= 2) return { node: $from.node(2), pos: $from.before(2) };
  const after = $from.depth === 1 ? $from.nodeAfter : null;
  return after?.type.name === "beat" ? { node: after, pos: $from.pos } : null;
}

/** Its attributes keep their identity while somebody types in the beat, so whoever selects them is left alone. */
export function selectBeat({ editor }: StudioState): BeatAttrs | null {
  return (beatAtCursor(editor)?.node.attrs as BeatAttrs | undefined) ?? null;
}

/** The cue or fact box that is selected. */
export function selectChosen({ editor: { selection } }: StudioState): Node | null {
  return selection instanceof NodeSelection && (selection.node.type.name === "cue" || selection.node.type.name === "fact_box") ? selection.node : null;
}

/** Changes the beat under the cursor. */
export function changeBeat(studio: Studio, change: Partial<BeatAttrs>, gesture: string): void {
  const { editor } = studio.getState();
  const beat = beatAtCursor(editor);
  if (beat !== null) changeAt(studio, beat, change, gesture);
}

/** Changes the selected cue or fact box. */
export function changeChosen(studio: Studio, change: Partial<CueAttrs> | Partial<FactBoxAttrs>, gesture: string): void {
  const { editor } = studio.getState();
  const node = selectChosen(studio.getState());
  if (node !== null) changeAt(studio, { node, pos: editor.selection.from }, change, gesture);
}

function changeAt(studio: Studio, { node, pos }: Placed, change: Readonly<Record<string, unknown>>, gesture: string): void {
  const { tr } = studio.getState().editor;
  for (const [name, value] of Object.entries(change)) if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
  if (tr.docChanged) dispatchGesture(studio, tr, gesture);
}

/** An object with one entry set, or taken away. */
export function withEntry<T>(entries: Readonly<Record<string, T>>, name: string, value: T | undefined): Readonly<Record<string, T>> {
  return withEntries(entries, { [name]: value });
}

/** With several. */
export function withEntries<T>(entries: Readonly<Record<string, T>>, changes: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries({ ...entries, ...changes }).filter((entry): entry is [string, T] => entry[1] !== undefined));
}
