import { solved } from "./linear.ts";

/**
 * Values of a random walk over states 1…n that ends left of 1 (reward 0) or right of n (reward 1):
 * V_i = ½(γV_{i−1} + γV_{i+1}), the reward itself not discounted on the step that earns it.
 *
 * @returns shape [state], state 1 first
 * @see Sutton & Barto 2018, Reinforcement Learning, example 6.2
 */
export function walkValues(states: number, gamma: number): number[] {
  const matrix = Array.from({ length: states }, (_, i) =>
    Array.from({ length: states }, (__, j) => (i === j ? 1 : Math.abs(i - j) === 1 ? -gamma / 2 : 0)));
  return solved(matrix, Array.from({ length: states }, (_, i) => (i === states - 1 ? 0.5 : 0)));
}

/** Values are shares of a reward of 1: what passes this has diverged. */
const LARGEST_VALUE = 1e12;

export interface TdSettings {
  readonly alpha: number;
  readonly gamma: number;
  /** λ: 0 learns from the next value alone, 1 from the whole rest of the episode. */
  readonly lambda: number;
}

/**
 * TD(λ) with accumulating traces, online: δ = r + γV(s′) − V(s), e ← γλe + ∇V, V ← V + αδe. Terminal states have value 0.
 *
 * @param values V before, shape [state]
 * @param episodes states in order, from 1; the last is 0 (left end) or n + 1 (right end, reward 1)
 * @throws RangeError for a state that is not there, an episode that does not end at an end, or values that run away
 */
export function tdValues(values: readonly number[], episodes: readonly (readonly number[])[], { alpha, gamma, lambda }: TdSettings): number[] {
  const n = values.length;
  const v = [0, ...values, 0];
  for (const [number, episode] of episodes.entries()) {
    for (const [i, state] of episode.entries()) {
      const last = i === episode.length - 1;
      if (last !== (state === 0 || state === n + 1) || state > n + 1)
        throw new RangeError(`episodes[${number}][${i}] 要在 1…${n}，末尾是 0 或 ${n + 1}，得到 ${state} / states are 1…${n} and the last is 0 or ${n + 1}, got ${state}`);
    }
    const trace = v.map(() => 0);
    for (let i = 0; i + 1 < episode.length; i++) {
      const [from, to] = [episode[i]!, episode[i + 1]!];
      const delta = (to === n + 1 ? 1 : 0) + gamma * v[to]! - v[from]!;
      for (let s = 1; s <= n; s++) trace[s]! *= gamma * lambda;
      trace[from]! += 1;
      for (let s = 1; s <= n; s++) v[s]! += alpha * delta * trace[s]!;
    }
  }
  if (!v.every((value) => Math.abs(value) <= LARGEST_VALUE))
    throw new RangeError(`价值发散了，alpha ${alpha} 配 lambda ${lambda} 太大 / the values run away: alpha ${alpha} is too large with lambda ${lambda}`);
  return v.slice(1, n + 1);
}
