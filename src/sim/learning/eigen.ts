import type { Rows } from "../dense.ts";

const MOST_SWEEPS = 60;

/**
 * Largest eigenvalue of a symmetric matrix, by Jacobi rotations until nothing is left beside the diagonal.
 *
 * @see Golub & Van Loan 2013, Matrix Computations, §8.5
 */
export function largestEigenvalue(matrix: Rows): number {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        off = Math.max(off, Math.abs(a[p]![q]!));
        rotate(a, p, q);
      }
    }
    if (off === 0) break;
  }
  return a.reduce((top, row, i) => Math.max(top, row[i]!), -Infinity);
}

/** Turns rows and columns p and q so that the entry between them is 0. */
function rotate(a: number[][], p: number, q: number): void {
  const [ap, aq] = [a[p]!, a[q]!];
  if (ap[q] === 0) return;
  const theta = (aq[q]! - ap[p]!) / (2 * ap[q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  for (let k = 0; k < a.length; k++) [ap[k], aq[k]] = [c * ap[k]! - s * aq[k]!, s * ap[k]! + c * aq[k]!];
  ap[q] = 0;
  aq[p] = 0;
}
