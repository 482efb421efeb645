import type { TimelineClip } from "#show";

/** Where clips that follow one another begin in the film, and how long they are together. ms */
export function spanOf(clips: readonly TimelineClip[]): { readonly startMs: number; readonly lengthMs: number } {
  return { startMs: clips[0]?.startMs ?? 0, lengthMs: clips.reduce((sum, { clip }) => sum + clip.durationMs, 0) };
}
