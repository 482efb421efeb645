import { leastPassing } from "../bisect.ts";
import { V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { type Phase, runProtocol } from "./protocol.ts";
import { temperatureFactor } from "./rates.ts";
import { fixedPointMv, fixedState } from "./rest.ts";
import { isSpiking } from "./spiking.ts";
import { isStable, nudgedRest } from "./stability.ts";

/** Longest wait for a spike after its stimulus at 6.3 °C, ms. */
const WAIT_MS = 30;
/** Pulses are not tried beyond what would charge a bare membrane by this much, mV. */
const LARGEST_CHARGE_MV = 200;
/** Nor constant currents beyond this, uA/cm². */
const LARGEST_STEP = 300;

/** The wait shrinks in the heat only with √φ: gates quicken with φ, charging the membrane does not. */
function silence({ celsius }: Membrane): Phase {
  const phi = temperatureFactor(celsius);
  return { durationMs: WAIT_MS / (phi < 1 ? phi : Math.sqrt(phi)), currentUaPerCm2: 0 };
}

/** Whether a state fires at or after `fromMs`; a response that sinks below `overMv` without current is over. */
function fires(membrane: Membrane, state: Float64Array, phases: readonly Phase[], fromMs = 0, overMv = -Infinity): boolean {
  const spiking = isSpiking(membrane);
  let armed = false;
  let fired = false;
  runProtocol(membrane, state, phases, (tMs, y, current) => {
    if (tMs < fromMs) return false;
    armed ||= y[V]! < 0;
    fired = armed && spiking(y);
    return fired || (current === 0 && y[V]! < overMv);
  });
  return fired;
}

/** A membrane whose rest is unstable (much potassium blocked) may need no stimulus but a nudge. */
function firesUnasked(membrane: Membrane): boolean {
  if (isStable(membrane, fixedPointMv(membrane))) return false;
  return fires(membrane, nudgedRest(membrane), [silence(membrane), silence(membrane)]);
}

/**
 * Least current of a square pulse that makes a resting membrane fire, uA/cm²; 0 when it fires unasked, Infinity when none does.
 *
 * @param durationMs > 0
 */
export function pulseThreshold(membrane: Membrane, durationMs: number): number {
  if (firesUnasked(membrane)) return 0;
  const restMv = fixedPointMv(membrane);
  const limit = LARGEST_CHARGE_MV * (membrane.capacitanceUfPerCm2 / durationMs + membrane.gLMsPerCm2);
  return leastPassing(limit / 40, limit, (currentUaPerCm2) =>
    fires(membrane, fixedState(membrane), [{ durationMs, currentUaPerCm2 }, silence(membrane)], 0, restMv));
}

/** Least constant current that makes a resting membrane fire at least once, uA/cm²; 0 when it fires unasked, Infinity when none does. */
export function singleSpikeRheobase(membrane: Membrane): number {
  if (firesUnasked(membrane)) return 0;
  const durationMs = 2 * silence(membrane).durationMs;
  return leastPassing(1, LARGEST_STEP, (currentUaPerCm2) => fires(membrane, fixedState(membrane), [{ durationMs, currentUaPerCm2 }]), 1e-4);
}

/**
 * Potential to which a resting membrane must be moved at once, its gates left behind, so that it fires, mV;
 * the resting potential when it fires unasked, Infinity when none does.
 */
export function thresholdPotential(membrane: Membrane): number {
  const restMv = fixedPointMv(membrane);
  if (firesUnasked(membrane)) return restMv;
  if (restMv > -2) return Infinity;
  return restMv + leastPassing(5, -restMv - 1, (riseMv) => {
    const state = fixedState(membrane);
    state[V] = restMv + riseMv;
    return fires(membrane, state, [silence(membrane)], 0, restMv);
  });
}

const LONGEST_GAP_MS = 200;

/**
 * Shortest interval between the onsets of two pulses after which the second still fires, ms; Infinity when none within 200 ms does.
 *
 * It depends on how strong the second pulse is: the model has no absolute refractory period.
 *
 * @param durationMs of both pulses
 * @param first strength of the first pulse in multiples of the resting threshold, > 1
 * @param second strength of the second, likewise
 */
export function shortestInterval(membrane: Membrane, durationMs: number, first: number, second: number): number {
  const threshold = pulseThreshold(membrane, durationMs);
  if (threshold === Infinity || threshold === 0) return NaN;
  const after = fixedState(membrane);
  const onePulse = [{ durationMs, currentUaPerCm2: first * threshold }, silence(membrane)];
  let backMs = NaN;
  let above = false;
  runProtocol(membrane, after, onePulse, (tMs, y) => {
    above ||= y[V]! >= 0;
    if (above && y[V]! < 0 && tMs >= durationMs) backMs = tMs;
    return backMs > 0;
  });
  const again = { durationMs, currentUaPerCm2: second * threshold };
  return backMs + leastPassing(4, LONGEST_GAP_MS, (gapMs) =>
    fires(membrane, after.slice(), [{ durationMs: gapMs, currentUaPerCm2: 0 }, again, silence(membrane)], gapMs), 1e-4);
}
