import { requireShape, transposed, type Rows } from "../dense.ts";
import { maximum, sum } from "../moe/scores.ts";

/** Iterations of the paper. */
export const SINKHORN_ITERATIONS = 20;
/** Logits stay within ±300, so that the smallest exponential over the largest is still a double. */
export const LARGEST_LOGIT = 300;

/**
 * Sinkhorn–Knopp: exp of the logits, then columns and rows divided by their sums in turn. Rows come last: they sum to 1,
 * the columns nearly.
 *
 * @param logits square, shape [row][column], within ±300
 * @param iterations how often columns and rows are both done
 * @throws RangeError when the matrix is not square or a logit is out of range
 * @see Xie et al. 2025, arXiv:2512.24880 eq. (8)–(9)
 */
export function sinkhorn(logits: Rows, iterations = SINKHORN_ITERATIONS): number[][] {
  requireShape("logits", logits, logits.length, logits.length);
  for (const [i, row] of logits.entries())
    for (const [j, value] of row.entries())
      if (!(Math.abs(value) <= LARGEST_LOGIT))
        throw new RangeError(`logits[${i}][${j}] 要在 ±${LARGEST_LOGIT} 之内，得到 ${value} / logits[${i}][${j}] must be within ±${LARGEST_LOGIT}, got ${value}`);
  // A common factor goes with the first column division.
  const top = maximum(logits.map(maximum));
  let m = logits.map((row) => row.map((value) => Math.exp(value - top)));
  for (let t = 0; t < iterations; t++) {
    const columns = transposed(m).map(sum);
    m = m.map((row) => normalised(row.map((value, j) => value / columns[j]!)));
  }
  return m;
}

function normalised(row: readonly number[]): number[] {
  const total = sum(row);
  return row.map((value) => value / total);
}

/** Largest distance of a row sum and of a column sum from 1. */
export function stochasticErrors(matrix: Rows): { readonly rows: number; readonly columns: number } {
  const worst = (m: Rows): number => maximum(m.map((row) => Math.abs(sum(row) - 1)));
  return { rows: worst(matrix), columns: worst(transposed(matrix)) };
}
