/** Numbers by [row][column]. */
export type Matrix = readonly (readonly number[])[];

/** @throws RangeError unless `value` is an integer in min…max */
export function requireInteger(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new RangeError(`${name} must be an integer in ${min}…${max}, got ${value}`);
}

/** @throws RangeError unless `value` is a finite number in min…max */
export function requireNumber(name: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) throw new RangeError(`${name} must be a number in ${min}…${max}, got ${value}`);
}

/** @throws RangeError unless `values` has `length` entries (when given), at least one, all finite */
export function requireVector(name: string, values: readonly number[], length?: number): void {
  if (values.length === 0) throw new RangeError(`${name} must have at least one entry, got none`);
  if (length !== undefined && values.length !== length)
    throw new RangeError(`${name} must have ${length} entries, one per expert, got ${values.length}`);
  for (const [i, value] of values.entries())
    if (!Number.isFinite(value)) throw new RangeError(`${name}[${i}] must be a finite number, got ${value}`);
}

/**
 * @returns tokens (rows) and experts (columns) of a router's matrix
 * @throws RangeError when it is empty, ragged or holds a non-finite number
 */
export function requireMatrix(name: string, matrix: Matrix): { readonly tokens: number; readonly experts: number } {
  const experts = matrix[0]?.length ?? 0;
  if (experts === 0) throw new RangeError(`${name} must have at least one token and one expert, got ${matrix.length}×${experts}`);
  for (const [t, row] of matrix.entries()) {
    if (row.length !== experts)
      throw new RangeError(`${name}[${t}] must have ${experts} entries as the first row has, got ${row.length}`);
    requireVector(`${name}[${t}]`, row);
  }
  return { tokens: matrix.length, experts };
}
