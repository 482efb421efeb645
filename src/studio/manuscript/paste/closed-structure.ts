import { Fragment, type Node, Slice } from "prosemirror-model";
import { nodes } from "#script";

/**
 * What was copied over several beats, as whole beats: the part of the first one is a beat without a heading, whose lines
 * go to where the cursor is. Null for anything that lies in one beat.
 */
export function closedStructure({ content, openStart }: Slice): Slice | null {
  const isActs = content.firstChild?.type === nodes["act"];
  if (isActs && openStart === 0) return null;
  const beats: readonly Node[] = isActs ? content.content.flatMap((act) => act.children) : content.content;
  const isOpen = openStart > (isActs ? 1 : 0);
  if (beats.length < 2 || beats[0]!.type !== nodes["beat"] || !isOpen) return null;
  const headless = nodes["beat"]!.create({ id: beats[0]!.attrs["id"] as string }, beats[0]!.content);
  return new Slice(Fragment.fromArray([headless, ...beats.slice(1)]), 0, 0);
}

/** Several lines copied from one beat, as whole lines, each with its performer; null for anything else. */
export function closedLines({ content, openStart }: Slice): Slice | null {
  let [lines, depth] = [content, openStart];
  for (; depth > 1 && lines.childCount === 1; depth -= 1) lines = lines.firstChild!.content;
  const isLines = depth === 1 && lines.childCount > 1 && lines.firstChild!.type === nodes["line"];
  return isLines ? new Slice(lines, 0, 0) : null;
}
