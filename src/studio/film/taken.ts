import type { ChoosableClip } from "../../server/protocol.ts";

/** Ids of the clips that will be in the film: those that are not left out, and what comes along with them. */
export function takenOf(clips: readonly ChoosableClip[], left: ReadonlySet<string>): ReadonlySet<string> {
  const known = new Map(clips.map((clip) => [clip.clipId, clip]));
  const isTaken = (clipId: string): boolean => {
    const clip = known.get(clipId);
    if (clip === undefined) return false;
    return clip.broughtBy.length === 0 ? !left.has(clipId) : clip.broughtBy.every(isTaken);
  };
  return new Set([...known.keys()].filter(isTaken));
}
