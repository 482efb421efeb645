/** Molecules per um³ that make 1 mM: N_A · 1e-18 (CODATA 2018, exact). */
const MOLECULES_PER_UM3_MM = 602214.076;

/**
 * Concentration of a transmitter let out at one point of a flat cleft: C = Q/(4πDht) · e^(−r²/4Dt), in mM.
 *
 * @param molecules Q, in one vesicle
 * @param diffusionUm2PerMs D
 * @param heightNm h of the cleft
 * @param rUm distance from the point, ≥ 0
 * @param tMs since the release, > 0
 * @see Crank 1975, The Mathematics of Diffusion, eq 2.7 (line source)
 */
export function cleftConcentrationMm(molecules: number, diffusionUm2PerMs: number, heightNm: number, rUm: number, tMs: number): number {
  const spread = 4 * diffusionUm2PerMs * tMs;
  const perUm3 = (molecules / (Math.PI * spread * heightNm * 1e-3)) * Math.exp((-rUm * rUm) / spread);
  return perUm3 / MOLECULES_PER_UM3_MM;
}

/** Mean square distance after a time, um²: 2Dt for each dimension (Einstein 1905). */
export function meanSquareUm2(diffusionUm2PerMs: number, tMs: number, dimensions: number): number {
  return 2 * dimensions * diffusionUm2PerMs * tMs;
}

/** Time in which the mean square distance reaches x², ms: x²/(2nD). */
export function timeToSpreadMs(distanceUm: number, diffusionUm2PerMs: number, dimensions: number): number {
  return (distanceUm * distanceUm) / (2 * dimensions * diffusionUm2PerMs);
}
