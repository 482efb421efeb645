/** What stands in braces: `{#id .class key=value key="a b" flag}`. */
export interface AttributeList {
  readonly id: string | null;
  readonly classes: readonly string[];
  /** A key without a value means "true". The last of equal keys counts. */
  readonly values: ReadonlyMap<string, string>;
}

const SPACE = /[\s,，]*/y;
const ID = /#([^\s{}#.]+)/y;
const CLASS = /\.([^\s{}#.]+)/y;
const KEY = /(\p{L}[\p{L}\p{M}\p{N}_.-]{0,63})(?:[ \t]*[=＝：:][ \t]*)?/uy;
const BARE = /[^\s"'“”{}[\]\\=＝,，]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|“((?:[^“”\\]|\\.)*)”/uy;
const PLAIN_VALUE = /^[^\s"'“”{}[\]\\=＝,，：:、#.][^\s"'“”{}[\]\\=＝,，、]*$/u;

/**
 * Reads attributes. Full-width signs do what their half-width twins do, and so do Chinese quotes;
 * `\"` and `\\` stand for the second character.
 *
 * @returns `null` when it is not a list of attributes
 */
export function readAttributes(text: string): AttributeList | null {
  const values = new Map<string, string>();
  const classes: string[] = [];
  let id: string | null = null;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (take(SPACE); at < text.length; take(SPACE)) {
    const before = at;
    const idFound = take(ID);
    const classFound = idFound ? null : take(CLASS);
    if (idFound) id = idFound[1]!;
    else if (classFound) classes.push(classFound[1]!);
    else {
      const key = take(KEY);
      if (!key) return null;
      const assigned = /[=＝：:][ \t]*$/.test(key[0]);
      const value = assigned ? takeValue(take) : "true";
      if (value === null) return null;
      values.set(key[1]!, value);
    }
    if (at === before) return null;
  }
  return { id, classes, values };
}

function takeValue(take: (pattern: RegExp) => RegExpExecArray | null): string | null {
  const quoted = take(QUOTED);
  if (quoted) return (quoted[1] ?? quoted[2] ?? quoted[3] ?? "").replace(/\\(["'“”[\]\\])/g, "$1");
  return take(BARE)?.[0] ?? null;
}

/** `key=value`, quoted when it must be. */
export function printAttribute(key: string, value: string): string {
  if (PLAIN_VALUE.test(value)) return `${key}=${value}`;
  return `${key}="${value.replace(/["\\[\]]/g, "\\$&")}"`;
}
