import type { BoundShow, TimelineClip } from "#show";

/** A beat as it plays: the cold opens that are written in it, the transition by which it comes in, itself: what lies between the beat before and this one. */
export function clipsOfBeat({ timeline: { clips } }: BoundShow, placed: TimelineClip): readonly TimelineClip[] {
  const last = clips.indexOf(placed);
  let first = last;
  while (first > 0 && clips[first - 1]!.clip.kind !== "beat") first--;
  return clips.slice(first, last + 1);
}
