import { diffArrays } from "diff";
import type { Timeline, TimelineClip } from "#show";

type Clips = Pick<Timeline, "clips">;

/**
 * Where in a film that was bound anew the words are that were played at a time of the film before: the same line, as far into it;
 * or the beginning of the nearest that is left.
 *
 * @param filmMs film time of `before`
 * @returns film time of `after`, in ms
 */
export function sameMoment({ clips: before }: Clips, { clips: after }: Clips, filmMs: number): number {
  const index = Math.max(0, before.findLastIndex(({ startMs }) => startMs <= filmMs));
  const was = before[index];
  const places = new Map(after.map((placed) => [placed.clip.id, placed]));
  if (was === undefined || after.length === 0) return filmMs;
  const now = places.get(was.clip.id);
  if (now !== undefined) return now.startMs + (now.clip === was.clip ? filmMs - was.startMs : sameWords(was, now, filmMs - was.startMs));
  const behind = before.slice(index).find(({ clip }) => places.has(clip.id)) ?? before.findLast(({ clip }) => places.has(clip.id));
  return behind === undefined ? 0 : places.get(behind.clip.id)!.startMs;
}

/** Within a clip; ms from its start. */
function sameWords({ clip: was }: TimelineClip, { clip: now }: TimelineClip, atMs: number): number {
  const index = was.lines.findLastIndex(({ startMs }) => startMs <= atMs);
  if (index < 0 || now.lines.length === 0) return Math.min(atMs, now.lines[0]?.startMs ?? now.durationMs);
  const { at, isThere } = sameLine(was.lines.map(spoken), now.lines.map(spoken), index);
  const line = now.lines[at]!;
  const endMs = now.lines[at + 1]?.startMs ?? now.durationMs;
  return Math.min(endMs - 1, line.startMs + (isThere ? atMs - was.lines[index]!.startMs : 0));
}

function spoken({ speaker, text }: { readonly speaker: string; readonly text: string }): string {
  return `${speaker}：${text}`;
}

/** The place of a line in a later list, which is not empty; where it was rewritten, of what came for it; where it is gone, of what stands there now. */
function sameLine(before: readonly string[], after: readonly string[], index: number): { readonly at: number; readonly isThere: boolean } {
  let [i, j] = [0, 0];
  const parts = diffArrays([...before], [...after]);
  for (const [place, { added, removed, count }] of parts.entries()) {
    if (!added && index < i + count) {
      const come = removed && parts[place + 1]?.added ? parts[place + 1]!.count : removed && parts[place - 1]?.added ? parts[place - 1]!.count : 0;
      const from = removed && parts[place - 1]?.added ? j - come : j;
      if (!removed) return { at: j + index - i, isThere: true };
      return { at: Math.min(from + Math.min(index - i, Math.max(0, come - 1)), after.length - 1), isThere: come === count };
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return { at: after.length - 1, isThere: false };
}
