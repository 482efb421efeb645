import type { Node } from "prosemirror-model";
import { LIMITS } from "../limits.ts";
import { DEFAULT_ATTRS } from "../nodes/doc.ts";
import type { ScriptProblem } from "../problem.ts";
import { placeOf, scenePlaceOf, type SourceMap } from "../source-map.ts";
import { NESTING } from "../syntax/directives.ts";
import { LineIndex, type Place } from "../syntax/line-index.ts";
import { readTree } from "../syntax/tree.ts";
import { type VerbatimBlocks, verbatimBlocks } from "../syntax/verbatim-blocks.ts";
import { assemble } from "./assemble.ts";
import { BlockReader } from "./blocks.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { unpairedJokes } from "./jokes.ts";
import type { Lines } from "./outline.ts";
import { Reader } from "./reader.ts";

export interface ParsedScript {
  readonly doc: Node;
  /** In the order of the text. */
  readonly problems: readonly ScriptProblem[];
  /** Nothing may be saved over the file: it is newer than this code, too large, or its front matter cannot be read. */
  readonly readOnly: boolean;
  /** What `printScript` needs to leave untouched text alone. */
  readonly source: SourceMap;
  /** 1-based line of the source where an act, a beat or a block begins; `undefined` for a node made since. */
  readonly lineOf: (node: Node) => number | undefined;
  /** 1-based line of the scene block of a beat; `undefined` when it has none or the binding was made since. */
  readonly sceneLineOf: (beat: Node) => number | undefined;
  /** The place of something inside a line, by its offset in the line's content. */
  readonly lineAndColumnOf: (node: Node, offset?: number) => Place | undefined;
}

const BYTE_ORDER_MARK = "\ufeff";

/** Reads a script. Never throws: what cannot be understood is kept as it is and reported. */
export function parseScript(text: string): ParsedScript {
  const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  const lines = new LineIndex(hasByteOrderMark ? text.slice(1) : text);
  const isTooLarge = text.length > LIMITS.scriptChars || lines.count > LIMITS.scriptLines;
  const verbatim: VerbatimBlocks = isTooLarge ? { closed: new Map(), unclosed: new Map() } : verbatimBlocks(lines);
  const head = frontMatterLines(lines, verbatim);
  const frontMatter = readHead(lines, verbatim);
  const cast = frontMatter.attrs.cast.map((member) => member.name);
  const reader = new Reader(lines, cast);
  const blocks = new BlockReader(reader, verbatim);
  blocks.readAll(isTooLarge ? [] : readTree({ lines, verbatim, cast: new Set(cast), nesting: NESTING }));
  const { doc, pieces } = assemble(blocks.outline, frontMatter.attrs, head, reader);
  const source: SourceMap = {
    text: lines.text,
    hasByteOrderMark,
    lines,
    pieces,
    doc,
    frontMatter: frontMatter.yaml,
    pieceOf: new Map(pieces.map((piece, i) => [piece.owner, i])),
    anchorsOf: blocks.anchorsOf,
  };
  if (isTooLarge) reader.report(0, { code: "too-large", chars: text.length, limit: LIMITS.scriptChars });
  const problems = [...frontMatter.problems, ...reader.problems, ...unpairedJokes(doc, source)];
  return {
    doc,
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
    readOnly: isTooLarge || frontMatter.readOnly,
    source,
    lineOf: (node) => placeOf(source, node)?.line,
    sceneLineOf: (beat) => scenePlaceOf(source, beat)?.line,
    lineAndColumnOf: (node, offset) => placeOf(source, node, offset),
  };
}

function frontMatterLines(lines: LineIndex, verbatim: VerbatimBlocks): Lines | null {
  const block = verbatim.closed.get(1);
  return block?.kind === "front-matter" ? { start: 0, end: lines.endOf(block.lastLine) } : null;
}

function readHead(lines: LineIndex, verbatim: VerbatimBlocks): FrontMatter {
  const block = verbatim.closed.get(1);
  if (block?.kind !== "front-matter") return { attrs: DEFAULT_ATTRS, yaml: null, problems: [], readOnly: false };
  return readFrontMatter(lines.text.slice(lines.startOf(2), lines.startOf(block.lastLine)), 2);
}
