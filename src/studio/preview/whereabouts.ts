import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { type BoundShow, lineTimesOf, type TimelineClip } from "#show";
import { clipsOfBeat } from "./clips-of-beat.ts";
import { spokenPlaces, waitedFor } from "../timeline/spoken-places.ts";

/** A picture stands at whole frames: a little before a moment it is that moment. ms */
export const NEAR_MS = 40;

/** The clip of a beat; a reprise of it elsewhere is another clip. */
export function clipOfBeat(bound: BoundShow, beatId: string | null): TimelineClip | undefined {
  return bound.timeline.clips.find(({ clip }) => clip.kind === "beat" && clip.beatId === beatId);
}

/** The clip of the beat that plays at a time, or comes in. */
export function clipAt({ timeline: { clips } }: BoundShow, filmMs: number): TimelineClip | undefined {
  const beats = clips.filter(({ clip }) => clip.kind === "beat");
  return beats.find(({ clip, startMs }) => startMs + clip.durationMs > filmMs + 1) ?? beats.at(-1);
}

/** Film time at which the line that is said at a time begins; before the first of a beat, the beat. Null where nothing is said yet. */
export function lineStartAt({ timeline: { clips } }: BoundShow, filmMs: number): number | null {
  const stops = clips.flatMap(({ startMs, clip }) => clip.lines.flatMap((line, index) => [...(index === 0 ? [startMs] : []), startMs + line.startMs]));
  return stops.findLast((startMs) => startMs <= filmMs + NEAR_MS) ?? null;
}

/** Film time at which the line, the fact or the cold open under the cursor begins; in what does not play, of the line before it, or of the beat. */
export function filmMsAtCursor(editor: EditorState, bound: BoundShow): number | null {
  const { $from } = editor.selection;
  if ($from.depth < 2) return null;
  const beat = $from.node(2);
  const placed = clipOfBeat(bound, beat.attrs["id"] as string);
  if (placed === undefined) return null;
  const block = $from.depth >= 3 ? $from.node(3) : $from.nodeAfter;
  if (block?.type.name === "reprise") {
    const opening = clipsOfBeat(bound, placed).find(({ clip }) => clip.kind === "reprise" && clip.beatId === block.attrs["beat"]);
    if (opening !== undefined) return opening.startMs;
  }
  if (block?.type.name === "fact_box") {
    const nth = beat.children.filter(({ type }) => type === block.type).indexOf(block);
    const card = placed.clip.facts[nth];
    if (card !== undefined) return placed.startMs + card.startMs;
  }
  const before = new Set(beat.children.slice(0, $from.index(2) + 1));
  return placed.startMs + (lineTimesOf(beat).findLast(({ node }) => before.has(node))?.startMs ?? 0);
}

/** Film time at which the cue at `pos` fires; null when its beat has not been bound. */
export function filmMsOfCue(doc: Node, pos: number, bound: BoundShow): number | null {
  const $pos = doc.resolve(pos);
  if ($pos.depth < 3) return null;
  const [beat, line] = [$pos.node(2), $pos.node(3)];
  const placed = clipOfBeat(bound, beat.attrs["id"] as string);
  const times = lineTimesOf(beat).find(({ node }) => node === line);
  if (placed === undefined || times === undefined) return null;
  let cue = -1;
  line.forEach((node, offset) => { if (node.type.name === "cue" && $pos.start(3) + offset <= pos) cue++; });
  const at = times.anchors.filter(({ kind }) => kind === "cue")[cue];
  if (at === undefined) return null;
  const node = doc.nodeAt(pos);
  const waitedMs = node?.type.name === "cue" ? waitedFor(node, spokenPlaces(line).map(({ text }) => text).join(""), times.beginsMs) : null;
  return placed.startMs + (waitedMs ?? at.tMs);
}
