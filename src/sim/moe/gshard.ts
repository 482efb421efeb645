import { uniform } from "../random.ts";
import { place, type Placement } from "./capacity.ts";
import { requireMatrix, type Matrix } from "./require.ts";
import { countLoads, topK } from "./route.ts";
import { softmax, sum } from "./scores.ts";

const SECOND_STREAM = 0x677368;

/**
 * How a token gets its second expert.
 * - `best`: the second largest probability, always.
 * - `sampled`: drawn in proportion to the probabilities of the others, by the Gumbel-max trick (lingvo, fairscale).
 * - `dispatched`: the second best, sent with chance min(1, 2·g₂) (GShard Algorithm 1); unsent it takes no seat.
 */
export type SecondExpert = "best" | "sampled" | "dispatched";

/** Whether g₁ + g₂ = 1 before the seats are given out (GShard Algorithm 1) or over the seated ones alone (fairscale). */
export type GateNormalisation = "beforeCapacity" | "afterCapacity";

export interface Top2Routing extends Placement {
  /** First and second expert, shape [token][1 or 2]; one when the second is not sent. */
  readonly experts: Matrix;
  /** Weights in the output, same shape; 0 where the seat was refused. */
  readonly gates: Matrix;
  /** Mean over experts of f·m, f the share of first choices, m the mean probability; 1/E² in balance. */
  readonly auxLoss: number;
}

/**
 * GShard top-2 gating of one group. ALL first choices are seated before any second choice.
 *
 * @param logits   shape [token][expert], at least two experts
 * @param capacity seats per expert; GShard's own is 2T/E
 * @see Lepikhin et al. 2020, arXiv:2006.16668 §2.2, Algorithm 1
 */
export function routeGshard(logits: Matrix, capacity: number, second: SecondExpert, normalisation: GateNormalisation, seed: number): Top2Routing {
  const { tokens, experts: count } = requireMatrix("logits", logits);
  if (count < 2) throw new RangeError(`logits must have at least 2 experts for top-2 gating, got ${count}`);
  const probabilities = logits.map(softmax);
  const pairs = logits.map((row, t) => [topK(row, 1)[0]!, secondOf(row, second, seed, t)] as const);
  const raw = pairs.map((pair, t) => pair.map((i) => probabilities[t]![i]!));
  const whole = raw.map((pair) => pair.map((p) => p / sum(pair)));
  const sent = whole.map((pair, t) => second !== "dispatched" || 2 * pair[1]! > uniform(seed, SECOND_STREAM, t));
  const experts = pairs.map((pair, t) => (sent[t] ? pair : pair.slice(0, 1)));
  const placement = place(experts, whole, count, capacity, "choiceThenPosition");
  const gates = experts.map((chosen, t) => {
    const weights = chosen.map((_, j) => (placement.kept[t]![j] ? (normalisation === "beforeCapacity" ? whole : raw)[t]![j]! : 0));
    const total = normalisation === "beforeCapacity" ? 1 : sum(weights) || 1;
    return weights.map((weight) => weight / total);
  });
  const firsts = countLoads(pairs.map(([first]) => [first]), count);
  const auxLoss = sum(firsts.map((load, i) => (load / tokens) * (sum(probabilities.map((row) => row[i]!)) / tokens))) / count;
  return { ...placement, experts, gates, auxLoss };
}

function secondOf(row: readonly number[], second: SecondExpert, seed: number, token: number): number {
  if (second !== "sampled") return topK(row, 2)[1]!;
  const first = topK(row, 1)[0]!;
  const gumbel = (i: number) => -Math.log(-Math.log(1 - uniform(seed, SECOND_STREAM, token * row.length + i)));
  return topK(row.map((z, i) => (i === first ? -Infinity : z + gumbel(i))), 1)[0]!;
}
