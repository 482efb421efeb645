/**
 * Probability that k of n docked vesicles are released by one spike: C(n,k) p^k (1−p)^(n−k).
 *
 * Multiplied up factor by factor, so that no factorial overflows.
 *
 * @param n release sites, integer ≥ 0
 * @param k integer in 0…n
 * @param p release probability of one site, 0…1
 * @see del Castillo & Katz 1954, J Physiol 124:560
 */
export function binomialProbability(n: number, k: number, p: number): number {
  if (k > n - k) return binomialProbability(n, n - k, 1 - p);
  let probability = 1;
  for (let i = 1; i <= k; i++) probability *= ((n - k + i) / i) * p * (1 - p);
  return probability * (1 - p) ** (n - 2 * k);
}

/** Mean and coefficient of variation of a response made of n sites, each giving q with probability p. */
export interface QuantalResponse {
  /** npq, in the unit of q. */
  readonly mean: number;
  /** In the unit of q, squared: npq²(1−p). */
  readonly variance: number;
  /** √((1−p)/np): CV⁻² = np/(1−p). */
  readonly cv: number;
}

/** @param q size of the response to one vesicle, any unit */
export function quantalResponse(n: number, p: number, q: number): QuantalResponse {
  return { mean: n * p * q, variance: n * p * (1 - p) * q * q, cv: Math.sqrt((1 - p) / (n * p)) };
}

export interface QuantalEstimate {
  readonly p: number;
  /** Sites; not rounded. */
  readonly n: number;
  /** Vesicles a spike, np. */
  readonly content: number;
}

/**
 * What mean and variance of a response tell of its sites when the quantal size is known: p = 1 − variance/(mean·q), n = mean/(pq).
 *
 * @throws RangeError when variance ≥ mean·q, which no binomial release gives
 * @see del Castillo & Katz 1954; Clements & Silver 2000, Trends Neurosci 23:105
 */
export function estimateSites(mean: number, variance: number, q: number): QuantalEstimate {
  const largest = mean * q;
  if (variance >= largest)
    throw new RangeError(`variance 应小于 mean·q = ${largest}，现在是 ${variance} / variance must be below mean·q = ${largest}, got ${variance}`);
  const p = 1 - variance / largest;
  return { p, n: largest / q / (p * q), content: mean / q };
}

/**
 * Mean quantal content by failures, when release is rare and so Poisson: m = ln(N/N₀).
 *
 * @param trials spikes, N
 * @param failures spikes without any release, N₀, 1…N
 * @see del Castillo & Katz 1954, J Physiol 124:560
 */
export function contentByFailures(trials: number, failures: number): number {
  if (failures > trials)
    throw new RangeError(`failures 不能多于 trials（${trials}），现在是 ${failures} / failures must be at most the ${trials} trials, got ${failures}`);
  return Math.log(trials / failures);
}
