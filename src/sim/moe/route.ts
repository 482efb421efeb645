import { requireInteger, requireMatrix, type Matrix } from "./require.ts";
import { softmax, sum } from "./scores.ts";

/**
 * How the k gates of a token are made from its logits.
 * - `softmaxOfKept`: softmax over the k kept logits (Shazeer 2017 eq. 3; Mixtral). With k = 1 it is always 1.
 * - `softmaxOfAll`: softmax over all experts, then the k best as they are (Switch 2021 §2.1); sums to less than 1.
 * - `softmaxOfAllRenormalised`: those, divided by their sum; the same numbers as `softmaxOfKept`.
 */
export type GateConvention = "softmaxOfKept" | "softmaxOfAll" | "softmaxOfAllRenormalised";

export interface Routing {
  /** Chosen experts, shape [token][choice], best first. */
  readonly experts: Matrix;
  /** Their weights in the output, same shape. */
  readonly gates: Matrix;
  /** Tokens that chose each expert, shape [expert]; sums to k × tokens. */
  readonly loads: readonly number[];
}

/**
 * Indices of the `k` largest values, largest first; ties go to the lower index, so the picture never flickers.
 *
 * @param values any length ≥ k; −Infinity is allowed and comes last
 */
export function topK(values: readonly number[], k: number): number[] {
  return values
    .map((_, i) => i)
    .sort((a, b) => (values[a] === values[b] ? a - b : values[a]! > values[b]! ? -1 : 1))
    .slice(0, k);
}

/**
 * Sends each token to the `k` experts of largest logit.
 *
 * @param logits router scores, shape [token][expert], no unit
 * @param k      experts per token, integer in 1…experts
 * @throws RangeError when `k` is out of range or `logits` is ragged or not finite
 * @see Shazeer et al. 2017, arXiv:1701.06538 §2.1, without the noise term
 */
export function routeTopK(logits: Matrix, k: number, convention: GateConvention = "softmaxOfKept"): Routing {
  const { experts: count } = requireMatrix("logits", logits);
  requireInteger("k", k, 1, count);
  const experts = logits.map((row) => topK(row, k));
  const gates = logits.map((row, t) => gatesOf(row, experts[t]!, convention));
  return { experts, gates, loads: countLoads(experts, count) };
}

function gatesOf(row: readonly number[], chosen: readonly number[], convention: GateConvention): number[] {
  if (convention === "softmaxOfKept") return softmax(chosen.map((i) => row[i]!));
  const all = softmax(row);
  const kept = chosen.map((i) => all[i]!);
  const total = convention === "softmaxOfAll" ? 1 : sum(kept);
  return kept.map((p) => p / total);
}

/** How often each expert occurs, shape [expert]. */
export function countLoads(experts: Matrix, count: number): number[] {
  const loads = new Array<number>(count).fill(0);
  for (const row of experts) for (const i of row) loads[i]! += 1;
  return loads;
}

/**
 * Two-level routing: `kGroups` groups by the first router, then `kExperts` in each by the group's own router.
 * The gate of an expert is the product of both softmaxes over the kept.
 *
 * @param groupLogits  shape [token][group]
 * @param expertLogits shape [token][group × expertsPerGroup], group by group
 * @returns experts numbered across all groups, shape [token][kGroups × kExperts]
 * @see Shazeer et al. 2017, arXiv:1701.06538 appendix B, eq. (12)
 */
export function routeHierarchical(groupLogits: Matrix, expertLogits: Matrix, kGroups: number, kExperts: number): Routing {
  const { tokens, experts: groups } = requireMatrix("groupLogits", groupLogits);
  const { tokens: rows, experts: count } = requireMatrix("expertLogits", expertLogits);
  if (rows !== tokens) throw new RangeError(`expertLogits must have ${tokens} rows as groupLogits has, got ${rows}`);
  if (count % groups !== 0) throw new RangeError(`expertLogits must have a multiple of ${groups} columns, one part per group, got ${count}`);
  const size = count / groups;
  requireInteger("kExperts", kExperts, 1, size);
  const outer = routeTopK(groupLogits, kGroups);
  const inner = outer.experts.map((chosen, t) =>
    routeTopK(chosen.map((group) => expertLogits[t]!.slice(group * size, (group + 1) * size)), kExperts));
  const experts = outer.experts.map((chosen, t) =>
    chosen.flatMap((group, j) => inner[t]!.experts[j]!.map((i) => group * size + i)));
  const gates = outer.gates.map((weights, t) => weights.flatMap((weight, j) => inner[t]!.gates[j]!.map((gate) => weight * gate)));
  return { experts, gates, loads: countLoads(experts, count) };
}
