import { splitAtoms } from "#look";
import { readAloud } from "../duration/read-aloud.ts";
import type { SpokenLine } from "../lines/spoken-line.ts";

/** What a subtitle phrase costs; lower is better. Widths in Chinese characters, a Latin letter being half of one. */
const COST = {
  /** No phrase is wider; one unbreakable piece may be. */
  mostChars: 18,
  overlong: 10,
  /** Every phrase costs an eye movement. */
  phrase: 1,
  /** A phrase this short flashes by. */
  shortChars: 4,
  short: 0.9,
  /** Where a phrase ends: after 。！？…, after ，、；：, between word groups, inside one. */
  after: { sentence: 0, comma: 0.1, group: 0.7, word: 4 },
  /** A sentence end, or a comma, that is run over. */
  over: { sentence: 0.9, comma: 0.25 },
  /** A phrase that begins with 的 or 吗 belongs to the one before. */
  particleStart: 3,
} as const;

/** An explicit pause that long breaks the subtitle: what comes after it must not be read before it. */
const PAUSE_BREAK_MS = 250;

type End = keyof typeof COST.after;

/** A stretch of the line that must stay whole, and what kind of place its end is. */
interface Piece {
  readonly from: number;
  to: number;
  end: End;
  /** The phrase must end here. */
  forced: boolean;
}

/**
 * Cuts a line into what is shown at one time. A punch line is never shown with its set-up: a phrase ends at explicit pauses, laughs and where a 抖 begins.
 *
 * @returns offsets into `line.text`, in order; they cover `from…to` without gaps
 */
export function breakPhrases(line: SpokenLine, from = 0, to = line.text.length): readonly { readonly from: number; readonly to: number }[] {
  const pieces = piecesOf(line, from, to);
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    let chosen = { cost: Infinity, start: end - 1 };
    let over = 0;
    /** Where the last phrase is full. */
    let full: number | null = null;
    for (let start = end - 1; start >= 0; start--) {
      if (start < end - 1) {
        const passed = pieces[start]!;
        if (passed.forced) break;
        over += passed.end === "sentence" ? COST.over.sentence : passed.end === "comma" ? COST.over.comma : 0;
      }
      const at = pieces[start]!.from;
      // What stands before a full phrase costs less as a phrase of its own. Without this a line of ten thousand characters takes minutes.
      if (full !== null && shownWidth(line.text.slice(at, full)) >= 1) break;
      const text = line.text.slice(at, pieces[end - 1]!.to);
      if (full === null && shownWidth(text) >= COST.mostChars) full = at;
      const cost = best[start]!.cost + over + phraseCost(text, pieces.length === end ? null : pieces[end - 1]!, start > 0);
      if (cost < chosen.cost) chosen = { cost, start };
    }
    best.push(chosen);
  }
  const phrases: { from: number; to: number }[] = [];
  for (let end = pieces.length; end > 0; end = best[end]!.start)
    phrases.unshift({ from: pieces[best[end]!.start]!.from, to: pieces[end - 1]!.to });
  return phrases;
}

function phraseCost(text: string, last: Piece | null, follows: boolean): number {
  const width = shownWidth(text);
  const short = width < COST.shortChars && (follows || last !== null) ? COST.short : 0;
  const particle = follows && /^[的了着过吗呢吧啊呀嘛地得们]/u.test(text) ? COST.particleStart : 0;
  const end = last === null || last.forced ? 0 : COST.after[last.end];
  return COST.phrase + COST.overlong * Math.max(0, width - COST.mostChars) + (width / COST.mostChars) ** 2 * 0.5 + short + particle + end;
}

/** Without the marks at its end, which are not shown. */
function shownWidth(text: string): number {
  return widthOf(text.replace(/[，。、；：\s]+$/u, ""));
}

/** Width in Chinese characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += /[\u0000-\u024f\u0370-\u03ff]/.test(char) ? 0.5 : 1;
  return width;
}

function piecesOf(line: SpokenLine, from: number, to: number): Piece[] {
  const forced = forcedBreaks(line);
  const whole = wholeRanges(line);
  const pieces: Piece[] = [];
  let at = 0;
  for (const atom of splitAtoms(line.text)) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + atom.text.length);
    at += atom.text.length;
    if (start >= end) continue;
    for (const [cutFrom, cutTo] of cutAt(start, end, forced)) {
      const kind = endKind(line.text.slice(cutFrom, cutTo), atom.badness, at === cutTo);
      const last = pieces.at(-1);
      const inside = last !== undefined && whole.some((range) => range.from < cutFrom && cutFrom < range.to);
      if (inside && !last.forced) Object.assign(last, { to: cutTo, end: kind, forced: forced.has(cutTo) });
      else pieces.push({ from: cutFrom, to: cutTo, end: kind, forced: forced.has(cutTo) });
    }
  }
  return pieces;
}

function endKind(text: string, badness: 0 | 1 | 2, atomEnd: boolean): End {
  if (/[。！？!?…][”’」』）)]*$/u.test(text)) return "sentence";
  if (/[，、；：,;—][”’」』）)]*$/u.test(text)) return "comma";
  return atomEnd && badness < 2 ? "group" : "word";
}

function* cutAt(from: number, to: number, breaks: ReadonlySet<number>): Generator<readonly [number, number]> {
  let start = from;
  for (let at = from + 1; at < to; at++)
    if (breaks.has(at)) {
      yield [start, at];
      start = at;
    }
  yield [start, to];
}

/** Numbers with their units, acronyms, formulas, ruby and stress runs. */
function wholeRanges(line: SpokenLine): { readonly from: number; readonly to: number }[] {
  const styled = line.styles.filter((style) => style.stress || style.ruby !== undefined || style.tex !== undefined);
  return [...styled, ...readAloud(line.text).filter((sound) => sound.to - sound.from > 1 && sound.syllables > 0)];
}

function forcedBreaks(line: SpokenLine): ReadonlySet<number> {
  const breaks = new Set<number>();
  for (const anchor of line.anchors)
    if (anchor.kind === "laugh" || (anchor.kind === "pause" && anchor.ms >= PAUSE_BREAK_MS)) breaks.add(afterMarks(line, anchor.at));
  line.styles.forEach((style, index) => {
    if (style.baofu === "dou" && line.styles[index - 1]?.baofu !== "dou") breaks.add(beforeOpening(line.text, style.from));
  });
  return breaks;
}

/** An opening quote goes with what it opens. */
function beforeOpening(text: string, at: number): number {
  return at - (/[“‘「『（(《]+$/u.exec(text.slice(0, at))?.[0].length ?? 0);
}

/** A pause written before its comma (`立:pause[…]，不住`) still lets the comma end the phrase. */
function afterMarks({ text, styles }: SpokenLine, at: number): number {
  const after = at + (/^[，。、；：！？…”’」』）]*/u.exec(text.slice(at))?.[0].length ?? 0);
  return styles.some(({ from, to, ruby }) => ruby !== undefined && from < after && after < to) ? at : after;
}
