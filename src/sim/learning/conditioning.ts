/** A trial: a cue, and after `delaySteps` steps a reward. The cue is a serial compound: each step of the wait is a state of its own. */
export interface TrialSettings {
  readonly alpha: number;
  readonly gamma: number;
  readonly lambda: number;
  /** Size of the reward; 0 when it is left out. */
  readonly reward: number;
}

/**
 * One trial of TD(λ), which changes `weights` in place. Before the cue nothing is expected (V = 0): the cue itself comes as
 * a surprise, however well it is known.
 *
 * @param weights V at 0, 1, … steps after the cue, shape [step of the wait]
 * @param seen cue shown; without it no state is active and nothing is learned
 * @returns δ at each step from the cue (index 0) to the reward (last), shape [delaySteps + 1]
 * @see Schultz, Dayan & Montague 1997, Science 275:1593; Sutton & Barto 2018 §15.6
 */
export function runTrial(weights: Float64Array, { alpha, gamma, lambda, reward }: TrialSettings, seen = true): Float64Array {
  const delay = weights.length;
  const deltas = new Float64Array(delay + 1);
  const value = (step: number): number => (seen && step < delay ? weights[step]! : 0);
  deltas[0] = gamma * value(0);
  for (let step = 1; step <= delay; step++) {
    const delta = (step === delay ? reward : 0) + gamma * value(step) - value(step - 1);
    deltas[step] = delta;
    // The traces of the states passed: 1, γλ, (γλ)², … going back.
    let trace = seen ? alpha * delta : 0;
    for (let back = step - 1; back >= 0 && trace !== 0; back--) {
      weights[back]! += trace;
      trace *= gamma * lambda;
    }
  }
  return deltas;
}

/** V after `trials` equal trials, from nothing learned, shape [step of the wait]. */
export function trainedWeights(delaySteps: number, trials: number, settings: TrialSettings): Float64Array {
  const weights = new Float64Array(delaySteps);
  for (let i = 0; i < trials; i++) runTrial(weights, settings);
  return weights;
}
