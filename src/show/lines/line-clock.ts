import { PACE } from "../duration/pace.ts";
import { readAloud } from "../duration/read-aloud.ts";
import type { SpokenLine } from "./spoken-line.ts";

/** When each character of a line is said, in ms from the moment the line's turn comes. */
export interface LineClock {
  /** `begins[i]`: the sound of `text[i]` begins; shape [text.length + 1], never falling. */
  readonly begins: Float64Array;
  /** `spokenBy[i]`: the text before `i` has been said; shape [text.length + 1], never falling. */
  readonly spokenBy: Float64Array;
  /** When each anchor comes, in the order of `line.anchors`. */
  readonly anchorsMs: readonly number[];
  /** First and last sound; equal when nothing is said. */
  readonly startMs: number;
  readonly endMs: number;
  /** When the turn passes on: after the last sound, pauses and laughs. */
  readonly doneMs: number;
  /** Each syllable: where it begins and how long it is. */
  readonly syllables: readonly { readonly startMs: number; readonly durationMs: number }[];
  /** Silences between the first and the last sound. */
  readonly silences: readonly { readonly startMs: number; readonly durationMs: number }[];
}

/** What the length of a line is made of: `spoken / rate + silent`. */
export interface LineLoad {
  /** Syllables, fast ones counted less and stressed ones more. */
  readonly syllables: number;
  readonly silentMs: number;
}

/** Splits the model's length of a line into what scales with the rate and what does not. */
export function lineLoad(line: SpokenLine): LineLoad {
  const clock = lineClock(line, 1);
  const silentMs = clock.silences.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return { syllables: (clock.endMs - clock.startMs - silentMs) / 1000, silentMs };
}

/**
 * Runs a line through the duration model.
 *
 * @param syllablesPerSecond the speaker's rate, > 0
 */
export function lineClock(line: SpokenLine, syllablesPerSecond: number): LineClock {
  const { text } = line;
  const sounds = readAloud(text);
  const lastSaid = sounds.findLast((sound) => sound.syllables > 0)?.to ?? 0;
  const begins = new Float64Array(text.length + 1);
  const spokenBy = new Float64Array(text.length + 1);
  const anchorsMs: number[] = [];
  const syllables: { startMs: number; durationMs: number }[] = [];
  const silences: { startMs: number; durationMs: number }[] = [];
  let nowMs = 0;
  let firstMs: number | null = null;
  let endMs = 0;

  const rest = (ms: number, upTo: number) => {
    if (ms > 0 && firstMs !== null && upTo < lastSaid) silences.push({ startMs: nowMs, durationMs: ms });
    nowMs += ms;
  };
  /** Everything that stands before `text[at]`. */
  const passAnchors = (at: number) => {
    for (let anchor = line.anchors[anchorsMs.length]; anchor !== undefined && anchor.at === at; anchor = line.anchors[anchorsMs.length]) {
      anchorsMs.push(nowMs);
      if (anchor.kind === "pause" || anchor.kind === "laugh") rest(anchor.ms, at);
    }
  };

  for (const sound of sounds) {
    const perChar = sound.syllables / (sound.to - sound.from);
    for (let at = sound.from; at < sound.to; at++) {
      spokenBy[at] = nowMs;
      passAnchors(at);
      begins[at] = nowMs;
      const style = line.styles.find((range) => range.from <= at && at < range.to);
      const fast = style?.fast === true;
      if (sound.pause !== null && at === sound.to - 1)
        rest(at < lastSaid ? PACE.punctuationMs[sound.pause] * (fast ? PACE.fastPauseFactor : 1) : 0, at);
      if (perChar === 0) continue;
      firstMs ??= nowMs;
      nowMs += (perChar * 1000 * (style?.stress ? PACE.stressFactor : 1)) / (syllablesPerSecond * (fast ? PACE.fastFactor : 1));
      endMs = nowMs;
    }
    pushSyllables(syllables, begins[sound.from]!, nowMs, sound.syllables);
  }
  spokenBy[text.length] = nowMs;
  passAnchors(text.length);
  begins[text.length] = nowMs;
  return { begins, spokenBy, anchorsMs, startMs: firstMs ?? 0, endMs: firstMs === null ? 0 : endMs, doneMs: nowMs, syllables, silences };
}

function pushSyllables(into: { startMs: number; durationMs: number }[], startMs: number, endMs: number, count: number): void {
  const durationMs = (endMs - startMs) / count;
  for (let index = 0; index < count; index++) into.push({ startMs: startMs + index * durationMs, durationMs });
}
