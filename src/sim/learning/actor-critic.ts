import { sigmoid } from "../moe/scores.ts";
import { uniform } from "../random.ts";

/**
 * Learning under steering: the rewards of the two ends are given once and never learned (the innate reward function); the values and
 * the policy are learned from them. Which part of a brain does which is a hypothesis (Byrnes 2022, Intro to brain-like-AGI
 * safety); only the algorithm is computed here.
 */
export interface ActorCriticSettings {
  readonly states: number;
  readonly rewardLeft: number;
  readonly rewardRight: number;
  readonly criticRate: number;
  readonly actorRate: number;
  readonly gamma: number;
  readonly episodes: number;
}

export interface ActorCriticResult {
  /** V, shape [state]. */
  readonly values: number[];
  /** Probability of a step to the right, shape [state]. */
  readonly right: number[];
  /** Share of the episodes that ended on the right. */
  readonly endedRight: number;
}

const STEP_STREAM = 0x616374;
/** Episodes longer than this are cut off, so that an aimless policy ends. */
const MOST_STEPS = 1000;

/**
 * One-step actor–critic on a chain, started in its middle: δ = r + γV(s′) − V(s), V ← V + αδ, θ ← θ + α_θ δ ∇ln π, with a policy
 * π(right) = σ(θ).
 *
 * @see Sutton & Barto 2018, Reinforcement Learning, §13.5 (without its γᵗ)
 */
export function actorCritic(settings: ActorCriticSettings, seed: number): ActorCriticResult {
  const { states, gamma, criticRate, actorRate } = settings;
  const values = new Array<number>(states).fill(0);
  const theta = new Array<number>(states).fill(0);
  let endedRight = 0;
  let draws = 0;
  for (let episode = 0; episode < settings.episodes; episode++) {
    let state = Math.floor(states / 2);
    for (let step = 0; step < MOST_STEPS && state >= 0 && state < states; step++) {
      const right = sigmoid(theta[state]!);
      const goesRight = uniform(seed, STEP_STREAM, draws++) < right;
      const next = goesRight ? state + 1 : state - 1;
      const reward = next < 0 ? settings.rewardLeft : next === states ? settings.rewardRight : 0;
      const delta = reward + gamma * (values[next] ?? 0) - values[state]!;
      values[state]! += criticRate * delta;
      theta[state]! += actorRate * delta * (goesRight ? 1 - right : -right);
      state = next;
    }
    if (state === states) endedRight++;
  }
  return { values, right: theta.map(sigmoid), endedRight: endedRight / settings.episodes };
}
