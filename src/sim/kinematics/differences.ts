/** Finite differences of a sequence of positions at even times; h is the time between them. */

/**
 * First derivative: (x[i+1] − x[i−1]) / 2h inside; at the ends one-sided, of order 1 (two points) or 2 (three points).
 *
 * @param values shape [sample], at least `edgeOrder` + 1
 * @see Fornberg 1988, Math Comp 51:699, table 1; numpy.gradient
 */
export function centralVelocity(values: readonly number[], h: number, edgeOrder: 1 | 2): number[] {
  const n = values.length;
  if (n < edgeOrder + 1) throw new RangeError(`positions: ${edgeOrder + 1} 个以上才够 / at least ${edgeOrder + 1} are needed, got ${n}`);
  const x = (i: number): number => values[i]!;
  const first = edgeOrder === 1 ? x(1) - x(0) : (-3 * x(0) + 4 * x(1) - x(2)) / 2;
  const last = edgeOrder === 1 ? x(n - 1) - x(n - 2) : (3 * x(n - 1) - 4 * x(n - 2) + x(n - 3)) / 2;
  return values.map((_, i) => (i === 0 ? first : i === n - 1 ? last : (x(i + 1) - x(i - 1)) / 2) / h);
}

/**
 * The `order`-th forward difference over h^order: the derivative in the middle of its order + 1 samples.
 *
 * @returns shape [sample − order]
 */
export function difference(values: readonly number[], h: number, order: number): number[] {
  if (values.length <= order) throw new RangeError(`positions: ${order + 1} 个以上才够 / at least ${order + 1} are needed, got ${values.length}`);
  let row = [...values];
  for (let k = 0; k < order; k++) row = row.slice(1).map((value, i) => value - row[i]!);
  return row.map((value) => value / h ** order);
}

/** Standard deviation of the differences when every position has an independent error σ. */
export function differenceNoise(sigma: number, h: number): { velocity: number; acceleration: number; jerk: number } {
  // Roots of the sums of squares of the stencils (−1, 0, 1)/2, (1, −2, 1) and (−1, 3, −3, 1).
  return { velocity: sigma / (Math.SQRT2 * h), acceleration: (Math.sqrt(6) * sigma) / h ** 2, jerk: (Math.sqrt(20) * sigma) / h ** 3 };
}

/** A difference formula with the order of its error in h and the number of divisions by h. */
export const schemes = {
  forward: { order: 1, divisions: 1, apply: (f: (t: number) => number, t: number, h: number) => (f(t + h) - f(t)) / h },
  central: { order: 2, divisions: 1, apply: (f: (t: number) => number, t: number, h: number) => (f(t + h) - f(t - h)) / (2 * h) },
  second: { order: 2, divisions: 2, apply: (f: (t: number) => number, t: number, h: number) => (f(t + h) - 2 * f(t) + f(t - h)) / h ** 2 },
} as const;

export type SchemeId = keyof typeof schemes;

/** Functions whose derivatives are known. */
export const functions = {
  exp: { at: Math.exp, first: Math.exp, second: Math.exp },
  sin: { at: Math.sin, first: Math.cos, second: (t: number) => -Math.sin(t) },
  fall: { at: (t: number) => 1 + 2 * t - 4.905 * t * t, first: (t: number) => 2 - 9.81 * t, second: () => -9.81 },
} as const;

export type FunctionId = keyof typeof functions;

/** Computed minus true derivative. */
export function differenceError(fn: FunctionId, scheme: SchemeId, t: number, h: number): { value: number; error: number } {
  const { divisions, apply } = schemes[scheme];
  const value = apply(functions[fn].at, t, h);
  return { value, error: value - (divisions === 1 ? functions[fn].first : functions[fn].second)(t) };
}

/** Steps tried for the best one: ten to a decade, 1e-12…1. */
const STEPS = Array.from({ length: 121 }, (_, i) => 10 ** (-12 + i / 10));

/**
 * Step with the least error: smaller ones lose digits to rounding, larger ones to the formula. The measured one is the
 * middle (geometric mean) of the tenth of all steps that err least, since single errors jump about; `expected` is
 * ε^(1/(order + divisions)).
 */
export function bestStep(fn: FunctionId, scheme: SchemeId, t: number): { measured: number; expected: number; leastError: number } {
  const tried = STEPS.map((h) => ({ h, size: Math.abs(differenceError(fn, scheme, t, h).error) }));
  const best = tried.sort((a, b) => a.size - b.size).slice(0, 12);
  const { order, divisions } = schemes[scheme];
  return {
    measured: 10 ** (best.reduce((sum, { h }) => sum + Math.log10(h), 0) / best.length),
    expected: Number.EPSILON ** (1 / (order + divisions)),
    leastError: best[0]!.size,
  };
}
