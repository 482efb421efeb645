import { gridRun } from "../grid-run.ts";
import type { Simulate } from "../simulate.ts";
import { postsynapticPeakMs, postsynapticPotential } from "./lif.ts";
import { DENDRITE_MS, type InputSpike, readManyInDrive } from "./many-in-drive.ts";
import type { ManyInParams } from "./many-in-params.ts";

export interface ManyInState {
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  readonly vMv: number;
  readonly restMv: number;
  readonly thresholdMv: number;
  readonly epspMv: number;
  readonly exciting: number;
  readonly inhibiting: number;
  /** Latest input spikes, those still on their way first: 0 at the synapse … 1 at the cell body, up to 2. */
  readonly arriving: readonly { readonly input: number; readonly progress: number }[];
  /** Output spikes on the axon: 0 at the cell body … 1 at its end. */
  readonly leaving: readonly number[];
  readonly sinceSpikeMs: number | null;
  readonly spikes: number;
  /** The latest `windowMs`, shape [sample]; the last is now. */
  readonly trace: { readonly windowMs: number; readonly tMs: Float64Array; readonly vMv: Float64Array; readonly spikesMs: readonly number[] };
}

const REST_MV = -70;
const TAU_SYNAPSE_MS = 4;
const REFRACTORY_MS = 4;
const AXON_MS = 8;
const STEP_MS = 0.1;
const GRID_STEPS = 5;
const GRID_MS = STEP_MS * GRID_STEPS;
const WINDOW_MS = 60;
/** Places in the state: potential above rest, synaptic current, spikes so far, and the times of the latest. */
const [V, S, COUNT, TIMES] = [0, 1, 2, 3];
const KEPT = 16;

/**
 * A leaky integrate-and-fire cell: every input adds its response; past the threshold the cell fires once and starts anew from rest.
 *
 * Events: `volley {count, withinMs}`, `inhibit {count}`, `background {backgroundHz}`, `weight {epspMv}`, `slow {modelMsPerSecond}`.
 * An inhibiting input pulls as hard as an exciting one pushes. A spike's own shape is not modelled.
 *
 * @see Lapicque 1907; Gerstner et al. 2014, Neuronal Dynamics, §1.3
 */
export const simulateManyIn: Simulate<ManyInParams, ManyInState> = (params, seed, events) => {
  const { exciting, inhibiting, tauMs, thresholdMv } = params;
  const drive = readManyInDrive(params, seed, events);
  const threshold = thresholdMv - REST_MV;
  const leak = Math.exp(-STEP_MS / tauMs);
  const left = Math.exp(-STEP_MS / TAU_SYNAPSE_MS);
  const gain = postsynapticPotential(STEP_MS, 1, tauMs, TAU_SYNAPSE_MS);
  const unitPeak = postsynapticPotential(postsynapticPeakMs(tauMs, TAU_SYNAPSE_MS), 1, tauMs, TAU_SYNAPSE_MS);
  const pushOf = ({ input, atMs }: InputSpike): number => ((input < exciting ? 1 : -1) * drive.epspMvAt(atMs)) / unitPeak;

  /** Each step is exact for what the cell does between spikes; inputs and spikes take effect at its end. */
  const carry = (state: Float64Array, fromStep: number, toStep: number): void => {
    const fromMs = fromStep * STEP_MS - DENDRITE_MS;
    const arrivals = toStep > fromStep ? drive.firedBetween(fromMs, toStep * STEP_MS - DENDRITE_MS) : [];
    let next = 0;
    for (let step = fromStep + 1; step <= toStep; step++) {
      const latestMs = latestOf(state);
      if (step * STEP_MS - latestMs >= REFRACTORY_MS) state[V] = leak * state[V]! + gain * state[S]!;
      state[S] = state[S]! * left;
      for (; next < arrivals.length && (arrivals[next]!.atMs + DENDRITE_MS <= step * STEP_MS || step === toStep); next++) state[S] = state[S]! + pushOf(arrivals[next]!);
      if (state[V]! < threshold) continue;
      state[V] = 0;
      state[COUNT] = state[COUNT]! + 1;
      state.copyWithin(TIMES + 1, TIMES, TIMES + KEPT - 1);
      state[TIMES] = step * STEP_MS;
    }
  };
  const { at } = gridRun({
    start: new Float64Array(TIMES + KEPT),
    advance: (state, index) => carry(state, index * GRID_STEPS, (index + 1) * GRID_STEPS),
    block: 64,
  });

  return (tMs) => {
    const modelMs = drive.modelMsAt(Math.max(0, tMs));
    const step = Math.floor(modelMs / STEP_MS + 1e-9);
    const index = Math.floor(step / GRID_STEPS);
    const state = at(index).slice();
    carry(state, index * GRID_STEPS, step);
    const first = Math.max(0, index - Math.round(WINDOW_MS / GRID_MS));
    const samples = index - first + 2;
    const count = state[COUNT]!;
    const times = [...state.subarray(TIMES, TIMES + Math.min(KEPT, count))];
    return {
      modelMs,
      modelMsPerSecond: drive.modelMsPerSecondAt(tMs),
      vMv: REST_MV + state[V]!,
      restMv: REST_MV,
      thresholdMv,
      epspMv: drive.epspMvAt(modelMs),
      exciting,
      inhibiting,
      arriving: drive.firedBetween(modelMs - 2 * DENDRITE_MS, modelMs).map(({ input, atMs }) => ({ input, progress: (modelMs - atMs) / DENDRITE_MS })),
      leaving: times.map((ms) => (modelMs - ms) / AXON_MS).filter((progress) => progress < 1),
      sinceSpikeMs: count === 0 ? null : modelMs - times[0]!,
      spikes: count,
      trace: {
        windowMs: WINDOW_MS,
        tMs: Float64Array.from({ length: samples }, (_, i) => (i === samples - 1 ? step * STEP_MS : (first + i) * GRID_MS)),
        vMv: Float64Array.from({ length: samples }, (_, i) => REST_MV + (i === samples - 1 ? state[V]! : at(first + i)[V]!)),
        spikesMs: times.filter((ms) => ms > modelMs - WINDOW_MS),
      },
    };
  };
};

/** Time of the latest spike, model ms. */
function latestOf(state: Float64Array): number {
  const never = state[COUNT] === 0;
  return never ? -Infinity : state[TIMES]!;
}
