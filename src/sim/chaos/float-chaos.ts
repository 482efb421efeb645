import { modelClock } from "../clock.ts";
import { gridRun } from "../grid-run.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { findCycle, type Cycle } from "./cycle.ts";
import { floatChaosActions, type FloatChaosParams } from "./inputs.ts";
import type { MapSpec } from "./map.ts";
import { nudged, roundTo } from "./precision.ts";
import { walkOf, type Walk } from "./walk.ts";

export interface OrbitState extends MapSpec {
  readonly value: number;
  /** The latest values, oldest first, the last one `value`; shape [step], at most `windowSteps`. */
  readonly past: Float64Array;
  /** Where the orbit closes, counted from step 0 of the film; null when not within the steps looked at since the last cue. */
  readonly closesAtStep: number | null;
  /** Steps of the cycle it ends on; null as above. */
  readonly cycleLength: number | null;
  /** It is on its cycle now. */
  readonly closed: boolean;
}

export interface FloatChaosState {
  /** Whole steps so far, and how much of the next has passed, 0…1. */
  readonly step: number;
  readonly progress: number;
  readonly stepsPerSecond: number;
  readonly windowSteps: number;
  /** Step of the first value in `past` and `pastGap`. */
  readonly fromStep: number;
  readonly a: OrbitState;
  readonly b: OrbitState;
  /** |a − b| now and over the window. */
  readonly gap: number;
  readonly pastGap: Float64Array;
  /** First step since the last cue at which the two differ by more than `PARTED`; null when they do not for long. */
  readonly partsAtStep: number | null;
  /** Step of the last restart: what a viewer counts from. */
  readonly countedFrom: number;
}

/** A gap of a tenth of the whole range counts as parted. */
const PARTED = 0.1;
const PARTING_STEPS = 5000;
const CYCLE_STEPS = 200_000;

/** The rules from one step on, and what happened there. */
interface Stretch {
  readonly fromStep: number;
  readonly countedFrom: number;
  readonly specs: readonly [MapSpec, MapSpec];
  readonly walks: readonly [Walk, Walk];
  readonly act: (values: Float64Array) => void;
}

/**
 * Two orbits of a chaotic map in floating point. Only + − × and roundings: every machine shows the same bits. A cue acts at
 * the first whole step from its time on; `precision` rounds the value it finds.
 *
 * Events: `nudge {ulps}`, `precision {side, to}`, `form {side, to}`, `restart {start}`, `speed {stepsPerSecond}`.
 */
