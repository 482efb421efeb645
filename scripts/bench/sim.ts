// The simulation's inner loops, each beside a plain way to do the same; told as rates.
import { encodeMxfp4, gaussian, createNetwork, CUBA, SQUID_AXON } from "#sim";
import { quantiseBlock } from "../../src/sim/formats/mx-block.ts";
import { routeTopK } from "../../src/sim/moe/route.ts";
import { membraneStep } from "../../src/sim/neuron/membrane-step.ts";
import { textbookNeuron } from "./textbook-neuron.ts";

export interface Rate {
  readonly name: string;
  readonly unit: string;
  /** What must be reached. */
  readonly goal: number;
  readonly ours: number;
  readonly baseline: string;
  readonly theirs: number;
}

export function simRates(): readonly Rate[] {
  return [neuronSteps(), networkSpeed(), mxfp4(), routing()];
}

/** Units of work a second, the best of some rounds: what the machine does besides only makes a round slower. */
function rateOf(work: number, run: () => void, rounds = 5): number {
  run();
  let best = 0;
  for (let i = 0; i < rounds; i++) {
    const startedMs = performance.now();
    run();
    best = Math.max(best, (work * 1000) / (performance.now() - startedMs));
  }
  return best;
}

function neuronSteps(): Rate {
  const steps = 400_000;
  const y = Float64Array.from([-65, 0.0529, 0.5961, 0.3177, 0]);
  const step = membraneStep(SQUID_AXON, 10);
  const textbook = textbookNeuron();
  return {
    name: "Hodgkin–Huxley, RK4", unit: "steps/s", goal: 5e6,
    ours: rateOf(steps, () => { for (let i = 0; i < steps; i++) step(y, 0.01); }),
    baseline: "six exponentials a derivative, arrays made anew",
    theirs: rateOf(steps / 4, () => { for (let i = 0; i < steps / 4; i++) textbook(10, 0.01); }),
  };
}

function networkSpeed(): Rate {
  const params = { ...CUBA, excitatory: 8000, inhibitory: 2000, probability: 0.01 };
  const network = createNetwork(params, 1);
  const seconds = 0.5;
  return {
    name: "10,000 LIF neurons, 1% connected", unit: "simulated s/s", goal: 1,
    ours: rateOf(seconds, () => { network.advance(Math.round((seconds * 1000) / params.stepMs)); }, 3),
    baseline: "numpy, the same step (see below)", theirs: NaN,
  };
}

function mxfp4(): Rate {
  const values = Float32Array.from({ length: 1 << 20 }, (_, i) => gaussian(1, 0, i));
  const part = values.subarray(0, 1 << 15);
  return {
    name: "MXFP4 encode", unit: "values/s", goal: 50e6,
    ours: rateOf(values.length, () => { encodeMxfp4(values); }),
    baseline: "block by block with every intermediate step",
    theirs: rateOf(part.length, () => { for (let i = 0; i < part.length; i += 32) quantiseBlock("e2m1", part.subarray(i, i + 32)); }),
  };
}

function routing(): Rate {
  const [tokens, experts, k] = [4096, 64, 8];
  const logits = Array.from({ length: tokens }, (_, t) => Array.from({ length: experts }, (_, e) => gaussian(2, t, e)));
  return {
    name: "routing, top 8 of 64", unit: "token-expert scores/s", goal: 2e6,
    ours: rateOf(tokens * experts, () => { routeTopK(logits, k); }),
    baseline: "k passes over all scores",
    theirs: rateOf(tokens * experts, () => {
      for (const row of logits) {
        const left = row.map((score, i) => ({ score, i }));
        for (let n = 0; n < k; n++) left.splice(left.findIndex(({ score }) => score === Math.max(...left.map((each) => each.score))), 1);
      }
    }, 1),
  };
}
