import { modelClock } from "../clock.ts";
import { gridRun } from "../grid-run.ts";
import { sigmoid } from "../moe/scores.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { rk4 } from "../steppers.ts";
import { ignitionActions, type IgnitionParams } from "./ignition-inputs.ts";
import { fixedPoints, type FixedPoint } from "./unit.ts";

export interface IgnitionState {
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  readonly weight: number;
  readonly input: number;
  /** Level of each unit, 0…1, shape [unit]. */
  readonly levels: Float64Array;
  /** Input of each unit now, pulses included and inhibition not, shape [unit]. */
  readonly inputs: Float64Array;
  /** Beyond the unstable level of a unit on its own, shape [unit]. */
  readonly ignited: readonly boolean[];
  /** Levels where a unit on its own rests at the constant input. */
  readonly restingLevels: readonly FixedPoint[];
  /** The latest stretch of model time: times in ms, shape [point], and levels, shape [unit][point]. */
  readonly timesMs: Float64Array;
  readonly traces: readonly Float64Array[];
}

/** What holds from a model time on. */
interface Rule {
  readonly fromMs: number;
  readonly weight: number;
  readonly input: number;
}

interface Pulse {
  readonly fromMs: number;
  readonly toMs: number;
  /** 0-based; null for all. */
  readonly unit: number | null;
  readonly amplitude: number;
}

/** Steps per τ of the fourth-order stepper, and points of a trace at most. */
const STEPS_PER_TAU = 20;
const MOST_POINTS = 400;
/** Added to every input while they are quenched: far below what any level survives. */
const QUENCH = -60;

/**
 * τ·dx_i/dt = −x_i + σ(w·x_i − u·Σ_{j≠i} x_j + I_i − θ): who ignites, holds itself up and holds the others down. With one unit
 * it is the minimal ignition unit. Starts at rest; cues act at whole steps.
 *
 * Events: `pulse {unit, amplitude, durationTau}`, `drive {input}`, `couple {weight}`, `quench {durationTau}`, `slow {modelMsPerSecond}`.
 *
 * @throws RangeError for a pulse to a unit that is not there
 */
export const simulateIgnition: Simulate<IgnitionParams, IgnitionState> = (params, _seed, events) => {
  const { units, threshold, inhibition, tauMs } = params;
  const stepMs = tauMs / STEPS_PER_TAU;
  const rates = events.filter(({ action }) => action === "slow")
    .map(({ tMs, args }) => ({ tMs, modelMsPerSecond: ignitionActions.slow.parse(args).modelMsPerSecond }));
  const clock = modelClock(params.modelMsPerSecond, rates);
  const onGrid = (tMs: number): number => Math.ceil(clock(tMs) / stepMs) * stepMs;
  const rules = rulesOf(params, events, onGrid);
  const pulses = pulsesOf(params, events, onGrid);
  const ruleAt = (ms: number): Rule => rules.findLast(({ fromMs }) => fromMs <= ms)!;

  const inputsAt = (ms: number): Float64Array => {
    const inputs = new Float64Array(units).fill(ruleAt(ms).input);
    for (const { fromMs, toMs, unit, amplitude } of pulses)
      if (fromMs <= ms && ms < toMs) for (let i = 0; i < units; i++) if (unit === null || unit === i) inputs[i]! += amplitude;
    return inputs;
  };
  const step = rk4(units);
  const run = gridRun({
    start: new Float64Array(units).fill(fixedPoints(params, params.input)[0]!.x),
    advance: (levels, index) => {
      // The middle of the step: pulses begin and end at its edges.
      const ms = (index + 0.5) * stepMs;
      const { weight } = ruleAt(ms);
      const inputs = inputsAt(ms);
      step((x, out) => {
        let all = 0;
        for (let i = 0; i < units; i++) all += x[i]!;
        for (let i = 0; i < units; i++)
          out[i] = sigmoid(weight * x[i]! - inhibition * (all - x[i]!) + inputs[i]! - threshold) - x[i]!;
      }, levels, 1 / STEPS_PER_TAU);
    },
  });

  return (tMs) => {
    const modelMs = clock(Math.max(0, tMs));
    const at = modelMs / stepMs;
    const last = Math.floor(at);
    const levels = run.at(last).map((level, i) => level + (run.at(last + 1)[i]! - level) * (at - last));
    const stride = Math.max(1, Math.ceil(params.windowMs / stepMs / MOST_POINTS));
    const first = Math.ceil(Math.max(0, modelMs - params.windowMs) / stepMs / stride) * stride;
    const points = Math.max(0, Math.floor((last - first) / stride) + 1);
    const timesMs = new Float64Array(points + 1).fill(modelMs);
    const traces = Array.from(levels, (level) => new Float64Array(points + 1).fill(level));
    for (let k = 0; k < points; k++) {
      const state = run.at(first + k * stride);
      timesMs[k] = (first + k * stride) * stepMs;
      for (let i = 0; i < units; i++) traces[i]![k] = state[i]!;
    }
    const { weight, input } = ruleAt(modelMs);
    const restingLevels = fixedPoints({ weight, threshold }, input);
    const edge = restingLevels.find(({ stable }) => !stable)?.x ?? 0.5;
    return {
      modelMs,
      modelMsPerSecond: rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
      weight,
      input,
      levels,
      inputs: inputsAt(modelMs),
      ignited: Array.from(levels, (level) => level > edge),
      restingLevels,
      timesMs,
      traces,
    };
  };
};

function rulesOf(params: IgnitionParams, events: readonly SimEvent[], onGrid: (tMs: number) => number): readonly Rule[] {
  const rules: Rule[] = [{ fromMs: 0, weight: params.weight, input: params.input }];
  for (const { tMs, action, args } of events) {
    const last = { ...rules.at(-1)!, fromMs: onGrid(tMs) };
    if (action === "drive") rules.push({ ...last, input: ignitionActions.drive.parse(args).input });
    else if (action === "couple") rules.push({ ...last, weight: ignitionActions.couple.parse(args).weight });
  }
  return rules;
}

function pulsesOf(params: IgnitionParams, events: readonly SimEvent[], onGrid: (tMs: number) => number): readonly Pulse[] {
  return events.flatMap(({ tMs, action, args }): Pulse[] => {
    const fromMs = onGrid(tMs);
    if (action === "quench") {
      return [{ fromMs, toMs: fromMs + ignitionActions.quench.parse(args).durationTau * params.tauMs, unit: null, amplitude: QUENCH }];
    }
    if (action !== "pulse") return [];
    const { unit, amplitude, durationTau } = ignitionActions.pulse.parse(args);
    if (unit > params.units) throw new RangeError(`只有 ${params.units} 个单元，没有第 ${unit} 个 / unit must be in 1…${params.units}, got ${unit}`);
    return [{ fromMs, toMs: fromMs + durationTau * params.tauMs, unit: unit - 1, amplitude }];
  });
}
