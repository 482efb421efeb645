/** Everything alive is drawn on threes: one drawing per 100 ms, held for three frames of a 30 fps film. */
export const TICK_MS = 100;

/** The drawing shown at `tMs`. Frame times such as 3·1000/30 may fall a hair below their tick. */
export function tickAt(tMs: number): number {
  return Math.max(0, Math.floor((tMs + 0.5) / TICK_MS));
}

/** A number in [0, 1) that stays the same for the same place in the same clip. */
export function steadyChance(key: string, index: number): number {
  let hash = 0x811c9dc5 ^ index;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

/** Rises from 0 to 1 over `inMs`, stays, and falls over the last `outMs` of `durationMs`; 0 outside. */
export function swell(tMs: number, inMs: number, durationMs: number, outMs: number): number {
  if (tMs <= 0 || tMs >= durationMs) return 0;
  const up = Math.min(1, tMs / inMs);
  const down = Math.min(1, (durationMs - tMs) / outMs);
  const x = Math.min(up, down);
  return x * x * (3 - 2 * x);
}
