import { type CompileContext, type Extension as Compiler, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { dialect, type Surroundings } from "./dialect.ts";

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
export function readTree(surroundings: Surroundings): readonly BlockNode[] {
  const { text } = surroundings.lines;
  // A second byte order mark would be dropped as if it were the first, and every offset be off by one.
  const root = fromMarkdown(text.replace(/^\ufeff/u, "\u2060"), { extensions: [dialect(surroundings)], mdastExtensions: [compiler] });
  // The dialect yields these node types and no others.
  return root.children as unknown as readonly BlockNode[];
}

function enterAs(type: (typeof TYPES)[number]) {
  return function enter(this: CompileContext, token: Token): undefined {
    this.enter({ type, children: [] } as never, token);
  };
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}
