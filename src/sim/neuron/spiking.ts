import { membraneDerivative, STATE_SIZE, V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";

/**
 * Whether a state is inside the upstroke of a spike: above 0 mV while the membrane's own current flows inwards.
 *
 * The second half tells a spike from a membrane that a strong current merely pushes past 0 mV. Peaks below 0 mV
 * (above about 60 uA/cm² of constant current, or in the heat) are not counted; `firingRate` does not use this.
 */
export function isSpiking(membrane: Membrane): (state: Float64Array) => boolean {
  const own = membraneDerivative(membrane, 0);
  const out = new Float64Array(STATE_SIZE);
  return (state) => {
    if (state[V]! < 0) return false;
    own(state, out);
    return out[V]! > 0;
  };
}
