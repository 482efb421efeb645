/**
 * Two clocks: scene time (ms of film, after the beat's speed) and model time (ms of physics).
 * The rate is model ms per scene second; it may change at given scene times (slow motion).
 */
export interface RateChange {
  readonly tMs: number;
  readonly modelMsPerSecond: number;
}

/**
 * @param modelMsPerSecond rate before the first change, > 0
 * @param changes sorted by `tMs`
 * @returns scene ms → model ms, non-decreasing, piecewise linear
 */
export function modelClock(modelMsPerSecond: number, changes: readonly RateChange[] = []): (tMs: number) => number {
  return (tMs) => {
    let modelMs = 0;
    let fromMs = 0;
    let rate = modelMsPerSecond;
    for (const change of changes) {
      if (change.tMs >= tMs) break;
      modelMs += ((change.tMs - fromMs) * rate) / 1000;
      fromMs = change.tMs;
      rate = change.modelMsPerSecond;
    }
    return modelMs + ((tMs - fromMs) * rate) / 1000;
  };
}
