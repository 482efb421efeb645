import { type Document, isAlias, isMap, isNode, isScalar, parseDocument, visit, type YAMLMap } from "yaml";
import { isForbiddenKey, isJson } from "../checks.ts";
import { LIMITS } from "../limits.ts";
import type { YamlFault } from "../problem.ts";
import { LineIndex, type Place } from "../syntax/line-index.ts";

/** A block of YAML that is a plain map: no aliases, no tags, no numbers JSON cannot say. */
export interface YamlBlock {
  /** What was read: the text, with full-width colons repaired. */
  readonly text: string;
  readonly document: Document;
  readonly map: YAMLMap;
  readonly values: ReadonlyMap<string, unknown>;
  /** Lines on which a full-width colon was read as a colon, with the key before it. */
  readonly fullWidth: readonly { readonly line: number; readonly key: string }[];
  /** Where a top-level key stands, inside the block. */
  readonly placeOf: (key: string) => Place;
}

export interface YamlFailure extends Place {
  readonly fault: YamlFault;
  readonly detail: string;
}

/** Keys whose value is a map. */
const MAP_KEYS: ReadonlySet<string> = new Set(["cast", "video", "rates", "with"]);
const BLOCK_TEXT = /(?:^|[:：-])[ \t]*[|>][-+0-9]*[ \t\r]*$/;
const FULL_WIDTH_KEY = /^([ \t]*)([\p{L}\p{N}_.-]+)：[ \t]*(?=\S|$)/u;

/**
 * Reads YAML 1.2 (core schema). Where it makes no map, a second reading takes `键：值` with a full-width colon for a
 * key, since that is what a Chinese input method types.
 */
export function readYaml(text: string): YamlBlock | YamlFailure {
  if (text.length > LIMITS.yamlChars)
    return { fault: "too-long", detail: `${text.length} > ${LIMITS.yamlChars}`, line: 1, column: 1 };
  const first = readStrictly(text, []);
  if ("map" in first && !text.includes("：")) return first;
  const repaired = repairColons(text);
  if (repaired.fullWidth.length === 0) return first;
  if ("map" in first && !hasSwallowedKey(first, repaired.fullWidth)) return first;
  const second = readStrictly(repaired.text, repaired.fullWidth);
  return "map" in second ? second : first;
}

function readStrictly(text: string, fullWidth: YamlBlock["fullWidth"]): YamlBlock | YamlFailure {
  const lines = new LineIndex(text);
  const failure = (fault: YamlFault, offset: number, detail = ""): YamlFailure =>
    ({ fault, detail, ...lines.placeOf(Math.min(offset, text.length)) });
  try {
    const document: Document = parseDocument(text, {
      version: "1.2", schema: "core", merge: false, prettyErrors: false, logLevel: "silent", stringKeys: true,
    });
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault) return failure(fault.code === "TAG_RESOLVE_FAILED" ? "tag" : "syntax", fault.pos[0], fault.message);
    const contents = document.contents ?? document.createNode({});
    if (!isMap(contents)) return failure("not-a-map", 0);
    document.contents = contents;
    const special = specialNode(document);
    if (special) return failure(special.fault, special.offset, special.detail);
    const values = new Map(contents.items.map(({ key, value }) =>
      [String(isScalar(key) ? key.value : key), isNode(value) ? (value.toJS(document) as unknown) : null]));
    for (const [key, value] of values) {
      if (isForbiddenKey(key)) return failure("forbidden-key", 0, key);
      if (!isJson(value, 0)) return failure("too-deep", 0, key);
    }
    const placeOf = (key: string): Place => {
      const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
      return lines.placeOf((pair && isScalar(pair.key) && pair.key.range?.[0]) || 0);
    };
    return { text, document, map: contents, values, fullWidth, placeOf };
  } catch (error) {
    // The only throw of the library: nesting so deep that the stack ends.
    return failure("too-deep", 0, error instanceof Error ? error.name : "");
  }
}

/** The first thing that plain data cannot hold. */
function specialNode(document: Document): { fault: YamlFault; offset: number; detail: string } | null {
  let found: { fault: YamlFault; offset: number; detail: string } | null = null;
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) found = { fault: "alias", offset, detail: `*${node.source}` };
      else if (node.anchor !== undefined) found = { fault: "alias", offset, detail: `&${node.anchor}` };
      else if (node.tag !== undefined) found = { fault: "tag", offset, detail: node.tag };
      else if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value))
        found = { fault: "not-finite", offset, detail: node.source ?? String(node.value) };
      else if (isScalar(node) && typeof node.value === "string" && isForbiddenKey(node.value))
        found = { fault: "forbidden-key", offset, detail: node.value };
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

function repairColons(text: string): { text: string; fullWidth: { line: number; key: string }[] } {
  const fullWidth: { line: number; key: string }[] = [];
  // Lines deeper than this belong to a text written over several lines.
  let textIndent = Infinity;
  const repaired = text.split("\n").map((line, i) => {
    const indent = /^[ \t]*/.exec(line)![0].length;
    if (line.trim() !== "" && indent <= textIndent) textIndent = Infinity;
    if (textIndent !== Infinity) return line;
    if (BLOCK_TEXT.test(line)) textIndent = indent;
    return line.replace(FULL_WIDTH_KEY, (_, blanks: string, key: string) => {
      fullWidth.push({ line: i + 1, key });
      return `${blanks}${key}: `;
    });
  });
  return { text: repaired.join("\n"), fullWidth };
}

/** Whether a line `键：值` ended up inside a key, or became the text where a map should begin. */
function hasSwallowedKey(block: YamlBlock, fullWidth: YamlBlock["fullWidth"]): boolean {
  return block.map.items.some(({ key, value }) => {
    const name = String(isScalar(key) ? key.value : key);
    if (isScalar(key) && key.type === "PLAIN" && name.includes("：")) return true;
    return MAP_KEYS.has(name) && isScalar(value) && fullWidth.some((found) => String(value.value).startsWith(`${found.key}：`));
  });
}

/** What stands at a key as its author wrote it: `3.0` stays "3.0". `null` when absent or empty. */
export function scalarText(block: YamlBlock, key: string): string | null | undefined {
  const node = block.map.get(key, true);
  if (node === undefined || node === null) return null;
  if (!isScalar(node)) return undefined;
  if (node.value === null) return null;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}
