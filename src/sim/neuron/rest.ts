import type { Membrane } from "./membrane.ts";
import { steadyGates } from "./rates.ts";
import { STATE_SIZE } from "./derivative.ts";

/** Ionic current of a membrane that has been held at `vMv` for ever, uA/cm²: what must be injected to keep it there. */
export function steadyCurrent(membrane: Membrane, vMv: number): number {
  const { m, h, n } = steadyGates(vMv);
  return (
    membrane.gNaMsPerCm2 * (1 - membrane.naBlock) * m ** 3 * h * (vMv - membrane.eNaMv) +
    membrane.gKMsPerCm2 * (1 - membrane.kBlock) * n ** 4 * (vMv - membrane.eKMv) +
    membrane.gLMsPerCm2 * (vMv - membrane.eLMv)
  );
}

const SCAN_MV = 1;

/**
 * The lowest potential at which a constant current is balanced, mV; without current this is the resting potential.
 *
 * Scanned upwards in 1 mV steps for the first change of sign, then bisected to the last bit.
 */
export function fixedPointMv(membrane: Membrane, currentUaPerCm2 = 0): number {
  let low = Math.min(membrane.eKMv, membrane.eLMv) + Math.min(0, currentUaPerCm2) / membrane.gLMsPerCm2 - SCAN_MV;
  while (steadyCurrent(membrane, low + SCAN_MV) < currentUaPerCm2) low += SCAN_MV;
  let high = low + SCAN_MV;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (steadyCurrent(membrane, middle) < currentUaPerCm2) low = middle;
    else high = middle;
  }
}

/** The state `[V, m, h, n, 0]` in which nothing changes at this current. */
export function fixedState(membrane: Membrane, currentUaPerCm2 = 0): Float64Array {
  const vMv = fixedPointMv(membrane, currentUaPerCm2);
  const { m, h, n } = steadyGates(vMv);
  const state = new Float64Array(STATE_SIZE);
  state.set([vMv, m, h, n]);
  return state;
}
