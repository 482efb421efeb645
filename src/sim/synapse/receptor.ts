/** A receptor that opens when it binds transmitter: ṙ = α[T](1 − r) − βr. */
export interface ReceptorRates {
  /** α, per mM and ms. */
  readonly openPerMmMs: number;
  /** β, per ms. */
  readonly closePerMs: number;
}

/** Destexhe, Mainen & Sejnowski 1994, Neural Comput 6:14, and 1998, Methods in Neuronal Modeling, ch. 1. */
export const RECEPTORS = {
  ampa: { openPerMmMs: 1.1, closePerMs: 0.19 },
  nmda: { openPerMmMs: 0.072, closePerMs: 0.0066 },
  gabaA: { openPerMmMs: 5, closePerMs: 0.18 },
} as const satisfies Record<string, ReceptorRates>;

export type ReceptorName = keyof typeof RECEPTORS;

/** r∞ = αT/(αT + β), and τ = 1/(αT + β) in ms. */
export function openingLimits({ openPerMmMs, closePerMs }: ReceptorRates, transmitterMm: number): { readonly steady: number; readonly tauMs: number } {
  const rate = openPerMmMs * transmitterMm + closePerMs;
  return { steady: (openPerMmMs * transmitterMm) / rate, tauMs: 1 / rate };
}

/** Open fraction at `tMs` in constant transmitter from a fraction `from`: r∞ + (r₀ − r∞)e^(−t/τ). */
export function openFractionAfter(rates: ReceptorRates, transmitterMm: number, from: number, tMs: number): number {
  const { steady, tauMs } = openingLimits(rates, transmitterMm);
  return steady + (from - steady) * Math.exp(-tMs / tauMs);
}

/**
 * Open fraction `tMs` after the start of a square pulse of transmitter, the receptors shut before.
 *
 * @param pulseMs how long the transmitter stays
 */
export function openFractionOfPulse(rates: ReceptorRates, transmitterMm: number, pulseMs: number, tMs: number): number {
  const risen = openFractionAfter(rates, transmitterMm, 0, Math.min(tMs, pulseMs));
  return tMs <= pulseMs ? risen : openFractionAfter(rates, 0, risen, tMs - pulseMs);
}

/**
 * Part of the NMDA channels that magnesium does not plug: 1/(1 + [Mg] e^(−0.062 V)/3.57).
 *
 * @see Jahr & Stevens 1990, J Neurosci 10:3178
 */
export function magnesiumUnblocked(vMv: number, magnesiumMm: number): number {
  return 1 / (1 + (magnesiumMm * Math.exp(-0.062 * vMv)) / 3.57);
}
