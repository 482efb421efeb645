import type { Surroundings } from "./dialect.ts";
import { scanSpeaker } from "./scan-speaker.ts";
import type { BlockNode } from "./tree.ts";

/** What a performer says when no sign in it could be markup: most of a script. Blanks at the end would be dropped. */
const PLAIN = /^[^\p{Cc}\p{Cs}\p{Cn}\ufeff\\:$&<>[\]{}*_`!#~|]*$/u;
const ENDS_BLANK = / $/u;

const HEADING = /^#{1,6}(?:[ \t]|$)/u;
const BLANK = /^[ \t]*$/u;

export interface WithoutPlainLines {
  /** Lines that need no parser, in their order. */
  readonly plain: readonly BlockNode[];
  /** All other lines, one behind the other. */
  readonly rest: string;
  /** Where in the source an offset of `rest` lies. */
  readonly sourceOf: (offset: number) => number;
}

/**
 * Takes the lines out of a script that are blank, a heading, or a known performer's name and plain words. Each line of a script is read by itself, so
 * the others are what they were; the parser takes some 0.1 ms for a line, which is felt in a long script.
 */
export function withoutPlainLines({ lines, verbatim, cast }: Omit<Surroundings, "sourceOf">): WithoutPlainLines {
  const { text } = lines;
  const plain: BlockNode[] = [];
  const pieces: { readonly at: number; readonly start: number }[] = [];
  let rest = "";
  let from = 0;
  const keepUpTo = (end: number): void => {
    if (from < end) pieces.push({ at: rest.length, start: from });
    rest += text.slice(from, end);
  };
  // The first line may begin with what only the parser knows to leave out.
  for (let line = (verbatim.closed.get(1)?.lastLine ?? 1) + 1; line <= lines.count; line++) {
    const block = verbatim.closed.get(line);
    if (block) {
      line = block.lastLine;
      continue;
    }
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    const isBlank = BLANK.test(text.slice(start, end));
    const node = isBlank ? null : (plainHeading(text, start, end) ?? plainLine(text, start, end, cast));
    if (node === null && !isBlank) continue;
    keepUpTo(start);
    if (node !== null) plain.push(node);
    from = lines.startOf(line + 1);
  }
  keepUpTo(text.length);
  return { plain, rest, sourceOf: (offset) => sourceOffset(pieces, offset) };
}

/** Only where it begins matters here: its words are read from the source. */
function plainHeading(text: string, start: number, end: number): BlockNode | null {
  return text[start] === "#" && HEADING.test(text.slice(start, end)) ? { type: "heading", position: { start: { offset: start }, end: { offset: end } } } : null;
}

function plainLine(text: string, start: number, end: number, cast: ReadonlySet<string>): BlockNode | null {
  if (!/^\p{L}/u.test(text.slice(start, start + 2))) return null;
  const said = scanSpeaker(text, start, end, cast);
  if (!said?.known) return null;
  const value = text.slice(said.end, end);
  if (!PLAIN.test(value) || ENDS_BLANK.test(value)) return null;
  const position = { start: { offset: start }, end: { offset: end } };
  return { type: "scriptLine", position, children: value === "" ? [] : [{ type: "text", value, position: { start: { offset: said.end }, end: { offset: end } } }] };
}

function sourceOffset(pieces: readonly { readonly at: number; readonly start: number }[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? offset : piece.start + offset - piece.at;
}
