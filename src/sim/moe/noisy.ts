import { gaussian } from "../random.ts";
import { requireInteger, requireMatrix, requireNumber, type Matrix } from "./require.ts";
import { routeTopK, type Routing } from "./route.ts";
import { cvSquared, normalCdf, softplus, sum } from "./scores.ts";

const NOISE_STREAM = 0x6e6f69;

export interface NoisyRouting extends Routing {
  /** H, the logits after the noise, shape [token][expert]. */
  readonly noisyLogits: Matrix;
  /** P, the chance that an expert stays among the k best if its own noise is drawn again, shape [token][expert]. */
  readonly keepProbabilities: Matrix;
  /** Σ over tokens of the gates, shape [expert]. */
  readonly importance: readonly number[];
  /** Σ over tokens of P: a smooth stand-in for the load, shape [expert]. */
  readonly smoothLoad: readonly number[];
  readonly importanceCv2: number;
  readonly loadCv2: number;
}

/**
 * Noisy top-k gating: H = clean + ε · (softplus(noiseLogits) + noiseEpsilon), then softmax over the k best.
 *
 * @param clean        xW_g, shape [token][expert]
 * @param noiseLogits  xW_n, same shape
 * @param noise        standard normal ε, same shape
 * @param noiseEpsilon 0 is the paper's equation, 0.01 its published code
 * @throws RangeError when shapes differ or `k` is out of range
 * @see Shazeer et al. 2017, arXiv:1701.06538 eq. (3)–(5), (6)–(11)
 */
export function routeNoisyTopK(clean: Matrix, noiseLogits: Matrix, noise: Matrix, k: number, noiseEpsilon: number): NoisyRouting {
  const shape = requireMatrix("logits", clean);
  requireSameShape("noiseLogits", noiseLogits, shape);
  requireSameShape("noise", noise, shape);
  requireInteger("k", k, 1, shape.experts);
  requireNumber("noiseEpsilon", noiseEpsilon, 0, 1e6);
  const spread = noiseLogits.map((row) => row.map((z) => softplus(z) + noiseEpsilon));
  const noisyLogits = clean.map((row, t) => row.map((z, i) => z + noise[t]![i]! * spread[t]![i]!));
  const routing = routeTopK(noisyLogits, k);
  const keepProbabilities = clean.map((row, t) =>
    row.map((z, i) => keepProbability(z, kthOfOthers(noisyLogits[t]!, k, i), spread[t]![i]!)));
  const importance = new Array<number>(shape.experts).fill(0);
  routing.experts.forEach((chosen, t) => {
    chosen.forEach((i, j) => (importance[i]! += routing.gates[t]![j]!));
  });
  const smoothLoad = importance.map((_, i) => sum(keepProbabilities.map((row) => row[i]!)));
  return {
    ...routing,
    noisyLogits,
    keepProbabilities,
    importance,
    smoothLoad,
    importanceCv2: cvSquared(importance),
    loadCv2: cvSquared(smoothLoad),
  };
}

/** Standard normal ε of the given shape, always the same for a seed. */
export function drawNoise(tokens: number, experts: number, seed: number): number[][] {
  return Array.from({ length: tokens }, (_, t) =>
    Array.from({ length: experts }, (__, i) => gaussian(seed, NOISE_STREAM, t * experts + i)));
}

/** kth_excluding(H, k, i): the k-th largest of the others; −Infinity when there are fewer. */
function kthOfOthers(row: readonly number[], k: number, i: number): number {
  return row.filter((_, j) => j !== i).sort((a, b) => b - a)[k - 1] ?? -Infinity;
}

// Where softplus underflows to 0 there is no noise, and the comparison itself is the probability.
function keepProbability(clean: number, threshold: number, spread: number): number {
  if (spread === 0) return clean > threshold ? 1 : clean === threshold ? 0.5 : 0;
  return normalCdf((clean - threshold) / spread);
}

function requireSameShape(name: string, matrix: Matrix, shape: { tokens: number; experts: number }): void {
  const { tokens, experts } = requireMatrix(name, matrix);
  if (tokens !== shape.tokens || experts !== shape.experts)
    throw new RangeError(`${name} must be ${shape.tokens}×${shape.experts} as logits is, got ${tokens}×${experts}`);
}
