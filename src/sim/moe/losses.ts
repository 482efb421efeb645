import { requireInteger, requireMatrix, requireVector, type Matrix } from "./require.ts";
import { countLoads, routeTopK, topK } from "./route.ts";
import { logSumExp, maximum, sigmoid, softmax, sum } from "./scores.ts";

/**
 * How the share f of an expert counts the k choices of a token.
 * - `perAssignment`: f sums to 1 (Megatron-LM; Switch for k = 1), so that balance costs α for every k.
 * - `huggingFace`: f sums to k, without the 1/k (transformers' Mixtral), so that balance costs kα.
 */
export type ShareConvention = "perAssignment" | "huggingFace";

export interface BalanceLoss {
  readonly loss: number;
  /** f, shape [expert]. */
  readonly shares: readonly number[];
  /** P, the mean router probability of each expert, shape [expert]; sums to 1. */
  readonly meanProbabilities: readonly number[];
  readonly loads: readonly number[];
}

/**
 * L = α · E · Σ f_i P_i. In perfect balance α, with everything on one expert α·E (k = 1).
 *
 * @throws RangeError when the two differ in length or hold a non-finite number
 * @see Fedus et al. 2021, arXiv:2101.03961 eq. (4)–(6)
 */
export function lossOfShares(shares: readonly number[], meanProbabilities: readonly number[], alpha: number): number {
  requireVector("shares", shares);
  requireVector("meanProbabilities", meanProbabilities, shares.length);
  return alpha * shares.length * sum(shares.map((f, i) => f * meanProbabilities[i]!));
}

/** The Switch balance loss of a batch; `logits` has shape [token][expert]. */
export function switchLoss(logits: Matrix, k: number, alpha: number, convention: ShareConvention = "perAssignment"): BalanceLoss {
  const { tokens } = requireMatrix("logits", logits);
  const { loads } = routeTopK(logits, k);
  const whole = convention === "perAssignment" ? k * tokens : tokens;
  return balance(loads, whole, meanOf(logits.map((row) => softmax(row))), alpha);
}

/**
 * The sequence-wise balance loss of DeepSeek-V3: sigmoid scores normalised per token, choices without the bias.
 *
 * @see DeepSeek-AI 2024, arXiv:2412.19437 eq. (17)–(20)
 */
export function sequenceBalanceLoss(logits: Matrix, k: number, alpha: number): BalanceLoss {
  const { tokens, experts } = requireMatrix("logits", logits);
  requireInteger("k", k, 1, experts);
  const scores = logits.map((row) => row.map(sigmoid));
  const loads = countLoads(scores.map((row) => topK(row, k)), experts);
  return balance(loads, k * tokens, meanOf(scores.map(normalised)), alpha);
}

/** Divided by their sum. Sigmoids that all underflow to 0 share equally. */
export function normalised(scores: readonly number[]): number[] {
  const total = sum(scores);
  return scores.map((score) => (total > 0 ? score / total : 1 / scores.length));
}

/**
 * L_z = mean over tokens of (ln Σ exp z)², times `coefficient`: keeps logits small.
 *
 * @see Zoph et al. 2022, arXiv:2202.08906 eq. (5); its coefficient is 1e-3
 */
export function zLoss(logits: Matrix, coefficient: number): number {
  const { tokens } = requireMatrix("logits", logits);
  return (coefficient * sum(logits.map((row) => logSumExp(row) ** 2))) / tokens;
}

/**
 * MaxVio = (largest load − mean load) / mean load: 0 in perfect balance, E/k − 1 at worst.
 *
 * @throws RangeError when nothing was routed
 * @see Wang et al. 2024, arXiv:2408.15664 eq. (4)
 */
export function maxVio(loads: readonly number[]): number {
  requireVector("loads", loads);
  const mean = sum(loads) / loads.length;
  if (mean <= 0) throw new RangeError(`loads must sum to more than 0, got ${sum(loads)}: the violation is relative to their mean`);
  return (maximum(loads) - mean) / mean;
}

function balance(loads: readonly number[], whole: number, meanProbabilities: readonly number[], alpha: number): BalanceLoss {
  const shares = loads.map((load) => load / whole);
  return { loss: lossOfShares(shares, meanProbabilities, alpha), shares, meanProbabilities, loads };
}

/** Mean of each column. */
function meanOf(rows: Matrix): number[] {
  return rows[0]!.map((_, i) => sum(rows.map((row) => row[i]!)) / rows.length);
}
