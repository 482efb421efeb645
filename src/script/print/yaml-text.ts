import { Document, isCollection, isPair, type Node, type ToStringOptions, visit } from "yaml";

const STYLE: ToStringOptions = { lineWidth: 0, indent: 2, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };
/** A collection that prints in this many characters stands on one line. */
const FLOW_CHARS = 56;
/** Text over several lines that reads well without quotes: no line is empty or begins or ends with a blank. */
const BLOCK_TEXT = /^\S(?:.*\S)?(?:\n\S(?:.*\S)?)+$/;
/** Strings that need no quotes inside brackets. */
const PLAIN_IN_FLOW = /^[\p{L}\p{N}_](?:[\p{L}\p{N} _.+-]*[\p{L}\p{N}_.])?$/u;

/** A map as YAML, without a final line ending. Small collections inside it stand on one line. */
export function printYaml(entries: Readonly<Record<string, unknown>>): string {
  if (Object.keys(entries).length === 0) return "";
  return documentText(newYaml(entries));
}

export function newYaml(entries: Readonly<Record<string, unknown>>): Document {
  const document = new Document(entries, { version: "1.2", schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(place, node) {
      if (typeof node.value !== "string") return;
      const isOddText = node.value.includes("\n") && !BLOCK_TEXT.test(node.value);
      // A reader would take the full-width colon of a plain key for its end.
      if (isOddText || (place === "key" && node.value.includes("：")) || node.value.startsWith("\ufeff")) node.type = "QUOTE_DOUBLE";
    },
    Collection(_, node, path) {
      const pair = path.at(-1);
      const isTop = path.length <= 1;
      const isCast = isPair(pair) && String(pair.key) === "cast" && path.length <= 3;
      if (isTop || isCast || JSON.stringify(node).length > FLOW_CHARS) return undefined;
      if (isCollection(node)) node.flow = true;
      quoteInside(node);
      return visit.SKIP;
    },
  });
  return document;
}

/** The library prints some plain strings between brackets so that they read back as something else. */
function quoteInside(collection: Node): void {
  visit(collection, {
    Scalar(_, node) {
      if (typeof node.value === "string" && !PLAIN_IN_FLOW.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
    Collection(_, node) {
      if (isCollection(node)) node.flow = true;
    },
  });
}

export function documentText(document: Document): string {
  return document.toString(STYLE).replace(/\n$/, "");
}
