import type { Node } from "prosemirror-model";
import type { ActKind } from "#script";
import { type BoundShow, lineTimesOf, readAloud, type Role, type VerdictKind } from "#show";
import { spokenPlaces } from "../timeline/spoken-places.ts";
import { targetsOf } from "./targets.ts";

/** A show in numbers. Positions are those before the node meant, in the document that was bound. Film time in ms. */
export interface ShowMeasure {
  readonly durationMs: number;
  readonly acts: readonly ActMeasure[];
  /** 逗哏, 捧哏, narrator; in the order of first speaking. What a cold open plays is not counted twice. */
  readonly voices: readonly VoiceMeasure[];
  /** When each joke is paid off, in the order of the film; cold opens not counted. */
  readonly punches: readonly Punch[];
  readonly punchesPerMinute: number;
  /** The longest stretch in which no joke is paid off; null for an empty show. */
  readonly drought: { readonly startMs: number; readonly endMs: number; readonly pos: number } | null;
  readonly facts: readonly { readonly verdict: VerdictKind; readonly boxes: readonly { readonly text: string; readonly beatId: string; readonly pos: number | null }[] }[];
  readonly toDos: readonly { readonly text: string; readonly beatTitle: string; readonly pos: number }[];
}

export interface ActMeasure {
  readonly kind: ActKind;
  readonly title: string;
  readonly startMs: number;
  readonly durationMs: number;
  /** What was wanted; null when nobody has said. */
  readonly targetMs: number | null;
  readonly pos: number;
}

export interface VoiceMeasure {
  readonly speaker: string;
  readonly role: Role;
  readonly lines: number;
  readonly syllables: number;
  readonly spokenMs: number;
  /** Of all syllables and all time spoken, 0…1. */
  readonly syllableShare: number;
  readonly timeShare: number;
  /** Of the first line. */
  readonly pos: number;
}

export interface Punch {
  readonly tMs: number;
  readonly joke: string;
  readonly text: string;
  /** Of its line. */
  readonly pos: number;
}

const VERDICTS: readonly VerdictKind[] = ["contradicted", "overlaps", "unsourced", "unchecked", "supported"];

const ROLES: readonly Role[] = ["dougen", "penggen", "narrator"];

const TO_DO = /^\s*(?:待办|待补|TO-?DO)/i;

/**
 * Measures a bound show.
 *
 * @param doc the document it was bound from
 */
export function measureShow(bound: BoundShow, doc: Node): ShowMeasure {
  const { durationMs } = bound.timeline;
  const { voices, punches, toDos, firstLine } = walk(bound, doc);
  return {
    durationMs,
    acts: actsOf(bound, doc),
    voices: shares(voices),
    punches,
    punchesPerMinute: durationMs === 0 ? 0 : (punches.length * 60_000) / durationMs,
    drought: firstLine === null ? null : droughtOf(punches, durationMs, firstLine),
    facts: VERDICTS.flatMap((verdict) => {
      const boxes = bound.facts.filter((fact) => fact.verdict === verdict).map(({ text, beatId, line }) => ({ text, beatId, pos: line === null ? null : line - 1 }));
      return boxes.length === 0 ? [] : [{ verdict, boxes }];
    }),
    toDos,
  };
}

type Voice = Pick<VoiceMeasure, "speaker" | "role" | "pos"> & { lines: number; syllables: number; spokenMs: number };

interface Walked {
  readonly voices: readonly Voice[];
  readonly punches: readonly Punch[];
  readonly toDos: ShowMeasure["toDos"];
  readonly firstLine: number | null;
}

