import { requireInteger, requireMatrix, requireNumber, requireVector, type Matrix } from "./require.ts";
import { countLoads, topK, type Routing } from "./route.ts";
import { normalised, maxVio } from "./losses.ts";
import { sigmoid, softmax, sum } from "./scores.ts";

export interface DeepSeekGate {
  /** Experts per token. */
  readonly k: number;
  /** Equal, consecutive groups of experts; one node each. 1 for no limit. */
  readonly groups: number;
  /** Groups a token may use (M). */
  readonly keptGroups: number;
  /** Factor on the normalised gates; 2.5 in V3. */
  readonly scale: number;
  /**
   * What hides the experts of groups that are not kept: `negativeInfinity` as in DeepSeek's own code, or `zero` as in
   * an early port, where an expert with a biased score below 0 loses to a hidden one.
   */
  readonly mask: "negativeInfinity" | "zero";
}

export interface GroupedRouting extends Routing {
  /** Groups kept by each token, shape [token][keptGroups], best first. */
  readonly groups: Matrix;
  /** Choices that fell on an expert outside the kept groups; 0 with `negativeInfinity`. */
  readonly outsideGroups: number;
}

/**
 * DeepSeek-V3 gate: scores s = σ(z); the bias b shifts the selection only; a group's score is the sum of its two best
 * s + b; k experts from the kept groups; gates are s, never s + b, normalised over the chosen, times `scale`.
 *
 * @param logits shape [token][expert]
 * @param bias   shape [expert]
 * @see DeepSeek-AI 2024, arXiv:2412.19437 eq. (12)–(16), §2.1.2
 */
export function routeDeepSeek(logits: Matrix, bias: readonly number[], gate: DeepSeekGate): GroupedRouting {
  const { experts: count } = requireMatrix("logits", logits);
  requireVector("bias", bias, count);
  requireInteger("groups", gate.groups, 1, count);
  if (count % gate.groups !== 0) throw new RangeError(`groups must divide the ${count} experts, got ${gate.groups}`);
  requireInteger("keptGroups", gate.keptGroups, 1, gate.groups);
  const size = count / gate.groups;
  requireInteger("k", gate.k, 1, gate.keptGroups * size);
  requireNumber("scale", gate.scale, 0, 1e6);
  const hidden = gate.mask === "zero" ? 0 : -Infinity;
  const scores = logits.map((row) => row.map(sigmoid));
  const biased = scores.map((row) => row.map((s, i) => s + bias[i]!));
  const groups = biased.map((row) => topK(groupScores(row, size), gate.keptGroups));
  const isOpen = groups.map((kept) => (i: number) => kept.includes(Math.floor(i / size)));
  const experts = biased.map((row, t) => topK(row.map((value, i) => (isOpen[t]!(i) ? value : hidden)), gate.k));
  const gates = experts.map((chosen, t) => normalised(chosen.map((i) => scores[t]![i]!)).map((g) => g * gate.scale));
  const outsideGroups = sum(experts.map((chosen, t) => chosen.filter((i) => !isOpen[t]!(i)).length));
  return { experts, gates, loads: countLoads(experts, count), groups, outsideGroups };
}

/** Sum of the two best of each group of `size`; a group of one has only its own score. */
function groupScores(row: readonly number[], size: number): number[] {
  return Array.from({ length: row.length / size }, (_, g) => {
    const members = row.slice(g * size, (g + 1) * size);
    return sum(topK(members, Math.min(2, size)).map((i) => members[i]!));
  });
}

/**
 * One step of auxiliary-loss-free balancing: b + rate · sign(mean load − load). Too busy goes down, too idle goes up.
 *
 * @see Wang et al. 2024, arXiv:2408.15664 Algorithm 1 (rate u = 0.001); DeepSeek-V3 §2.1.2 (γ)
 */
export function updatedBias(bias: readonly number[], loads: readonly number[], rate: number): number[] {
  requireVector("bias", bias);
  requireVector("loads", loads, bias.length);
  const mean = sum(loads) / loads.length;
  return bias.map((b, i) => b + rate * Math.sign(mean - loads[i]!));
}

export interface Balancing {
  /** MaxVio of every step, each measured before its update, shape [step]. */
  readonly maxVios: readonly number[];
  /** After the last update, shape [expert]. */
  readonly bias: readonly number[];
  /** Of the last step, shape [expert]. */
  readonly loads: readonly number[];
}

/** Routes the same batch `steps` times, top-k of score + bias, and moves the bias after each; it starts at 0. */
export function balanceByBias(logits: Matrix, k: number, rate: number, steps: number, score: "sigmoid" | "softmax"): Balancing {
  const { experts: count } = requireMatrix("logits", logits);
  requireInteger("k", k, 1, count);
  requireInteger("steps", steps, 1, 1e6);
  requireNumber("rate", rate, 0, 1e6);
  const scores = logits.map((row) => (score === "sigmoid" ? row.map(sigmoid) : softmax(row)));
  const maxVios: number[] = [];
  let bias: readonly number[] = new Array<number>(count).fill(0);
  let loads: readonly number[] = [];
  for (let step = 0; step < steps; step++) {
    const now = bias;
    loads = countLoads(scores.map((row) => topK(row.map((s, i) => s + now[i]!), k)), count);
    maxVios.push(maxVio(loads));
    bias = updatedBias(bias, loads, rate);
  }
  return { maxVios, bias, loads };
}
