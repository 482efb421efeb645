import { z } from "zod";
import type { Bilingual } from "#sim";
import { faint, type Io } from "./io.ts";

/** What a JSON Schema of ours says of one field. */
interface FieldSchema {
  readonly label?: Bilingual;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  readonly default?: unknown;
}

/** The JSON Schema of what a user writes. */
export function inputSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: "input" });
}

/** One line per field: name, title, choices or range, unit, default. */
export function printFields(schema: z.ZodType, io: Io, indent: string): void {
  const { properties = {} } = inputSchema(schema);
  for (const [name, value] of Object.entries(properties)) {
    const field = value as unknown as FieldSchema;
    const standard = field.default === undefined ? "" : `= ${JSON.stringify(field.default)}`;
    const about = [field.enum?.join(" | ") ?? field.type, rangeOf(field), field.unit === "1" ? "" : field.unit, standard];
    io.print(`${indent}${name}  `, field.label ?? "", "  ", faint(about.filter(Boolean).join("  ")));
  }
}

function rangeOf({ minimum, maximum }: FieldSchema): string {
  return minimum === undefined && maximum === undefined ? "" : `${minimum ?? ""}…${maximum ?? ""}`;
}
