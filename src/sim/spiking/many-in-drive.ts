import { modelClock } from "../clock.ts";
import { uniform } from "../random.ts";
import type { SimEvent } from "../simulate.ts";
import { manyInActions, type ManyInParams } from "./many-in-params.ts";

/** Model ms from a synapse to the cell body. */
export const DENDRITE_MS = 4;

export interface ManyInDrive {
  readonly modelMsAt: (tMs: number) => number;
  readonly modelMsPerSecondAt: (tMs: number) => number;
  readonly epspMvAt: (modelMs: number) => number;
  /** When each input fired after `fromMs` and up to `toMs`, sorted; both at most some tens of ms apart. */
  readonly firedBetween: (fromMs: number, toMs: number) => readonly InputSpike[];
}

export interface InputSpike {
  /** Exciting ones first. */
  readonly input: number;
  readonly atMs: number;
}

const CHANCE_STREAM = 0x696e70;

/** Volleys go to the inputs in turn, evenly over their time; chance decides once a model ms for the background. */
export function readManyInDrive(params: ManyInParams, seed: number, events: readonly SimEvent[]): ManyInDrive {
  const { exciting, inhibiting } = params;
  const rates = events.filter(({ action }) => action === "slow").map(({ tMs, args }) => ({ tMs, ...manyInActions.slow.parse(args) }));
  const modelMsAt = modelClock(params.modelMsPerSecond, rates);
  const cued: InputSpike[] = [];
  const weights = [{ fromMs: 0, value: params.epspMv }];
  const backgrounds = [{ fromMs: 0, value: params.backgroundHz }];
  let turn = 0;
  for (const { tMs, action, args } of events) {
    const atMs = modelMsAt(tMs);
    if (action === "volley") {
      const { count, withinMs } = manyInActions.volley.parse(args);
      for (let i = 0; i < count; i++) cued.push({ input: (3 * turn++) % exciting, atMs: atMs + (count === 1 ? 0 : (i * withinMs) / (count - 1)) });
    } else if (action === "inhibit") {
      const { count } = manyInActions.inhibit.parse(args);
      for (let i = 0; i < Math.min(count, inhibiting); i++) cued.push({ input: exciting + i, atMs });
    } else if (action === "weight") weights.push({ fromMs: atMs, value: manyInActions.weight.parse(args).epspMv });
    else if (action === "background") backgrounds.push({ fromMs: atMs, value: manyInActions.background.parse(args).backgroundHz });
  }
  const valueAt = (steps: readonly { readonly fromMs: number; readonly value: number }[], ms: number): number => steps.findLast(({ fromMs }) => fromMs <= ms)!.value;

  const byChance = (fromMs: number, toMs: number): InputSpike[] => {
    const spikes: InputSpike[] = [];
    for (let ms = Math.max(0, Math.floor(fromMs)); ms <= toMs; ms++) {
      const hz = valueAt(backgrounds, ms);
      if (hz === 0) continue;
      for (let input = 0; input < exciting + inhibiting; input++) {
        const chance = uniform(seed, CHANCE_STREAM + input, ms);
        // Given that it fires, the rest of the number says when within the ms.
        const atMs = ms + chance / (hz / 1000);
        if (chance < hz / 1000 && atMs > fromMs && atMs <= toMs) spikes.push({ input, atMs });
      }
    }
    return spikes;
  };
  return {
    modelMsAt,
    modelMsPerSecondAt: (tMs) => rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
    epspMvAt: (ms) => valueAt(weights, ms),
    firedBetween: (fromMs, toMs) =>
      [...cued.filter(({ atMs }) => atMs > fromMs && atMs <= toMs), ...byChance(fromMs, toMs)].sort((a, b) => a.atMs - b.atMs || a.input - b.input),
  };
}
