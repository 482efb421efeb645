import { z } from "zod";
import { findQuantity } from "./catalogue.ts";
import { decodeNumber } from "./json.ts";
import type { Bilingual, Quantity } from "./quantity.ts";

/** One number that a quantity gives. */
export interface NamedNumber {
  readonly value: number;
  readonly unit: string;
  readonly title: Bilingual;
}

/**
 * Computes a named quantity as a picture shows it: as one number.
 *
 * @param output field of the result; "" when the result is a number itself
 * @throws RangeError naming the quantity, the field or the input that will not do
 */
export function readQuantity(name: string, input: Readonly<Record<string, unknown>>, output = ""): NamedNumber {
  const quantity = need(name);
  const { value, unit } = pick(quantity, compute(quantity, input), output);
  return { value, unit, title: quantity.title };
}

export interface SweepSpec {
  readonly name: string;
  /** Input field that is varied. */
  readonly field: string;
  readonly xs: readonly number[];
  /** The other inputs. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly output?: string;
}

export interface Sweep {
  readonly ys: readonly number[];
  readonly unit: string;
  readonly title: Bilingual;
  /** Of the field that is varied. */
  readonly fieldLabel: Bilingual;
  readonly fieldUnit: string;
}

/**
 * A named quantity at many values of one of its inputs.
 *
 * @throws RangeError as `readQuantity`
 */
export function sweepQuantity({ name, field, xs, fixed, output = "" }: SweepSpec): Sweep {
  const quantity = need(name);
  const known = fieldsOf(quantity);
  const meta = known.get(field);
  if (meta === undefined)
    throw new RangeError(`${name} 没有输入 ${field}，有 ${[...known.keys()].join("、")} / ${name} must be swept over one of ${[...known.keys()].join(", ")}, got "${field}"`);
  const values = xs.map((x) => pick(quantity, compute(quantity, { ...fixed, [field]: x }), output));
  return { ys: values.map(({ value }) => value), unit: values[0]?.unit ?? "1", title: quantity.title, fieldLabel: meta.label ?? { zh: field, en: field }, fieldUnit: meta.unit ?? "1" };
}

function need(name: string): Quantity {
  const quantity = findQuantity(name);
  if (quantity === undefined) throw new RangeError(`没有叫 ${name} 的量，见 doupeng sim / the quantity must be one that doupeng sim lists, got "${name}"`);
  return quantity;
}

function compute(quantity: Quantity, input: Readonly<Record<string, unknown>>): unknown {
  try {
    return quantity.compute(input);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${error.message} (got ${JSON.stringify(input)})`, { cause: error });
    throw error;
  }
}

function pick({ name, unit }: Quantity, result: unknown, output: string): { readonly value: number; readonly unit: string } {
  if (output === "" && typeof unit === "string") return { value: numberOf(name, result), unit };
  const units = typeof unit === "string" ? {} : unit;
  if (!(output in units))
    throw new RangeError(`${name} 给出 ${Object.keys(units).join("、") || "一个数"}，请选一个 / the output of ${name} must be one of ${Object.keys(units).join(", ") || "\"\""}, got "${output}"`);
  return { value: numberOf(`${name}.${output}`, (result as Record<string, unknown>)[output]), unit: units[output]! };
}

function numberOf(what: string, value: unknown): number {
  const number = typeof value === "string" || typeof value === "number" ? decodeNumber(value as never) : NaN;
  if (typeof number !== "number" || (Number.isNaN(number) && value !== "NaN")) throw new RangeError(`${what} 不是一个数 / ${what} must be a number, got ${JSON.stringify(value)}`);
  return number;
}

interface FieldMeta {
  readonly label?: Bilingual;
  readonly unit?: string;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, FieldMeta>>;
  readonly anyOf?: readonly ObjectSchema[];
  readonly oneOf?: readonly ObjectSchema[];
}

/** The input's fields; an input of several shapes has those of all. */
function fieldsOf(quantity: Quantity): ReadonlyMap<string, FieldMeta> {
  const schema = z.toJSONSchema(quantity.input, { io: "input" }) as unknown as ObjectSchema;
  return new Map([schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(({ properties = {} }) => Object.entries(properties)));
}
