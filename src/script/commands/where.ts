import type { Node, ResolvedPos } from "prosemirror-model";
import { type EditorState, NodeSelection } from "prosemirror-state";
import type { Check } from "../checks.ts";
import type { DocAttrs } from "../nodes/doc.ts";
import { nodes } from "../schema.ts";
import type { Cast } from "../words.ts";

/** A node in the document and the position before it. */
export interface Found {
  readonly node: Node;
  readonly pos: number;
  readonly index: number;
  readonly parent: Node;
}

/** The act, beat or block around a position, or right behind it. */
export function around($pos: ResolvedPos, type: "act" | "beat" | "block"): Found | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const isWanted = type === "block" ? $pos.node(depth - 1).type === nodes["beat"] : $pos.node(depth).type === nodes[type];
    if (isWanted)
      return { node: $pos.node(depth), pos: $pos.before(depth), index: $pos.index(depth - 1), parent: $pos.node(depth - 1) };
  }
  // A selected block lies behind a position in its beat.
  if (type === "block" && $pos.parent.type === nodes["beat"] && $pos.nodeAfter)
    return { node: $pos.nodeAfter, pos: $pos.pos, index: $pos.index(), parent: $pos.parent };
  return null;
}

/** The line around the selection, when all of the selection lies in it. */
export function selectedLine(state: EditorState): Found | null {
  const { $from, $to } = state.selection;
  return $from.sameParent($to) && $from.parent.type === nodes["line"] ? around($from, "block") : null;
}

/** The act or beat that is selected, or around the selection when all of it lies in there. */
export function selected(state: EditorState, type: "act" | "beat"): Found | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type === nodes[type])
    return { node: selection.node, pos: selection.from, index: selection.$from.index(), parent: selection.$from.parent };
  const from = around(state.selection.$from, type);
  const to = around(state.selection.$to, type);
  return from && to && from.pos === to.pos ? from : null;
}

/** Where a new block goes: behind the block around the selection, or at the end of a selected beat. */
export function placeForBlock(state: EditorState): number | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type === nodes["beat"]) return selection.to - 1;
  const { $to } = selection;
  const block = around($to, "block");
  // A selected block ends where the selection does.
  if (block) return $to.pos <= block.pos ? $to.pos : block.pos + block.node.nodeSize;
  return $to.parent.type === nodes["beat"] ? $to.pos : null;
}

export function castOf(doc: Node): readonly Cast[] {
  return (doc.attrs as DocAttrs).cast;
}

/** Who answers: 捧哏 to 逗哏 and the other way round; 逗哏 to anybody else. */
export function otherPerformer(doc: Node, speaker: string): string {
  const cast = castOf(doc);
  const role = cast.find((member) => member.name === speaker)?.role;
  const other = cast.find((member) => member.role === (role === "dougen" ? "penggen" : "dougen"));
  return (other ?? cast.find((member) => member.name !== speaker))?.name ?? speaker;
}

/** Whether the schema takes these values for attributes of a node. */
export function accepts(type: string, attrs: Readonly<Record<string, unknown>>): boolean {
  const specs = nodes[type]!.spec.attrs ?? {};
  return Object.entries(attrs).every(([name, value]) => passes(specs[name]?.validate, value));
}

export function passes(check: unknown, value: unknown): boolean {
  try {
    (check as Check)(value);
    return true;
  } catch {
    return false;
  }
}

/** A title as it can stand in a heading. */
export function headingText(text: string): string {
  return text.replace(/[\n\r\0]+/g, " ").trim();
}
