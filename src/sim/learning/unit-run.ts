import type { SimEvent, Simulate } from "../simulate.ts";
import { activate, type Activation } from "./unit.ts";
import { unitActions, type UnitParams } from "./unit-inputs.ts";

/** Steps of a wave in their order: on the way, weighed, added up, answered. */
export interface UnitProgress {
  readonly travel: number;
  readonly weigh: number;
  readonly sum: number;
  readonly fire: number;
}

export interface UnitState {
  /** Shape [input]; after a cue they glide to the new value within `GLIDE_MS`. */
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  readonly products: readonly number[];
  readonly threshold: number;
  readonly activation: Activation;
  /** Σ w·x. */
  readonly sum: number;
  /** What has been added up so far in this wave, one input after the other. */
  readonly level: number;
  readonly output: number;
  readonly progress: UnitProgress;
}

interface Leg {
  readonly fromMs: number;
  readonly before: Settings;
  readonly settings: Settings;
}

interface Settings {
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  readonly threshold: number;
  readonly activation: Activation;
}

const GLIDE_MS = 400;
/** Parts of a wave: rest at the end. */
const PARTS = { travel: [0.06, 0.28], weigh: [0.26, 0.36], sum: [0.36, 0.62], fire: [0.64, 0.72] } as const;

/**
 * Waves of signals at a neuron that weighs, adds and compares. A cue starts a new wave.
 *
 * Events: `weight {input, to}`, `input {input, to}`, `threshold {to}`, `activation {to}`.
 *
 * @throws RangeError when a cue names an input that the neuron does not have
 */
export const simulateUnit: Simulate<UnitParams, UnitState> = (params, _seed, events) => {
  const count = Math.max(params.inputs.length, params.weights.length);
  const fill = (values: readonly number[]): number[] => Array.from({ length: count }, (_, i) => values[i] ?? 0);
  const start: Settings = { ...params, inputs: fill(params.inputs), weights: fill(params.weights) };
  const legs: Leg[] = [{ fromMs: 0, before: start, settings: start }];
  for (const event of events) {
    const before = settingsAt(legs.at(-1)!, event.tMs);
    const settings = changed(legs.at(-1)!.settings, event);
    if (settings !== null) legs.push({ fromMs: event.tMs, before, settings });
  }

  return (tMs) => {
    const at = Math.max(0, tMs);
    const leg = legs.findLast(({ fromMs }) => fromMs <= at)!;
    const now = settingsAt(leg, at);
    const wave = ((at - leg.fromMs) % params.waveMs) / params.waveMs;
    const part = ([from, to]: readonly [number, number]) => Math.min(1, Math.max(0, (wave - from) / (to - from)));
    const progress = { travel: part(PARTS.travel), weigh: part(PARTS.weigh), sum: part(PARTS.sum), fire: part(PARTS.fire) };
    const products = now.inputs.map((x, i) => x * now.weights[i]!);
    const sum = products.reduce((total, product) => total + product, 0);
    const level = products.reduce((total, product, i) => total + product * Math.min(1, Math.max(0, progress.sum * count - i)), 0);
    return { ...now, products, sum, level, output: activate(now.activation, sum - now.threshold), progress };
  };
};

function settingsAt({ fromMs, before, settings }: Leg, tMs: number): Settings {
  const s = Math.min(1, (tMs - fromMs) / GLIDE_MS);
  const share = s * s * (3 - 2 * s);
  const mixed = (from: readonly number[], to: readonly number[]) => to.map((value, i) => from[i]! * (1 - share) + value * share);
  return {
    inputs: mixed(before.inputs, settings.inputs),
    weights: mixed(before.weights, settings.weights),
    threshold: before.threshold * (1 - share) + settings.threshold * share,
    activation: settings.activation,
  };
}

/** Null for an action of somebody else. */
function changed(settings: Settings, { action, args }: SimEvent): Settings | null {
  const replaced = (values: readonly number[], input: number, to: number): number[] => {
    if (input > values.length) throw new RangeError(`这个神经元只有 ${values.length} 路，没有第 ${input} 路 / input must be in 1…${values.length}, got ${input}`);
    return values.map((value, i) => (i === input - 1 ? to : value));
  };
  switch (action) {
    case "weight": {
      const { input, to } = unitActions.weight.parse(args);
      return { ...settings, weights: replaced(settings.weights, input, to) };
    }
    case "input": {
      const { input, to } = unitActions.input.parse(args);
      return { ...settings, inputs: replaced(settings.inputs, input, to) };
    }
    case "threshold":
      return { ...settings, threshold: unitActions.threshold.parse(args).to };
    case "activation":
      return { ...settings, activation: unitActions.activation.parse(args).to };
    default:
      return null;
  }
}
