import type { Node } from "prosemirror-model";
import type { ActKind } from "#script";
import { type BoundShow, type Clip, hostOf, lineTimesOf, type Role, type TimelineClip, type VerdictKind } from "#show";
import { targetsOf } from "../reports/targets.ts";
import { spokenPlaces, waitedFor } from "./spoken-places.ts";

/** The whole film as the timeline shows it. Film time in ms; positions are those before the node meant. */
export interface Track {
  readonly durationMs: number;
  readonly acts: readonly TrackAct[];
  readonly beats: readonly TrackBeat[];
}

export interface TrackAct {
  readonly kind: ActKind;
  readonly title: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly targetMs: number | null;
  readonly pos: number;
}

export interface TrackBeat {
  readonly placed: TimelineClip;
  /** Of the beat; for a cold open, of the beat it opens; for a transition, of the beat that comes in. */
  readonly pos: number;
  /** Null for a cold open and a transition, in which nothing can be moved. */
  readonly node: Node | null;
}

/** What is inside a beat. Times count from the clip's start, offsets from the start of the beat's content. */
export interface BeatItems {
  readonly lines: readonly LineItem[];
  readonly cues: readonly CueItem[];
  readonly jokes: readonly { readonly kind: "xi" | "dou"; readonly startMs: number; readonly endMs: number; readonly text: string; readonly offset: number }[];
  readonly laughs: readonly LaughItem[];
  readonly facts: readonly { readonly startMs: number; readonly endMs: number; readonly text: string; readonly verdict: VerdictKind; readonly offset: number }[];
}

export interface LineItem {
  readonly startMs: number;
  readonly endMs: number;
  readonly role: Role;
  readonly speaker: string;
  readonly text: string;
  readonly offset: number;
  /** Place among the blocks of the beat. */
  readonly blockIndex: number;
  /** Where the next line begins, or the clip ends: what a drag of the boundary moves. */
  readonly boundaryMs: number;
}

export interface LaughItem {
  readonly startMs: number;
  readonly durationMs: number;
  /** Place of its line among the blocks of the beat, and its own in the line. */
  readonly blockIndex: number;
  readonly childIndex: number;
  /** In the middle of a recording it is as long as the performers left it. */
  readonly isRecorded: boolean;
}

export interface CueItem {
  readonly tMs: number;
  readonly text: string;
  readonly action: string | null;
  readonly offset: number;
  readonly blockIndex: number;
}

/** @param doc the document the show was bound from */
export function trackOf(bound: BoundShow, doc: Node): Track {
  const beats = new Map<string, { readonly node: Node; readonly pos: number }>();
  const actPositions: number[] = [];
  doc.forEach((act, actPos) => {
    actPositions.push(actPos);
    act.forEach((node, offset) => { beats.set(String(node.attrs["id"]), { node, pos: actPos + 1 + offset }); });
  });
  const targets = targetsOf(doc);
  return {
    durationMs: bound.timeline.durationMs,
    acts: bound.timeline.acts.map(({ kind, title, startMs, durationMs }, index) => ({ kind, title, startMs, durationMs, targetMs: targets[index] ?? null, pos: actPositions[index] ?? 0 })),
    beats: bound.timeline.clips.map((placed) => {
      const { clip } = placed;
      const host = beats.get(clip.kind === "reprise" ? hostOf(clip) : clip.beatId);
      return { placed, pos: host?.pos ?? 0, node: clip.kind === "beat" ? (host?.node ?? null) : null };
    }),
  };
}

const known = new WeakMap<Clip, BeatItems>();

/** Looked up for what can be seen; kept as long as the clip is. */
export function itemsOf({ placed: { clip }, node }: TrackBeat): BeatItems {
  const before = known.get(clip);
  if (before !== undefined) return before;
  const items = node === null ? coldOpen(clip) : ownItems(clip, node);
  known.set(clip, items);
  return items;
}