function walk(bound: BoundShow, doc: Node): Walked {
  const starts = new Map(bound.timeline.clips.filter(({ clip }) => clip.kind === "beat").map(({ clip, startMs }) => [clip.beatId, startMs]));
  const roles = new Map((doc.attrs["cast"] as readonly { readonly name: string; readonly role: Role }[]).map(({ name, role }) => [name, role]));
  const voices = new Map<string, Voice>();
  const punches: Punch[] = [];
  const toDos: ShowMeasure["toDos"][number][] = [];
  let firstLine: number | null = null;
  doc.forEach((act, actPos) => { act.forEach((beat, beatOffset) => {
    const beatPos = actPos + 1 + beatOffset;
    const startMs = starts.get(String(beat.attrs["id"])) ?? 0;
    const times = new Map(lineTimesOf(beat).map((each) => [each.node, each]));
    beat.forEach((block, offset) => {
      const pos = beatPos + 1 + offset;
      if (block.type.name === "note" && TO_DO.test(block.textContent)) toDos.push({ text: block.textContent.trim(), beatTitle: String(beat.attrs["title"]), pos });
      const time = times.get(block);
      if (block.type.name !== "line" || time === undefined) return;
      firstLine ??= pos;
      const speaker = String(block.attrs["speaker"]);
      const syllables = syllablesOf(block);
      if (syllables > 0) {
        const voice = voices.get(speaker) ?? { speaker, role: roles.get(speaker) ?? "narrator", lines: 0, syllables: 0, spokenMs: 0, pos };
        voice.lines++;
        voice.syllables += syllables;
        voice.spokenMs += time.endMs - time.startMs;
        voices.set(speaker, voice);
      }
      for (const { joke, text, from } of punchesIn(block)) punches.push({ tMs: startMs + (time.beginsMs[from] ?? time.startMs), joke, text, pos });
    });
  }); });
  return { voices: [...voices.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)), punches: punches.sort((a, b) => a.tMs - b.tMs), toDos, firstLine };
}

const syllablesKnown = new WeakMap<Node, number>();

function syllablesOf(line: Node): number {
  const before = syllablesKnown.get(line);
  if (before !== undefined) return before;
  const text = spokenPlaces(line).map((place) => place.text).join("");
  const syllables = readAloud(text).reduce((sum, sound) => sum + sound.syllables, 0);
  syllablesKnown.set(line, syllables);
  return syllables;
}

/** Every joke paid off in a line, once, from where its first words stand in what is spoken. */
function punchesIn(line: Node): readonly { readonly joke: string; readonly text: string; readonly from: number }[] {
  const found = new Map<string, { joke: string; text: string; from: number }>();
  for (const { node, from } of spokenPlaces(line)) {
    const mark = node.isText ? node.marks.find(({ type }) => type.name === "dou") : undefined;
    if (mark === undefined) continue;
    const joke = String(mark.attrs["joke"]);
    const before = found.get(joke);
    if (before === undefined) found.set(joke, { joke, text: node.text!, from });
    else before.text += node.text!;
  }
  return [...found.values()];
}

function shares(voices: readonly Voice[]): readonly VoiceMeasure[] {
  const syllables = voices.reduce((sum, voice) => sum + voice.syllables, 0);
  const spokenMs = voices.reduce((sum, voice) => sum + voice.spokenMs, 0);
  return voices.map((voice) => ({ ...voice, syllableShare: syllables === 0 ? 0 : voice.syllables / syllables, timeShare: spokenMs === 0 ? 0 : voice.spokenMs / spokenMs }));
}

function actsOf(bound: BoundShow, doc: Node): readonly ActMeasure[] {
  const targets = targetsOf(doc);
  const positions: number[] = [];
  doc.forEach((_, pos) => { positions.push(pos); });
  return bound.timeline.acts.map(({ kind, title, startMs, durationMs }, index) => ({ kind, title, startMs, durationMs, targetMs: targets[index] ?? null, pos: positions[index] ?? 0 }));
}

/** From the film's beginning or a punch to the next punch or the film's end. */
function droughtOf(punches: readonly Punch[], durationMs: number, firstLine: number): NonNullable<ShowMeasure["drought"]> {
  const starts = [{ tMs: 0, pos: firstLine }, ...punches];
  const stretches = starts.map(({ tMs, pos }, index) => ({ startMs: tMs, endMs: punches[index]?.tMs ?? durationMs, pos }));
  return stretches.reduce((longest, each) => (each.endMs - each.startMs > longest.endMs - longest.startMs ? each : longest));
}
