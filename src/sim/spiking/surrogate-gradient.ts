import { spikes, SURROGATES, type SurrogateName } from "./surrogate.ts";

export interface UnrolledCell {
  /** Part of the potential that stays from one step to the next, 0…1. */
  readonly decay: number;
  readonly threshold: number;
  readonly weight: number;
  /** Input current at each step, shape [step]. */
  readonly inputs: readonly number[];
  readonly surrogate: SurrogateName;
  readonly slope: number;
  /** Whether the gradient passes through the reset as well. */
  readonly throughReset: boolean;
}

export interface UnrolledGradient {
  readonly spikes: number;
  /** Potential before each reset, shape [step]. */
  readonly potentials: readonly number[];
  /** d(number of spikes)/d(weight) with the surrogate in place of the step's derivative. */
  readonly gradient: number;
}

/**
 * A cell unrolled in time: V[t] = decay·V[t−1] + weight·x[t] − θ·S[t−1], S = Θ(V − θ); reset by subtraction.
 * The derivative with respect to the weight is carried along with the state, which for one weight equals backpropagation through time.
 *
 * @see Neftci, Mostafa & Zenke 2019, IEEE Signal Process Mag 36:51, eqs 4–5 and section Surrogate gradients
 */
export function unrolledGradient({ decay, threshold, weight, inputs, surrogate, slope, throughReset }: UnrolledCell): UnrolledGradient {
  const derivative = SURROGATES[surrogate];
  const potentials: number[] = [];
  let [v, dv, spike, dSpike, count, gradient] = [0, 0, 0, 0, 0, 0];
  for (const x of inputs) {
    v = decay * v + weight * x - threshold * spike;
    dv = decay * dv + x - (throughReset ? threshold * dSpike : 0);
    spike = spikes(v - threshold);
    dSpike = derivative(v - threshold, slope) * dv;
    potentials.push(v);
    count += spike;
    gradient += dSpike;
  }
  return { spikes: count, potentials, gradient };
}
