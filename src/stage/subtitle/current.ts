import type { Clip } from "#show";
import type { SpokenPhrase } from "../acting/speech.ts";

/** Shorter gaps between the phrases of one line are bridged, so that the subtitle does not blink. */
const BRIDGE_MS = 320;

/** The phrase on the strip at `tMs`: of those being spoken, the one that began last. None in a laugh gap. */
export function currentPhrase(clip: Clip, phrases: readonly SpokenPhrase[], tMs: number): SpokenPhrase | null {
  if (clip.laughs.some(({ startMs, durationMs }) => tMs >= startMs && tMs < startMs + durationMs)) return null;
  let current: SpokenPhrase | null = null;
  phrases.forEach((each, i) => {
    if (each.phrase.startMs > tMs) return;
    const next = phrases[i + 1];
    const bridged = next !== undefined && next.line === each.line && next.phrase.startMs - each.phrase.endMs <= BRIDGE_MS;
    if (tMs < (bridged ? Math.max(each.phrase.endMs, next.phrase.startMs) : each.phrase.endMs)) current = each;
  });
  return current;
}

export function hasMath({ phrase }: SpokenPhrase): boolean {
  return phrase.runs.some((run) => run.tex !== undefined);
}
