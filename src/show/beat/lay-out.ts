import type { Node } from "prosemirror-model";
import { spokenText } from "#script";
import type { Role } from "../bound.ts";
import { PACE } from "../duration/pace.ts";
import { lineClock, type LineClock } from "../lines/line-clock.ts";
import { spokenLine, type SpokenLine } from "../lines/spoken-line.ts";
import type { Take } from "../take.ts";
import { alignClock } from "../takes/align-clock.ts";
import { matchTakes } from "../takes/match-takes.ts";
import { speakerOf, type Settings } from "./settings.ts";

/** A line with its place in the clip. */
export interface PlacedLine {
  readonly node: Node;
  readonly spoken: SpokenLine;
  readonly speaker: string;
  readonly role: Role;
  readonly clock: LineClock;
  /** Clip time at which the line's clock starts. */
  readonly originMs: number;
  readonly take: Take | null;
}

export interface PlacedFact {
  readonly node: Node;
  readonly startMs: number;
  readonly endMs: number;
}

export interface Layout {
  readonly lines: readonly PlacedLine[];
  readonly facts: readonly PlacedFact[];
  readonly durationFrames: number;
  readonly durationMs: number;
  readonly staleTakes: readonly Take[];
}

/** Puts the lines and fact cards of a beat on its clock, and says how long it is: a whole number of frames. */
export function layOut(beat: Node, { settings, takes, opensAct }: { settings: Settings; takes: readonly Take[]; opensAct: boolean }): Layout {
  const blocks = beat.children;
  const lineNodes = blocks.filter((node) => node.type.name === "line");
  const spoken = lineNodes.map(spokenLine);
  const { byLine, stale } = matchTakes(spoken.map(({ text }, index) => ({ text, other: spokenText(lineNodes[index]!) })), takes);
  const lines: PlacedLine[] = [];
  const facts: { node: Node; startMs: number }[] = [];
  let doneMs: number = opensAct ? PACE.titleLeadInMs : PACE.leadInMs;
  let heardMs = 0;
  for (const node of blocks) {
    if (node.type.name === "fact_box") facts.push({ node, startMs: heardMs });
    if (node.type.name !== "line") continue;
    const line = placeLine(node, spoken[lines.length]!, byLine[lines.length] ?? null, { settings, doneMs, before: lines.at(-1) ?? null });
    lines.push(line);
    doneMs = Math.max(doneMs, line.originMs + line.clock.doneMs);
    if (line.clock.endMs > line.clock.startMs) heardMs = Math.max(heardMs, line.originMs + line.clock.endMs);
  }
  const shownFrom = facts.map(({ startMs }) => startMs);
  shownFrom.forEach((startMs, index) => {
    if (index > 0) shownFrom[index] = Math.max(startMs, shownFrom[index - 1]! + PACE.factLeastMs);
  });
  const cardsMs = shownFrom.length === 0 ? 0 : shownFrom.at(-1)! + PACE.factLeastMs;
  const lengthMs = Math.max(doneMs + PACE.tailMs, cardsMs, PACE.beatLeastMs);
  const { durationFrames, durationMs } = wholeFrames(lengthMs, settings.fps);
  return {
    lines,
    facts: facts.map(({ node }, index) => ({
      node,
      startMs: Math.round(shownFrom[index]!),
      endMs: Math.min(Math.round(Math.min(shownFrom[index]! + PACE.factMs, shownFrom[index + 1] ?? Infinity)), Math.floor(durationMs)),
    })),
    durationFrames,
    durationMs,
    staleTakes: stale,
  };
}

/** Rounded up, so that the last sound is never cut. */
export function wholeFrames(lengthMs: number, fps: number): { readonly durationFrames: number; readonly durationMs: number } {
  const durationFrames = Math.max(Math.ceil(fps), Math.ceil((lengthMs * fps) / 1000 - 1e-6));
  return { durationFrames, durationMs: (durationFrames * 1000) / fps };
}

interface Turn {
  readonly settings: Settings;
  readonly doneMs: number;
  readonly before: PlacedLine | null;
}

function placeLine(node: Node, spoken: SpokenLine, take: Take | null, { settings, doneMs, before }: Turn): PlacedLine {
  const { speaker, overlapMs } = node.attrs as { speaker: string; overlapMs: number };
  const { role, syllablesPerSecond } = speakerOf(settings, speaker);
  const model = lineClock(spoken, syllablesPerSecond);
  const clock = take === null || spoken.text.trim() === "" ? model : alignClock(model, take);
  const rest = { node, spoken, speaker, role, clock, take };
  if (before === null) return { ...rest, originMs: doneMs };
  if (overlapMs > 0) {
    // Falling into the other's words is measured from their last sound, not from the laugh after it.
    const startMs = before.originMs + Math.max(before.clock.startMs, before.clock.endMs - overlapMs);
    return { ...rest, originMs: Math.max(0, startMs - clock.startMs) };
  }
  const gapMs = spoken.text === "" ? 0 : before.speaker === speaker ? PACE.sameSpeakerGapMs : PACE.turnGapMs;
  return { ...rest, originMs: doneMs + gapMs };
}
