import { temperatureFactor, writeRates } from "../neuron/rates.ts";
import { remember } from "../remember.ts";

/** Potentials of the table, mV; beyond them the last entry holds. */
const LOW_MV = -120;
const HIGH_MV = 100;
const PER_MV = 5;

/** Six numbers for each potential: where m, h and n settle, and how far they get in one step. */
export interface GateTable {
  readonly entries: Float64Array;
}

interface TableInput {
  readonly celsius: number;
  readonly stepMs: number;
}

/**
 * Exact exponential steps of the three gates at potentials 0.2 mV apart; between them a straight line, wrong by less than 1e-5.
 *
 * @see Hines 1984, Int J Biomed Comput 15:69 (tables and staggered steps)
 */
export const gateTable: (input: TableInput) => GateTable = remember(({ celsius, stepMs }) => {
  const phi = temperatureFactor(celsius);
  const size = (HIGH_MV - LOW_MV) * PER_MV + 2;
  const entries = new Float64Array(6 * size);
  const rates = new Float64Array(6);
  for (let i = 0; i < size; i++) {
    writeRates(LOW_MV + i / PER_MV, rates);
    for (let gate = 0; gate < 3; gate++) {
      const alpha = rates[2 * gate]!;
      const sum = alpha + rates[2 * gate + 1]!;
      entries[6 * i + 2 * gate] = alpha / sum;
      entries[6 * i + 2 * gate + 1] = -Math.expm1(-phi * sum * stepMs);
    }
  }
  return { entries };
}, 16);

/**
 * Moves m, h and n of one compartment on by the table's step at a held potential.
 *
 * @param gates shape [active][3], changed at `3·place…3·place + 2`
 */
export function stepGates({ entries }: GateTable, vMv: number, gates: Float64Array, place: number): void {
  const position = Math.min(HIGH_MV, Math.max(LOW_MV, vMv)) * PER_MV - LOW_MV * PER_MV;
  const whole = Math.floor(position);
  const part = position - whole;
  const row = 6 * whole;
  for (let gate = 0; gate < 3; gate++) {
    const low = row + 2 * gate;
    const settled = entries[low]! + part * (entries[low + 6]! - entries[low]!);
    const share = entries[low + 1]! + part * (entries[low + 7]! - entries[low + 1]!);
    const at = 3 * place + gate;
    gates[at] = gates[at]! + (settled - gates[at]!) * share;
  }
}
