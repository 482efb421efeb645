import { ease, ramp } from "#look";
import type { AttentionPageState } from "#sim";

/** How long a head is explained before the next one is. */
const HEAD_MS = 2500;
/** Share of that time after which nothing moves any more. */
const STILL = 0.72;

/** Which head is explained now, and how far its explanation has come: each part 0…1, one after the other. */
export interface Spotlight {
  readonly head: number;
  readonly ask: number;
  /** Of each key in turn. */
  readonly meet: (row: number) => number;
  readonly weigh: number;
  readonly look: number;
  /** Changes while something moves. */
  readonly key: string;
}

/** The heads take turns; a focus that walks too fast for all of them leaves the rest to its next tokens. */
export function spotlightOf({ heads, focus, sinceMs, dwellMs }: AttentionPageState): Spotlight {
  const headMs = Math.min(HEAD_MS, dwellMs);
  const turns = Number.isFinite(dwellMs) ? Math.floor(dwellMs / headMs) : heads.length;
  const before = turns < heads.length ? focus * turns : 0;
  const t = Math.min(STILL, (sinceMs % headMs) / headMs);
  const head = (before + Math.floor(sinceMs / headMs)) % heads.length;
  const part = (from: number, to: number) => ease(ramp(t, from, to));
  return { head, ask: part(0, 0.16), meet: (row) => part(0.14 + 0.1 * row, 0.3 + 0.1 * row), weigh: part(0.48, 0.62), look: part(0.58, STILL), key: `${head} ${t}` };
}
