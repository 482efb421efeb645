import { modelClock } from "../clock.ts";
import { gridRun } from "../grid-run.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { runTrial } from "./conditioning.ts";
import { trialsActions, type TrialsParams } from "./trials-inputs.ts";

export interface TrialsState {
  /** From 0, and how much of it has passed, 0…1. */
  readonly trial: number;
  readonly progress: number;
  /** Time within the trial in steps, −`LEAD_STEPS`…: the cue comes at 0, the reward at `delaySteps`. */
  readonly step: number;
  readonly delaySteps: number;
  readonly trialsPerSecond: number;
  readonly cueGiven: boolean;
  readonly rewardGiven: boolean;
  readonly reward: number;
  /** V of each step of the wait as this trial finds it, shape [delaySteps]. */
  readonly values: Float64Array;
  /** δ of this trial, from the cue to the reward; steps still to come are 0. Shape [delaySteps + 1]. */
  readonly errors: Float64Array;
  /** δ now: that of the step just passed, 0 outside cue to reward. */
  readonly error: number;
  /** First trial of the history. */
  readonly fromTrial: number;
  /** δ of whole earlier trials, oldest first, shape [trial][delaySteps + 1]. */
  readonly history: readonly Float64Array[];
}

/** Steps shown before the cue and after the reward. */
export const LEAD_STEPS = 2;
const TAIL_STEPS = 3;

interface Rules {
  readonly fromTrial: number;
  readonly reward: number;
  readonly cue: boolean;
  /** What was learned is wiped before this trial. */
  readonly wipes: boolean;
}

/**
 * Conditioning trial by trial: the error walks from the reward to the cue, and dips where an expected reward stays away.
 *
 * Events: `omit {trials}`, `reward {size}`, `cue {on}`, `unlearn {}`, `speed {trialsPerSecond}`; each from the next trial on.
 */
export const simulateTrials: Simulate<TrialsParams, TrialsState> = (params, _seed, events) => {
  const { delaySteps, alpha, gamma, lambda } = params;
  const speeds = events.filter(({ action }) => action === "speed")
    .map(({ tMs, args }) => ({ tMs, modelMsPerSecond: trialsActions.speed.parse(args).trialsPerSecond }));
  // Trials take the place of model ms.
  const trialAt = modelClock(params.trialsPerSecond, speeds);
  const nextTrial = (tMs: number): number => Math.ceil(trialAt(tMs));
  const rules = rulesOf(params, events, nextTrial);
  const omitted = events.filter(({ action }) => action === "omit").map(({ tMs, args }) => {
    const from = nextTrial(tMs);
    return { from, to: from + trialsActions.omit.parse(args).trials };
  });
  const rulesAt = (trial: number): Rules => rules.findLast(({ fromTrial }) => fromTrial <= trial)!;
  const isOmitted = (trial: number): boolean => omitted.some(({ from, to }) => from <= trial && trial < to);

  const play = (weights: Float64Array, trial: number): Float64Array => {
    const { reward, cue } = rulesAt(trial);
    return runTrial(weights, { alpha, gamma, lambda, reward: isOmitted(trial) ? 0 : reward }, cue);
  };
  const run = gridRun({
    start: new Float64Array(delaySteps),
    advance: (weights, trial) => {
      play(weights, trial);
      if (rules.some(({ fromTrial, wipes }) => wipes && fromTrial === trial + 1)) weights.fill(0);
    },
  });

  return (tMs) => {
    const at = trialAt(Math.max(0, tMs));
    const trial = Math.floor(at);
    const step = (at - trial) * (LEAD_STEPS + delaySteps + TAIL_STEPS) - LEAD_STEPS;
    const { reward, cue } = rulesAt(trial);
    const values = run.at(trial).slice();
    const errors = play(values.slice(), trial).map((error, i) => (i <= step ? error : 0));
    const fromTrial = Math.max(0, trial - params.historyTrials);
    return {
      trial,
      progress: at - trial,
      step,
      delaySteps,
      trialsPerSecond: speeds.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.trialsPerSecond,
      cueGiven: cue,
      rewardGiven: reward !== 0 && !isOmitted(trial),
      reward,
      values,
      errors,
      error: errors[Math.floor(step)] ?? 0,
      fromTrial,
      history: Array.from({ length: trial - fromTrial }, (_, i) => play(run.at(fromTrial + i).slice(), fromTrial + i)),
    };
  };
};

function rulesOf(params: TrialsParams, events: readonly SimEvent[], nextTrial: (tMs: number) => number): readonly Rules[] {
  const rules: Rules[] = [{ fromTrial: 0, reward: params.reward, cue: true, wipes: false }];
  for (const { tMs, action, args } of events) {
    const last = { ...rules.at(-1)!, fromTrial: nextTrial(tMs), wipes: false };
    if (action === "reward") rules.push({ ...last, reward: trialsActions.reward.parse(args).size });
    else if (action === "cue") rules.push({ ...last, cue: trialsActions.cue.parse(args).on });
    else if (action === "unlearn") rules.push({ ...last, wipes: true });
  }
  return rules;
}
