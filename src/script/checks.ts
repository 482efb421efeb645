import { LIMITS } from "./limits.ts";

/**
 * Validators of attributes, for the `validate` of a node or mark spec.
 * Each throws a RangeError that names the attribute, the value and what is allowed.
 */
export type Check = (value: unknown) => void;

type Words = { readonly name: string };

function refuse(name: string, value: unknown, expected: string): never {
  throw new RangeError(`${name} must be ${expected}, got ${printed(value)}`);
}

function printed(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(JSON.stringify(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** One line of text without NUL. */
export function singleLine({ name, max }: Words & { readonly max: number }): Check {
  return (value) => {
    if (typeof value !== "string" || value.length > max || /[\n\r\0]/.test(value))
      refuse(name, value, `one line of at most ${max} characters`);
  };
}

/** Text of any number of lines, without NUL and carriage returns. */
export function multiLine({ name, max }: Words & { readonly max: number }): Check {
  return (value) => {
    if (typeof value !== "string" || value.length > max || /[\r\0]/.test(value))
      refuse(name, value, `text of at most ${max} characters`);
  };
}

/** One line without white space at its ends. */
export function trimmedLine({ name, max }: Words & { readonly max: number }): Check {
  const line = singleLine({ name, max });
  return (value) => {
    line(value);
    if (typeof value === "string" && value !== value.trim()) refuse(name, value, "without white space at its ends");
  };
}

export function matching({ name, pattern, expected }: Words & { readonly pattern: RegExp; readonly expected: string }): Check {
  return (value) => {
    if (typeof value !== "string" || !pattern.test(value)) refuse(name, value, expected);
  };
}

export function oneOf({ name, values }: Words & { readonly values: readonly unknown[] }): Check {
  return (value) => {
    if (!values.includes(value)) refuse(name, value, `one of ${values.map(String).join(", ")}`);
  };
}

export function numberIn({ name, min, max }: Words & { readonly min: number; readonly max: number }): Check {
  return (value) => {
    if (typeof value !== "number" || !(value >= min && value <= max)) refuse(name, value, `a number in ${min}…${max}`);
  };
}

export function integerIn({ name, min, max }: Words & { readonly min: number; readonly max: number }): Check {
  return (value) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
      refuse(name, value, `an integer in ${min}…${max}`);
  };
}

/** Waits and gaps are whole milliseconds, so that text and document agree exactly. */
export function milliseconds({ name }: Words): Check {
  return integerIn({ name, min: 0, max: LIMITS.waitMs });
}

export function nullOr(check: Check): Check {
  return (value) => {
    if (value !== null) check(value);
  };
}

/** An object all of whose values pass. */
export function recordOf({ name, key, value: check }: Words & { readonly key?: RegExp; readonly value: Check }): Check {
  return (value) => {
    if (!isPlainObject(value)) refuse(name, value, "an object");
    for (const [field, inner] of Object.entries(value)) {
      if (isForbiddenKey(field) || (key && !key.test(field))) refuse(name, field, "an object with plain keys");
      check(inner);
    }
  };
}

/** What JSON can say without loss: no NaN, no Infinity, no `undefined`, bounded depth. */
export function jsonObject({ name }: Words): Check {
  return (value) => {
    if (!isPlainObject(value) || !isJson(value, 0)) refuse(name, value, "an object of plain values");
  };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys that reach into prototypes are never taken from a file. */
export function isForbiddenKey(key: string): boolean {
  return key === "__proto__";
}

export function isJson(value: unknown, depth: number): boolean {
  if (depth > LIMITS.yamlDepth) return false;
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((inner) => isJson(inner, depth + 1));
  return isPlainObject(value) &&
    Object.entries(value).every(([key, inner]) => !isForbiddenKey(key) && isJson(inner, depth + 1));
}
