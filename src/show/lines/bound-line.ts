import type { BoundLine } from "../bound.ts";
import type { PlacedLine } from "../beat/lay-out.ts";
import { phrasesOf } from "../subtitles/phrases.ts";
import { mouthOf } from "./mouth.ts";
import { PACE } from "../duration/pace.ts";

/** A line as the stage plays it; null when nothing is said. */
export function boundLine(placed: PlacedLine): BoundLine | null {
  return cutLine(placed, { from: 0, to: placed.spoken.text.length, shiftMs: 0 });
}

export interface Cut {
  /** Range of the spoken text that is heard. */
  readonly from: number;
  readonly to: number;
  /** Clip time at which the cut clip starts. */
  readonly shiftMs: number;
}

/** A part of a line, for a reprise that starts or ends inside it. Its times count from `shiftMs`. */
export function cutLine({ spoken, clock, originMs, speaker, role, take }: PlacedLine, { from, to, shiftMs }: Cut): BoundLine | null {
  const whole = from === 0 && to === spoken.text.length;
  const fromMs = whole ? clock.startMs : Math.max(clock.startMs, clock.begins[from]!);
  const toMs = whole ? clock.endMs : Math.min(clock.endMs, clock.spokenBy[to]!);
  if (toMs <= fromMs) return null;
  const startMs = Math.max(0, Math.round(originMs + fromMs - shiftMs));
  const durationMs = Math.round(toMs - fromMs);
  const offsetMs = Math.round(fromMs - clock.startMs);
  const mouth = mouthOf(clock, take);
  const firstValue = Math.round(offsetMs / PACE.mouthStepMs);
  return {
    speaker,
    role,
    startMs,
    durationMs,
    text: spoken.text.slice(from, to),
    take: take === null ? null : { file: take.file, sha256: take.sha256, offsetMs, durationMs, scratch: take.scratch },
    mouth: mouth.slice(firstValue, firstValue + Math.ceil(durationMs / PACE.mouthStepMs)),
    phrases: phrasesOf(spoken, clock, { originMs: originMs - shiftMs, from, to }),
  };
}
