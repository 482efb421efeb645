import { openFractionAfter } from "./receptor.ts";

/**
 * GABA_B: receptor ṙ = K1·T(1 − r) − K2·r makes G protein ṡ = K3·r − K4·s (uM), and four of them open a potassium channel.
 *
 * Destexhe & Sejnowski 1995, PNAS 92:9515; rates of Destexhe, Mainen & Sejnowski 1998, Methods in Neuronal Modeling, ch. 1.
 */
export const GABA_B = { k1PerMmMs: 0.09, k2PerMs: 0.0012, k3UmPerMs: 0.18, k4PerMs: 0.034, kdUm4: 100, bound: 4 } as const;

const RATES = { openPerMmMs: GABA_B.k1PerMmMs, closePerMs: GABA_B.k2PerMs };

export interface GabaBState {
  readonly r: number;
  /** Activated G protein, uM. */
  readonly sUm: number;
}

/** Exact over a stretch of constant transmitter: r relaxes exponentially, and s follows a sum of two exponentials. */
export function gabaBAfter({ r, sUm }: GabaBState, transmitterMm: number, tMs: number): GabaBState {
  const { k1PerMmMs, k2PerMs, k3UmPerMs, k4PerMs } = GABA_B;
  const rate = k1PerMmMs * transmitterMm + k2PerMs;
  const steady = (k1PerMmMs * transmitterMm) / rate;
  const settled = (k3UmPerMs * steady) / k4PerMs;
  // ∫ e^(−k4(t−u)) e^(−rate·u) du; the rates meet at one concentration, where it is t·e^(−rate·t).
  const gap = k4PerMs - rate;
  const shared = Math.exp(-rate * tMs) * (Math.abs(gap * tMs) < 1e-12 ? tMs : -Math.expm1(-gap * tMs) / gap);
  return {
    r: openFractionAfter(RATES, transmitterMm, r, tMs),
    sUm: settled + (sUm - settled) * Math.exp(-k4PerMs * tMs) + k3UmPerMs * (r - steady) * shared,
  };
}

/** Open fraction of the potassium channels: s⁴/(s⁴ + Kd). */
export function gabaBOpen(sUm: number): number {
  const s4 = sUm ** GABA_B.bound;
  return s4 / (s4 + GABA_B.kdUm4);
}

/**
 * State `tMs` after the first of `pulses` square pulses of transmitter that begin `intervalMs` apart.
 *
 * @param intervalMs at least `pulseMs`
 */
export function gabaBOfBurst(pulses: number, intervalMs: number, transmitterMm: number, pulseMs: number, tMs: number): GabaBState {
  let state: GabaBState = { r: 0, sUm: 0 };
  for (let i = 0; i < pulses; i++) {
    const sinceMs = Math.max(0, tMs - i * intervalMs);
    const restMs = i === pulses - 1 ? Infinity : intervalMs - pulseMs;
    state = gabaBAfter(state, transmitterMm, Math.min(sinceMs, pulseMs));
    state = gabaBAfter(state, 0, Math.min(Math.max(0, sinceMs - pulseMs), restMs));
  }
  return state;
}

/** Largest open fraction of a burst, sampled every 0.5 ms up to 500 ms after its last pulse, when it is long past. */
export function gabaBPeak(pulses: number, intervalMs: number, transmitterMm: number, pulseMs: number): number {
  let state: GabaBState = { r: 0, sUm: 0 };
  let peak = 0;
  const carry = (mm: number, durationMs: number): void => {
    const steps = Math.ceil(durationMs / 0.5);
    for (let i = 0; i < steps; i++) {
      state = gabaBAfter(state, mm, durationMs / steps);
      peak = Math.max(peak, gabaBOpen(state.sUm));
    }
  };
  for (let i = 0; i < pulses; i++) {
    carry(transmitterMm, pulseMs);
    carry(0, i === pulses - 1 ? 500 : intervalMs - pulseMs);
  }
  return peak;
}
