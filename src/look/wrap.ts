import { Parser, zhHansModel } from "budoux";

/**
 * Breaks text into lines of at most `maxWidth`: as few as will do, of even length, preferably after
 * punctuation or between phrases (BudouX), never before closing or after opening punctuation
 * (kinsoku, JLREQ/CLREQ), never inside `3.14`, `FP8`, `v1.2`. Only a piece wider than a line is cut.
 *
 * @param measure width of a piece, in the unit of `maxWidth`
 * @returns lines without the spaces at their ends; `[]` for blank text; "\n" always breaks
 */
export function wrapText(text: string, maxWidth: number, measure: (s: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, maxWidth, measure));
}

/** A piece that must not be broken, and how good a break after it is. */
export interface Atom {
  readonly text: string;
  /** 0 after punctuation, 1 between phrases, 2 inside one. */
  readonly badness: 0 | 1 | 2;
}

const NO_START = /^[\p{Pe}\p{Pf}、，。．；：！？·…—～%‰℃°,.;:!?)\]}’”ー々]/u;
const NO_END = /[\p{Ps}\p{Pi}‘“$￥¥#]$/u;
/** A number, word or symbol group that stays whole; then spaces, then anything one by one. */
const PIECE = /[\p{Script=Latin}\p{Script=Greek}\p{N}µμ_@][\p{Script=Latin}\p{Script=Greek}\p{N}\p{M}µμ_@'’+\-–−×·./:%‰°^²³⁻]*|\s+|[\s\S]/gu;
const parser = new Parser(zhHansModel);
const LONG_RUN = 200;

/** Splits one paragraph into its atoms. Joined, they are the text. */
export function splitAtoms(text: string): Atom[] {
  const phraseEnds = new Set(parser.parseBoundaries(text));
  const atoms: { text: string; badness: 0 | 1 | 2 }[] = [];
  let end = 0;
  for (const piece of pieces(text)) {
    end += piece.length;
    const badness = /[，。；：！？、…]$/u.test(piece) ? 0 : phraseEnds.has(end) || /\s$/u.test(piece) ? 1 : 2;
    const last = atoms.at(-1);
    // A space between changes nothing: it is not shown where a line ends.
    const glued = last !== undefined && (NO_START.test(piece) || NO_END.test(last.text.trimEnd()));
    if (last !== undefined && (glued || /^\s/u.test(piece))) {
      last.text += piece;
      last.badness = /^\s/u.test(piece) ? Math.min(last.badness, 1) as 0 | 1 : badness;
    } else atoms.push({ text: piece, badness });
  }
  return atoms;
}

function pieces(text: string): string[] {
  const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
  const found = (text.match(PIECE) ?? []).flatMap((piece) => trimTrailingStop(piece));
  // Lone code points may belong together (emoji with joiners, combining marks): segment the runs of them.
  const merged: string[] = [];
  let run = "";
  const endRun = (): void => {
    merged.push(...[...graphemes.segment(run)].map((g) => g.segment));
    run = "";
  };
  for (const piece of found) {
    const isLone = [...piece].length === 1 && !/\s/u.test(piece);
    // The time for a run grows with its square; a Chinese or an ASCII character belongs to nothing before it.
    if (!isLone || (run.length >= LONG_RUN && /^[\p{Script=Han}\p{ASCII}]/u.test(piece))) endRun();
    if (isLone) run += piece;
    else merged.push(piece);
  }
  endRun();
  return merged;
}

/** `3.14.` is a number and a full stop. */
function trimTrailingStop(piece: string): string[] {
  const stop = /^(.*[^.:/])([.:/]+)$/su.exec(piece);
  return stop === null ? [piece] : [stop[1]!, ...stop[2]!];
}

function wrapParagraph(text: string, maxWidth: number, measure: (s: string) => number): string[] {
  const atoms = splitAtoms(text.trim()).flatMap((atom) => cutToFit(atom, maxWidth, measure));
  const measured = atoms.map((atom) => ({ ...atom, width: measure(atom.text), bareWidth: measure(atom.text.trimEnd()) }));
  return breakLines(measured, maxWidth).map(([from, to]) => atoms.slice(from, to).map((atom) => atom.text).join("").trim());
}

/** An atom with its width, and the width without the spaces at its end. */
export interface MeasuredAtom extends Atom {
  readonly width: number;
  readonly bareWidth: number;
}

/**
 * Spreads atoms over lines: the fewest that hold them, then the most even with the best breaks.
 *
 * @returns for each line its first atom and the one after its last
 */
export function breakLines(atoms: readonly MeasuredAtom[], maxWidth: number): [from: number, to: number][] {
  // best[i]: the cheapest way to set atoms 0…i−1.
  const best: { lines: number; cost: number; from: number }[] = [{ lines: 0, cost: 0, from: 0 }];
  for (let end = 1; end <= atoms.length; end++) {
    let chosen = { lines: Infinity, cost: Infinity, from: end - 1 };
    let width = atoms[end - 1]!.bareWidth;
    for (let from = end - 1; from >= 0; from--) {
      if (from < end - 1) width += atoms[from]!.width;
      if (width > maxWidth && from < end - 1) break;
      const slack = Math.max(0, 1 - width / maxWidth);
      const breakCost = end === atoms.length ? 0 : BREAK_COST[atoms[end - 1]!.badness];
      const lines = best[from]!.lines + 1;
      const cost = best[from]!.cost + slack * slack + breakCost;
      if (lines < chosen.lines || (lines === chosen.lines && cost < chosen.cost)) chosen = { lines, cost, from };
    }
    best.push(chosen);
  }
  const lines: [number, number][] = [];
  for (let end = atoms.length; end > 0; end = best[end]!.from) lines.unshift([best[end]!.from, end]);
  return lines;
}

const BREAK_COST = [0, 0.06, 0.6] as const;

function cutToFit(atom: Atom, maxWidth: number, measure: (s: string) => number): Atom[] {
  if (measure(atom.text) <= maxWidth) return [atom];
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(atom.text)) {
    const last = parts.at(-1);
    if (last !== undefined && measure(last + segment) <= maxWidth) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts.map((part, i) => ({ text: part, badness: i === parts.length - 1 ? atom.badness : 2 }));
}
