import { uniform } from "../random.ts";
import { postsynapticPotential } from "./lif.ts";
import { wireAtRandom } from "./wiring.ts";

/** Leaky integrate-and-fire cells, excitatory ones first, with exponential synaptic currents in mV. */
export interface NetworkParams {
  readonly excitatory: number;
  readonly inhibitory: number;
  /** That a cell has a synapse on another. */
  readonly probability: number;
  /** Added to the excitatory or the inhibitory current of a target by each spike, mV. */
  readonly excitatoryMv: number;
  readonly inhibitoryMv: number;
  readonly tauMembraneMs: number;
  readonly tauExcitatoryMs: number;
  readonly tauInhibitoryMs: number;
  /** Where a cell without input settles: above the threshold it fires by itself. */
  readonly restMv: number;
  readonly thresholdMv: number;
  readonly resetMv: number;
  readonly refractoryMs: number;
  readonly stepMs: number;
}

/** The current-based benchmark of Brette et al. 2007, J Comput Neurosci 23:349, appendix 2; after Vogels & Abbott 2005. */
export const CUBA: NetworkParams = {
  excitatory: 3200,
  inhibitory: 800,
  probability: 0.02,
  excitatoryMv: 1.62,
  inhibitoryMv: -9,
  tauMembraneMs: 20,
  tauExcitatoryMs: 5,
  tauInhibitoryMs: 10,
  restMv: -49,
  thresholdMv: -50,
  resetMv: -60,
  refractoryMs: 5,
  stepMs: 0.1,
};

export interface Network {
  /** Shape [neuron]; read them, never write them. */
  readonly vMv: Float64Array;
  readonly spikeCounts: Int32Array;
  readonly synapses: number;
  /** Takes steps; spikes of a step are felt from its end on. */
  advance(steps: number): void;
}

/** Currents below this are forgotten now and then, mV: as denormal numbers they would only slow the arithmetic down. */
const FAINT_MV = 1e-30;
const SWEEP_STEPS = 512;
const START_STREAM = 0x763072;

/**
 * A network that starts with potentials spread evenly between reset and threshold.
 *
 * Each step is exact for what a cell does between spikes; spikes happen at the ends of steps.
 *
 * @param seed fixes wiring and start
 */
export function createNetwork(params: NetworkParams, seed: number): Network {
  const { excitatory, tauMembraneMs, tauExcitatoryMs, tauInhibitoryMs, restMv, thresholdMv, resetMv, stepMs } = params;
  const neurons = excitatory + params.inhibitory;
  const { starts, targets } = wireAtRandom(neurons, params.probability, seed);
  const vMv = Float64Array.from({ length: neurons }, (_, i) => resetMv + uniform(seed, START_STREAM, i) * (thresholdMv - resetMv));
  const excitingMv = new Float64Array(neurons);
  const inhibitingMv = new Float64Array(neurons);
  const spikeCounts = new Int32Array(neurons);
  const fired = new Int32Array(neurons);
  /** Steps for which the potential still stands still. */
  const held = new Int32Array(neurons);
  let taken = 0;
  const holdSteps = Math.round(params.refractoryMs / stepMs);

  const leak = Math.exp(-stepMs / tauMembraneMs);
  const fields: Fields = { vMv, excitingMv, inhibitingMv, held, fired };
  const law: StepLaw = {
    leak,
    settled: restMv * (1 - leak),
    excitingGain: postsynapticPotential(stepMs, 1, tauMembraneMs, tauExcitatoryMs),
    inhibitingGain: postsynapticPotential(stepMs, 1, tauMembraneMs, tauInhibitoryMs),
    excitingLeft: Math.exp(-stepMs / tauExcitatoryMs),
    inhibitingLeft: Math.exp(-stepMs / tauInhibitoryMs),
    thresholdMv,
  };

  const deliver = (spikes: number): void => {
    for (let k = 0; k < spikes; k++) {
      const source = fired[k]!;
      const into = source < excitatory ? excitingMv : inhibitingMv;
      const weight = source < excitatory ? params.excitatoryMv : params.inhibitoryMv;
      const end = starts[source + 1]!;
      for (let synapse = starts[source]!; synapse < end; synapse++) {
        const target = targets[synapse]!;
        into[target] = into[target]! + weight;
      }
      vMv[source] = resetMv;
      held[source] = holdSteps;
      spikeCounts[source] = spikeCounts[source]! + 1;
    }
  };

  return {
    vMv,
    spikeCounts,
    synapses: targets.length,
    advance: (steps) => {
      for (let step = 0; step < steps; step++) {
        deliver(relax(fields, law));
        if (++taken % SWEEP_STEPS === 0) for (const currents of [excitingMv, inhibitingMv]) forgetFaint(currents);
      }
    },
  };
}

interface Fields {
  readonly vMv: Float64Array;
  readonly excitingMv: Float64Array;
  readonly inhibitingMv: Float64Array;
  readonly held: Int32Array;
  readonly fired: Int32Array;
}

interface StepLaw {
  readonly leak: number;
  readonly settled: number;
  readonly excitingGain: number;
  readonly inhibitingGain: number;
  readonly excitingLeft: number;
  readonly inhibitingLeft: number;
  readonly thresholdMv: number;
}

/** The inner loop: all cells relax over one step. @returns how many fired; who they are is in `fired` */
function relax({ vMv, excitingMv, inhibitingMv, held, fired }: Fields, law: StepLaw): number {
  const { leak, settled, excitingGain, inhibitingGain, excitingLeft, inhibitingLeft, thresholdMv } = law;
  let spikes = 0;
  for (let i = 0; i < vMv.length; i++) {
    const exciting = excitingMv[i]!;
    const inhibiting = inhibitingMv[i]!;
    const hold = held[i]!;
    if (hold > 0) held[i] = hold - 1;
    else {
      const v = leak * vMv[i]! + settled + excitingGain * exciting + inhibitingGain * inhibiting;
      vMv[i] = v;
      if (v > thresholdMv) fired[spikes++] = i;
    }
    excitingMv[i] = exciting * excitingLeft;
    inhibitingMv[i] = inhibiting * inhibitingLeft;
  }
  return spikes;
}

function forgetFaint(currents: Float64Array): void {
  for (let i = 0; i < currents.length; i++) if (Math.abs(currents[i]!) < FAINT_MV) currents[i] = 0;
}

export interface NetworkActivity {
  readonly rateHz: number;
  readonly excitatoryHz: number;
  readonly inhibitoryHz: number;
  /** Part of the cells that fired at least once. */
  readonly active: number;
  readonly synapses: number;
}

/** Mean firing rates over a run from its start. */
export function networkActivity(params: NetworkParams, seed: number, durationMs: number): NetworkActivity {
  const steps = Math.round(durationMs / params.stepMs);
  const network = createNetwork(params, seed);
  network.advance(steps);
  const seconds = (steps * params.stepMs) / 1000;
  const exciting = total(network.spikeCounts.subarray(0, params.excitatory));
  const inhibiting = total(network.spikeCounts.subarray(params.excitatory));
  return {
    rateHz: (exciting + inhibiting) / network.vMv.length / seconds,
    excitatoryHz: exciting / Math.max(1, params.excitatory) / seconds,
    inhibitoryHz: inhibiting / Math.max(1, params.inhibitory) / seconds,
    active: network.spikeCounts.reduce((cells, count) => cells + (count > 0 ? 1 : 0), 0) / network.vMv.length,
    synapses: network.synapses,
  };
}

function total(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
