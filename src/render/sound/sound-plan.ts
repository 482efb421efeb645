import type { BoundLine, Clip } from "#show";
import { actionSounds } from "#stage";
import { fromDb, sampleOfFrame, sampleOfMs } from "./pcm.ts";

/** A sound placed in the film. */
export interface Placement {
  readonly source:
    | { readonly kind: "take" | "file"; readonly file: string; readonly offsetSamples: number; readonly lengthSamples: number | null }
    | { readonly kind: "built-in"; readonly name: string }
    | { readonly kind: "laugh"; readonly durationMs: number };
  /** First sample in the film. */
  readonly at: number;
  readonly gain: number;
  /** −1 left … 1 right. */
  readonly pan: number;
  /** Where it is said, for messages. */
  readonly clipId: string;
}

/** How far the performers stand from the middle; enough to tell them apart with closed eyes. */
const PAN = 0.22;
/** Two sounds of one name nearer than this are one: a cue and a sound written for the same blow. */
const SAME_BLOW_MS = 150;
/** Takes are levelled to −20 LUFS; the block and the house sit around them. */
const VOICE_DB = 1;

/**
 * All sounds of these clips, sample-exact: a clip begins with its first frame, a line at its start within the clip.
 *
 * @param clips in film order; the film is these, one after the other
 */
export function planSound(clips: readonly Clip[], fps: number): readonly Placement[] {
  const placements: Placement[] = [];
  let frame = 0;
  for (const clip of clips) {
    const start = sampleOfFrame(frame, fps);
    frame += clip.durationFrames;
    const at = (tMs: number) => start + sampleOfMs(tMs);
    const add = (source: Placement["source"], tMs: number, gain: number, pan = 0) =>
      placements.push({ source, at: at(tMs), gain, pan, clipId: clip.id });

    for (const line of clip.lines) {
      if (!line.take) continue;
      const { file, offsetMs, durationMs } = line.take;
      const source = { kind: "take", file, offsetSamples: sampleOfMs(offsetMs), lengthSamples: sampleOfMs(durationMs) } as const;
      add(source, line.startMs, fromDb(VOICE_DB), panOf(line, clip));
    }
    for (const { tMs, name, gainDb } of soundsOf(clip)) {
      const isOurs = !name.includes("/") && !name.includes(".");
      add(isOurs ? { kind: "built-in", name } : { kind: "file", file: name, offsetSamples: 0, lengthSamples: null }, tMs, fromDb(gainDb));
    }
    for (const { startMs, durationMs } of clip.laughs) {
      const isWritten = clip.sounds.some(({ name, tMs }) => name === "laugh" && Math.abs(tMs - startMs) < durationMs);
      if (!isWritten) add({ kind: "laugh", durationMs }, startMs, 1);
    }
  }
  return placements;
}

/** The written sounds, and those that a cue of the stage makes. */
function soundsOf(clip: Clip): Clip["sounds"] {
  const made = clip.stageEvents.flatMap(({ tMs, action }) => {
    const name = actionSounds.get(action);
    const isWritten = clip.sounds.some((sound) => sound.name === name && Math.abs(sound.tMs - tMs) < SAME_BLOW_MS);
    return name === undefined || isWritten ? [] : [{ tMs, name, gainDb: 0 }];
  });
  return [...clip.sounds, ...made];
}

function panOf(line: BoundLine, clip: Clip): number {
  const index = clip.performers.findIndex(({ name }) => name === line.speaker);
  if (index < 0 || clip.performers.length < 2) return 0;
  return index === 0 ? -PAN : PAN;
}
