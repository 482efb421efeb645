import { PACE } from "../duration/pace.ts";
import type { LineClock } from "../lines/line-clock.ts";
import type { Take } from "../take.ts";

/** A silence in a recording: that quiet (of its peak) for that long. */
const QUIET = 0.1;
const SILENCE_LEAST_MS = 120;
/** A pause of the text and a silence of the take belong together when they stand that near, as a share of the sound. */
const NEAR = 0.12;

interface Span {
  readonly startMs: number;
  readonly durationMs: number;
}

/**
 * Stretches the model's clock of a line onto its take: the line is exactly as long as the take, the text's pauses
 * meet the performer's silences where they can be found, and what lies between is scaled evenly.
 */
export function alignClock(clock: LineClock, take: Pick<Take, "durationMs" | "envelope">): LineClock {
  const knots = findKnots(clock, take);
  const stretchMs = take.durationMs - (clock.endMs - clock.startMs);
  const warp = (ms: number): number => {
    if (ms <= clock.startMs) return ms;
    if (ms >= clock.endMs) return ms + stretchMs;
    return clock.startMs + interpolate(knots, ms - clock.startMs);
  };
  return {
    begins: clock.begins.map(warp),
    spokenBy: clock.spokenBy.map(warp),
    anchorsMs: clock.anchorsMs.map(warp),
    startMs: clock.startMs,
    endMs: clock.startMs + take.durationMs,
    doneMs: warp(clock.doneMs),
    syllables: clock.syllables.map((span) => warpSpan(span, warp)),
    silences: clock.silences.map((span) => warpSpan(span, warp)),
  };
}

function warpSpan({ startMs, durationMs }: Span, warp: (ms: number) => number): Span {
  const start = warp(startMs);
  return { startMs: start, durationMs: warp(startMs + durationMs) - start };
}

/** Pairs (model ms, take ms) from the first to the last sound; both rise. */
function findKnots(clock: LineClock, take: Pick<Take, "durationMs" | "envelope">): readonly (readonly [number, number])[] {
  const lengthMs = clock.endMs - clock.startMs;
  const pauses = clock.silences.map(({ startMs, durationMs }) => ({ startMs: startMs - clock.startMs, durationMs }));
  const heard = silencesOf(take);
  const lead = heard[0]?.startMs === 0 ? heard.shift()!.durationMs : 0;
  const last = heard.at(-1);
  const tail = last !== undefined && last.startMs + last.durationMs >= take.durationMs ? heard.pop()!.startMs : take.durationMs;
  const body = heard.map(({ startMs, durationMs }) => ({ startMs: startMs - lead, durationMs }));
  const knots: [number, number][] = [[0, lead]];
  for (const [pause, silence] of match(pauses, soundShares(pauses, lengthMs), body, soundShares(body, tail - lead))) {
    knots.push([pause.startMs, lead + silence.startMs]);
    knots.push([pause.startMs + pause.durationMs, lead + silence.startMs + silence.durationMs]);
  }
  knots.push([lengthMs, tail]);
  return knots;
}

function silencesOf({ envelope, durationMs }: Pick<Take, "durationMs" | "envelope">): Span[] {
  const threshold = QUIET * envelope.reduce((peak, value) => Math.max(peak, value), 0);
  if (threshold === 0) return [];
  const found: Span[] = [];
  let from = -1;
  for (let index = 0; index <= envelope.length; index++) {
    const quiet = index < envelope.length && envelope[index]! < threshold;
    if (quiet && from < 0) from = index;
    if (quiet || from < 0) continue;
    const startMs = from * PACE.mouthStepMs;
    const endMs = index === envelope.length ? durationMs : Math.min(durationMs, index * PACE.mouthStepMs);
    if (endMs - startMs >= SILENCE_LEAST_MS) found.push({ startMs, durationMs: endMs - startMs });
    from = -1;
  }
  return found;
}

/** Where each silence stands, as the share of the sound that came before it. */
function soundShares(silences: readonly Span[], lengthMs: number): readonly number[] {
  const soundMs = lengthMs - silences.reduce((sum, { durationMs }) => sum + durationMs, 0);
  let silentMs = 0;
  return silences.map(({ startMs, durationMs }) => {
    const share = (startMs - silentMs) / Math.max(1, soundMs);
    silentMs += durationMs;
    return share;
  });
}

/** Pairs in order, nearest first come; a pause without a silence near it is left to the scaling. */
function match(pauses: readonly Span[], pauseShares: readonly number[], heard: readonly Span[], heardShares: readonly number[]): [Span, Span][] {
  const pairs: [Span, Span][] = [];
  let next = 0;
  pauses.forEach((pause, index) => {
    let best = -1;
    for (let at = next; at < heard.length; at++) {
      const distance = Math.abs(heardShares[at]! - pauseShares[index]!);
      if (distance < (best < 0 ? NEAR : Math.abs(heardShares[best]! - pauseShares[index]!))) best = at;
    }
    // The next pause may be the better owner of that silence.
    const rival = pauseShares[index + 1];
    if (best < 0 || (rival !== undefined && Math.abs(heardShares[best]! - rival) < Math.abs(heardShares[best]! - pauseShares[index]!))) return;
    pairs.push([pause, heard[best]!]);
    next = best + 1;
  });
  return pairs;
}

function interpolate(knots: readonly (readonly [number, number])[], ms: number): number {
  const found = knots.findIndex(([from]) => from > ms);
  const after = found < 0 ? knots.length - 1 : Math.max(1, found);
  const [fromA, toA] = knots[after - 1]!;
  const [fromB, toB] = knots[after]!;
  return fromB === fromA ? toA : toA + ((ms - fromA) / (fromB - fromA)) * (toB - toA);
}
