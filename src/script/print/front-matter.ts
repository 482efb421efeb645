import { Document, isMap, isNode, isScalar, type Pair, parseDocument, Scalar, YAMLMap } from "yaml";
import { DEFAULT_ATTRS } from "../nodes/doc.ts";
import type { DocAttrs } from "../nodes/doc.ts";
import type { Cast } from "../words.ts";
import { documentText, newYaml, printYaml } from "./yaml-text.ts";

type Entries = Readonly<Record<string, unknown>>;

/** The front matter as plain data, in the order in which it is printed; defaults that nobody needs to see left out. */
export function frontMatterEntries(attrs: DocAttrs): Entries {
  return {
    doupeng: attrs.version,
    title: attrs.title,
    video: attrs.video,
    cast: Object.fromEntries(attrs.cast.map((member) => [member.name, castEntry(member)])),
    ...(attrs.theme === DEFAULT_ATTRS.theme ? {} : { theme: attrs.theme }),
    ...(attrs.rates === null ? {} : { rates: attrs.rates }),
    ...(attrs.targets === null ? {} : { targets: attrs.targets }),
    ...attrs.extra,
  };
}

function castEntry({ role, syllablesPerSecond, voice }: Cast): Entries {
  return {
    role,
    ...(syllablesPerSecond === null ? {} : { syllablesPerSecond }),
    ...(voice === null ? {} : { voice }),
  };
}

export function printFrontMatter(attrs: DocAttrs): string {
  return `---\n${printYaml(frontMatterEntries(attrs))}\n---`;
}

/**
 * YAML with the values of some top-level keys changed. Every other key keeps its text, its comments and its place.
 *
 * @param text the YAML as it stands, without the dashes
 */
export function editedYaml(whole: string, before: Entries, after: Entries): string {
  const text = whole.replace(/\n$/, "");
  const document: Document = parseDocument(text, { version: "1.2", schema: "core", logLevel: "silent" });
  const map = document.contents ?? new YAMLMap();
  if (!isMap(map)) return text;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));
  if (map.flow || document.contents === null) return rewritten(document, map, before, after, changed);
  const edits = changed.flatMap((key): Edit[] => {
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair) return key in after ? [{ start: text.length, end: text.length, text: `\n${pairText(newPair(key, after[key]))}` }] : [];
    const { start, end } = pairSpan(pair, text);
    if (!(key in after)) return [removal(text, start, end)];
    updatePair(pair, before[key], after[key]);
    return [{ start, end, text: pairText(pair) }];
  });
  return applied(text, edits);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const edit of edits.toReversed().toSorted((a, b) => b.start - a.start))
    out = out.slice(0, Math.min(edit.start, out.length)) + edit.text + out.slice(Math.min(edit.end, out.length));
  return out;
}

/** Front matter written as one flow map has no lines of its own; it is printed anew, in its style. */
function rewritten(document: Document, map: YAMLMap, before: Entries, after: Entries, changed: readonly string[]): string {
  document.contents = map;
  for (const key of changed) {
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!(key in after)) map.delete(key);
    else if (pair) updatePair(pair, before[key], after[key]);
    else map.items.push(newPair(key, after[key]));
  }
  return documentText(document);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function newPair(key: string, value: unknown): Pair {
  return (newYaml({ [key]: value }).contents as YAMLMap).items[0]!;
}

/** A pair alone; the comments around it stay where they are in the text. */
function pairText(pair: Pair): string {
  for (const node of [pair.key, pair.value]) if (isNode(node)) Object.assign(node, { spaceBefore: false });
  if (isScalar(pair.key)) pair.key.commentBefore = null;
  if (isNode(pair.value)) pair.value.comment = null;
  const document = new Document({}, { version: "1.2", schema: "core" });
  const map = new YAMLMap(document.schema);
  map.items.push(pair);
  document.contents = map;
  return documentText(document);
}

/** From the key to the end of the value, without the line ending behind it. */
function pairSpan(pair: Pair, text: string): { readonly start: number; readonly end: number } {
  const start = (isScalar(pair.key) && pair.key.range?.[0]) || 0;
  const range = (pair.value as { range?: readonly [number, number, number] } | null)?.range;
  let end = range?.[1] ?? lineEnd(text, start);
  while (end > start && /[ \t\r\n]/.test(text[end - 1]!)) end--;
  // A value that is not written at all has a place before its colon.
  if (text.slice(start, end).includes(":")) return { start, end };
  return { start, end: text.indexOf(":", end) + 1 || end };
}

/** The end of the line an offset is in. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

/** Whole lines go, with the line ending before them, or behind them at the very beginning. */
function removal(text: string, start: number, end: number): Edit {
  const last = lineEnd(text, end);
  return start === 0 ? { start, end: last + 1, text: "" } : { start: start - 1, end: last, text: "" };
}

/** Changes what differs inside a value, so that unknown keys and comments in it stay. */
function updatePair(pair: Pair, before: unknown, after: unknown): void {
  if (!isMap(pair.value) || !isEntries(before) || !isEntries(after)) {
    pair.value = newPair("value", after).value;
    return;
  }
  const map = pair.value;
  const gone = Object.keys(before).filter((key) => !(key in after));
  const free = map.items.filter((item) => isScalar(item.key) && gone.includes(String(item.key.value)));
  for (const [key, value] of Object.entries(after)) {
    const existing = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (existing) {
      if (!same(before[key], value)) updatePair(existing, before[key], value);
      continue;
    }
    // A new name in the place of an old one is the old one renamed.
    const renamed = free.shift();
    if (!renamed) {
      map.items.push(newPair(key, value));
      continue;
    }
    const oldKey = String((renamed.key as Scalar).value);
    renamed.key = new Scalar(key);
    updatePair(renamed, before[oldKey], value);
  }
  map.items = map.items.filter((item) => !free.includes(item));
  reorder(map, Object.keys(before), Object.keys(after));
}

/** When known keys have changed places, or a new one stands among them or for another one, they take on the new order; unknown keys follow. */
function reorder(map: YAMLMap, before: readonly string[], after: readonly string[]): void {
  const kept = before.filter((key) => after.includes(key));
  const now = map.items.map((item) => String(isScalar(item.key) ? item.key.value : item.key)).filter((key) => after.includes(key));
  const isRenamed = kept.length < before.length && now.some((key, i) => after[i] !== key);
  if (!isRenamed && kept.every((key, i) => after[i] === key)) return;
  const rank = (item: Pair) => {
    const at = after.indexOf(String(isScalar(item.key) ? item.key.value : item.key));
    return at === -1 ? after.length : at;
  };
  map.items = map.items.toSorted((a, b) => rank(a) - rank(b));
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
