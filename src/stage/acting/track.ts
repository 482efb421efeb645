import { ease } from "#look";

/** From `atMs` on, the value moves to `value` and stays there. */
export interface Key<T> {
  readonly atMs: number;
  readonly value: T;
}

/**
 * The value of a row of keys at any instant: each key is reached `moveMs` after it begins, or sooner when the next
 * one follows at once, so that nothing ever jumps.
 *
 * @param keys sorted by time, at least one
 */
export function trackValue<T>(keys: readonly Key<T>[], tMs: number, moveMs: number, mix: (a: T, b: T, t: number) => T): T {
  let i = keys.length - 1;
  while (i > 0 && keys[i]!.atMs > tMs) i--;
  const key = keys[i]!;
  const before = keys[i - 1];
  if (before === undefined) return key.value;
  const room = (keys[i + 1]?.atMs ?? Infinity) - key.atMs;
  const progress = (tMs - key.atMs) / Math.max(1, Math.min(moveMs, room));
  return progress >= 1 ? key.value : mix(before.value, key.value, ease(progress));
}
