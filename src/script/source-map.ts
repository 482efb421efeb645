import type { Node } from "prosemirror-model";
import type { LineIndex, Place } from "./syntax/line-index.ts";

export type PieceKind = "front-matter" | "act" | "beat" | "scene" | "line" | "fact_box" | "note" | "reprise" | "raw_block";

/** A run of whole lines of the source that one part of the document was read from. */
export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  /** Behind the last character, before the line ending. Equals `start` for a heading the author left out. */
  readonly end: number;
  /**
   * What was read: the block's node; for headings and front matter the attributes of their node; for a scene its
   * binding. ProseMirror keeps these objects as long as nobody edits what they stand for.
   */
  readonly owner: object;
}

/** For each stretch of a line's content, where it begins there and in the source. */
export interface Anchor {
  readonly offset: number;
  readonly source: number;
}

/** The text a document was read from, and which part of it belongs to what. */
export interface SourceMap {
  /** Without its byte order mark. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  readonly lines: LineIndex;
  readonly pieces: readonly Piece[];
  readonly doc: Node;
  /** The YAML of the front matter, migrated; `null` when there is none or it cannot be read. */
  readonly frontMatter: string | null;
  readonly pieceOf: ReadonlyMap<object, number>;
  readonly anchorsOf: ReadonlyMap<Node, readonly Anchor[]>;
}

/** Where a node came from; `undefined` for one made since. */
export function placeOf(source: SourceMap, node: Node, offset?: number): Place | undefined {
  const index = source.pieceOf.get(node) ?? source.pieceOf.get(node.attrs);
  if (index === undefined) return node.type.name === "doc" ? { line: 1, column: 1 } : undefined;
  if (offset !== undefined) {
    const anchor = source.anchorsOf.get(node)?.findLast((candidate) => candidate.offset <= offset);
    if (anchor) return source.lines.placeOf(anchor.source + offset - anchor.offset);
  }
  return source.lines.placeOf(source.pieces[index]!.start);
}

/** Where the scene block of a beat came from. */
export function scenePlaceOf(source: SourceMap, beat: Node): Place | undefined {
  const binding = beat.attrs["scene"] as object | null;
  const index = binding === null ? undefined : source.pieceOf.get(binding);
  return index === undefined ? undefined : source.lines.placeOf(source.pieces[index]!.start);
}
