import type { Node } from "prosemirror-model";
import { NodeSelection, type Transaction } from "prosemirror-state";
import { nodes } from "#script";
import { spokenPlaces } from "./spoken-places.ts";

/** A line by its place, which stays when its content changes. */
export interface LineAddress {
  readonly beatId: string;
  readonly blockIndex: number;
}

/** What is silent in a line, as a handle has it. */
export interface GapAddress extends LineAddress {
  /** Before its words, behind its words, or the laugh that is that child of the line. */
  readonly at: "start" | "end" | number;
}

interface PlacedNode {
  readonly node: Node;
  readonly pos: number;
}

/** A pause or laugh that a drag makes longer or shorter. */
interface Wait {
  readonly line: LineAddress;
  readonly kind: "pause" | "laugh";
  /** Its place among the children of the line, counted from the side at which it stands: so it stays when the other side changes. */
  readonly side: "front" | "back";
  readonly nth: number;
  readonly isThere: boolean;
  readonly ms: number;
}

/** What a boundary rests on, when a drag begins. */
export interface BoundaryStart {
  readonly wait: Wait;
  /** What gives with Shift, so that nothing else moves; null at the end of the film. */
  readonly giver: Wait | null;
  /** The line that falls into the words of the one before the boundary, and how long; null when none does. */
  readonly overlap: { readonly line: LineAddress; readonly ms: number } | null;
}

/** Why a boundary goes no further: what would give has nothing left. */
export type BoundaryStop = "no-pause" | "no-laugh" | "no-next-pause" | "no-overlap" | "longest";

export interface BoundaryMove {
  /** How far it really went. */
  readonly movedMs: number;
  /** What was changed, and how long it is now. */
  readonly kind: "pause" | "laugh" | "overlap";
  readonly ms: number;
  /** Null when it went as far as it was to. */
  readonly stop: BoundaryStop | null;
}

/** No boundary is dragged further than this. */
const MOST_MS = 60_000;
/** An overlap that is dragged away would make the line jump by the gap between speakers. */
const LEAST_OVERLAP_MS = 10;
/** A laugh is taken away in the text, not lost in a drag. */
const LEAST_LAUGH_MS = 100;

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

function lineAt(doc: Node, address: LineAddress): Node | null {
  const block = findBlock(doc, address)?.node;
  return block?.type === nodes["line"] ? block : null;
}

/** The line that comes after a line, and whether in another beat. */
function nextLine(doc: Node, { beatId, blockIndex }: LineAddress): { readonly address: LineAddress; readonly isElsewhere: boolean } | null {
  const beats = doc.children.flatMap((act) => act.children);
  const own = beats.findIndex(({ attrs }) => attrs["id"] === beatId);
  for (let index = own; index >= 0 && index < beats.length; index++) {
    const beat = beats[index]!;
    const found = beat.children.findIndex(({ type }, at) => type === nodes["line"] && (index > own || at > blockIndex));
    if (found >= 0) return { address: { beatId: String(beat.attrs["id"]), blockIndex: found }, isElsewhere: index > own };
  }
  return null;
}

const isWait = ({ type }: Node) => type === nodes["pause"] || type === nodes["laugh"];
const isSaid = (node: Node) => node.isText || node.type === nodes["math"];

function waitAt(line: LineAddress, node: Node, index: number, side: Wait["side"]): Wait {
  const child = node.child(index);
  return { line, kind: child.type.name as Wait["kind"], side, nth: side === "front" ? index : node.childCount - 1 - index, isThere: true, ms: Number(child.attrs["ms"]) };
}

function pauseToCome(line: LineAddress, side: Wait["side"]): Wait {
  return { line, kind: "pause", side, nth: 0, isThere: false, ms: 0 };
}

/** The last pause or laugh behind the words; else a pause to come there. */
function endWait(line: LineAddress, node: Node): Wait {
  const from = node.children.findLastIndex(isSaid);
  let found = node.children.findLastIndex((child, index) => index > from && isWait(child));
  // Of two of a kind in a row the first: when a drag takes it away, no other stands in its place.
  while (found > from + 1 && node.child(found - 1).type === node.child(found).type) found--;
  return found < 0 ? pauseToCome(line, "back") : waitAt(line, node, found, "back");
}

/** The last pause before the words; null when there is none. */
function startWait(line: LineAddress, node: Node): Wait | null {
  const to = node.children.findIndex(isSaid);
  const found = node.children.findLastIndex((child, index) => index < to && child.type === nodes["pause"]);
  return found < 0 ? null : waitAt(line, node, found, "front");
}

