import type { Node } from "prosemirror-model";
import { z } from "zod";
import type { Studio } from "../store/studio-store.ts";
import { remember, remembered } from "./remembered.ts";

/** Where the cursor was: in which beat, in which of its blocks, how many characters in. */
const placeSchema = z.object({ beatId: z.string(), blockIndex: z.int().nonnegative(), offset: z.int().nonnegative() });
type Place = z.infer<typeof placeSchema>;

/** Often enough for who comes back, seldom enough for who types. */
const EVERY_MS = 1000;

/** @returns the document position at which this browser left the show; null when it never was in it, or the beat is gone */
export function rememberedPlace(showId: string, doc: Node): number | null {
  const place = remembered(keyOf(showId), placeSchema);
  if (place === null) return null;
  let found: number | null = null;
  doc.descendants((node, pos) => {
    if (found !== null || node.type.name === "line") return false;
    if (node.type.name === "beat" && node.attrs["id"] === place.beatId) found = placeIn(node, pos, place);
    return true;
  });
  return found;
}

/** Remembers from now on where the cursor is. */
export function rememberPlace(showId: string, studio: Studio): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const { editor: { selection }, whereabouts: { beatId, blockIndex } } = studio.getState();
    if (beatId === null || blockIndex === null) return;
    const offset = selection.$head.parent.isTextblock ? selection.$head.parentOffset : 0;
    remember(keyOf(showId), { beatId, blockIndex, offset } satisfies Place);
  };
  studio.subscribe((state, before) => {
    if (state.editor.selection !== before.editor.selection) waiting ??= setTimeout(write, EVERY_MS);
  });
  addEventListener("pagehide", () => { if (waiting !== undefined) write(); });
}

/** Of a beat that has become shorter, the nearest there is. */
function placeIn(beat: Node, beatPos: number, { blockIndex, offset }: Place): number {
  const index = Math.min(blockIndex, beat.childCount - 1);
  let pos = beatPos + 1;
  for (let i = 0; i < index; i++) pos += beat.child(i).nodeSize;
  const block = beat.child(index);
  return pos + 1 + (block.isTextblock && index === blockIndex ? Math.min(offset, block.content.size) : 0);
}

function keyOf(showId: string): string {
  return `doupeng-place:${showId}`;
}
