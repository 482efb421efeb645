import type { BoundLine, Clip, Phrase, Role } from "#show";

/** Length of one value of a line's mouth envelope. */
const MOUTH_STEP_MS = 40;

export interface Performer {
  readonly name: string;
  readonly role: Role;
}

/** A phrase with the line it belongs to. */
export interface SpokenPhrase {
  readonly line: BoundLine;
  readonly phrase: Phrase;
  readonly index: number;
}

export function isSpeaker(performer: Performer, line: BoundLine): boolean {
  return line.speaker === performer.name;
}

/** Openness of a performer's mouth, 0…1. */
export function mouthAt(clip: Clip, performer: Performer, tMs: number): number {
  let open = 0;
  for (const line of clip.lines) {
    if (!isSpeaker(performer, line) || tMs < line.startMs || tMs >= line.startMs + line.durationMs) continue;
    open = Math.max(open, line.mouth[Math.floor((tMs - line.startMs) / MOUTH_STEP_MS)] ?? 0);
  }
  return open;
}

/** How lively somebody speaks around an instant: the mean opening within ±300 ms. */
export function energyAt(clip: Clip, performer: Performer, tMs: number): number {
  let sum = 0;
  for (let d = -300; d <= 300; d += 60) sum += mouthAt(clip, performer, tMs + d);
  return sum / 11;
}

/** All phrases of a clip in order of time, numbered; a line without phrases counts as one. */
export function phrasesOf(clip: Clip): SpokenPhrase[] {
  return clip.lines
    .flatMap((line) => {
      const whole: Phrase = { startMs: line.startMs, endMs: line.startMs + line.durationMs, runs: [{ text: line.text }] };
      return (line.phrases.length > 0 ? line.phrases : [whole]).map((phrase) => ({ line, phrase }));
    })
    .sort((a, b) => a.phrase.startMs - b.phrase.startMs)
    .map((each, index) => ({ ...each, index }));
}
