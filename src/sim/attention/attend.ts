import { dot, requireShape, times, timesVector, type Rows } from "../dense.ts";
import { softmax } from "../moe/scores.ts";

export interface Attended {
  /** Rows sum to 1, shape [query][key]. */
  readonly weights: number[][];
  /** Shape [query][value dimension]. */
  readonly outputs: number[][];
}

export interface AttendSettings {
  /** Query i sees keys 0…i only: −∞ is added before the softmax, not 0 written after it. */
  readonly causal: boolean;
  /** What the scores are multiplied by; 1/√d_k unless told. */
  readonly scale?: number | undefined;
}

/**
 * Attention(Q, K, V) = softmax(QKᵀ·scale + M) V.
 *
 * @param q shape [query][d]
 * @param k shape [key][d]
 * @param v shape [key][value dimension]
 * @throws RangeError when shapes do not fit, or a causal mask is asked of more queries than keys
 * @see Vaswani et al. 2017, arXiv:1706.03762 eq. (1)
 */
export function attend(q: Rows, k: Rows, v: Rows, { causal, scale }: AttendSettings): Attended {
  const d = q[0]!.length;
  requireShape("q", q, null, d);
  requireShape("k", k, null, d);
  requireShape("v", v, k.length, v[0]!.length);
  if (causal && q.length !== k.length)
    throw new RangeError(`因果掩码要求查询与键一样多，得到 ${q.length} 与 ${k.length} / a causal mask needs as many queries as keys, got ${q.length} and ${k.length}`);
  const factor = scale ?? 1 / Math.sqrt(d);
  const weights = q.map((query, i) =>
    softmax(k.map((key, j) => (causal && j > i ? -Infinity : dot(query, key) * factor))));
  return { weights, outputs: times(weights, v) };
}

/** Weights as torch keeps them: shape [out][in], applied as x Wᵀ + b. */
export interface MultiHeadWeights {
  readonly wq: Rows;
  readonly wk: Rows;
  readonly wv: Rows;
  readonly wo: Rows;
  readonly bq?: readonly number[] | undefined;
  readonly bk?: readonly number[] | undefined;
  readonly bv?: readonly number[] | undefined;
  readonly bo?: readonly number[] | undefined;
}

export interface MultiHeadAttended {
  /** Shape [head][query][key]. */
  readonly weights: number[][][];
  /** Shape [token][model dimension]. */
  readonly outputs: number[][];
}

/**
 * Self-attention in several heads of d_model/heads dimensions each, joined and mixed by W_o.
 *
 * @param x shape [token][d_model]
 * @throws RangeError when `heads` does not divide d_model or a weight has another shape
 * @see Vaswani et al. 2017, arXiv:1706.03762 §3.2.2
 */
export function multiHead(x: Rows, weights: MultiHeadWeights, heads: number, causal: boolean): MultiHeadAttended {
  const size = x[0]!.length;
  requireShape("x", x, null, size);
  if (size % heads !== 0) throw new RangeError(`头数要整除模型维数 ${size}，得到 ${heads} / heads must divide the model dimension ${size}, got ${heads}`);
  const project = (rows: Rows, name: "q" | "k" | "v" | "o"): number[][] => {
    const w = weights[`w${name}`];
    const b = weights[`b${name}`] ?? new Array<number>(size).fill(0);
    requireShape(`w${name}`, w, size, size);
    requireShape(`b${name}`, [b], 1, size);
    return rows.map((row) => timesVector(w, row).map((value, i) => value + b[i]!));
  };
  const [q, k, v] = [project(x, "q"), project(x, "k"), project(x, "v")];
  const width = size / heads;
  const part = (rows: Rows, head: number): Rows => rows.map((row) => row.slice(head * width, (head + 1) * width));
  const attended = Array.from({ length: heads }, (_, head) => attend(part(q, head), part(k, head), part(v, head), { causal }));
  const joined = x.map((_, token) => attended.flatMap(({ outputs }) => outputs[token]!));
  return { weights: attended.map((head) => head.weights), outputs: project(joined, "o") };
}

/** H = −Σ w ln w in nats: 0 when all weight is on one key, ln n when it is spread over n. */
export function entropy(weights: readonly number[]): number {
  let total = 0;
  for (const w of weights) if (w > 0) total -= w * Math.log(w);
  return total;
}