function coldOpen({ lines, laughs, facts, durationMs }: Clip): BeatItems {
  return {
    lines: lines.map((line, index) => ({ ...line, endMs: line.startMs + line.durationMs, offset: 0, blockIndex: -1, boundaryMs: lines[index + 1]?.startMs ?? durationMs })),
    cues: [], jokes: [],
    laughs: laughs.map((laugh) => ({ ...laugh, blockIndex: -1, childIndex: -1, isRecorded: true })),
    facts: facts.map((fact) => ({ ...fact, offset: 0 })),
  };
}

function ownItems(clip: Clip, beat: Node): BeatItems {
  const times = new Map(lineTimesOf(beat).map((each) => [each.node, each]));
  const roles = new Map(clip.lines.map(({ speaker, role }) => [speaker, role]));
  const lines: LineItem[] = [];
  const cues: CueItem[] = [];
  const jokes: BeatItems["jokes"][number][] = [];
  const laughs: LaughItem[] = [];
  const facts: BeatItems["facts"][number][] = [];
  const recorded = new Set(clip.lines.filter(({ take }) => take !== null).map(({ startMs }) => startMs));
  beat.forEach((block, offset, blockIndex) => {
    if (block.type.name === "fact_box") {
      const fact = clip.facts[facts.length];
      if (fact !== undefined) facts.push({ ...fact, offset });
    }
    const time = times.get(block);
    if (block.type.name !== "line" || time === undefined) return;
    const places = spokenPlaces(block);
    const text = places.map((place) => place.text).join("");
    const speaker = String(block.attrs["speaker"]);
    lines.push({ startMs: time.startMs, endMs: time.endMs, role: roles.get(speaker) ?? "narrator", speaker, text, offset, blockIndex, boundaryMs: clip.durationMs });
    let anchor = 0;
    for (const [childIndex, { node, offset: inside, from, to }] of places.entries()) {
      if (["cue", "pause", "laugh", "sound"].includes(node.type.name)) {
        const at = time.anchors[anchor++];
        const laugh = node.type.name === "laugh" ? clip.laughs[laughs.length] : undefined;
        if (laugh !== undefined) laughs.push({ ...laugh, blockIndex, childIndex, isRecorded: recorded.has(time.startMs) && to < text.length });
        if (node.type.name === "cue" && at !== undefined) cues.push(cueItem(node, { tMs: waitedFor(node, text, time.beginsMs) ?? at.tMs, offset: offset + 1 + inside, blockIndex }));
      }
      const joke = node.isText ? node.marks.find(({ type }) => type.name === "xi" || type.name === "dou") : undefined;
      if (joke !== undefined) jokes.push({ kind: joke.type.name as "xi" | "dou", startMs: time.beginsMs[from] ?? time.startMs, endMs: time.spokenByMs[to] ?? time.endMs, text: node.text!, offset });
    }
  });
  return { lines: lines.map((line, index) => ({ ...line, boundaryMs: lines[index + 1]?.startMs ?? clip.durationMs })), cues, jokes, laughs, facts };
}

function cueItem(node: Node, place: Pick<CueItem, "tMs" | "offset" | "blockIndex">): CueItem {
  return { ...place, text: String(node.attrs["text"]), action: node.attrs["do"] as string | null };
}

/** The beats that show between two times. */
export function beatsBetween({ beats }: Track, fromMs: number, toMs: number): readonly TrackBeat[] {
  let low = 0;
  let high = beats.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { startMs, clip } = beats[middle]!.placed;
    if (startMs + clip.durationMs < fromMs) low = middle + 1;
    else high = middle;
  }
  const end = beats.findIndex(({ placed }, index) => index >= low && placed.startMs > toMs);
  return beats.slice(low, end < 0 ? beats.length : end);
}

/** The beat that plays at a time. */
export function beatAt({ beats }: Track, filmMs: number): TrackBeat | undefined {
  return beats.findLast(({ placed }) => placed.startMs <= filmMs) ?? beats[0];
}
