import { softmax } from "../moe/scores.ts";
import { gaussian } from "../random.ts";

const KEY_STREAM = 0x6b6579;
const VALUE_STREAM = 0x76616c;

export interface Recall {
  /** Share of pairs whose own value is the nearest to what is read. */
  readonly linear: number;
  readonly softmax: number;
}

/**
 * Keys and values that are random unit vectors are written into a fixed state S = Σ v kᵀ and read back by S·k; the answer is
 * the value with the largest dot product. Softmax attention keeps all pairs and reads Σ softmax(β k·k_t) v_t.
 *
 * @returns shares of right answers over all pairs of all trials
 * @see Schlag, Irie & Schmidhuber 2021, arXiv:2102.11174 §4.1
 */
export function recall(d: number, pairs: number, beta: number, trials: number, seed: number): Recall {
  let linear = 0;
  let soft = 0;
  for (let trial = 0; trial < trials; trial++) {
    const keys = unitVectors(pairs, d, seed, KEY_STREAM, trial);
    const values = unitVectors(pairs, d, seed, VALUE_STREAM, trial);
    for (let i = 0; i < pairs; i++) {
      const matches = keys.map((key) => product(key, keys[i]!));
      if (nearest(values, weightedSum(values, matches)) === i) linear++;
      if (nearest(values, weightedSum(values, softmax(matches.map((match) => beta * match)))) === i) soft++;
    }
  }
  return { linear: linear / (pairs * trials), softmax: soft / (pairs * trials) };
}

function unitVectors(count: number, d: number, seed: number, stream: number, trial: number): Float64Array[] {
  return Array.from({ length: count }, (_, i) => unitVector(d, seed, stream, trial * count + i));
}

/** A random direction; `which` numbers them. */
export function unitVector(d: number, seed: number, stream: number, which: number): Float64Array {
  const vector = Float64Array.from({ length: d }, (_, m) => gaussian(seed, stream, which * d + m));
  const length = Math.sqrt(product(vector, vector));
  return vector.map((value) => value / length);
}

export function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let m = 0; m < a.length; m++) total += a[m]! * b[m]!;
  return total;
}

function weightedSum(vectors: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const total = new Float64Array(vectors[0]!.length);
  for (const [i, vector] of vectors.entries()) for (let m = 0; m < total.length; m++) total[m]! += weights[i]! * vector[m]!;
  return total;
}

/** Index of the vector with the largest product; the first of equals. */
export function nearest(vectors: readonly Float64Array[], read: Float64Array): number {
  let best = 0;
  let most = -Infinity;
  for (let i = 0; i < vectors.length; i++) {
    const match = product(vectors[i]!, read);
    if (match > most) [best, most] = [i, match];
  }
  return best;
}
