import { bisect } from "../bisect.ts";
import { membraneDerivative, STATE_SIZE, V } from "../neuron/derivative.ts";
import type { Membrane } from "../neuron/membrane.ts";
import { temperatureFactor } from "../neuron/rates.ts";
import { rk4 } from "../steppers.ts";
import { waveFoot } from "./wave-foot.ts";

export interface TravellingWave {
  /** K = 2RiCθ²/a, 1/ms; it depends on the membrane alone. NaN when no wave travels. */
  readonly kPerMs: number;
  readonly peakMv: number;
}

/** How far above rest the shot begins, mV, and the longest step of the squid axon at 6.3 °C, ms. */
const FOOT_MV = 0.001;
const STEP_MS = 0.005;
/** No wave passes the sodium potential or falls this far below the potassium potential, mV. */
const BELOW_MV = 20;
const LONGEST_MS = 100;
/** K is sought downwards, 1/ms: the largest is that of the stable wave, and below the least (at 6.3 °C) none was ever found. */
const LARGEST_K = 400;
const LEAST_K = 0.5;
const STRIDE = 1.1;

/**
 * Finds the K for which a solution of V̈ = K(V̇ + I_ion/C) that leaves rest comes back to it.
 * A K too large makes it run away upwards, one too small downwards.
 *
 * @see Hodgkin & Huxley 1952, J Physiol 117:500, eq 30, and section Propagated action potential
 */
export function travellingWave(membrane: Membrane): TravellingWave {
  const shoot = shooter(membrane);
  const leastK = LEAST_K * Math.sqrt(temperatureFactor(membrane.celsius));
  let tooLarge = LARGEST_K;
  while (shoot(tooLarge / STRIDE).upwards) {
    tooLarge /= STRIDE;
    if (tooLarge < leastK) return { kPerMs: NaN, peakMv: NaN };
  }
  const kPerMs = bisect(tooLarge / STRIDE, tooLarge, (k) => shoot(k).upwards, 1e-11);
  return { kPerMs, peakMv: shoot(kPerMs).peakMv };
}

/** θ = √(Ka/2RiC), m/s. */
export function waveSpeed(kPerMs: number, diameterUm: number, axialOhmCm: number, capacitanceUfPerCm2: number): number {
  // K in 1/s, a in cm, C in F/cm²: θ in cm/s.
  return Math.sqrt((kPerMs * 1e3 * (diameterUm / 2) * 1e-4) / (2 * axialOhmCm * capacitanceUfPerCm2 * 1e-6)) / 100;
}

function shooter(membrane: Membrane): (kPerMs: number) => { readonly upwards: boolean; readonly peakMv: number } {
  const own = membraneDerivative(membrane, 0);
  const footOf = waveFoot(membrane);
  const patch = new Float64Array(STATE_SIZE);
  const rates = new Float64Array(STATE_SIZE);
  /** The slope V̇ comes after the patch's own state. */
  const SLOPE = STATE_SIZE;
  const step = rk4(STATE_SIZE + 1);

  return (kPerMs) => {
    const derivative = (y: Float64Array, out: Float64Array): void => {
      patch.set(y.subarray(0, STATE_SIZE));
      own(patch, rates);
      out.set(rates);
      out[V] = y[SLOPE]!;
      // Alone the patch would have V̇ = −I_ion/C.
      out[SLOPE] = kPerMs * (y[SLOPE]! - rates[V]!);
    };
    const { rest, growth, gatesPerMv } = footOf(kPerMs);
    const state = new Float64Array(STATE_SIZE + 1);
    state.set(rest);
    state[V] = rest[V]! + FOOT_MV;
    state[SLOPE] = growth * FOOT_MV;
    gatesPerMv.forEach((gate, i) => (state[1 + i] = rest[1 + i]! + gate * FOOT_MV));

    const stepMs = STEP_MS / Math.max(1, temperatureFactor(membrane.celsius), kPerMs / 10);
    let peakMv = NaN;
    let lastMv = state[V]!;
    for (let tMs = 0; tMs < LONGEST_MS; tMs += stepMs) {
      step(derivative, state, stepMs);
      const vMv = state[V]!;
      if (vMv > membrane.eNaMv) return { upwards: true, peakMv };
      if (vMv < membrane.eKMv - BELOW_MV) return { upwards: false, peakMv };
      if (Number.isNaN(peakMv) && vMv < lastMv) peakMv = lastMv;
      lastMv = vMv;
    }
    return { upwards: false, peakMv };
  };
}