/** Null when no such line, or laugh, is there. */
export function boundaryStart(doc: Node, { at, ...address }: GapAddress): BoundaryStart | null {
  const line = lineAt(doc, address);
  if (line === null) return null;
  const end = endWait(address, line);
  if (at === "start") return { wait: startWait(address, line) ?? pauseToCome(address, "front"), giver: end, overlap: null };
  const next = nextLine(doc, address);
  const after = next === null ? null : lineAt(doc, next.address);
  const behind = next === null || after === null ? null : endWait(next.address, after);
  if (at !== "end") {
    if (line.maybeChild(at)?.type !== nodes["laugh"]) return null;
    const isEnd = end.isThere && line.childCount - 1 - end.nth === at;
    return { wait: isEnd ? end : waitAt(address, line, at, "front"), giver: isEnd ? behind : end, overlap: null };
  }
  const overlapMs = next === null || next.isElsewhere ? 0 : Number(after!.attrs["overlapMs"]);
  // Where this line ends with a laugh, or without a wait, the pause before the next one's words is the nearer to the boundary.
  const ahead = next === null || next.isElsewhere || (end.isThere && end.kind === "pause") ? null : startWait(next.address, after!);
  return { wait: ahead ?? end, giver: behind, overlap: overlapMs > 0 ? { line: next!.address, ms: overlapMs } : null };
}

/**
 * Moves a boundary: the wait before it grows or shrinks, and what follows ripples.
 *
 * @param start as it was when the drag began
 * @param byMs  how far from there; positive = later
 * @param alone whether the wait behind what moves takes it back, so that nothing else moves
 */
export function moveBoundary(tr: Transaction, { wait, giver, overlap }: BoundaryStart, byMs: number, alone: boolean): BoundaryMove {
  const floor = floorOf(wait);
  let least = overlap === null ? floor - wait.ms : overlap.ms - MOST_MS;
  let most = overlap === null ? MOST_MS - wait.ms : overlap.ms - LEAST_OVERLAP_MS;
  const shortest = least;
  const room = alone && giver !== null ? giver.ms - floorOf(giver) : null;
  if (room !== null) {
    most = Math.min(most, room);
    least = Math.max(least, giver!.ms - MOST_MS);
  }
  const movedMs = Math.round(Math.max(least, Math.min(most, byMs)));
  const later: BoundaryStop = room !== null && most === room ? "no-next-pause" : overlap === null ? "longest" : "no-overlap";
  const earlier: BoundaryStop = overlap !== null || least !== shortest ? "longest" : wait.kind === "laugh" ? "no-laugh" : "no-pause";
  const stop = byMs > most ? later : byMs < least ? earlier : null;
  // The giver first: it stands behind.
  if (giver !== null) setWait(tr, giver, giver.ms - (alone ? movedMs : 0));
  if (overlap === null) {
    setWait(tr, wait, wait.ms + movedMs);
    return { movedMs, kind: wait.kind, ms: wait.ms + movedMs, stop };
  }
  const overlapMs = overlap.ms - movedMs;
  const block = findBlock(tr.doc, overlap.line);
  if (block !== null && block.node.attrs["overlapMs"] !== overlapMs) tr.setNodeAttribute(block.pos, "overlapMs", overlapMs);
  return { movedMs, kind: "overlap", ms: overlapMs, stop };
}

function floorOf({ kind, ms }: Wait): number {
  return kind === "laugh" ? Math.min(ms, LEAST_LAUGH_MS) : 0;
}

function setWait(tr: Transaction, { line: address, kind, side, nth, isThere, ms: startMs }: Wait, ms: number): void {
  const line = findBlock(tr.doc, address);
  if (line?.node.type !== nodes["line"]) return;
  const { children } = line.node;
  const index = side === "front" ? nth : children.length - 1 - nth;
  const there = children[index]?.type === nodes[kind];
  const before = side === "front" ? index : index + 1;
  const pos = line.pos + 1 + children.slice(0, there ? index : before).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  if (!there) {
    if (ms > 0) tr.insert(pos, nodes[kind]!.create({ ms }));
  } else if (children[index]!.attrs["ms"] !== ms) {
    if (ms === 0 && kind === "pause" && !(isThere && startMs === 0)) tr.delete(pos, pos + 1);
    else tr.setNodeAttribute(pos, "ms", ms);
  }
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
