import { maximum, softmax } from "../moe/scores.ts";
import { gaussian } from "../random.ts";

const QUERY_STREAM = 0x717279;
const SCORE_STREAM = 0x736372;

export interface ScoreSpread {
  /** Standard deviation of q·k·scale about 0. */
  readonly scoreSd: number;
  /** Mean largest of `keys` softmax weights of independent normal scores of standard deviation √d·scale. */
  readonly meanLargestWeight: number;
  /** The same for scores q·k·scale, which share their query: a short query makes all of them small. */
  readonly meanLargestOfProducts: number;
}

/**
 * What dot products of random queries and keys (independent standard normal entries) do to a softmax. Given the query, its
 * scores against random keys are independent normals of standard deviation |q|: they are drawn so.
 *
 * @param scale what the scores are multiplied by
 */
export function scoreSpread(d: number, keys: number, scale: number, trials: number, seed: number): ScoreSpread {
  let squares = 0;
  let largest = 0;
  let largestOfProducts = 0;
  for (let trial = 0; trial < trials; trial++) {
    let length = 0;
    for (let i = 0; i < d; i++) length += gaussian(seed, QUERY_STREAM, trial * d + i) ** 2;
    const normals = Array.from({ length: keys }, (_, j) => gaussian(seed, SCORE_STREAM, trial * keys + j));
    const products = normals.map((z) => Math.sqrt(length) * scale * z);
    for (const score of products) squares += score * score;
    largestOfProducts += maximum(softmax(products));
    largest += maximum(softmax(normals.map((z) => Math.sqrt(d) * scale * z)));
  }
  return { scoreSd: Math.sqrt(squares / (trials * keys)), meanLargestWeight: largest / trials, meanLargestOfProducts: largestOfProducts / trials };
}
