import type { Clip } from "../bound.ts";
import { PACE } from "../duration/pace.ts";
import { cutLine } from "../lines/bound-line.ts";
import type { Finding } from "../problems/problem.ts";
import type { BoundBeat } from "./bind-beat.ts";
import { wholeFrames, type PlacedLine } from "./lay-out.ts";

/** Where a reprise starts or ends: a place in the spoken text of one line. */
interface Spot {
  readonly line: number;
  readonly at: number;
}

export interface RepriseRequest {
  /** Unique in the film. */
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly fps: number;
}

/**
 * Cuts a range out of a bound beat: the same scene with its clock moved, and the lines, sounds, cards and
 * gestures of that stretch; a cold open shows no title. It starts where the words `from` begin and ends where the words `to` end.
 */
export function bindReprise(target: BoundBeat, { id, from, to, fps }: RepriseRequest): { readonly clip: Clip; readonly findings: readonly Finding[] } {
  const { clip, lines } = target;
  const findings: Finding[] = [];
  const start = from === null ? null : find(lines, from, { line: 0, at: 0 }, "from");
  const end = to === null ? null : find(lines, to, start ?? { line: 0, at: 0 }, "to");
  if (from !== null && start === null) findings.push({ code: "reprise-words-missing", target: clip.beatId, words: from, end: "from" });
  if (to !== null && end === null) findings.push({ code: "reprise-words-missing", target: clip.beatId, words: to, end: "to" });

  const startMs = start === null ? 0 : startOf(lines, start);
  const endMs = end === null ? clip.durationMs : Math.min(clip.durationMs, endOf(lines, end));
  const { durationFrames, durationMs } = wholeFrames(endMs - startMs, fps);
  const inside = (tMs: number) => tMs >= startMs && tMs < endMs;
  const shifted = <T extends { readonly tMs: number }>(events: readonly T[]) =>
    events.filter(({ tMs }) => inside(tMs)).map((event) => ({ ...event, tMs: event.tMs - startMs }));
  const { scene } = clip;
  return {
    findings,
    clip: {
      ...clip, id, kind: "reprise", actTitle: null, durationFrames, durationMs,
      scene: scene && { ...scene, clock: { originMs: scene.clock.originMs + scene.clock.rate * startMs, rate: scene.clock.rate } },
      lines: lines.flatMap((line, index) => {
        if (index < (start?.line ?? 0) || index > (end?.line ?? Infinity)) return [];
        const from = index === start?.line ? start.at : firstInside(line, startMs);
        const to = index === end?.line ? end.at : lastInside(line, endMs);
        return from < to ? cutLine(line, { from, to, shiftMs: startMs }) ?? [] : [];
      }),
      stageEvents: shifted(clip.stageEvents),
      sounds: shifted(clip.sounds),
      facts: clip.facts.filter((fact) => fact.startMs < endMs && fact.endMs > startMs)
        .map((fact) => ({ ...fact, startMs: Math.max(0, fact.startMs - startMs), endMs: Math.min(durationMs, fact.endMs - startMs) })),
      laughs: clip.laughs.filter((laugh) => inside(laugh.startMs))
        .map((laugh) => ({ startMs: laugh.startMs - startMs, durationMs: Math.min(laugh.durationMs, endMs - laugh.startMs) })),
    },
  };
}

/** The first place after `after` where the words stand: their beginning for `from`, their end for `to`. */
function find(lines: readonly PlacedLine[], words: string, after: Spot, side: "from" | "to"): Spot | null {
  for (let index = after.line; index < lines.length; index++) {
    const at = lines[index]!.spoken.text.indexOf(words, index === after.line ? after.at : 0);
    if (at >= 0) return { line: index, at: side === "from" ? at : at + words.length };
  }
  return null;
}

/** Where a line that falls into the words before the cut is heard from; almost always its first character. */
function firstInside({ originMs, clock, spoken }: PlacedLine, startMs: number): number {
  if (originMs + clock.startMs >= startMs) return 0;
  const at = clock.begins.findIndex((ms) => originMs + ms >= startMs);
  return at < 0 ? spoken.text.length : at;
}

/** Where a line that is still spoken at the cut stops being heard; almost always its last character. */
function lastInside({ originMs, clock, spoken }: PlacedLine, endMs: number): number {
  if (originMs + clock.endMs <= endMs) return spoken.text.length;
  return clock.spokenBy.findLastIndex((ms) => originMs + ms <= endMs);
}

/** A breath before the words, but not into the line before them. */
function startOf(lines: readonly PlacedLine[], { line, at }: Spot): number {
  const { originMs, clock } = lines[line]!;
  const wordMs = originMs + Math.max(clock.startMs, clock.begins[at]!);
  const saidMs = at > 0 ? originMs + clock.spokenBy[at]! : heardBy(lines, line);
  return Math.floor(Math.min(wordMs, Math.max(saidMs, wordMs - PACE.repriseLeadMs)));
}

/** A breath after the words, but not into what is said next. */
function endOf(lines: readonly PlacedLine[], { line, at }: Spot): number {
  const { originMs, clock, spoken } = lines[line]!;
  const wordMs = originMs + Math.min(clock.endMs, clock.spokenBy[at]!);
  const next = lines[line + 1];
  const restMs = /[\p{L}\p{N}]/u.test(spoken.text.slice(at)) ? originMs + clock.begins[at]! : next === undefined ? Infinity : next.originMs + next.clock.startMs;
  return Math.ceil(Math.max(wordMs, Math.min(restMs, wordMs + PACE.repriseTailMs)));
}

function heardBy(lines: readonly PlacedLine[], before: number): number {
  return lines.slice(0, before).reduce((latest, { originMs, clock }) => Math.max(latest, originMs + clock.endMs), 0);
}
