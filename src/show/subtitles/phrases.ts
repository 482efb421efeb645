import type { Phrase, Run } from "../bound.ts";
import type { LineClock } from "../lines/line-clock.ts";
import type { SpokenLine } from "../lines/spoken-line.ts";
import { breakPhrases } from "./break-phrases.ts";

/** Range of the line's text, and where its clock's zero stands in the clip. */
export interface PhraseWindow {
  readonly originMs: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What the subtitle shows while the line is spoken. A phrase comes with its first sound and stays until the next
 * comes, or, before a silence of its own, until it has been said.
 */
export function phrasesOf(line: SpokenLine, clock: LineClock, { originMs, from, to }: PhraseWindow): readonly Phrase[] {
  const shown = joinSilent(line.text, breakPhrases(line, from, to))
    .map((range) => ({ ...range, runs: runsOf(line, range.from, range.to) }))
    .filter(({ runs }) => runs.length > 0);
  const endMs = Math.min(clock.endMs, clock.spokenBy[to]!);
  const starts = shown.map((phrase, index) =>
    Math.min(endMs, Math.max(clock.startMs, index === 0 ? clock.begins[from]! : firstSound(line, clock, phrase))));
  return shown.map((phrase, index) => {
    const nextMs = starts[index + 1] ?? endMs;
    const saidMs = Math.min(endMs, clock.spokenBy[phrase.to]!);
    const stays = nextMs - saidMs <= HOLD_MS ? nextMs : saidMs + HOLD_MS;
    const startMs = Math.max(0, Math.round(originMs + starts[index]!));
    return { startMs, endMs: Math.max(startMs, Math.round(originMs + stays)), runs: phrase.runs };
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What nobody says, marks or an emoji behind a pause, has no time of its own: it stays with the phrase before. */
function joinSilent(text: string, ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(range.from, range.to))) joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  return joined;
}

/** Through a gap that short the phrase stays, so that the subtitle does not flicker. */
const HOLD_MS = 500;

function firstSound(line: SpokenLine, clock: LineClock, { from, to }: Range): number {
  for (let at = from; at < to; at++)
    if (clock.spokenBy[at + 1]! > clock.begins[at]! && /[\p{L}\p{N}\p{S}]/u.test(line.text[at]!)) return clock.begins[at]!;
  return clock.begins[from]!;
}

/** Text of a phrase in stretches of one style, without the ，。 at its end and the spaces around it. */
function runsOf(line: SpokenLine, from: number, to: number): readonly Run[] {
  const shown = line.text.slice(from, to);
  const start = from + (shown.length - shown.trimStart().length);
  const end = from + shown.replace(/[，。、；：\s]+$/u, "").length;
  return line.styles.flatMap((style): Run[] => {
    const runFrom = Math.max(start, style.from);
    const runTo = Math.min(end, style.to);
    if (runFrom >= runTo) return [];
    const { stress, fast, ruby, tex, baofu } = style;
    return [{
      text: line.text.slice(runFrom, runTo),
      ...(stress && { stress }),
      ...(fast && { fast }),
      ...(ruby !== undefined && { ruby }),
      ...(tex !== undefined && { tex }),
      ...(baofu !== undefined && { baofu }),
    }];
  });
}
