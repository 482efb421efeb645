import { z } from "zod";
import type { Language } from "./language.ts";

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/**
 * Validates in the reader's language.
 *
 * @returns the value, or one sentence that names each wrong field
 */
export function readWith<T>(schema: z.ZodType<T>, value: unknown, language: Language): { readonly value: T } | { readonly error: string } {
  const read = schema.safeParse(value, { error: LOCALES[language] });
  if (read.success) return { value: read.data };
  return { error: read.error.issues.map((issue) => sentence(issue, schema)).join("; ") };
}

function sentence(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const place = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  const known = issue.code === "unrecognized_keys" && issue.path.length === 0 && schema instanceof z.ZodObject;
  return `${place}${issue.message}${known ? ` (${Object.keys(schema.shape).join(", ")})` : ""}`;
}
