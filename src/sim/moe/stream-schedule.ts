import type { SimEvent } from "../simulate.ts";
import { routerStreamActions, type RouterSettings, type RouterStreamParams } from "./stream-params.ts";

/** How long a token takes for each part of its way, scene ms. */
export const STREAM_MS = { approach: 1100, score: 260, flight: 600, detour: 1300, rest: 2300, empty: 500 } as const;
/** Tokens of a burst follow each other at most this far apart (scene ms). */
const BURST_GAP_MS = 90;
/** Tokens of the n-th burst are numbered from n times this, so that they differ from all others. */
const BURST_INDEX = 1_000_000;

export interface StreamToken {
  /** Unique in the stream. */
  readonly index: number;
  readonly glyph: string;
  /** Comes into view. */
  readonly enterMs: number;
  /** Stands before the router, which scores it. */
  readonly arriveMs: number;
  /** Time since the one before it of the same kind. */
  readonly gapMs: number;
  /** Came with a burst, on top of the even stream. */
  readonly burst: boolean;
}

export interface Schedule {
  /** From the first token of a batch to the first of the next, ms; the last `STREAM_MS.rest` of it bring none. */
  readonly periodMs: number;
  /** The last batch that a burst reaches; −1 without bursts. */
  readonly lastBurstBatch: number;
  /** Tokens of one batch in order of arrival. */
  tokensOf(batch: number): readonly StreamToken[];
  settingsAt(tMs: number): RouterSettings;
}

/** Who arrives when, and under which settings: everything about the stream that does not depend on the routing. */
export function scheduleStream(params: RouterStreamParams, events: readonly SimEvent[]): Schedule {
  const gapMs = 1000 / params.tokensPerSecond;
  const activeMs = params.batchTokens * gapMs;
  const periodMs = activeMs + STREAM_MS.rest;
  const glyphs = [...params.text].filter((glyph) => /\S/u.test(glyph));
  const glyphOf = (n: number) => glyphs[n % glyphs.length]!;
  const bursts = new Map<number, StreamToken[]>();
  const settings = settingsOf(params, events);

  events.filter((event) => event.action === "burst").forEach((event, n) => {
    const { tokens } = routerStreamActions.burst.parse(event.args);
    const apartMs = Math.min(BURST_GAP_MS, gapMs / 2);
    // Nobody arrives in a rest, so bursts are laid on a clock that leaves the rests out.
    const passed = Math.floor(event.tMs / periodMs);
    const startMs = passed * activeMs + Math.min(event.tMs - passed * periodMs, activeMs) + STREAM_MS.approach;
    for (let i = 0; i < tokens; i++) {
      const onClockMs = startMs + i * apartMs;
      const batch = Math.floor(onClockMs / activeMs);
      const arriveMs = batch * periodMs + (onClockMs - batch * activeMs);
      const token = { index: (n + 1) * BURST_INDEX + i, glyph: glyphOf(i), enterMs: event.tMs + i * apartMs, arriveMs, gapMs: apartMs, burst: true };
      bursts.set(batch, [...(bursts.get(batch) ?? []), token]);
    }
  });

  return {
    periodMs,
    lastBurstBatch: Math.max(-1, ...bursts.keys()),
    tokensOf(batch) {
      const regular = Array.from({ length: params.batchTokens }, (_, j): StreamToken => {
        const index = batch * params.batchTokens + j;
        const arriveMs = batch * periodMs + (j + 0.5) * gapMs;
        return { index, glyph: glyphOf(index), enterMs: arriveMs - STREAM_MS.approach, arriveMs, gapMs, burst: false };
      });
      return [...regular, ...(bursts.get(batch) ?? [])].sort((a, b) => a.arriveMs - b.arriveMs || a.index - b.index);
    },
    settingsAt: (tMs) => settings.findLast((change) => change.fromMs <= tMs)!.settings,
  };
}

function settingsOf(params: RouterStreamParams, events: readonly SimEvent[]) {
  let settings: RouterSettings = { capacityFactor: params.capacityFactor, skew: params.skew, balancing: params.balancing, focus: -1 };
  const changes = [{ fromMs: -Infinity, settings }];
  for (const event of events) {
    settings = { ...settings, ...changeBy(event, params.experts) };
    changes.push({ fromMs: event.tMs, settings });
  }
  return changes;
}

function changeBy(event: SimEvent, experts: number): Partial<RouterSettings> {
  switch (event.action) {
    case "balance":
      return { balancing: routerStreamActions.balance.parse(event.args).on };
    case "capacity":
      return { capacityFactor: routerStreamActions.capacity.parse(event.args).factor };
    case "skew":
      return { skew: routerStreamActions.skew.parse(event.args).amount };
    case "focus": {
      const { expert } = routerStreamActions.focus.parse(event.args);
      if (expert > experts) throw new RangeError(`focus: expert must be in 0…${experts}, got ${expert}`);
      return { focus: expert - 1 };
    }
    default:
      return {};
  }
}
