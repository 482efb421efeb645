import { thermalVoltageMv } from "../neuron/nernst.ts";

/** C/mol (CODATA 2018, exact). */
const FARADAY = 96485.33212331;

/**
 * Current of one ion by constant-field electrodiffusion, uA/cm², outward positive: P z F u (in − out e^−u)/(1 − e^−u), u = zV/(RT/F).
 *
 * @param permeabilityCmPerS P
 * @param valence z, not 0
 * @see Goldman 1943, J Gen Physiol 27:37; Hodgkin & Katz 1949, J Physiol 108:37; Hille 2001, eq 14.5
 */
export function ghkCurrent(permeabilityCmPerS: number, valence: number, vMv: number, outMm: number, inMm: number, celsius: number): number {
  const u = (valence * vMv) / thermalVoltageMv(celsius);
  // u/(1 − e^−u) and u e^−u/(1 − e^−u) = u/(e^u − 1); both are 1 at 0. 1 mM = 1e-6 mol/cm³, 1 A = 1e6 uA.
  return permeabilityCmPerS * valence * FARADAY * (inMm * overExpm1(-u) - outMm * overExpm1(u)) + 0;
}

/** x/(e^x − 1); 1 at 0. */
function overExpm1(x: number): number {
  return x === 0 ? 1 : x / Math.expm1(x);
}
