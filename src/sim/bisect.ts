/**
 * Least value in `low`…`high` that passes; `low` is taken to fail and `high` to pass.
 *
 * @param tolerance relative to the result, 1e-5 unless told
 */
export function bisect(low: number, high: number, passes: (value: number) => boolean, tolerance = 1e-5): number {
  while (high - low > tolerance * Math.max(Math.abs(high), 1e-3)) {
    const middle = (low + high) / 2;
    if (passes(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Doubles from `start` until it passes, then bisects; Infinity when nothing up to `limit` passes. */
export function leastPassing(start: number, limit: number, passes: (value: number) => boolean, tolerance = 1e-5): number {
  let failed = 0;
  for (let value = Math.min(start, limit); ; value = Math.min(2 * value, limit)) {
    if (passes(value)) return bisect(failed, value, passes, tolerance);
    if (value >= limit) return Infinity;
    failed = value;
  }
}
