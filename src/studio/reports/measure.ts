import type { Node } from "prosemirror-model";
import type { ActKind } from "#script";
import { type BoundShow, type Clip, lineTimesOf, readAloud, type Role, type VerdictKind } from "#show";
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

type Voice = Pick<VoiceMeasure, "speaker" | "role" | "lines" | "syllables" | "spokenMs" | "pos">;

interface Walked {
  readonly voices: readonly Voice[];
  readonly punches: readonly Punch[];
  readonly toDos: ShowMeasure["toDos"];
  readonly firstLine: number | null;
}

function walk(bound: BoundShow, doc: Node): Walked {
  const placed = new Map(bound.timeline.clips.filter(({ clip }) => clip.kind === "beat").map((each) => [each.clip.beatId, each]));
  const roles = new Map((doc.attrs["cast"] as readonly { readonly name: string; readonly role: Role }[]).map(({ name, role }) => [name, role]));
  const voices = new Map<string, Voice>();
  const punches: Punch[] = [];
  const toDos: ShowMeasure["toDos"][number][] = [];
  let firstLine: number | null = null;
  doc.forEach((act, actPos) => { act.forEach((beat, beatOffset) => {
    const start = actPos + 1 + beatOffset + 1;
    const own = placed.get(String(beat.attrs["id"]));
    if (own === undefined) return;
    const inside = measureBeat(beat, own.clip);
    if (inside.firstLine !== null) firstLine ??= start + inside.firstLine;
    for (const { speaker, lines, syllables, spokenMs, offset } of inside.voices) {
      const before = voices.get(speaker) ?? { lines: 0, syllables: 0, spokenMs: 0, pos: start + offset };
      voices.set(speaker, { speaker, role: roles.get(speaker) ?? "narrator", pos: before.pos, lines: before.lines + lines, syllables: before.syllables + syllables, spokenMs: before.spokenMs + spokenMs });
    }
    for (const { tMs, joke, text, offset } of inside.punches) punches.push({ tMs: own.startMs + tMs, joke, text, pos: start + offset });
    for (const { text, offset } of inside.toDos) toDos.push({ text, beatTitle: String(beat.attrs["title"]), pos: start + offset });
  }); });
  return { voices: [...voices.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)), punches: punches.sort((a, b) => a.tMs - b.tMs), toDos, firstLine };
}

/** A beat on its own: times count from its clip, offsets from its content. */
interface BeatMeasure {
  readonly voices: readonly { readonly speaker: string; readonly lines: number; readonly syllables: number; readonly spokenMs: number; readonly offset: number }[];
  readonly punches: readonly { readonly tMs: number; readonly joke: string; readonly text: string; readonly offset: number }[];
  readonly toDos: readonly { readonly text: string; readonly offset: number }[];
  readonly firstLine: number | null;
}

const known = new WeakMap<Clip, BeatMeasure>();

/** Kept as long as the clip is, so that an edit costs what it touched. */
function measureBeat(beat: Node, clip: Clip): BeatMeasure {
  const before = known.get(clip);
  if (before !== undefined) return before;
  const times = new Map(lineTimesOf(beat).map((each) => [each.node, each]));
  const voices = new Map<string, BeatMeasure["voices"][number]>();
  const punches: BeatMeasure["punches"][number][] = [];
  const toDos: BeatMeasure["toDos"][number][] = [];
  let firstLine: number | null = null;
  beat.forEach((block, offset) => {
    if (block.type.name === "note" && TO_DO.test(block.textContent)) toDos.push({ text: block.textContent.trim(), offset });
    const time = times.get(block);
    if (block.type.name !== "line" || time === undefined) return;
    firstLine ??= offset;
    const speaker = String(block.attrs["speaker"]);
    const syllables = syllablesOf(block);
    if (syllables > 0) {
      const voice = voices.get(speaker) ?? { speaker, lines: 0, syllables: 0, spokenMs: 0, offset };
      voices.set(speaker, { ...voice, lines: voice.lines + 1, syllables: voice.syllables + syllables, spokenMs: voice.spokenMs + time.endMs - time.startMs });
    }
    for (const { joke, text, from } of punchesIn(block)) punches.push({ tMs: time.beginsMs[from] ?? time.startMs, joke, text, offset });
  });
  const measured = { voices: [...voices.values()], punches, toDos, firstLine };
  known.set(clip, measured);
  return measured;
}

function syllablesOf(line: Node): number {
  const text = spokenPlaces(line).map((place) => place.text).join("");
  return readAloud(text).reduce((sum, sound) => sum + sound.syllables, 0);
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
