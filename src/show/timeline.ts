import type { Clip, Timeline, TimelineAct, TimelineClip } from "./bound.ts";
import type { ActTitle } from "./beat/settings.ts";

export type ActClips = ActTitle & { readonly clips: readonly Clip[] };

/**
 * Strings clips together. Frames are whole and only ever summed, so an act is exactly its clips and the film exactly its acts;
 * ms are those frames in ms.
 *
 * @param previous placed clips that are equal are taken from here
 */
export function placeClips(acts: readonly ActClips[], video: { readonly width: number; readonly height: number; readonly fps: number }, previous?: Timeline): Timeline {
  const { width, height, fps } = video;
  const ms = (frames: number) => (frames * 1000) / fps;
  const clips: TimelineClip[] = [];
  const placedActs: TimelineAct[] = [];
  let startFrame = 0;
  for (const [actIndex, act] of acts.entries()) {
    const actStart = startFrame;
    for (const clip of act.clips) {
      const before = previous?.clips[clips.length];
      const same = before?.clip === clip && before.startFrame === startFrame && before.actIndex === actIndex && previous?.fps === fps;
      clips.push(same ? before : { actIndex, startMs: ms(startFrame), startFrame, clip });
      startFrame += clip.durationFrames;
    }
    placedActs.push({
      kind: act.kind, title: act.title, startMs: ms(actStart), durationMs: ms(startFrame - actStart), startFrame: actStart, durationFrames: startFrame - actStart,
    });
  }
  return { fps, width, height, durationMs: ms(startFrame), durationFrames: startFrame, acts: placedActs, clips };
}
