import type { TimelineClip } from "./bound.ts";
import type { Caption } from "./bound-show.ts";

/**
 * The subtitles of the film in film time. Where one performer falls into the other's words, the earlier caption
 * makes room for the later, since players show one at a time.
 */
export function captionsOf(clips: readonly TimelineClip[]): readonly Caption[] {
  const spoken = clips.flatMap(({ startMs, clip }) => clip.lines.flatMap(({ speaker, role, phrases }) => phrases.map((phrase): Caption => ({
    startMs: Math.round(startMs + phrase.startMs),
    endMs: Math.round(startMs + phrase.endMs),
    speaker,
    role,
    text: phrase.runs.map((run) => run.text).join(""),
  }))));
  const sorted = spoken.sort((a, b) => a.startMs - b.startMs);
  return sorted.map((caption, index) => ({ ...caption, endMs: Math.min(caption.endMs, sorted[index + 1]?.startMs ?? Infinity) }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}
