import { z } from "zod";
import type { Bilingual } from "./quantity.ts";

/** Numbers by [row][column]. */
export type Rows = readonly (readonly number[])[];

/** Entries beyond this mean nothing in a model of this layer, and products of several still fit a double. */
const ENTRY_LIMIT = 1e30;

/** A matrix of finite numbers; its shape is checked by `requireShape`. */
export function matrixField(label: Bilingual, mostRows: number, mostColumns: number) {
  return z.array(z.array(z.number().min(-ENTRY_LIMIT).max(ENTRY_LIMIT)).min(1).max(mostColumns)).min(1).max(mostRows).meta({ label, unit: "1" });
}

/** A vector of finite numbers. */
export function vectorField(label: Bilingual, most: number) {
  return z.array(z.number().min(-ENTRY_LIMIT).max(ENTRY_LIMIT)).min(1).max(most).meta({ label, unit: "1" });
}

/** @throws RangeError unless every row has `columns` entries, and there are `rows` of them when given */
export function requireShape(name: string, matrix: Rows, rows: number | null, columns: number): void {
  if (rows !== null && matrix.length !== rows) throw new RangeError(`${name} 要有 ${rows} 行，得到 ${matrix.length} 行 / ${name} must have ${rows} rows, got ${matrix.length}`);
  for (const [i, row] of matrix.entries()) requireLength(`${name}[${i}]`, row, columns);
}

/** @throws RangeError unless `vector` has `length` entries */
export function requireLength(name: string, vector: ArrayLike<number>, length: number): void {
  if (vector.length !== length)
    throw new RangeError(`${name} 要有 ${length} 个数，得到 ${vector.length} 个 / ${name} must have ${length} entries, got ${vector.length}`);
}

/** Σ a_i b_i, left to right; both of one length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** M·x, shape [row]. */
export function timesVector(matrix: Rows, x: ArrayLike<number>): number[] {
  return matrix.map((row) => dot(row, x));
}

/** A·B, shape [row of A][column of B]. */
export function times(a: Rows, b: Rows): number[][] {
  const columns = transposed(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

export function transposed(matrix: Rows): number[][] {
  return matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));
}

export function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
}
