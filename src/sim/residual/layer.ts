import { dot, requireLength, requireShape, timesVector, type Rows } from "../dense.ts";
import { sigmoid, sum } from "../moe/scores.ts";
import { sinkhorn, SINKHORN_ITERATIONS } from "./sinkhorn.ts";

/** One sub-layer with n streams of C numbers each. */
export interface MhcWeights {
  /** Shape [n·C][n], [n·C][n], [n·C][n·n]. */
  readonly phiPre: Rows;
  readonly phiPost: Rows;
  readonly phiRes: Rows;
  readonly alphaPre: number;
  readonly alphaPost: number;
  readonly alphaRes: number;
  /** Shape [n], [n], [n][n]. */
  readonly biasPre: readonly number[];
  readonly biasPost: readonly number[];
  readonly biasRes: Rows;
  /** The sub-layer F, here a linear map [C][C]; the real ones are attention and feed-forward. */
  readonly f: Rows;
}

export interface MhcSettings {
  /** `mhc` constrains the mixing by eq. (8); `hc` uses the raw values, as hyper-connections do without a constraint. */
  readonly scheme: "mhc" | "hc";
  /** Added to the mean square before its root. */
  readonly epsilon: number;
  readonly iterations?: number;
}

export interface MhcResult {
  /** Shape [stream][C]. */
  readonly outputs: number[][];
  readonly pre: number[];
  readonly post: number[];
  /** Shape [to stream][from stream]. */
  readonly res: number[][];
}

/**
 * x' = H_res x + H_postᵀ F(H_pre x), the H computed from the streams themselves: RMSNorm of all n·C numbers, a linear map, a
 * gate α, a bias, and for mHC σ, 2σ and Sinkhorn–Knopp.
 *
 * @param x streams, shape [n][C]
 * @throws RangeError when a shape does not fit, or all streams are 0 and ε is 0
 * @see Xie et al. 2025, arXiv:2512.24880 eq. (3), (7)–(9); Zhu et al. 2024, arXiv:2409.19606
 */
export function mhcLayer(x: Rows, weights: MhcWeights, { scheme, epsilon, iterations = SINKHORN_ITERATIONS }: MhcSettings): MhcResult {
  const n = x.length;
  const c = x[0]!.length;
  requireShape("x", x, n, c);
  requireShape("phiPre", weights.phiPre, n * c, n);
  requireShape("phiPost", weights.phiPost, n * c, n);
  requireShape("phiRes", weights.phiRes, n * c, n * n);
  requireLength("biasPre", weights.biasPre, n);
  requireLength("biasPost", weights.biasPost, n);
  requireShape("biasRes", weights.biasRes, n, n);
  requireShape("f", weights.f, c, c);

  const all = x.flat();
  const meanSquare = dot(all, all) / all.length + epsilon;
  if (meanSquare === 0) throw new RangeError("x 全是 0 且 epsilon 是 0，归一不了 / x is all 0 and epsilon is 0: it cannot be normalised");
  const normed = all.map((value) => value / Math.sqrt(meanSquare));
  const map = (phi: Rows, alpha: number, i: number): number => alpha * sum(normed.map((value, k) => value * phi[k]![i]!));

  const rawPre = weights.biasPre.map((b, i) => map(weights.phiPre, weights.alphaPre, i) + b);
  const rawPost = weights.biasPost.map((b, i) => map(weights.phiPost, weights.alphaPost, i) + b);
  const rawRes = weights.biasRes.map((row, i) => row.map((b, j) => map(weights.phiRes, weights.alphaRes, i * n + j) + b));
  const pre = scheme === "mhc" ? rawPre.map(sigmoid) : rawPre;
  const post = scheme === "mhc" ? rawPost.map((value) => 2 * sigmoid(value)) : rawPost;
  const res = scheme === "mhc" ? sinkhorn(rawRes, iterations) : rawRes;

  const input = Array.from({ length: c }, (_, k) => sum(x.map((stream, i) => pre[i]! * stream[k]!)));
  const branch = timesVector(weights.f, input);
  const outputs = res.map((row, i) =>
    branch.map((value, k) => sum(x.map((stream, j) => row[j]! * stream[k]!)) + post[i]! * value));
  return { outputs, pre, post, res };
}
