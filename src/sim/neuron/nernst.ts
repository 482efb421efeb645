/** CODATA 2018, exact: J/(mol K) and C/mol. */
const GAS_CONSTANT = 8.31446261815324;
const FARADAY = 96485.33212331;

/** RT/F, mV. */
export function thermalVoltageMv(celsius: number): number {
  return (1000 * GAS_CONSTANT * (celsius + 273.15)) / FARADAY;
}

/**
 * Potential at which one ion is in balance, mV: (RT/zF) ln(out/in).
 *
 * @param outMm concentration outside, mM, > 0
 * @param inMm concentration inside, mM, > 0
 * @param valence signed charge of the ion, not 0
 * @see Hille 2001, Ion Channels of Excitable Membranes, ch. 1
 */
export function nernstMv(outMm: number, inMm: number, valence: number, celsius: number): number {
  return (thermalVoltageMv(celsius) / valence) * Math.log(outMm / inMm);
}

/** Concentration outside over that inside at which an ion is in balance at a potential: the Nernst equation turned round. */
export function balancedRatio(potentialMv: number, valence: number, celsius: number): number {
  return Math.exp((potentialMv * valence) / thermalVoltageMv(celsius));
}

/** One monovalent ion: its permeability relative to the others, and its concentrations in mM. */
export interface Permeant {
  readonly permeability: number;
  readonly outMm: number;
  readonly inMm: number;
}

/**
 * Zero-current potential of several monovalent ions, mV; anions enter with inside and outside exchanged.
 *
 * @see Goldman 1943, J Gen Physiol 27:37; Hodgkin & Katz 1949, J Physiol 108:37
 */
export function goldmanMv(cations: readonly Permeant[], anions: readonly Permeant[], celsius: number): number {
  let over = 0;
  let under = 0;
  for (const { permeability, outMm, inMm } of cations) {
    over += permeability * outMm;
    under += permeability * inMm;
  }
  for (const { permeability, outMm, inMm } of anions) {
    over += permeability * inMm;
    under += permeability * outMm;
  }
  return thermalVoltageMv(celsius) * Math.log(over / under);
}
