/** A leaky integrate-and-fire cell under constant drive; potentials are relative to rest, in any one unit. */
export interface LifCell {
  /** ms. */
  readonly tauMs: number;
  /** RI: where the potential would settle without a threshold. */
  readonly drive: number;
  readonly threshold: number;
  /** Below the threshold. */
  readonly reset: number;
  readonly refractoryMs: number;
}

/**
 * Time from leaving `from` until the threshold is reached, ms: τ ln((RI − from)/(RI − θ)); Infinity when it never is.
 *
 * A drive that only just equals the threshold brings the potential there after an infinite time.
 */
export function climbMs({ tauMs, drive, threshold }: LifCell, from: number): number {
  if (from >= threshold) return 0;
  return drive <= threshold ? Infinity : tauMs * Math.log1p((threshold - from) / (drive - threshold));
}

/**
 * Steady firing rate, Hz: 1/(t_ref + τ ln((RI − V_r)/(RI − θ))); 0 at and below the rheobase.
 *
 * @see Lapicque 1907; Gerstner et al. 2014, Neuronal Dynamics, §1.3
 */
export function lifRateHz(cell: LifCell): number {
  return 1000 / (cell.refractoryMs + climbMs(cell, cell.reset));
}

/**
 * Potential that one synaptic current of exponential shape makes: τ_m v̇ = −v + s, ṡ = −s/τ_s, s(0) = w:
 * v = wτ_s/(τ_m − τ_s)·(e^(−t/τ_m) − e^(−t/τ_s)), and w(t/τ)e^(−t/τ) where the two meet.
 *
 * @param tMs since the spike; 0 before it
 */
export function postsynapticPotential(tMs: number, weight: number, tauMembraneMs: number, tauSynapseMs: number): number {
  if (tMs <= 0) return 0;
  const gap = 1 / tauSynapseMs - 1 / tauMembraneMs;
  const shared = gap === 0 ? tMs : -Math.expm1(-gap * tMs) / gap;
  return ((weight * shared) / tauMembraneMs) * Math.exp(-tMs / tauMembraneMs);
}

/** When it is highest, ms: τ_mτ_s/(τ_m − τ_s)·ln(τ_m/τ_s). */
export function postsynapticPeakMs(tauMembraneMs: number, tauSynapseMs: number): number {
  const difference = tauMembraneMs - tauSynapseMs;
  if (difference === 0) return tauMembraneMs;
  return (tauMembraneMs * tauSynapseMs * Math.log1p(difference / tauSynapseMs)) / difference;
}
