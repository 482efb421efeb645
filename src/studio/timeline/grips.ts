import type { Node } from "prosemirror-model";
import type { Words } from "../words/words.ts";
import { type BoundaryMove, boundaryStart, type GapAddress, type LineAddress } from "./moves.ts";
import { type CueItem, itemsOf, type Track, type TrackBeat } from "./track.ts";

/** What can be moved, by its place in the text. */
export type GripAddress = ({ readonly kind: "gap" } & GapAddress) | ({ readonly kind: "cue"; readonly nth: number } & LineAddress);

/** Something that can be taken hold of. */
export type Grip =
  | { readonly kind: "gap"; readonly beat: TrackBeat; readonly address: GapAddress; readonly filmMs: number; readonly text: string }
  | { readonly kind: "cue"; readonly beat: TrackBeat; readonly cue: CueItem; readonly address: LineAddress & { readonly nth: number }; readonly filmMs: number; readonly pos: number; readonly title: string };

/** All of a beat, in the order of the film; none where nothing can be moved. */
export function gripsOf(beat: TrackBeat): readonly Grip[] {
  const { placed: { clip, startMs }, node, pos } = beat;
  if (node === null) return [];
  const { lines, laughs, cues } = itemsOf(beat);
  const gap = (blockIndex: number, at: GapAddress["at"], ms: number, text: string): Grip => ({ kind: "gap", beat, address: { beatId: clip.beatId, blockIndex, at }, filmMs: startMs + ms, text });
  const grips: Grip[] = lines.flatMap((line, index) => [
    ...(index === 0 ? [gap(line.blockIndex, "start", line.startMs, line.text)] : []),
    ...laughs.filter(({ blockIndex, isRecorded }) => blockIndex === line.blockIndex && !isRecorded)
      .map(({ childIndex, startMs: from, durationMs }) => gap(line.blockIndex, childIndex, from + durationMs, line.text)),
    gap(line.blockIndex, "end", line.boundaryMs, line.text),
  ]);
  for (const cue of cues) {
    const nth = cues.filter(({ blockIndex }) => blockIndex === cue.blockIndex).indexOf(cue);
    grips.push({
      kind: "cue", beat, cue, address: { beatId: clip.beatId, blockIndex: cue.blockIndex, nth }, filmMs: startMs + cue.tMs, pos: pos + 1 + cue.offset,
      title: cue.action === null ? cue.text : `${cue.text} (${cue.action})`,
    });
  }
  return grips.sort((a, b) => a.filmMs - b.filmMs);
}

export function addressOf(grip: Grip): GripAddress {
  return grip.kind === "gap" ? { kind: "gap", ...grip.address } : { kind: "cue", ...grip.address };
}

export function gripAt(track: Track, address: GripAddress): Grip | undefined {
  const beat = track.beats.find(({ node, placed }) => node !== null && placed.clip.beatId === address.beatId);
  return beat === undefined ? undefined : gripsOf(beat).find((grip) => isAt(grip, address));
}

/** Within a beat. */
function isAt(grip: Grip, address: GripAddress): boolean {
  if (grip.address.blockIndex !== address.blockIndex) return false;
  return grip.kind === "gap" ? address.kind === "gap" && grip.address.at === address.at : address.kind === "cue" && grip.address.nth === address.nth;
}

/** The address of the cue at a position. */
export function cueAt(doc: Node, pos: number): Extract<GripAddress, { kind: "cue" }> {
  const $pos = doc.resolve(pos);
  const nth = $pos.parent.children.slice(0, $pos.index()).filter(({ type }) => type.name === "cue").length;
  return { kind: "cue", beatId: String($pos.node(2).attrs["id"]), blockIndex: $pos.index(2), nth };
}

/** The next thing that can be taken hold of, or the one before. */
export function gripBeside(track: Track, grip: Grip, by: 1 | -1): Grip | undefined {
  const all = gripsOf(grip.beat);
  const found = all[all.findIndex((each) => isAt(each, addressOf(grip))) + by];
  for (let index = track.beats.indexOf(grip.beat) + by, beat = track.beats[index]; found === undefined && beat !== undefined; beat = track.beats[index += by]) {
    const near = gripsOf(beat);
    if (near.length > 0) return by > 0 ? near[0] : near.at(-1);
  }
  return found;
}

/** What a gap is made of, and how long that is. */
export function waitOf(doc: Node, address: GapAddress): { readonly kind: BoundaryMove["kind"]; readonly ms: number } | null {
  const start = boundaryStart(doc, address);
  if (start === null) return null;
  return start.overlap === null ? start.wait : { kind: "overlap", ms: start.overlap.ms };
}

const KINDS: Readonly<Record<BoundaryMove["kind"], Words>> = { pause: { zh: "停顿", en: "pause" }, laugh: { zh: "笑口", en: "laugh" }, overlap: { zh: "抢话", en: "overlap" } };

export function waitWords({ kind, ms }: { readonly kind: BoundaryMove["kind"]; readonly ms: number }): Words {
  if (ms === 0) return { zh: `没有${KINDS[kind].zh}`, en: `no ${KINDS[kind].en}` };
  const seconds = (ms / 1000).toFixed(2);
  return { zh: `${KINDS[kind].zh} ${seconds} 秒`, en: `${KINDS[kind].en} ${seconds} s` };
}
