import { V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { SQUID_AXON } from "./membrane.ts";
import { membraneStep } from "./membrane-step.ts";
import { temperatureFactor } from "./rates.ts";

/** A stretch of constant injected current. */
export interface Phase {
  readonly durationMs: number;
  readonly currentUaPerCm2: number;
}

/** Longest step of the squid axon at 6.3 °C, ms: RK4 is then within 0.002 mV of the limit. */
const STEP_MS = 0.02;

/** Warmer membranes and such with more channels are faster and get shorter steps; at 26 °C RK4 is within 0.02 mV. */
export function longestStepMs(membrane: Membrane): number {
  const { celsius, capacitanceUfPerCm2, gNaMsPerCm2, gKMsPerCm2 } = membrane;
  const conductance = Math.max(gNaMsPerCm2 / SQUID_AXON.gNaMsPerCm2, gKMsPerCm2 / SQUID_AXON.gKMsPerCm2);
  return STEP_MS / Math.max(1, temperatureFactor(celsius) ** 0.75, conductance / capacitanceUfPerCm2);
}

/** Far outside the range of spikes the m gate gets so fast that a step must be divided to stay stable. */
function partsAt(vMv: number): number {
  if (vMv > -100 && vMv < 150) return 1;
  return Math.ceil(STEP_MS * (vMv > 0 ? 0.1 * (vMv + 40) : 4 * Math.exp(-(vMv + 65) / 18)));
}

/** @returns a function that moves a state on by a step no longer than `longestStepMs` */
export function membraneStepper(membrane: Membrane, currentUaPerCm2: number): (state: Float64Array, stepMs: number) => void {
  const step = membraneStep(membrane, currentUaPerCm2);
  return (state, stepMs) => {
    const parts = partsAt(state[V]!);
    for (let i = 0; i < parts; i++) step(state, stepMs / parts);
  };
}

/**
 * Carries `state` through the phases in fixed steps that end on every phase border.
 *
 * @param state `[V, m, h, n, ∫V dt]`, changed in place
 * @param visit sees the state after each step, the time since the start (ms) and the current; returning true ends the run
 * @returns whether `visit` ended it
 */
export function runProtocol(
  membrane: Membrane,
  state: Float64Array,
  phases: readonly Phase[],
  visit: (tMs: number, state: Float64Array, currentUaPerCm2: number) => boolean,
): boolean {
  const longest = longestStepMs(membrane);
  let startMs = 0;
  for (const { durationMs, currentUaPerCm2 } of phases) {
    if (durationMs <= 0) continue;
    const step = membraneStepper(membrane, currentUaPerCm2);
    const steps = Math.ceil(durationMs / longest - 1e-9);
    for (let i = 1; i <= steps; i++) {
      step(state, durationMs / steps);
      if (visit(startMs + (durationMs * i) / steps, state, currentUaPerCm2)) return true;
    }
    startMs += durationMs;
  }
  return false;
}
