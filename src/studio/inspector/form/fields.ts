import { z } from "zod";
import { prettyUnit, type MediaKind } from "#show";
import type { Bilingual } from "#sim";

/** One control of a form, read off a field of a zod schema. */
export interface Field {
  readonly name: string;
  readonly label: Bilingual;
  readonly description: Bilingual | null;
  /** As it is shown; "" = none. */
  readonly unit: string;
  readonly control: Control;
  /** What holds when nobody sets it; undefined when the field may be absent or must be given. */
  readonly standard: unknown;
}

export type Control =
  | NumberControl
  | { readonly kind: "choice"; readonly options: readonly (string | number)[]; readonly names: Readonly<Record<string, Bilingual>> }
  | { readonly kind: "switch" }
  | { readonly kind: "text" }
  /** A file of the show's `media/`. */
  | { readonly kind: "media"; readonly media: MediaKind }
  /** Numbers in a row. */
  | { readonly kind: "list" }
  | { readonly kind: "json" };

export interface NumberControl {
  readonly kind: "number";
  /** ±Infinity where the schema says nothing. */
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

interface FieldSchema {
  readonly type?: string;
  readonly media?: MediaKind;
  readonly enum?: readonly (string | number)[];
  readonly choices?: Readonly<Record<string, Bilingual>>;
  readonly items?: FieldSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
  readonly label?: Bilingual;
  readonly description?: Bilingual | string;
  readonly unit?: string;
}

const known = new WeakMap<z.ZodType, readonly Field[]>();

/** The controls of an object schema, in its order. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const fields = Object.entries(properties).map(([name, value]): Field => {
    const field = value as unknown as FieldSchema;
    return {
      name,
      label: field.label ?? { zh: name, en: name },
      description: typeof field.description === "string" ? { zh: field.description, en: field.description } : (field.description ?? null),
      unit: prettyUnit(field.unit ?? ""),
      control: controlOf(field),
      standard: field.default,
    };
  });
  known.set(schema, fields);
  return fields;
}

export function standardValues(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(schema).flatMap(({ name, standard }) => (standard === undefined ? [] : [[name, standard]])));
}

function controlOf(field: FieldSchema): Control {
  const { type, enum: options, items, choices = {} } = field;
  if (options) return { kind: "choice", options, names: choices };
  if (type === "boolean") return { kind: "switch" };
  if (type === "string" && field.media !== undefined) return { kind: "media", media: field.media };
  if (type === "string") return { kind: "text" };
  if (type === "number" || type === "integer") return numberControl(field);
  return { kind: type === "array" && (items?.type === "number" || items?.type === "integer") ? "list" : "json" };
}

function numberControl({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: FieldSchema): NumberControl {
  // z.int() brings the safe integers along; nobody wants to see those.
  const bound = (value: number | undefined, open: number) => (value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? open : value);
  return { kind: "number", min: bound(minimum ?? exclusiveMinimum, -Infinity), max: bound(maximum ?? exclusiveMaximum, Infinity), isWhole: type === "integer" };
}

/** A number field may hold `[a, b]` where ranges are taken. */
export function isRange(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "number");
}
