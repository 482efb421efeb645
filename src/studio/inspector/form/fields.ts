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
  /** It has no standard and may not be absent. */
  readonly isRequired: boolean;
  /** What of a quantity it is; null = nothing of one. */
  readonly part: QuantityPart | null;
}

export type Control =
  | NumberControl
  | { readonly kind: "choice"; readonly options: readonly (string | number)[]; readonly names: Readonly<Record<string, Bilingual>> }
  | { readonly kind: "switch" }
  | { readonly kind: "text" }
  /** A file of the show's `media/`. */
  | { readonly kind: "media"; readonly media: MediaKind }
  /** Numbers in a row, and words where they are taken. */
  | { readonly kind: "list"; readonly takesWords: boolean }
  /** Numbers in rows and columns. */
  | { readonly kind: "table" }
  /** Texts, one a line. */
  | { readonly kind: "lines" }
  | { readonly kind: "group"; readonly fields: readonly Field[] }
  | RowsControl
  /** Which quantity is shown, or what of it. */
  | { readonly kind: "quantity"; readonly part: Exclude<QuantityPart, "range"> }
  | { readonly kind: "json" };

/** A list of things that have the same fields. */
export interface RowsControl {
  readonly kind: "rows";
  readonly fields: readonly Field[];
  readonly least: number;
  readonly most: number;
  /** One with nothing said yet. */
  readonly blank: Readonly<Record<string, unknown>>;
}

/** The quantity, which of its results, which input is swept and from where to where, what the other inputs are. */
export type QuantityPart = "name" | "output" | "swept" | "range" | "inputs";

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
  readonly quantity?: QuantityPart;
  readonly enum?: readonly (string | number)[];
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly prefixItems?: readonly FieldSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly choices?: Readonly<Record<string, Bilingual>>;
  readonly items?: FieldSchema | boolean;
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
  const fields = fieldsIn(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as unknown as FieldSchema);
  known.set(schema, fields);
  return fields;
}

function fieldsIn({ properties = {}, required = [] }: FieldSchema): readonly Field[] {
  return Object.entries(properties).map(([name, field]): Field => ({
    name,
    label: field.label ?? { zh: name, en: name },
    description: typeof field.description === "string" ? { zh: field.description, en: field.description } : (field.description ?? null),
    unit: prettyUnit(field.unit ?? ""),
    control: controlOf(field),
    standard: field.default,
    isRequired: required.includes(name),
    part: field.quantity ?? null,
  }));
}

export function standardValues(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(schema).flatMap(({ name, standard }) => (standard === undefined ? [] : [[name, standard]])));
}

function controlOf(field: FieldSchema): Control {
  const { type, enum: options, choices = {}, quantity, properties } = field;
  if (quantity !== undefined && quantity !== "range") return { kind: "quantity", part: quantity };
  if (options) return { kind: "choice", options, names: choices };
  if (type === "boolean") return { kind: "switch" };
  if (type === "string" && field.media !== undefined) return { kind: "media", media: field.media };
  if (type === "string") return { kind: "text" };
  if (isNumber(field)) return numberControl(field);
  if (type === "array") return listControl(field);
  return type === "object" && properties !== undefined ? { kind: "group", fields: fieldsIn(field) } : { kind: "json" };
}

/** More would not be filled in one by one. */
const MOST_ROWS = 40;

function listControl({ items, prefixItems = [], minItems = 0, maxItems = Infinity }: FieldSchema): Control {
  if (prefixItems.length > 0) return { kind: prefixItems.every(isNumber) ? "list" : "json", takesWords: false };
  if (typeof items !== "object") return { kind: "json" };
  if (isNumber(items)) return { kind: "list", takesWords: false };
  if (items.type === "string") return { kind: "lines" };
  if (items.anyOf?.every((each) => isNumber(each) || each.type === "string") === true) return { kind: "list", takesWords: true };
  if (items.type === "array" && typeof items.items === "object" && isNumber(items.items)) return { kind: "table" };
  if (items.properties === undefined || maxItems > MOST_ROWS) return { kind: "json" };
  const blank = Object.entries(items.properties).filter(([name]) => items.required?.includes(name)).map(([name, each]) => [name, blankOf(each)]);
  return { kind: "rows", fields: fieldsIn(items), least: minItems, most: maxItems, blank: Object.fromEntries(blank) as Record<string, unknown> };
}

function blankOf({ type, enum: options, default: standard }: FieldSchema): unknown {
  return standard ?? options?.[0] ?? { string: "", array: [], object: {}, boolean: false }[type ?? ""] ?? 0;
}

function isNumber({ type }: FieldSchema): boolean {
  return type === "number" || type === "integer";
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
