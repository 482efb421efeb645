import { type CompileContext, type Extension as Compiler, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { dialect, type Surroundings } from "./dialect.ts";
import { withoutPlainLines } from "./plain-lines.ts";

/** The text as a tree of blocks. Every node has its place; what is in it is read from the text itself. */
export type BlockNode =
  | Placed<"heading">
  | Placed<"scriptVerbatim">
  | Placed<"scriptNote">
  | Placed<"scriptLeaf">
  | (Placed<"scriptLine"> & { readonly children: readonly InlineNode[] });

export type InlineNode =
  | (Placed<"text"> & { readonly value: string })
  | Placed<"scriptMath">
  | (Placed<"scriptDirective"> & { readonly children: readonly InlineNode[] });

interface Placed<T extends string> {
  readonly type: T;
  readonly position: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}

const TYPES = ["scriptVerbatim", "scriptNote", "scriptLeaf", "scriptLine", "scriptDirective", "scriptMath"] as const;

const compiler: Compiler = {
  enter: Object.fromEntries(TYPES.map((type) => [type, enterAs(type)])),
  exit: Object.fromEntries(TYPES.map((type) => [type, exit])),
};

/** Reads a script into blocks. Never throws. */
export function readTree(given: Omit<Surroundings, "sourceOf">): readonly BlockNode[] {
  const { plain, rest, sourceOf } = withoutPlainLines(given);
  const read = readEveryLine(rest, { ...given, sourceOf }).map((node) => inSource(node, sourceOf));
  return plain.length === 0 ? read : [...plain, ...read].sort((a, b) => a.position.start.offset - b.position.start.offset);
}

/** Reads lines that may be anything; their places are those in `text`. */
export function readEveryLine(text: string, surroundings: Surroundings): readonly BlockNode[] {
  // A second byte order mark would be dropped as if it were the first, and every offset be off by one.
  const root = fromMarkdown(text.replace(/^\ufeff/u, "\u2060"), { extensions: [dialect(surroundings)], mdastExtensions: [compiler] });
  // The dialect yields these node types and no others.
  return root.children as unknown as readonly BlockNode[];
}

/** The same node at its place in the source. Its end belongs to the line it begins in, or to the last of its lines. */
function inSource<T extends BlockNode | InlineNode>(node: T, sourceOf: Surroundings["sourceOf"]): T {
  const { start, end } = node.position;
  const last = Math.max(start.offset, end.offset - 1);
  const position = { start: { offset: sourceOf(start.offset) }, end: { offset: sourceOf(last) + end.offset - last } };
  return { ...node, position, ...("children" in node ? { children: node.children.map((child) => inSource(child, sourceOf)) } : {}) };
}

function enterAs(type: (typeof TYPES)[number]) {
  return function enter(this: CompileContext, token: Token): undefined {
    this.enter({ type, children: [] } as never, token);
  };
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}
