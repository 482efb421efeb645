import fc from "fast-check";
import { z } from "zod";

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

/** Any value that a schema of ranges and choices accepts; fields of other kinds keep their default. */
export function arbitraryInput<T>(schema: z.ZodType<T>): fc.Arbitrary<T> {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  const fields = Object.entries(properties).map(([name, value]) => [name, fieldOf(value as unknown as FieldSchema)] as const);
  return fc.record(Object.fromEntries(fields))
    .map((value) => schema.safeParse(value))
    .filter((read) => read.success)
    .map((read) => read.data as T);
}

function fieldOf({ type, enum: choices, minimum: min, maximum: max, default: standard }: FieldSchema): fc.Arbitrary<unknown> {
  if (choices) return fc.constantFrom(...choices);
  if (type === "boolean") return fc.boolean();
  const hasRange = min !== undefined && max !== undefined;
  if (type === "integer" && hasRange) return fc.integer({ min, max });
  if (type === "number" && hasRange) return fc.double({ min, max, noNaN: true });
  return fc.constant(standard);
}
