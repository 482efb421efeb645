/** Avogadro's number, exact in the SI. */
const AVOGADRO = 6.02214076e23;
/** Boltzmann's constant in J/K, exact in the SI. */
const BOLTZMANN = 1.380649e-23;
const ZERO_CELSIUS_K = 273.15;
const YEAR_S = 31_557_600;

/** Neurons of a human brain and of its cerebral cortex (Azevedo et al. 2009, J Comp Neurol 513:532, table 1). */
export const HUMAN_NEURONS = 86.06e9;
export const CORTEX_NEURONS = 16.34e9;
/** ATP for one spike of a neuron of human cortex with all it sets off (Lennie 2003, Curr Biol 13:493). */
export const ATP_PER_SPIKE = 2.4e9;
/** Free energy of ATP in a cell, kJ/mol (Attwell & Laughlin 2001, J Cereb Blood Flow Metab 21:1133, and others: 45–60). */
export const ATP_KJ_PER_MOL = 50;
export const BRAIN_W = 20;

/** Energy in J of so many ATP molecules. */
export function atpEnergyJ(molecules: number, kjPerMol: number): number {
  return (molecules * kjPerMol * 1000) / AVOGADRO;
}

/** Least energy in J to erase one bit at a temperature: k·T·ln 2 (Landauer 1961, IBM J Res Dev 5:183). */
export function landauerJ(celsius: number): number {
  return BOLTZMANN * (celsius + ZERO_CELSIUS_K) * Math.LN2;
}

/** What a machine's work takes in energy, and how long a brain lives on that. */
export function brainYearsOf(flop: number, tflopsPerDevice: number, wattsPerDevice: number, brainW: number): { joules: number; mwh: number; brainYears: number; joulePerFlop: number } {
  const joulePerFlop = wattsPerDevice / (tflopsPerDevice * 1e12);
  const joules = flop * joulePerFlop;
  return { joules, mwh: joules / 3.6e9, brainYears: joules / brainW / YEAR_S, joulePerFlop };
}
