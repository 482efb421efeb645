import type { z } from "zod";
import type { Quantity } from "#sim";

/** Every value a quantity takes over the given input, or why it takes none. */
export type Swept =
  | { readonly kind: "values"; readonly values: readonly unknown[] }
  | { readonly kind: "bad-input"; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly kind: "refused"; readonly message: string };

/** Points along one range when the quantity does not say that it only rises or only falls in it. */
const POINTS = 33;
/** Points over all ranges together. */
const MOST_POINTS = 4356;

/**
 * Computes `quantity` for `input`. Where a field wants one number and gets `[a, b]`, the range is swept:
 * by its ends where the quantity is monotonic in that field, else at 33 points and more, evenly or, over more than two decades, by ratio.
 */
export function sweep(quantity: Quantity, input: Readonly<Record<string, unknown>>): Swept {
  const ranges = rangeFields(quantity, input);
  const axes = ranges.map((field) => pointsOf(quantity, input, field, ranges));
  const values: unknown[] = [];
  const inputs = combine(axes).map((picked) => ({ ...input, ...Object.fromEntries(ranges.map((field, index) => [field, picked[index]!])) }));
  for (const point of inputs) {
    const read = quantity.input.safeParse(point);
    if (!read.success)
      return { kind: "bad-input", issues: read.error.issues };
    try {
      values.push(quantity.compute(read.data));
    } catch (thrown) {
      return { kind: "refused", message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  }
  return { kind: "values", values };
}

/** Fields that hold two numbers where the schema refuses an array. */
function rangeFields(quantity: Quantity, input: Readonly<Record<string, unknown>>): string[] {
  const read = quantity.input.safeParse(input);
  if (read.success) return [];
  const refused = new Set(read.error.issues.map(({ path }) => (path.length === 1 ? String(path[0]) : "")));
  return Object.keys(input).filter((field) => refused.has(field) && isRange(input[field]));
}

function isRange(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === "number" && Number.isFinite(end));
}

function pointsOf(quantity: Quantity, input: Readonly<Record<string, unknown>>, field: string, ranges: readonly string[]): readonly number[] {
  const [first, last] = [...input[field] as readonly [number, number]].sort((a, b) => a - b) as [number, number];
  if (first === last) return [first];
  if (quantity.monotonic.includes(field)) return [first, last];
  const count = Math.max(9, Math.min(POINTS, Math.floor(MOST_POINTS ** (1 / ranges.length))));
  const byRatio = first > 0 && last / first > 100;
  const points = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    if (share === 1) return last;
    return byRatio ? first * (last / first) ** share : first + (last - first) * share;
  });
  return takesFractions(quantity, input, field, ranges, points[1]!) ? points : [...new Set(points.map(Math.round))];
}

/** Whether a field may be 1.5: some count things. */
function takesFractions(quantity: Quantity, input: Readonly<Record<string, unknown>>, field: string, ranges: readonly string[], value: number): boolean {
  const ends = Object.fromEntries(ranges.map((range) => [range, (input[range] as readonly number[])[0]]));
  const read = quantity.input.safeParse({ ...input, ...ends, [field]: value });
  return read.success || !read.error.issues.some(({ path }) => path[0] === field);
}

function combine(axes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return axes.reduce<readonly (readonly number[])[]>((rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])), [[]]);
}
