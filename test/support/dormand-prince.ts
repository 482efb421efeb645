interface Phase {
  readonly untilMs: number;
  readonly current: number;
}

/** Butcher tableau of Dormand & Prince 1980, RK5(4)7M. */
const A = [
  [], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * An adaptive integrator, to hold the fixed-step engine against.
 *
 * @param phases with constant input, by the time at which each ends
 * @param times sorted; the steps are cut so that they end on each
 * @returns the state at each of `times`
 */
export function dormandPrince(
  f: (y: readonly number[], current: number) => number[],
  start: readonly number[],
  phases: readonly Phase[],
  tolerance: number,
  times: readonly number[],
): number[][] {
  const states: number[][] = [];
  let y = [...start];
  let t = 0;
  let wanted = 1e-3;
  for (const target of times) {
    while (t < target - 1e-12) {
      const { untilMs, current } = phases.find((phase) => t < phase.untilMs - 1e-12) ?? phases.at(-1)!;
      const step = Math.min(wanted, target - t, Math.max(untilMs - t, 1e-9));
      const k: number[][] = [];
      for (const row of A) k.push(f(y.map((x, i) => x + step * row.reduce((sum, a, j) => sum + a * k[j]![i]!, 0)), current));
      const next = y.map((x, i) => x + step * A[6]!.reduce((sum, a, j) => sum + a * k[j]![i]!, 0));
      const error = Math.max(...y.map((x, i) => Math.abs(step * ERROR.reduce((sum, e, j) => sum + e * k[j]![i]!, 0)) / (tolerance * (1 + Math.abs(x)))));
      if (error <= 1) {
        t += step;
        y = next;
      }
      wanted = step * Math.min(4, Math.max(0.2, 0.9 * (error || 1e-9) ** -0.2));
    }
    states.push(y);
  }
  return states;
}
