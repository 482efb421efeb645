import { bisect } from "../bisect.ts";
import { membraneDerivative, STATE_SIZE, V } from "../neuron/derivative.ts";
import type { Membrane } from "../neuron/membrane.ts";
import { gateRates, steadyGates } from "../neuron/rates.ts";
import { fixedState } from "../neuron/rest.ts";

/** Places of the three gates in a membrane's state. */
const GATES = [1, 2, 3] as const;
/** Steps of the central differences: mV, and parts of a gate. */
const STEP_MV = 1e-4;
const STEP_GATE = 1e-6;

/** A wave's beginning, where it is small and so grows exponentially. */
export interface Foot {
  readonly rest: Float64Array;
  /** 1/ms. */
  readonly growth: number;
  /** How far each gate has moved when the potential has by 1 mV, shape [3]. */
  readonly gatesPerMv: readonly number[];
}

/**
 * Linearises the membrane at rest: at the foot e^(μt), with μ² = K(μ + G(μ)/C) and G the membrane's admittance at μ.
 *
 * @param kPerMs K = 2RiCθ²/a
 * @see Hodgkin & Huxley 1952, J Physiol 117:500, section Propagated action potential
 */
export function waveFoot(membrane: Membrane): (kPerMs: number) => Foot {
  const rest = fixedState(membrane);
  const restMv = rest[V]!;
  const rates = gateRates(restMv, membrane.celsius);
  const relax = [rates.alphaM + rates.betaM, rates.alphaH + rates.betaH, rates.alphaN + rates.betaN];
  const above = steadyGates(restMv + STEP_MV);
  const below = steadyGates(restMv - STEP_MV);
  const steady = (["m", "h", "n"] as const).map((gate) => (above[gate] - below[gate]) / (2 * STEP_MV));

  const own = membraneDerivative(membrane, 0);
  const out = new Float64Array(STATE_SIZE);
  const ionicOverC = (place: number, by: number): number => {
    const state = rest.slice();
    state[place] = state[place]! + by;
    own(state, out);
    return -out[V]!;
  };
  const slope = (place: number, step: number): number => (ionicOverC(place, step) - ionicOverC(place, -step)) / (2 * step);
  const perMv = slope(V, STEP_MV);
  const perGate = GATES.map((place) => slope(place, STEP_GATE));

  return (kPerMs) => {
    const gatesAt = (growth: number) => steady.map((each, i) => (each * relax[i]!) / (growth + relax[i]!));
    const admittance = (growth: number) => gatesAt(growth).reduce((sum, gate, i) => sum + gate * perGate[i]!, perMv);
    const growth = bisect(kPerMs / 2, 4 * kPerMs + 50, (rate) => rate * rate >= kPerMs * (rate + admittance(rate)), 1e-14);
    return { rest, growth, gatesPerMv: gatesAt(growth) };
  };
}
