import { solveTridiagonal } from "../tridiagonal.ts";
import { steadyGates } from "../neuron/rates.ts";
import type { Compartments } from "./compartments.ts";
import { gateTable, stepGates } from "./gate-table.ts";

/** Reversal potentials of the squid axon's channels, mV. */
export interface Reversals {
  readonly eNaMv: number;
  readonly eKMv: number;
}

/** What changes along a run. */
export interface FibreState {
  /** Shape [compartment]. */
  readonly vMv: Float64Array;
  /** m, h, n of the active ones, half a step ahead of the potential; shape [active][3]. */
  readonly gates: Float64Array;
}

/** All compartments at one potential, the gates settled there. */
export function restingFibre({ xUm, active }: Compartments, vMv: number): FibreState {
  const { m, h, n } = steadyGates(vMv);
  return { vMv: new Float64Array(xUm.length).fill(vMv), gates: Float64Array.from({ length: 3 * active.length }, (_, i) => [m, h, n][i % 3]!) };
}

/**
 * One step of the cable equation: gates and potential leap over one another, each of second order; the potential by
 * Crank–Nicolson, taken as half a step backward Euler and as much again.
 *
 * @param stepMs any length is stable; 0.01 ms is accurate to 1 % of the speed at 18.5 °C
 * @returns moves a state on by one step, in place
 * @see Hines 1984, Int J Biomed Comput 15:69
 */
export function fibreStepper(fibre: Compartments, reversals: Reversals, celsius: number, stepMs: number): (state: FibreState) => void {
  const { capacitanceUf, leakMs, leakMv, axialMs, active, gNaMs, gKMs } = fibre;
  const { eNaMv, eKMv } = reversals;
  const table = gateTable({ celsius, stepMs });
  const n = capacitanceUf.length;
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const fixedDiagonal = new Float64Array(n);
  const leakUa = new Float64Array(n);
  // uF/ms = mS: the capacitor over half a step acts like a conductance to the old potential.
  const chargeMs = capacitanceUf.map((uf) => uf / (stepMs / 2));
  for (let i = 0; i < n; i++) {
    const left = i === 0 ? 0 : axialMs[i - 1]!;
    const right = i === n - 1 ? 0 : axialMs[i]!;
    lower[i] = -left;
    upper[i] = -right;
    fixedDiagonal[i] = chargeMs[i]! + leakMs[i]! + left + right;
    leakUa[i] = leakMs[i]! * leakMv[i]!;
  }
  const diagonal = new Float64Array(n);
  const half = new Float64Array(n);

  return ({ vMv, gates }) => {
    for (let i = 0; i < n; i++) {
      diagonal[i] = fixedDiagonal[i]!;
      half[i] = chargeMs[i]! * vMv[i]! + leakUa[i]!;
    }
    for (let place = 0; place < active.length; place++) {
      const i = active[place]!;
      stepGates(table, vMv[i]!, gates, place);
      const m = gates[3 * place]!;
      const k = gates[3 * place + 2]!;
      const gNa = gNaMs[place]! * m * m * m * gates[3 * place + 1]!;
      const gK = gKMs[place]! * k * k * k * k;
      diagonal[i] = diagonal[i]! + gNa + gK;
      half[i] = half[i]! + gNa * eNaMv + gK * eKMv;
    }
    solveTridiagonal(lower, diagonal, upper, half);
    for (let i = 0; i < n; i++) vMv[i] = 2 * half[i]! - vMv[i]!;
  };
}
