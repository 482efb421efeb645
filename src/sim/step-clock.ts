/** Where a row of steps stands. */
export interface StepAt {
  readonly index: number;
  /** Since this step was entered, ms ≥ 0. */
  readonly sinceMs: number;
}

/** A cue that goes to another step; `to` gets the step it comes in. */
export interface StepJump {
  readonly tMs: number;
  readonly to: (index: number) => number;
}

/**
 * Steps one after the other, each for its own time; the last one stays. A jump enters its step anew and the clock goes on from there;
 * one that leads nowhere else (past an end) changes nothing.
 *
 * @param durationsMs of each step, > 0; at least one
 * @param autoplay false: only jumps lead on
 * @param jumps sorted by `tMs`
 */
export function stepClock(durationsMs: readonly number[], autoplay: boolean, jumps: readonly StepJump[] = []): (tMs: number) => StepAt {
  const last = durationsMs.length - 1;
  const advance = (from: { index: number; fromMs: number }, tMs: number) => {
    let { index, fromMs } = from;
    while (autoplay && index < last && tMs - fromMs >= durationsMs[index]!) fromMs += durationsMs[index++]!;
    return { index, fromMs };
  };
  return (tMs) => {
    let at = { index: 0, fromMs: 0 };
    for (const jump of jumps) {
      if (jump.tMs > tMs) break;
      at = advance(at, jump.tMs);
      const wanted = jump.to(at.index);
      if (wanted >= 0 && wanted <= last) at = { index: wanted, fromMs: jump.tMs };
    }
    at = advance(at, tMs);
    return { index: at.index, sinceMs: Math.max(0, tMs - at.fromMs) };
  };
}
