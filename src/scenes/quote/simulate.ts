import { ease, ramp } from "#look";
import { stepClock, type SimEvent, type StepJump } from "#sim";
import type { QuoteParams } from "./params.ts";

export interface QuoteState {
  readonly quote: QuoteParams;
  /** Joined, they are the words. */
  readonly phrases: readonly string[];
  /** How far each phrase has appeared, 0…1, and at the end the signature. */
  readonly shown: readonly number[];
  /** The stressed phrase from 0; −1 for none. */
  readonly stressed: number;
  /** How far the stress has come, 0…1. */
  readonly stress: number;
}

const APPEAR_MS = 420;

/** Split where a reader breathes: after stops, keeping closing quotation marks. */
export function phrasesOf(words: string): readonly string[] {
  const found = words.match(/[^，。；：！？、,;!?\n]*(?:[，。；：！？、,;!?\n]+[”’」』）》]*|$)/gu) ?? [];
  return found.filter((phrase) => phrase.trim() !== "");
}

/** A pure timeline: phrase after phrase, then the signature. The first phrase is there from the first frame. */
export function recite(quote: QuoteParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => QuoteState {
  const phrases = phrasesOf(quote.words);
  const count = phrases.length + 1;
  const jumps: StepJump[] = events.flatMap(({ tMs, action }) => {
    if (action === "next") return [{ tMs, to: (index) => index + 1 }];
    if (action === "reset") return [{ tMs, to: () => 0 }];
    return action === "whole" ? [{ tMs, to: () => count - 1 }] : [];
  });
  const at = stepClock(Array.from({ length: count }, () => quote.phraseMs), quote.autoplay, jumps);
  const resets = events.filter(({ action }) => action === "reset").map(({ tMs }) => tMs);
  const stresses = events.filter(({ action }) => action === "emphasise").map(({ tMs, args }) => ({ tMs, phrase: Number(args["phrase"]) }));

  return (tMs) => {
    const { index, sinceMs } = at(tMs);
    // What a jump to the end skipped appears with it.
    const isOpening = index === 0 && !resets.some((reset) => reset <= tMs);
    const cue = stresses.findLast((stress) => stress.tMs <= tMs);
    const jumped = events.findLast(({ action, tMs: when }) => action === "whole" && when <= tMs);
    const fresh = ease(ramp(sinceMs, 0, APPEAR_MS));
    const reached = jumped === undefined || index < count - 1 ? null : at(jumped.tMs - 1).index;
    return {
      quote,
      phrases,
      shown: Array.from({ length: count }, (_, i) => {
        if (i > index) return 0;
        if (i === index) return isOpening ? 1 : fresh;
        return reached !== null && i > reached && tMs - jumped!.tMs < APPEAR_MS ? fresh : 1;
      }),
      stressed: (cue?.phrase ?? 0) - 1,
      stress: cue === undefined ? 0 : ease(ramp(tMs, cue.tMs, cue.tMs + APPEAR_MS)),
    };
  };
}

export function frameKey({ quote, shown, stressed, stress }: QuoteState): string {
  return `${shown.join(" ")} ${stressed} ${stress} ${JSON.stringify(quote)}`;
}
