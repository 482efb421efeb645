import { z } from "zod";
import type { Bilingual } from "#sim";
import { optionMeta } from "./command.ts";
import { usedWrongly } from "./trouble.ts";

/** What the command line must know of one field of a command's options. */
export interface Field {
  readonly key: string;
  readonly kind: "text" | "number" | "switch" | "list";
  readonly isRequired: boolean;
  readonly isPositional: boolean;
  readonly title: Bilingual;
  /** How it is written: `show` or `-o, --out <FILE>`. */
  readonly flags: string;
  readonly choices: readonly string[];
}

export function fieldsOf(options: z.ZodObject): readonly Field[] {
  return Object.entries(options.shape).map(([key, schema]) => {
    const type = schema as unknown as z.ZodType;
    const meta = optionMeta(type);
    const inner = unwrap(type);
    const kind = kindOf(inner);
    const long = `--${key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    const value = kind === "switch" ? "" : ` <${meta.value ?? (kind === "number" ? "N" : "TEXT")}>`;
    return {
      key,
      kind,
      isRequired: !type.safeParse(undefined).success,
      isPositional: meta.positional === true,
      title: meta.title,
      flags: meta.positional ? (meta.value ?? key.toUpperCase()) : `${meta.short ? `-${meta.short}, ` : ""}${long}${value}`,
      choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    };
  });
}

/**
 * Reads the words given for a command's options.
 *
 * @param given by field; words still as typed
 * @throws Trouble naming the option, what was given and what is allowed
 */
export function readOptions<O>(options: z.ZodType<O>, fields: readonly Field[], given: Readonly<Record<string, unknown>>): O {
  const values = Object.fromEntries(fields.flatMap((field) => {
    const word = given[field.key];
    return word === undefined ? [] : [[field.key, readWord(field, word)]];
  }));
  const read = options.safeParse(values);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const field = fields.find(({ key }) => key === issue.path[0]);
  if (!field) throw usedWrongly({ zh: `选项不对：${issue.message}`, en: `Wrong options: ${issue.message}` });
  const name = nameOf(field);
  if (given[field.key] === undefined)
    throw usedWrongly({ zh: `缺少 ${name}（${field.title.zh}）。`, en: `${name} is missing (${field.title.en}).` });
  const word = String(given[field.key]);
  const allowed = field.choices.length > 0 ? field.choices.join(", ") : issue.message;
  throw usedWrongly({ zh: `${name} 不能是“${word}”：${allowed}。`, en: `${name} cannot be "${word}": ${allowed}.` });
}

function nameOf(field: Field): string {
  return field.isPositional ? field.flags : /--[a-z-]+/u.exec(field.flags)![0];
}

function readWord(field: Field, word: unknown): unknown {
  if (typeof word !== "string") return word;
  if (field.kind === "number") return word.trim() === "" ? NaN : Number(word);
  if (field.kind === "list") return word.split(/[,，]/u).map((part) => part.trim()).filter((part) => part !== "");
  return word;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function kindOf(schema: z.ZodType): Field["kind"] {
  if (schema instanceof z.ZodBoolean) return "switch";
  if (schema instanceof z.ZodArray) return "list";
  return schema instanceof z.ZodNumber ? "number" : "text";
}
