import { loadShowFolder } from "../../src/render/index.ts";
import { bindShow } from "../../src/show/index.ts";
import { catalogue } from "../../src/stage/index.ts";

/** The show that both sides render: all of it, or its clips cut to their first frames. */
export async function boundForBench({ show, beats, frames }) {
  const folder = await loadShowFolder(show);
  const bound = bindShow({ script: folder.script, catalogue, takes: folder.takes, media: folder.media });
  const msOfFrame = 1000 / bound.timeline.fps;
  const clips = bound.timeline.clips
    .filter(({ clip }) => !beats || beats.includes(clip.id))
    .map((placed) => {
      const durationFrames = Math.min(placed.clip.durationFrames, frames ?? Infinity);
      return { ...placed, clip: { ...placed.clip, durationFrames, durationMs: durationFrames * msOfFrame } };
    });
  return { ...bound, timeline: { ...bound.timeline, clips } };
}
