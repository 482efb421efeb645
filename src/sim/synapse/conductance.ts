/** Alpha function with peak 1 at t = τ: (t/τ)e^(1−t/τ); 0 before 0 (Rall 1967, J Neurophysiol 30:1138). */
export function alphaConductance(tMs: number, tauMs: number): number {
  return tMs <= 0 ? 0 : (tMs / tauMs) * Math.exp(1 - tMs / tauMs);
}

/** Where the difference of a rising and a falling exponential is highest, ms: τ₁τ₂/(τ₂−τ₁) ln(τ₂/τ₁). */
export function exp2PeakMs(riseMs: number, fallMs: number): number {
  const difference = fallMs - riseMs;
  return (riseMs * fallMs * Math.log1p(difference / riseMs)) / difference;
}

/** What makes that peak 1: 1/(e^(−t/τ₂) − e^(−t/τ₁)) at the peak. */
export function exp2Factor(riseMs: number, fallMs: number): number {
  const peakMs = exp2PeakMs(riseMs, fallMs);
  return 1 / exp2Shape(peakMs, riseMs, fallMs);
}

/** Conductance of peak 1 with a rise and a fall, at `tMs` after the spike; 0 before it. */
export function exp2Conductance(tMs: number, riseMs: number, fallMs: number): number {
  return tMs <= 0 ? 0 : exp2Factor(riseMs, fallMs) * exp2Shape(tMs, riseMs, fallMs);
}

/** e^(−t/τ₂) − e^(−t/τ₁), without cancellation where the two are close. */
function exp2Shape(tMs: number, riseMs: number, fallMs: number): number {
  return -Math.exp(-tMs / fallMs) * Math.expm1(-tMs * (1 / riseMs - 1 / fallMs));
}
