import { type Grip, gripsOf } from "./grips.ts";
import { holds, type Rows } from "./rows.ts";
import { beatAt, beatsBetween, itemsOf, type LineItem, type Track, type TrackBeat } from "./track.ts";

/** Film time and px: how the film lies under the window. */
export interface Scale {
  readonly pxPerMs: number;
  /** Film px at the window's left edge. */
  readonly leftPx: number;
  readonly widthPx: number;
}

/** What lies under the pointer. `pos` = where a click leads in the text. */
export type Place =
  | { readonly kind: "ruler" }
  | { readonly kind: "act" | "beat" | "line" | "fact" | "joke"; readonly pos: number; readonly title: string };

export type Hit = Place | Grip;

/** How near a pointer must be to an edge, px; to either side. */
const NEAR = 6;
/** A cue is taken by its diamond or its words, which are no wider than that; px. */
const CUE = { diamond: 8, words: 140, letter: 11 } as const;

/** @param x px from the window's left edge */
export function hitAt(track: Track, rows: Rows, scale: Scale, x: number, y: number): Hit | null {
  return holds(rows.ruler, y) ? { kind: "ruler" } : (gripUnder(track, rows, scale, x, y) ?? placeAt(track, rows, scale, x, y));
}

function gripUnder(track: Track, rows: Rows, { pxPerMs, leftPx }: Scale, x: number, y: number): Grip | null {
  const filmMs = (leftPx + x) / pxPerMs;
  if (holds(rows.acts, y) || holds(rows.beats, y)) return edgeAt(track, filmMs, NEAR / pxPerMs, holds(rows.acts, y));
  const candidates: { readonly grip: Grip; readonly awayPx: number }[] = [];
  const reachMs = Math.max(NEAR, CUE.words) / pxPerMs;
  for (const beat of beatsBetween(track, filmMs - reachMs, filmMs + NEAR / pxPerMs)) {
    if (!isOpen(beat, pxPerMs)) continue;
    const { lines } = itemsOf(beat);
    const grips = gripsOf(beat);
    grips.forEach((grip, index) => {
      const px = (filmMs - grip.filmMs) * pxPerMs;
      if (grip.kind === "gap" && y >= rows.dougen.top && y < rows.cues.top) {
        const line = grip.address.at === "end" ? lines.find(({ blockIndex }) => blockIndex === grip.address.blockIndex) : undefined;
        // A block is also taken at its own end, from where its silence goes.
        const fromEnd = line !== undefined && holds(rows[line.role], y) ? (filmMs - beat.placed.startMs - line.endMs) * pxPerMs : Infinity;
        const awayPx = Math.min(Math.abs(px), Math.abs(fromEnd));
        if (awayPx <= NEAR) candidates.push({ grip, awayPx });
      }
      if (grip.kind === "cue" && holds(rows.cues, y)) {
        const next = grips.find((each, at) => at > index && each.kind === "cue");
        const wordsPx = Math.min(CUE.words, CUE.letter * grip.cue.text.length + CUE.diamond, next === undefined ? Infinity : (next.filmMs - grip.filmMs) * pxPerMs - CUE.diamond);
        if (px >= -CUE.diamond && px <= Math.max(CUE.diamond, wordsPx)) candidates.push({ grip, awayPx: Math.abs(px) });
      }
    });
  }
  return candidates.reduce<(typeof candidates)[number] | null>((best, each) => (best === null || each.awayPx <= best.awayPx ? each : best), null)?.grip ?? null;
}

/** The silence behind the last line of a beat, taken hold of at the end of the beat or where the next one begins. */
function edgeAt(track: Track, filmMs: number, reachMs: number, isOfAct: boolean): Grip | null {
  const near = track.beats.findIndex(({ placed: { startMs, clip } }) => Math.abs(startMs - filmMs) <= reachMs || Math.abs(startMs + clip.durationMs - filmMs) <= reachMs);
  if (near < 0) return null;
  const { placed } = track.beats[near]!;
  const isEnd = Math.abs(placed.startMs + placed.clip.durationMs - filmMs) <= reachMs;
  const next = track.beats[isEnd ? near + 1 : near];
  // Between a cold open and its beat nothing can be put.
  const before = track.beats[(isEnd ? near : near - 1)];
  if (before === undefined || before.placed.clip.kind === "reprise") return null;
  if (isOfAct && next !== undefined && next.placed.actIndex === before.placed.actIndex) return null;
  const own = track.beats.slice(0, track.beats.indexOf(before) + 1).findLast(({ node }) => node !== null);
  const grip = own === undefined ? undefined : gripsOf(own).findLast(({ kind, address }) => kind === "gap" && "at" in address && address.at === "end");
  const edgeMs = isEnd ? placed.startMs + placed.clip.durationMs : placed.startMs;
  return grip === undefined ? null : { ...grip, filmMs: edgeMs };
}

/** What would be there if nothing could be taken hold of. */
export function placeAt(track: Track, rows: Rows, { pxPerMs, leftPx }: Scale, x: number, y: number): Place | null {
  const filmMs = (leftPx + x) / pxPerMs;
  if (holds(rows.acts, y)) {
    const act = track.acts.find(({ startMs, durationMs }) => filmMs >= startMs && filmMs < startMs + durationMs);
    return act === undefined ? null : { kind: "act", pos: act.pos, title: act.title };
  }
  const reachMs = NEAR / pxPerMs;
  const beats = beatsBetween(track, filmMs - 2 * reachMs, filmMs + 2 * reachMs);
  for (const beat of beats) {
    const { facts, jokes } = itemsOf(beat);
    const atMs = filmMs - beat.placed.startMs;
    const start = beat.pos + 1;
    if (holds(rows.facts, y)) {
      const fact = facts.find((each) => atMs >= each.startMs && atMs <= each.endMs);
      if (fact !== undefined) return { kind: "fact", pos: beat.node === null ? beat.pos : start + fact.offset, title: fact.text };
    }
    if (holds(rows.jokes, y)) {
      const joke = jokes.find((each) => atMs >= each.startMs - reachMs && atMs <= each.endMs + reachMs);
      if (joke !== undefined) return { kind: "joke", pos: start + joke.offset, title: `${joke.kind === "xi" ? "系" : "抖"} ${joke.text}` };
    }
  }
  const beat = beatAt(track, filmMs);
  if (beat === undefined) return null;
  const inLines = y >= rows.dougen.top && y < rows.cues.top;
  const line = inLines ? lineAt(itemsOf(beat).lines, filmMs - beat.placed.startMs) : undefined;
  if (line !== undefined && beat.node !== null) return { kind: "line", pos: beat.pos + 1 + line.offset, title: `${line.speaker}：${line.text}` };
  return { kind: "beat", pos: beat.pos, title: beat.placed.clip.title };
}

/** The line that is spoken at a time of its clip, or was last. */
export function lineAt(lines: readonly LineItem[], atMs: number): LineItem | undefined {
  return lines.findLast(({ startMs }) => startMs <= atMs + 1) ?? lines[0];
}

/** Too narrow a beat shows nothing that could be taken hold of. */
export function isOpen({ placed }: TrackBeat, pxPerMs: number): boolean {
  return placed.clip.durationMs * pxPerMs >= 40;
}
