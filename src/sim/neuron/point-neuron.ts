import { gridRun } from "../grid-run.ts";
import { remember } from "../remember.ts";
import type { Simulate } from "../simulate.ts";
import { type PatchCurrents, patchCurrents } from "./currents.ts";
import { AREA, H, M, N, V } from "./derivative.ts";
import { type Drive, readDrive, type Stretch, stretchAt, stretchIndex } from "./drive.ts";
import type { NeuronParams } from "./inputs.ts";
import { longestStepMs, membraneStepper, runProtocol } from "./protocol.ts";
import { fixedState } from "./rest.ts";
import { sweeps } from "./sweep.ts";
import { thresholdPotential } from "./threshold.ts";
import { gridMsOf, type PastTrace, pastTraceOf, type Trace, traceOf } from "./trace.ts";

export interface NeuronState extends PatchCurrents {
  /** Model time of what is shown; stands still while a quiet sweep is held. */
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  readonly windowMs: number;
  readonly vMv: number;
  readonly m: number;
  readonly h: number;
  readonly n: number;
  /** ∫(V − E) dt since the start, mV·ms: how far an ion has been driven through an open channel; negative is inwards. */
  readonly naDriveMvMs: number;
  readonly kDriveMvMs: number;
  readonly drive: Stretch;
  /** Potential at which this membrane, resting and moved there at once, fires; null when it never does. */
  readonly thresholdMv: number | null;
  /** The sweep on screen up to now, and the one before it. */
  readonly sweep: Trace;
  readonly sweepBefore: PastTrace | null;
}

/** How far ahead a membrane is watched; what counts as recovery (a spike's after-potential is 11 mV deep) and as settled. */
const AHEAD_MS = 60;
const RECOVERY_MV = 12;
const SETTLED_MV = 0.5;

const thresholdOf = remember(thresholdPotential);

/** A patch of squid axon under current, drugs and heat; starts at rest without current. */
export const simulateNeuron: Simulate<NeuronParams, NeuronState> = (params, _seed, events) => {
  const drive = readDrive(params, events);
  const carry = carrier(drive);
  const gridMs = gridMsOf(params.windowMs);
  const { at } = gridRun({
    start: fixedState(drive.stretches[0]!.membrane),
    advance: (state, index) => carry(state, index * gridMs, (index + 1) * gridMs),
  });
  const grid = { gridMs, at };
  const stateAt = (modelMs: number): Float64Array => {
    const index = Math.floor(modelMs / gridMs);
    const state = at(index).slice();
    carry(state, index * gridMs, modelMs);
    return state;
  };
  const pageAt = sweeps({
    windowMs: params.windowMs,
    triggers: drive.triggers,
    settlesInMs: (modelMs) => settlesInMs(stretchAt(drive, modelMs), stateAt(modelMs)),
  });

  return (tMs) => {
    const { fromMs, penMs, shownMs, before } = pageAt(drive.modelMsAt(Math.max(0, tMs)));
    const state = stateAt(shownMs);
    const stretch = stretchAt(drive, shownMs);
    const { membrane } = stretch;
    const thresholdMv = thresholdOf(membrane);
    return {
      modelMs: shownMs,
      modelMsPerSecond: drive.modelMsPerSecondAt(tMs),
      windowMs: params.windowMs,
      vMv: state[V]!,
      m: state[M]!,
      h: state[H]!,
      n: state[N]!,
      ...patchCurrents(membrane, state),
      naDriveMvMs: state[AREA]! - membrane.eNaMv * shownMs,
      kDriveMvMs: state[AREA]! - membrane.eKMv * shownMs,
      drive: stretch,
      thresholdMv: Number.isFinite(thresholdMv) ? thresholdMv : null,
      sweep: traceOf(grid, drive, fromMs, penMs, penMs === shownMs ? state : stateAt(penMs)),
      sweepBefore: before === null ? null : pastTraceOf(grid, before),
    };
  };
};

function settlesInMs({ membrane, currentUaPerCm2 }: Stretch, state: Float64Array): number | null {
  const startMv = state[V]!;
  const path: { readonly tMs: number; readonly vMv: number }[] = [{ tMs: 0, vMv: startMv }];
  const busy = runProtocol(membrane, state, [{ durationMs: AHEAD_MS, currentUaPerCm2 }], (tMs, y) => {
    path.push({ tMs, vMv: y[V]! });
    return Math.abs(y[V]! - startMv) > RECOVERY_MV;
  });
  return busy ? null : (path.findLast(({ vMv }) => Math.abs(vMv - state[V]!) > SETTLED_MV)?.tMs ?? 0);
}

/** Carries a state from one model time to a later one, step by step, stopping wherever the drive changes. */
function carrier({ stretches }: Drive): (state: Float64Array, fromMs: number, toMs: number) => void {
  const laws = stretches.map(({ membrane, currentUaPerCm2 }) => ({
    step: membraneStepper(membrane, currentUaPerCm2),
    longestMs: longestStepMs(membrane),
  }));
  return (state, fromMs, toMs) => {
    let atMs = fromMs;
    for (let i = stretchIndex(stretches, fromMs); atMs < toMs; i++) {
      const endMs = Math.min(toMs, stretches[i + 1]?.fromMs ?? Infinity);
      const { step, longestMs } = laws[i]!;
      const steps = Math.ceil((endMs - atMs) / longestMs - 1e-9);
      for (let k = 0; k < steps; k++) step(state, (endMs - atMs) / steps);
      atMs = endMs;
    }
  };
}