export const simulateFloatChaos: Simulate<FloatChaosParams, FloatChaosState> = (params, _seed, events) => {
  const speeds = events.filter(({ action }) => action === "speed")
    .map(({ tMs, args }) => ({ tMs, modelMsPerSecond: floatChaosActions.speed.parse(args).stepsPerSecond }));
  // Steps take the place of model ms.
  const stepAt = modelClock(params.stepsPerSecond, speeds);
  const stretches = stretchesOf(params, events, (tMs) => Math.ceil(stepAt(tMs)));
  const values = new Float64Array(2);
  for (const stretch of stretches) if (stretch.fromStep === 0) stretch.act(values);
  const run = gridRun({
    start: values,
    advance: (state, index) => {
      const { walks } = stretches[stretchAt(stretches, index)]!;
      state[0] = walks[0].step(state[0]!);
      state[1] = walks[1].step(state[1]!);
      for (let i = stretchAt(stretches, index) + 1; stretches[i]?.fromStep === index + 1; i++) stretches[i]!.act(state);
    },
  });
  const cycles = new Map<string, Cycle | null>();
  const partings = new Map<number, number | null>();

  const cycleOf = (index: number, side: 0 | 1): Cycle | null => {
    const key = `${index} ${side}`;
    if (!cycles.has(key)) {
      const { fromStep, walks } = stretches[index]!;
      cycles.set(key, findCycle(walks[side], run.at(fromStep)[side]!, CYCLE_STEPS));
    }
    return cycles.get(key)!;
  };
  const partingOf = (index: number): number | null => {
    if (!partings.has(index)) {
      const { fromStep, walks } = stretches[index]!;
      let [a, b] = run.at(fromStep) as unknown as [number, number];
      let n = 0;
      for (; n < PARTING_STEPS && Math.abs(a - b) <= PARTED; n++) [a, b] = [walks[0].step(a), walks[1].step(b)];
      partings.set(index, n < PARTING_STEPS ? fromStep + n : null);
    }
    return partings.get(index)!;
  };

  return (tMs) => {
    const at = stepAt(Math.max(0, tMs));
    const step = Math.floor(at);
    const index = stretchAt(stretches, step);
    const { fromStep: ruleFrom, countedFrom, specs } = stretches[index]!;
    const fromStep = Math.max(0, step - params.windowSteps + 1);
    const past = [new Float64Array(step - fromStep + 1), new Float64Array(step - fromStep + 1)] as const;
    for (let n = fromStep; n <= step; n++) {
      const both = run.at(n);
      past[0][n - fromStep] = both[0]!;
      past[1][n - fromStep] = both[1]!;
    }
    const orbit = (side: 0 | 1): OrbitState => {
      const cycle = cycleOf(index, side);
      const closesAtStep = cycle === null ? null : ruleFrom + cycle.transientSteps;
      return {
        ...specs[side],
        value: past[side].at(-1)!,
        past: past[side],
        closesAtStep,
        cycleLength: cycle === null ? null : cycle.length,
        closed: closesAtStep !== null && step >= closesAtStep,
      };
    };
    const pastGap = past[0].map((a, n) => Math.abs(a - past[1][n]!));
    return {
      step,
      progress: at - step,
      stepsPerSecond: speeds.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.stepsPerSecond,
      windowSteps: params.windowSteps,
      fromStep,
      a: orbit(0),
      b: orbit(1),
      gap: pastGap.at(-1)!,
      pastGap,
      partsAtStep: partingOf(index),
      countedFrom,
    };
  };
};

function stretchesOf(params: FloatChaosParams, events: readonly SimEvent[], stepOfEvent: (tMs: number) => number): readonly Stretch[] {
  const specs: [MapSpec, MapSpec] = [
    { form: params.formA, precision: params.precisionA, r: params.r },
    { form: params.formB, precision: params.precisionB, r: params.r },
  ];
  const built: Stretch[] = [];
  let countedFrom = 0;
  const add = (fromStep: number, change: (values: Float64Array) => void): void => {
    const [a, b] = specs;
    const [roundA, roundB] = [roundTo(a.precision), roundTo(b.precision)];
    built.push({
      fromStep,
      countedFrom,
      specs: [a, b],
      walks: [walkOf(a), walkOf(b)],
      act: (values) => {
        change(values);
        values[0] = roundA(values[0]!);
        values[1] = roundB(values[1]!);
      },
    });
  };
  // Both start from a number that both can hold.
  const begin = (start: number) => {
    const shared = roundTo(specs[0].precision)(roundTo(specs[1].precision)(start));
    return (values: Float64Array): void => void values.fill(shared);
  };
  const sides = (side: "a" | "b" | "both"): readonly (0 | 1)[] => (side === "both" ? [0, 1] : side === "a" ? [0] : [1]);

  add(0, begin(params.start));
  for (const { tMs, action, args } of events) {
    const step = stepOfEvent(tMs);
    if (action === "nudge") {
      const { ulps } = floatChaosActions.nudge.parse(args);
      const { precision } = specs[1];
      add(step, (values) => void (values[1] = nudged(precision, values[1]!, ulps)));
    } else if (action === "precision") {
      const { side, to } = floatChaosActions.precision.parse(args);
      for (const i of sides(side)) specs[i] = { ...specs[i], precision: to };
      add(step, () => undefined);
    } else if (action === "form") {
      const { side, to } = floatChaosActions.form.parse(args);
      for (const i of sides(side)) specs[i] = { ...specs[i], form: to };
      add(step, () => undefined);
    } else if (action === "restart") {
      countedFrom = step;
      add(step, begin(floatChaosActions.restart.parse(args).start));
    }
  }
  return built;
}

function stretchAt(stretches: readonly Stretch[], step: number): number {
  let index = stretches.length - 1;
  while (stretches[index]!.fromStep > step) index--;
  return index;
}
