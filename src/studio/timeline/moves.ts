import type { Node } from "prosemirror-model";
import { NodeSelection, type Transaction } from "prosemirror-state";
import { schema } from "#script";
import { spokenPlaces } from "./spoken-places.ts";

/** A line by its place, which stays when its content changes. */
export interface LineAddress {
  readonly beatId: string;
  readonly blockIndex: number;
}

interface PlacedNode {
  readonly node: Node;
  readonly pos: number;
}

/** What a boundary between two lines rests on, when a drag begins. */
export interface BoundaryStart {
  /** The pause at the end of the line before the boundary. */
  readonly pauseMs: number;
  /** The pause at the end of the line behind it; null when there is none. */
  readonly nextPauseMs: number | null;
  /** How long the line behind it falls into the words of the one before; 0 = not at all. */
  readonly overlapMs: number;
}

/** Why a boundary goes no further: what would give has nothing left. */
export type BoundaryStop = "no-pause" | "no-next-pause" | "no-overlap" | "longest";

export interface BoundaryMove {
  /** How far it really went. */
  readonly movedMs: number;
  /** Null when it went as far as it was to. */
  readonly stop: BoundaryStop | null;
}

/** No boundary is dragged further than this. */
const MOST_MS = 60_000;
/** An overlap that is dragged away would make the line jump by the gap between speakers. */
const LEAST_OVERLAP_MS = 10;

export function findBlock(doc: Node, { beatId, blockIndex }: LineAddress): PlacedNode | null {
  let found: PlacedNode | null = null;
  doc.forEach((act, actPos) => { act.forEach((beat, beatOffset) => {
    if (found !== null || beat.attrs["id"] !== beatId || blockIndex < 0 || blockIndex >= beat.childCount) return;
    let pos = actPos + 1 + beatOffset + 1;
    for (let index = 0; index < blockIndex; index++) pos += beat.child(index).nodeSize;
    found = { node: beat.child(blockIndex), pos };
  }); });
  return found;
}

/** The line that comes after a line in its beat. */
function nextLine(doc: Node, { beatId, blockIndex }: LineAddress): LineAddress | null {
  for (let index = blockIndex + 1; ; index++) {
    const block = findBlock(doc, { beatId, blockIndex: index });
    if (block === null) return null;
    if (block.node.type.name === "line") return { beatId, blockIndex: index };
  }
}

function endPause(line: Node): number {
  return line.lastChild?.type.name === "pause" ? Number(line.lastChild.attrs["ms"]) : 0;
}

export function boundaryStart(doc: Node, address: LineAddress): BoundaryStart | null {
  const line = findBlock(doc, address);
  if (line?.node.type.name !== "line") return null;
  const next = nextLine(doc, address);
  const after = next === null ? null : findBlock(doc, next);
  return { pauseMs: endPause(line.node), nextPauseMs: after === null ? null : endPause(after.node), overlapMs: Number(after?.node.attrs["overlapMs"] ?? 0) };
}

/**
 * Moves the boundary behind a line: the pause at the line's end grows or shrinks, and what follows ripples.
 *
 * @param start as it was when the drag began
 * @param byMs  how far from there; positive = later
 * @param alone whether the pause behind the next line takes it back, so that nothing else moves
 */
export function moveBoundary(tr: Transaction, address: LineAddress, start: BoundaryStart, byMs: number, alone: boolean): BoundaryMove {
  const next = nextLine(tr.doc, address);
  const isOverlap = start.overlapMs > 0 && next !== null;
  let least = isOverlap ? -MOST_MS : -start.pauseMs;
  let most = isOverlap ? start.overlapMs - LEAST_OVERLAP_MS : MOST_MS - start.pauseMs;
  const room = alone && start.nextPauseMs !== null ? start.nextPauseMs : null;
  if (room !== null) {
    most = Math.min(most, room);
    least = Math.max(least, room - MOST_MS);
  }
  const moved = Math.round(Math.max(least, Math.min(most, byMs)));
  const later: BoundaryStop = room !== null && most === room ? "no-next-pause" : isOverlap ? "no-overlap" : "longest";
  const stop = byMs > most ? later : byMs >= least ? null : !isOverlap && least === -start.pauseMs ? "no-pause" : "longest";
  // The later line first, so that the earlier one's place still holds.
  if (next !== null && room !== null) setEndPause(tr, next, room - moved);
  else if (next !== null && start.nextPauseMs !== null) setEndPause(tr, next, start.nextPauseMs);
  if (isOverlap) {
    const after = findBlock(tr.doc, next)!;
    const overlapMs = start.overlapMs - moved;
    if (after.node.attrs["overlapMs"] !== overlapMs) tr.setNodeAttribute(after.pos, "overlapMs", overlapMs);
  } else setEndPause(tr, address, start.pauseMs + moved);
  return { movedMs: moved, stop };
}

function setEndPause(tr: Transaction, address: LineAddress, ms: number): void {
  const line = findBlock(tr.doc, address);
  if (line === null || endPause(line.node) === ms) return;
  const end = line.pos + line.node.nodeSize - 1;
  const has = line.node.lastChild?.type.name === "pause";
  if (!has) tr.insert(end, schema.nodes["pause"]!.create({ ms }));
  else if (ms === 0) tr.delete(end - 1, end);
  else tr.setNodeAttribute(end - 1, "ms", ms);
}

/** A place in a line where a cue can stand. */
export interface WordPlace {
  /** Offset in what is spoken. */
  readonly at: number;
  /** Offset inside the line node. */
  readonly offset: number;
  /** The word behind it; "" at the end. */
  readonly word: string;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Before each word of a line, and at its end. */
export function wordPlaces(line: Node): readonly WordPlace[] {
  const places = spokenPlaces(line);
  const text = places.map((place) => place.text).join("");
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ index, segment }) => ({ at: index, word: segment }));
  return [...words, { at: text.length, word: "" }].flatMap(({ at, word }) => {
    // Right behind the words before it, so ahead of any pause that stands there.
    const before = places.findLast(({ from, to, text: said }) => said !== "" && from < at && at <= to);
    if (at === 0) return [{ at, offset: 0, word }];
    if (before === undefined || (!before.node.isText && at < before.to)) return [];
    return [{ at, word, offset: before.offset + (before.node.isText ? at - before.from : before.node.nodeSize) }];
  });
}

/** Moves a cue to another place of its line; what it waited for (`at=`) no longer counts. The cue is selected. */
export function moveCue(tr: Transaction, linePos: number, cuePos: number, offset: number): void {
  const cue = tr.doc.nodeAt(cuePos);
  if (cue?.type.name !== "cue") return;
  const target = linePos + 1 + offset;
  const { at, ...args } = cue.attrs["args"] as Readonly<Record<string, string>>;
  if ((target === cuePos || target === cuePos + 1) && at === undefined) return;
  tr.delete(cuePos, cuePos + 1);
  const place = tr.mapping.map(target);
  tr.insert(place, cue.type.create({ ...cue.attrs, args }, null, tr.doc.resolve(place).marks()));
  tr.setSelection(NodeSelection.create(tr.doc, place));
}
