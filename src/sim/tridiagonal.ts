/**
 * Solves a tridiagonal system in place by elimination without pivoting, which is safe where the diagonal dominates.
 *
 * Row i: lower[i]·x[i−1] + diagonal[i]·x[i] + upper[i]·x[i+1] = right[i]; all of one length ≥ 1, lower[0] and upper[n−1] unused.
 *
 * @param diagonal overwritten
 * @param right overwritten by the solution
 */
export function solveTridiagonal(lower: Float64Array, diagonal: Float64Array, upper: Float64Array, right: Float64Array): void {
  const n = right.length;
  for (let i = 1; i < n; i++) {
    const factor = lower[i]! / diagonal[i - 1]!;
    diagonal[i] = diagonal[i]! - factor * upper[i - 1]!;
    right[i] = right[i]! - factor * right[i - 1]!;
  }
  right[n - 1] = right[n - 1]! / diagonal[n - 1]!;
  for (let i = n - 2; i >= 0; i--) right[i] = (right[i]! - upper[i]! * right[i + 1]!) / diagonal[i]!;
}
