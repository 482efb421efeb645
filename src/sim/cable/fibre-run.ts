import { gridRun } from "../grid-run.ts";
import { SQUID_AXON } from "../neuron/membrane.ts";
import { temperatureFactor } from "../neuron/rates.ts";
import type { Compartments } from "./compartments.ts";
import type { FibreStretch } from "./fibre-drive.ts";
import { REST_MV } from "./fibres.ts";
import { fibreStepper, type FibreState, restingFibre } from "./stepper.ts";

/** One fibre over model time. */
export interface FibreRun {
  /** Middle of each compartment, um. */
  readonly xUm: Float64Array;
  readonly at: (modelMs: number) => FibreMoment;
}

export interface FibreMoment {
  /** Shape [compartment]; a copy. */
  readonly vMv: Float64Array;
  /** When the wave of the latest shock rose at the left and the right end, model ms; null before. */
  readonly arrivedLeftMs: number | null;
  readonly arrivedRightMs: number | null;
  /** No wave was under way when the latest shock was given: whatever arrives is its own. Else nothing counts as arrived. */
  readonly wasFree: boolean;
}

/** Kept states are this far apart, model ms; the step of the squid axon at 6.3 °C is half of it, within 1 % of the speed. */
const GRID_MS = 0.1;
const STEP_MS = 0.05;
const SHOCK_MV = 40;
const RISEN_MV = -20;
/** A fibre this near to rest all over is at rest: it costs nothing until the next shock. */
const NEAR_MV = 0.02;
const NEAR_GATE = 1e-3;

/**
 * @param build the fibre of a stretch; all have the same compartments in the same places
 * @param shockUm half the width of what a shock lifts
 */
export function fibreRun(stretches: readonly FibreStretch[], build: (stretch: FibreStretch) => Compartments, shockUm: number): FibreRun {
  const fibres = stretches.map((stretch, i) => (i > 0 && stretches[i - 1]!.lost === stretch.lost ? null : build(stretch)));
  const fibreOf = (i: number): Compartments => fibres.findLast((fibre, k) => k <= i && fibre !== null)!;
  const resting = restingFibre(fibreOf(0), REST_MV);
  const { xUm } = fibreOf(0);
  const n = xUm.length;
  const endUm = xUm[0]! + xUm[n - 1]!;
  // Potentials, gates, arrivals at both ends, and whether all is at rest.
  const gatesEnd = n + resting.gates.length;
  const [LEFT, RIGHT, QUIET] = [gatesEnd, gatesEnd + 1, gatesEnd + 2];
  const start = new Float64Array(gatesEnd + 3);
  start.set(resting.vMv);
  start.set(resting.gates, n);
  start.set([NaN, NaN, 1], gatesEnd);
  const viewOf = (state: Float64Array): FibreState => ({ vMv: state.subarray(0, n), gates: state.subarray(n, gatesEnd) });

  const wholeSteps = stretches.map(({ celsius }) => GRID_MS / Math.ceil((GRID_MS / STEP_MS) * Math.max(1, temperatureFactor(celsius))));
  const steppers = stretches.map(({ celsius }, i) => fibreStepper(fibreOf(i), SQUID_AXON, celsius, wholeSteps[i]!));

  /** In whole steps where they fill the time, which they do between grid points, else in shorter ones made for it. */
  const advance = (state: Float64Array, i: number, fromMs: number, toMs: number): void => {
    const wholeMs = wholeSteps[i]!;
    const steps = Math.ceil((toMs - fromMs) / wholeMs - 1e-6);
    const stepMs = (toMs - fromMs) / steps;
    const step = Math.abs(stepMs - wholeMs) < 1e-6 * wholeMs ? steppers[i]! : fibreStepper(fibreOf(i), SQUID_AXON, stretches[i]!.celsius, stepMs);
    const view = viewOf(state);
    for (let k = 1; k <= steps; k++) {
      step(view);
      if (Number.isNaN(state[LEFT]!) && state[0]! >= RISEN_MV) state[LEFT] = fromMs + k * stepMs;
      if (Number.isNaN(state[RIGHT]!) && state[n - 1]! >= RISEN_MV) state[RIGHT] = fromMs + k * stepMs;
    }
  };

  const shock = (state: Float64Array, places: readonly number[]): void => {
    const isFree = state.subarray(0, n).every((vMv) => vMv < RISEN_MV);
    for (const place of places)
      for (let i = 0; i < n; i++) if (Math.abs(xUm[i]! - place * endUm) <= shockUm) state[i] = Math.max(state[i]!, SHOCK_MV);
    const arrival = isFree ? NaN : Infinity;
    state.set([arrival, arrival, 0], gatesEnd);
  };

  const carry = (state: Float64Array, fromMs: number, toMs: number): void => {
    for (let i = stretches.findLastIndex((stretch) => stretch.fromMs <= fromMs); i < stretches.length && stretches[i]!.fromMs < toMs; i++) {
      const stretch = stretches[i]!;
      if (stretch.fromMs >= fromMs && stretch.shocks.length > 0) shock(state, stretch.shocks);
      const sinceMs = Math.max(fromMs, stretch.fromMs);
      const untilMs = Math.min(toMs, stretches[i + 1]?.fromMs ?? Infinity);
      if (state[QUIET] === 0 && sinceMs < untilMs) advance(state, i, sinceMs, untilMs);
    }
  };

  const settle = (state: Float64Array): void => {
    for (let i = 0; i < n; i++) if (Math.abs(state[i]! - REST_MV) > NEAR_MV) return;
    for (let i = n; i < gatesEnd; i++) if (Math.abs(state[i]! - start[i]!) > NEAR_GATE) return;
    state.set(start.subarray(0, gatesEnd));
    state[QUIET] = 1;
  };

  const { at } = gridRun({
    start,
    advance: (state, index) => {
      carry(state, index * GRID_MS, (index + 1) * GRID_MS);
      if (state[QUIET] === 0) settle(state);
    },
    block: 2,
    keptBlocks: 256,
    keptStarts: 1024,
  });

  return {
    xUm,
    at: (modelMs) => {
      const index = Math.floor(modelMs / GRID_MS);
      const state = at(index).slice();
      carry(state, index * GRID_MS, modelMs);
      const arrival = (place: number) => (Number.isFinite(state[place]!) ? state[place]! : null);
      return { vMv: state.slice(0, n), arrivedLeftMs: arrival(LEFT), arrivedRightMs: arrival(RIGHT), wasFree: state[LEFT] !== Infinity };
    },
  };
}
