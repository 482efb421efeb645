import type { z } from "zod";

/** A text in both interface languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * A named, documented, unit-carrying function of the simulation: the face a fact box, the CLI and a chart see.
 *
 * The input is always a `z.strictObject` without transforms (so that it has a JSON Schema); every numeric field
 * carries `.meta({ label: { zh, en }, unit })` (JSON Schema keeps `title` for strings) and a range. The output is a `z.number()` or a `z.strictObject`, as it crosses JSON: where NaN or an infinity can
 * come out it is a `wireNumber`, to be read with `decodeNumber`.
 */
export interface Quantity<I = unknown, O = unknown> {
  /** `family.quantity`, camelCase, e.g. `geometry.surfaceToVolume`. */
  readonly name: string;
  /** One sentence that says what it means. */
  readonly title: Bilingual;
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  /** Unit of the output; for an object output, a unit per field ("1" = no unit). */
  readonly unit: string | Readonly<Record<string, string>>;
  /** Paper, section or equation. */
  readonly source: string;
  /** A valid input. */
  readonly example: I;
  /** Input fields in which the output only rises or only falls; a range there is swept by its ends. */
  readonly monotonic: readonly string[];
  /** @throws RangeError naming the value and the allowed range */
  readonly compute: (input: I) => O;
}

export interface QuantitySpec<I, O> extends Omit<Quantity<I, O>, "monotonic"> {
  readonly monotonic?: readonly (keyof I & string)[];
}

/** Declares a quantity; the types of input and output follow from the schemas. Its `compute` reads the input through them first. */
export function defineQuantity<I, O>(spec: QuantitySpec<I, O>): Quantity<I, O> {
  return { monotonic: [], ...spec, compute: (input) => spec.compute(readInput(spec, input)) };
}

function readInput<I>({ name, input }: { readonly name: string; readonly input: z.ZodType<I> }, given: unknown): I {
  const read = input.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => {
    const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], given);
    const said = typeof value === "object" || message.includes(String(value)) ? message : `${message}, got ${String(value)}`;
    return path.length === 0 ? said : `${path.join(".")}: ${said}`;
  });
  throw new RangeError(`${name}: ${faults.join("; ")}`);
}
