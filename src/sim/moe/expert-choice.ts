import { requireMatrix, requireNumber, type Matrix } from "./require.ts";
import { countLoads, topK } from "./route.ts";
import { softmax } from "./scores.ts";

export interface ExpertChoice {
  /** Tokens that every expert takes: n·c/e, rounded down, at least 1, at most n. */
  readonly capacity: number;
  /** Chosen tokens, shape [expert][capacity], best first. */
  readonly tokens: Matrix;
  /** Their weights, same shape: the softmax over experts, not renormalised. */
  readonly gates: Matrix;
  /** Experts that took each token, shape [token]; 0 is possible. */
  readonly expertsPerToken: readonly number[];
}

/**
 * Experts choose tokens, so that loads are equal by construction. It looks at the whole batch and is not causal.
 *
 * @param logits         shape [token][expert]
 * @param capacityFactor c, the mean number of experts per token; the paper uses 2
 * @see Zhou et al. 2022, arXiv:2202.09368 §3.2
 */
export function routeExpertChoice(logits: Matrix, capacityFactor: number): ExpertChoice {
  const { tokens: count, experts } = requireMatrix("logits", logits);
  requireNumber("capacityFactor", capacityFactor, 0, experts);
  const exact = (count * capacityFactor) / experts;
  const capacity = Math.min(count, Math.max(1, Math.floor(exact + 1e-9)));
  const scores = logits.map(softmax);
  const columns = scores[0]!.map((_, i) => scores.map((row) => row[i]!));
  const tokens = columns.map((column) => topK(column, capacity));
  return {
    capacity,
    tokens,
    gates: tokens.map((chosen, i) => chosen.map((t) => columns[i]![t]!)),
    expertsPerToken: countLoads(tokens, count),
  };
}
