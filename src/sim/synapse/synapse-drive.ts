import { modelClock } from "../clock.ts";
import { uniform } from "../random.ts";
import type { SimEvent } from "../simulate.ts";
import { synapseActions, type SynapseParams } from "./synapse-params.ts";

/** Settings from a model time on. */
export interface SynapseStretch {
  readonly fromMs: number;
  readonly antagonistUm: number;
  readonly reuptakeBlock: number;
  readonly releaseProbability: number;
  readonly caffeineUm: number;
}

/** One presynaptic spike and the sites that answered it. */
export interface SynapseSpike {
  readonly atMs: number;
  readonly released: readonly number[];
}

export interface SynapseDrive {
  readonly modelMsAt: (tMs: number) => number;
  readonly modelMsPerSecondAt: (tMs: number) => number;
  readonly stretches: readonly SynapseStretch[];
  /** Sorted by time. */
  readonly spikes: readonly SynapseSpike[];
}

const RELEASE_STREAM = 0x72656c;

/** Chance decides for every spike and site by itself; a site without a vesicle gives none. */
export function readSynapseDrive(params: SynapseParams, seed: number, events: readonly SimEvent[]): SynapseDrive {
  const rates = events.filter(({ action }) => action === "slow").map(({ tMs, args }) => ({ tMs, ...synapseActions.slow.parse(args) }));
  const modelMsAt = modelClock(params.modelMsPerSecond, rates);
  const arriving: number[] = [];
  let last: SynapseStretch = { fromMs: 0, antagonistUm: 0, reuptakeBlock: 0, releaseProbability: params.releaseProbability, caffeineUm: 0 };
  const stretches = [last];
  for (const { tMs, action, args } of events) {
    const fromMs = modelMsAt(tMs);
    if (action === "spike") {
      const { count, intervalMs } = synapseActions.spike.parse(args);
      for (let i = 0; i < count; i++) arriving.push(fromMs + i * intervalMs);
    }
    const change = changeBy(action, args);
    if (change === null) continue;
    last = { ...last, ...change, fromMs };
    stretches.push(last);
  }
  arriving.sort((a, b) => a - b);

  const dockedFromMs = new Array<number>(params.sites).fill(0);
  const spikes = arriving.map((atMs, n): SynapseSpike => {
    const { releaseProbability } = stretches.findLast(({ fromMs }) => fromMs <= atMs)!;
    const released = dockedFromMs.flatMap((fromMs, site) =>
      fromMs <= atMs && uniform(seed, RELEASE_STREAM, n * params.sites + site) < releaseProbability ? [site] : []);
    for (const site of released) dockedFromMs[site] = atMs + params.refillMs;
    return { atMs, released };
  });
  return {
    modelMsAt,
    modelMsPerSecondAt: (tMs) => rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
    stretches,
    spikes,
  };
}

function changeBy(action: string, args: SimEvent["args"]): Partial<SynapseStretch> | null {
  switch (action) {
    case "antagonist":
      return { antagonistUm: synapseActions.antagonist.parse(args).concentrationUm };
    case "reuptake":
      return { reuptakeBlock: synapseActions.reuptake.parse(args).block };
    case "probability":
      return { releaseProbability: synapseActions.probability.parse(args).releaseProbability };
    case "caffeine":
      return { caffeineUm: synapseActions.caffeine.parse(args).concentrationUm };
    default:
      return null;
  }
}
