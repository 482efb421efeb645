import type { Phrase, Run } from "#show";
import { breakLines, splitAtoms } from "#look";

/** A stretch of one run on one line. */
export interface Piece {
  readonly run: Run;
  readonly text: string;
  readonly width: number;
}

export interface PhraseLayout {
  readonly size: number;
  readonly lines: readonly (readonly Piece[])[];
  /** px from one line to the next; room for ruby included. */
  readonly lineHeight: number;
  readonly hasRuby: boolean;
}

const SIZES = [64, 60, 56, 52, 48, 44, 40, 36] as const;

export type MeasureRun = (text: string, size: number, isStrong: boolean) => number;

/**
 * Sets a phrase on at most two lines, smaller when it must; a phrase too long even for the smallest size gets more
 * lines. Lines break as `wrapText` breaks them; characters under one ruby stay together.
 */
export function layoutPhrase(phrase: Phrase, maxWidth: number, measure: MeasureRun): PhraseLayout {
  const atoms = styledAtoms(phrase.runs);
  const hasRuby = phrase.runs.some((run) => run.ruby !== undefined);
  let lines: Piece[][] = [];
  let size: number = SIZES[0];
  for (size of SIZES) {
    lines = setLines(atoms, size, maxWidth, measure);
    if (lines.length <= 2 && !(hasRuby && lines.length === 2 && size > 52)) break;
  }
  const lineHeight = size * (lines.length > 2 ? 1.18 : 1.3) + (hasRuby ? RUBY_SHARE * size * 0.7 : 0);
  return { size, lines, lineHeight, hasRuby };
}

/** Ruby is set at this share of the text's size. */
export const RUBY_SHARE = 0.46;

interface StyledAtom {
  readonly parts: readonly { readonly run: Run; readonly text: string }[];
  readonly badness: 0 | 1 | 2;
}

function styledAtoms(runs: readonly Run[]): StyledAtom[] {
  const owners = runs.flatMap((run) => Array.from({ length: run.text.length }, () => run));
  const atoms: StyledAtom[] = [];
  let at = 0;
  for (const atom of splitAtoms(runs.map((run) => run.text).join(""))) {
    const parts: { run: Run; text: string }[] = [];
    for (let i = 0; i < atom.text.length; i++) {
      const run = owners[at + i]!;
      const last = parts.at(-1);
      if (last?.run === run) last.text += atom.text[i]!;
      else parts.push({ run, text: atom.text[i]! });
    }
    at += atom.text.length;
    const before = atoms.at(-1);
    const shared = before?.parts.at(-1)?.run;
    if (before && shared?.ruby !== undefined && shared === parts[0]?.run)
      atoms[atoms.length - 1] = { parts: joinParts(before.parts, parts), badness: atom.badness };
    else atoms.push({ parts, badness: atom.badness });
  }
  return atoms;
}

function setLines(atoms: readonly StyledAtom[], size: number, maxWidth: number, measure: MeasureRun): Piece[][] {
  const widthOf = (parts: StyledAtom["parts"], trim: boolean) =>
    parts.reduce((sum, { run, text }, i) => sum + measure(trim && i === parts.length - 1 ? text.trimEnd() : text, size, isStrong(run)), 0);
  const measured = atoms.map(({ parts, badness }) => ({
    text: parts.map((part) => part.text).join(""), badness, width: widthOf(parts, false), bareWidth: widthOf(parts, true),
  }));
  return breakLines(measured, maxWidth).map(([from, to]) => {
    const parts = atoms.slice(from, to).flatMap((atom) => atom.parts);
    const pieces = joinParts([], parts);
    const last = pieces.at(-1);
    if (last) pieces[pieces.length - 1] = { run: last.run, text: last.text.trimEnd() };
    return pieces.filter((piece) => piece.text !== "").map(({ run, text }) => ({ run, text, width: measure(text, size, isStrong(run)) }));
  });
}

function joinParts(before: StyledAtom["parts"], parts: StyledAtom["parts"]): { run: Run; text: string }[] {
  const joined = before.map((part) => ({ ...part }));
  for (const { run, text } of parts) {
    const last = joined.at(-1);
    if (last?.run === run) last.text += text;
    else joined.push({ run, text });
  }
  return joined;
}

/** Stressed words are set bold. */
export function isStrong(run: Run): boolean {
  return run.stress === true;
}
