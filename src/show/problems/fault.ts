import { z } from "zod";

/** What is wrong with one value that a schema refused, without words. */
export type Fault =
  | { readonly kind: "missing" }
  | { readonly kind: "type"; readonly expected: string; readonly got: string }
  | { readonly kind: "range"; readonly least: number | null; readonly most: number | null; readonly got: string }
  /** A text or a list is too long or too short. */
  | { readonly kind: "length"; readonly of: "text" | "list"; readonly least: number | null; readonly most: number | null; readonly got: number }
  | { readonly kind: "choice"; readonly options: readonly string[]; readonly got: string }
  | { readonly kind: "unknown-key"; readonly known: readonly string[] }
  | { readonly kind: "other"; readonly message: string; readonly got: string };

export interface PlacedFault {
  /** `solidsFraction`, `probes.0.xUm`. */
  readonly path: string;
  readonly fault: Fault;
}

/**
 * Turns the issues of a refused value into faults that say the allowed range or choice.
 *
 * @param value what was given to `schema`
 */
export function faultsOf(schema: z.ZodType, value: unknown, issues: readonly z.core.$ZodIssue[]): readonly PlacedFault[] {
  return issues.flatMap((issue): PlacedFault[] => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      const known = Object.keys(schemaAt(schema, path)?.properties ?? {});
      return issue.keys.map((key) => ({ path: [...path, key].join("."), fault: { kind: "unknown-key", known } }));
    }
    return [{ path: path.join("."), fault: faultOf(schema, path, valueAt(value, path), issue) }];
  });
}

function faultOf(schema: z.ZodType, path: readonly string[], got: unknown, issue: z.core.$ZodIssue): Fault {
  if (got === undefined) return { kind: "missing" };
  const wanted = schemaAt(schema, path);
  if (issue.code === "invalid_type") return { kind: "type", expected: issue.expected, got: print(got) };
  if (issue.code === "invalid_value" || wanted?.enum !== undefined)
    return { kind: "choice", options: (wanted?.enum ?? (issue.code === "invalid_value" ? issue.values : [])).map(String), got: print(got) };
  if ((issue.code === "too_small" || issue.code === "too_big") && typeof got === "number") {
    const bound = { least: issue.code === "too_small" ? Number(issue.minimum) : null, most: issue.code === "too_big" ? Number(issue.maximum) : null };
    return { kind: "range", least: limit(wanted, "least") ?? bound.least, most: limit(wanted, "most") ?? bound.most, got: print(got) };
  }
  if ((issue.code === "too_small" || issue.code === "too_big") && (typeof got === "string" || Array.isArray(got))) {
    return { kind: "length", of: typeof got === "string" ? "text" : "list", least: issue.code === "too_small" ? Number(issue.minimum) : null, most: issue.code === "too_big" ? Number(issue.maximum) : null, got: got.length };
  }
  return { kind: "other", message: issue.message, got: print(got) };
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

function limit(schema: JsonSchema | undefined, side: "least" | "most"): number | null {
  const value = side === "least" ? schema?.minimum ?? schema?.exclusiveMinimum : schema?.maximum ?? schema?.exclusiveMaximum;
  // z.int() brings the safe integers along; nobody wants to read those.
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}

function schemaAt(schema: z.ZodType, path: readonly string[]): JsonSchema | undefined {
  const whole = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as JsonSchema;
  return path.reduce<JsonSchema | undefined>((at, key) => at?.properties?.[key] ?? at?.items, whole);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined), value);
}

function print(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
