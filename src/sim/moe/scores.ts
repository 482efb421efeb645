import { requireVector } from "./require.ts";

/** ln Σ exp(z), without overflow: the largest logit is taken out first. −Infinity entries count nothing. */
export function logSumExp(logits: readonly number[]): number {
  const top = maximum(logits);
  return top === -Infinity ? -Infinity : top + Math.log(sum(logits.map((z) => Math.exp(z - top))));
}

/** exp(z) / Σ exp(z), stable for logits of any size. Same shape as `logits`, sums to 1. */
export function softmax(logits: readonly number[]): number[] {
  const top = maximum(logits);
  const powers = logits.map((z) => Math.exp(z - top));
  const total = sum(powers);
  return powers.map((power) => power / total);
}

/** 1 / (1 + e^−z), without overflow on either side. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const power = Math.exp(z);
  return power / (1 + power);
}

/** ln(1 + e^z), without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/**
 * Φ(x), the standard normal's distribution function, to about 1e-15: the all-positive series of erf near 0
 * (Abramowitz & Stegun 7.1.6), the continued fraction of erfc in the tails (7.1.14).
 */
export function normalCdf(x: number): number {
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const size = Math.abs(x);
  if (size < 3) {
    let term = size;
    let series = size;
    for (let n = 1; term > series * 1e-17; n++) {
      term *= (size * size) / (2 * n + 1);
      series += term;
    }
    return 0.5 + Math.sign(x) * density * series;
  }
  // Mills' ratio 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out.
  let fraction = size;
  for (let n = 120; n >= 1; n--) fraction = size + n / fraction;
  const tail = density / fraction;
  return x < 0 ? tail : 1 - tail;
}

/**
 * Squared coefficient of variation, variance over mean², with the population variance (1/n).
 *
 * @throws RangeError when the mean is 0
 * @see Shazeer et al. 2017, arXiv:1701.06538 §4, eq. (7)
 */
export function cvSquared(values: readonly number[]): number {
  requireVector("values", values);
  const mean = sum(values) / values.length;
  if (mean === 0) throw new RangeError("values must not have mean 0: the coefficient of variation divides by it");
  return sum(values.map((value) => (value - mean) ** 2)) / values.length / mean ** 2;
}

/** Left to right, so that every machine gets the same bits. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The largest value; −Infinity for none. */
export function maximum(values: readonly number[]): number {
  let top = -Infinity;
  for (const value of values) if (value > top) top = value;
  return top;
}
