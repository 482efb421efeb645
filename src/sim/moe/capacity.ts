import { requireInteger, requireNumber, type Matrix } from "./require.ts";
import { sum } from "./scores.ts";

export type Rounding = "ceil" | "floor";

/**
 * Who keeps a seat when an expert is full.
 * - `position`: the earlier token (Switch, GShard).
 * - `probability`: the token with the larger gate (Megatron-LM "probs"); equal gates by position.
 * - `choiceThenPosition`: all first choices are seated before any second choice (GShard's order for any k).
 */
export type DropPolicy = "position" | "probability" | "choiceThenPosition";

export interface Placement {
  readonly capacity: number;
  /** Whether each choice got its seat, shape [token][choice]. */
  readonly kept: readonly (readonly boolean[])[];
  /** Seats taken, shape [expert], each ≤ capacity. */
  readonly keptLoads: readonly number[];
  /** Choices without a seat: Σ over experts of max(0, load − capacity). */
  readonly dropped: number;
  /** Tokens whose every choice was dropped: the residual path alone carries them on, unchanged. */
  readonly droppedTokens: number;
}

/**
 * Seats per expert: k·T/E · capacityFactor, rounded. A product that misses an integer only by rounding
 * (10 × 1.1 = 11.000000000000002) counts as that integer.
 *
 * @throws RangeError for a count below 1, k above `experts`, or a factor outside 0…1e6
 * @see Fedus et al. 2021, arXiv:2101.03961 eq. (3); Megatron-LM rounds up, Mesh TensorFlow down
 */
export function expertCapacity(tokens: number, experts: number, k: number, capacityFactor: number, rounding: Rounding = "ceil"): number {
  requireInteger("tokens", tokens, 0, 1e12);
  requireInteger("experts", experts, 1, 1e6);
  requireInteger("k", k, 1, experts);
  requireNumber("capacityFactor", capacityFactor, 0, 1e6);
  const exact = ((k * tokens) / experts) * capacityFactor;
  const near = Math.round(exact);
  if (Math.abs(exact - near) <= 1e-12 * Math.max(1, exact)) return near;
  return rounding === "ceil" ? Math.ceil(exact) : Math.floor(exact);
}

/** Choices without a seat when only the loads are known: no policy changes their number. */
export function droppedOfLoads(loads: readonly number[], capacity: number): number {
  return sum(loads.map((load) => Math.max(0, load - capacity)));
}

/**
 * Gives out the seats.
 *
 * @param experts chosen experts, shape [token][choice], best first
 * @param gates   their weights, same shape; only `probability` looks at them
 * @param count   experts in all
 */
export function place(experts: Matrix, gates: Matrix, count: number, capacity: number, policy: DropPolicy): Placement {
  requireInteger("capacity", capacity, 0, Number.MAX_SAFE_INTEGER);
  const choices = experts.flatMap((row, token) => row.map((expert, choice) => ({ expert, token, choice, gate: gates[token]![choice]! })));
  // Sorting is stable and the list starts in token order, so equals stay by position.
  if (policy === "probability") choices.sort((a, b) => b.gate - a.gate);
  if (policy === "choiceThenPosition") choices.sort((a, b) => a.choice - b.choice);
  const keptLoads = new Array<number>(count).fill(0);
  const kept = experts.map((row) => row.map(() => false));
  for (const { expert, token, choice } of choices) {
    if (keptLoads[expert]! >= capacity) continue;
    keptLoads[expert]! += 1;
    kept[token]![choice] = true;
  }
  return {
    capacity,
    kept,
    keptLoads,
    dropped: choices.length - sum(keptLoads),
    droppedTokens: kept.filter((row) => !row.includes(true)).length,
  };
}
