import { modelClock } from "../clock.ts";
import type { SimEvent } from "../simulate.ts";
import { neuronActions, type NeuronParams } from "./inputs.ts";
import { type Membrane, SQUID_AXON } from "./membrane.ts";
import type { Trigger } from "./sweep.ts";

/** A stretch of model time in which nothing from outside changes. */
export interface Stretch {
  readonly fromMs: number;
  readonly currentUaPerCm2: number;
  readonly membrane: Membrane;
}

/** All that acts on the membrane from outside, on the model's clock. */
export interface Drive {
  /** Scene ms → model ms. */
  readonly modelMsAt: (tMs: number) => number;
  readonly modelMsPerSecondAt: (tMs: number) => number;
  /** Sorted, the first from 0. */
  readonly stretches: readonly Stretch[];
  /** Sorted model times at which something starts that is worth a new sweep of the screen. */
  readonly triggers: readonly Trigger[];
}

/** @throws z.ZodError for arguments that the action does not take; other actions' events are passed over */
export function readDrive(params: NeuronParams, events: readonly SimEvent[]): Drive {
  const rates = events
    .filter(({ action }) => action === "slow")
    .map(({ tMs, args }) => ({ tMs, ...neuronActions.slow.parse(args) }));
  const modelMsAt = modelClock(params.modelMsPerSecond, rates);

  const edges = events.flatMap(({ tMs, action, args }) => edgesOf(modelMsAt(tMs), action, args));
  // The end of a pulse is news only when the pulse was long enough to fill a screen (anode break).
  const triggers = edges
    .filter(({ afterMs }) => afterMs === 0 || afterMs > params.windowMs / 2)
    .map(({ atMs, soft }) => ({ atMs, soft }))
    .sort((a, b) => a.atMs - b.atMs);
  edges.sort((a, b) => a.atMs - b.atMs);

  const now: Now = { ...params, pulsesUaPerCm2: [] };
  const stretches = [stretchOf(0, now)];
  for (const { atMs, apply } of edges) {
    apply(now);
    if (stretches.at(-1)!.fromMs === atMs) stretches.pop();
    stretches.push(stretchOf(atMs, now));
  }
  const modelMsPerSecondAt = (tMs: number): number =>
    rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond;
  return { modelMsAt, modelMsPerSecondAt, stretches, triggers };
}

interface Now {
  currentUaPerCm2: number;
  /** Amplitudes of the pulses that are on. */
  readonly pulsesUaPerCm2: number[];
  celsius: number;
  naBlock: number;
  kBlock: number;
}

interface Edge extends Trigger {
  /** Since the cue that caused it. */
  readonly afterMs: number;
  readonly apply: (now: Now) => void;
}

function edgesOf(atMs: number, action: string, args: SimEvent["args"]): Edge[] {
  switch (action) {
    case "pulse": {
      const { amplitudeUaPerCm2, durationMs } = neuronActions.pulse.parse(args);
      const on = ({ pulsesUaPerCm2 }: Now) => void pulsesUaPerCm2.push(amplitudeUaPerCm2);
      const off = ({ pulsesUaPerCm2 }: Now) => void pulsesUaPerCm2.splice(pulsesUaPerCm2.indexOf(amplitudeUaPerCm2), 1);
      return [{ atMs, afterMs: 0, soft: false, apply: on }, { atMs: atMs + durationMs, afterMs: durationMs, soft: false, apply: off }];
    }
    case "step":
      return [{ atMs, afterMs: 0, soft: false, apply: (now) => void Object.assign(now, neuronActions.step.parse(args)) }];
    case "drug": {
      const { target, block } = neuronActions.drug.parse(args);
      return [{ atMs, afterMs: 0, soft: true, apply: (now) => void (now[target === "na" ? "naBlock" : "kBlock"] = block) }];
    }
    case "temperature":
      return [{ atMs, afterMs: 0, soft: true, apply: (now) => void Object.assign(now, neuronActions.temperature.parse(args)) }];
    default:
      return [];
  }
}

function stretchOf(fromMs: number, now: Now): Stretch {
  const { celsius, naBlock, kBlock, pulsesUaPerCm2 } = now;
  const currentUaPerCm2 = pulsesUaPerCm2.reduce((sum, amplitude) => sum + amplitude, now.currentUaPerCm2);
  return { fromMs, currentUaPerCm2, membrane: { ...SQUID_AXON, celsius, naBlock, kBlock } };
}

export function stretchAt({ stretches }: Drive, modelMs: number): Stretch {
  return stretches[stretchIndex(stretches, modelMs)]!;
}

/** Last stretch that has begun, by bisection. */
export function stretchIndex(stretches: readonly Stretch[], modelMs: number): number {
  let low = 0;
  let high = stretches.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.fromMs <= modelMs) low = middle;
    else high = middle;
  }
  return low;
}
