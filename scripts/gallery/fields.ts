import { z } from "zod";
import type { Bilingual } from "#sim";

/** One control of a form, read off a field of a zod schema. */
export interface Field {
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly control:
    | { readonly kind: "slider"; readonly min: number; readonly max: number; readonly step: number }
    | { readonly kind: "choice"; readonly options: readonly (string | number)[] }
    | { readonly kind: "switch" }
    | { readonly kind: "json" };
  readonly standard: unknown;
}

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly label?: Bilingual;
  readonly unit?: string;
}

/** Slider positions between the ends of a range. */
const STEPS = 200;

export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, value]) => {
    const field = value as unknown as FieldSchema;
    return {
      name,
      label: field.label ?? { zh: name, en: name },
      unit: field.unit === "1" ? "" : (field.unit ?? ""),
      control: controlOf(field),
      standard: field.default,
    };
  });
}

export function standardValues(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(schema).flatMap(({ name, standard }) => (standard === undefined ? [] : [[name, standard]])));
}

function controlOf({ type, enum: options, minimum: min, maximum: max }: FieldSchema): Field["control"] {
  if (options) return { kind: "choice", options };
  if (type === "boolean") return { kind: "switch" };
  const isNumber = type === "number" || type === "integer";
  if (!isNumber || min === undefined || max === undefined) return { kind: "json" };
  return { kind: "slider", min, max, step: type === "integer" ? 1 : roundStep((max - min) / STEPS) };
}

/** The next lower 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return [5, 2, 1].map((digit) => digit * power).find((candidate) => candidate <= step) ?? power;
}
