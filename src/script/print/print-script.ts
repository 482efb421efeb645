import type { Node } from "prosemirror-model";
import type { DocAttrs } from "../nodes/doc.ts";
import type { Piece, PieceKind, SourceMap } from "../source-map.ts";
import { scanSpeaker } from "../syntax/scan-speaker.ts";
import { arrange, type Placement } from "./arrange.ts";
import { partsOf } from "./parts.ts";

/**
 * Writes a document as text.
 *
 * @param source where the document was read from: what nobody has edited since is written as it stood there,
 *               to the byte, and only edited blocks anew
 */
export function printScript(doc: Node, source?: SourceMap): string {
  const parts = partsOf(doc, source);
  if (!source) return joined(parts.map((part) => ({ kind: part.kind, text: part.print() })));
  const mark = source.hasByteOrderMark ? "\ufeff" : "";
  return mark + (doc === source.doc ? source.text : new Rewriter(doc, source).write(arrange(parts, source)));
}

interface Printed {
  readonly kind: PieceKind;
  readonly text: string;
}

function joined(printed: readonly Printed[]): string {
  return printed.map(({ kind, text }, i) => (i === 0 ? text : defaultGap(printed[i - 1]!.kind, kind) + text)).join("") + "\n";
}

/** Headings get air above; a blank line keeps two notes apart. */
function defaultGap(before: PieceKind, after: PieceKind): string {
  const isHeading = after === "act" || after === "beat";
  return isHeading || (before === "note" && after === "note") ? "\n\n" : "\n";
}

class Rewriter {
  readonly #doc: Node;
  readonly #source: SourceMap;
  readonly #ending: string;
  readonly #isCastChanged: boolean;
  readonly #cast: ReadonlySet<string>;
  #usualGaps: ReadonlyMap<string, string> | null = null;

  constructor(doc: Node, source: SourceMap) {
    this.#doc = doc;
    this.#source = source;
    this.#ending = /\r\n|\n|\r/.exec(source.text)?.[0] ?? "\n";
    this.#cast = namesIn(this.#doc);
    this.#isCastChanged = [...this.#cast].join("\n") !== [...namesIn(source.doc)].join("\n");
  }

  write(placements: readonly Placement[]): string {
    const { text, pieces } = this.#source;
    let out = "";
    let previous: { readonly kind: PieceKind; readonly slot: number | null } | null = null;
    placements.forEach((placement, i) => {
      const { kind } = placement.part;
      const written = this.#written(placement, placements[i - 1]);
      if (written === "") return;
      // A heading that was left out has no place among the lines.
      const slot = placement.slot !== null && isLeftOut(pieces[placement.slot]!) ? null : placement.slot;
      if (previous) out += this.#gap(previous, { kind, slot });
      else if (slot !== null && this.#isFirst(slot)) out += text.slice(0, pieces[slot]!.start);
      out += written;
      previous = { kind, slot };
    });
    const last = pieces.findLast((piece) => !isLeftOut(piece));
    return out + (last ? text.slice(last.end) : out === "" ? text : this.#ending);
  }

  #written({ part, slot, isUntouched }: Placement, before: Placement | undefined): string {
    const piece = slot === null ? undefined : this.#source.pieces[slot];
    const slice = piece && this.#source.text.slice(piece.start, piece.end);
    if (isUntouched && piece && slice !== undefined && this.#stillMeansTheSame(part.owner, piece, slot!, slice, before)) return slice;
    const anew = part.print(slice === undefined || isLeftOut(piece!) ? undefined : slice.replace(/\r\n?/g, "\n"));
    return this.#ending === "\n" ? anew : anew.replaceAll("\n", this.#ending);
  }

  /** A slice is read in its surroundings: a heading left out needs its neighbour, a speaker's name needs the cast. */
  #stillMeansTheSame(owner: object, piece: Piece, slot: number, slice: string, before: Placement | undefined): boolean {
    if (isLeftOut(piece)) return before === undefined ? slot === 0 : before.slot === slot - 1;
    if (piece.kind !== "line" || !this.#isCastChanged) return true;
    const speaker = scanSpeaker(slice, 0, slice.length, this.#cast)?.name ?? "";
    return speaker === (owner as Node).attrs["speaker"];
  }

  /** Whether no text of the source comes before a piece. */
  #isFirst(slot: number): boolean {
    return this.#source.pieces.slice(0, slot).every(isLeftOut);
  }

  #gap(before: { kind: PieceKind; slot: number | null }, after: { kind: PieceKind; slot: number | null }): string {
    const { text, pieces } = this.#source;
    if (before.slot !== null && after.slot !== null && before.slot < after.slot) {
      const between = pieces.slice(before.slot + 1, after.slot);
      if (between.every(isLeftOut)) return text.slice(pieces[before.slot]!.end, pieces[after.slot]!.start);
    }
    this.#usualGaps ??= usualGaps(this.#source);
    return this.#usualGaps.get(`${before.kind} ${after.kind}`) ?? defaultGap(before.kind, after.kind).replaceAll("\n", this.#ending);
  }
}

/** A heading that the text does not have. (Only headings can be empty.) */
function isLeftOut(piece: Piece): boolean {
  return piece.start === piece.end;
}

function namesIn(doc: Node): ReadonlySet<string> {
  return new Set((doc.attrs as DocAttrs).cast.map((member) => member.name));
}

/** What most often stands between two kinds of pieces in this source. */
function usualGaps({ text, pieces }: SourceMap): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  let previous: Piece | undefined;
  for (const piece of pieces) {
    if (isLeftOut(piece)) continue;
    if (previous) {
      const kinds = `${previous.kind} ${piece.kind}`;
      const gap = text.slice(previous.end, piece.start);
      const seen = counts.get(kinds) ?? new Map<string, number>();
      counts.set(kinds, seen.set(gap, (seen.get(gap) ?? 0) + 1));
    }
    previous = piece;
  }
  return new Map([...counts].map(([kinds, seen]) => [kinds, [...seen].reduce((best, next) => (next[1] > best[1] ? next : best))[0]]));
}
