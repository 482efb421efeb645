import type { BoundShow } from "#show";
import type { Clip, TimelineClip } from "../../../src/show/bound.ts";

/** A clip of the stub stage: `frames` frames that show `text`. */
export function stubClip(id: string, frames: number, text = id, more: Partial<Clip> = {}): Clip {
  const durationMs = (frames * 1000) / 30;
  return {
    id,
    beatId: id,
    kind: "beat",
    title: "",
    actTitle: null,
    durationFrames: frames,
    durationMs,
    scene: null,
    lines: [
      {
        speaker: "甲",
        role: "dougen",
        startMs: 0,
        durationMs,
        text,
        take: null,
        mouth: [],
        phrases: [{ startMs: 0, endMs: durationMs, runs: [{ text }] }],
      },
    ],
    stageEvents: [],
    sounds: [],
    facts: [],
    laughs: [],
    performers: [],
    ...more,
  };
}

/** A small film of these clips. */
export function stubShow(clips: readonly Clip[], size = { width: 320, height: 180 }): BoundShow {
  let startFrame = 0;
  const placed: TimelineClip[] = clips.map((clip) => {
    const at = { actIndex: 0, startMs: (startFrame * 1000) / 30, startFrame, clip };
    startFrame += clip.durationFrames;
    return at;
  });
  const durationMs = (startFrame * 1000) / 30;
  return {
    title: "样片",
    theme: "light",
    timeline: {
      fps: 30,
      ...size,
      durationMs,
      durationFrames: startFrame,
      acts: [{ kind: "zhenghuo", title: "正活", startMs: 0, durationMs, startFrame: 0, durationFrames: startFrame }],
      clips: placed,
    },
    problems: [],
    facts: [],
    captions: [],
  };
}
