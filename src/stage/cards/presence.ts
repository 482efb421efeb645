/** Steps of a card's entrance or exit; what is drawn depends on the step alone, so pictures can be compared by it. */
const STEPS = 12;

/** How far a card is in (0 gone … 1 there), on its grid of steps. */
export function presence(tMs: number, startMs: number, endMs: number, inMs: number, outMs: number): number {
  if (tMs < startMs || tMs >= endMs) return 0;
  const entered = Math.min(1, (tMs - startMs + 1) / inMs);
  const left = Math.min(1, (endMs - tMs) / outMs);
  return Math.ceil(Math.min(entered, left) * STEPS) / STEPS;
}
