import { PACE } from "../duration/pace.ts";
import type { Take } from "../take.ts";
import type { LineClock } from "./line-clock.ts";

/**
 * Openness of the mouth 0…1, one value per 40 ms from the line's start.
 * With a take its loudness; without, one opening per syllable, wider and narrower in turn so that it does not look like a pump.
 */
export function mouthOf(clock: LineClock, take: Pick<Take, "envelope"> | null): readonly number[] {
  const steps = Math.ceil((clock.endMs - clock.startMs) / PACE.mouthStepMs);
  if (take !== null && take.envelope.length > 0)
    return Array.from({ length: steps }, (_, step) => round(Math.min(1, Math.max(0, take.envelope[step] ?? 0))));
  let syllable = 0;
  return Array.from({ length: steps }, (_, step) => {
    const atMs = clock.startMs + (step + 0.5) * PACE.mouthStepMs;
    while (syllable < clock.syllables.length - 1 && clock.syllables[syllable + 1]!.startMs <= atMs) syllable++;
    const { startMs, durationMs } = clock.syllables[syllable] ?? { startMs: 0, durationMs: 0 };
    const phase = (atMs - startMs) / Math.max(1, durationMs);
    return phase < 0 || phase > 1 ? 0 : round((0.15 + 0.85 * Math.sin(Math.PI * phase)) * WIDTHS[syllable % WIDTHS.length]!);
  });
}

/** Seven widths in turn; seven has no rhythm in common with lines of verse. */
const WIDTHS = [0.9, 0.6, 0.75, 1, 0.55, 0.85, 0.7] as const;

/** Two digits keep the timeline small. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
