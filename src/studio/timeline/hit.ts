import { holds, type Rows } from "./rows.ts";
import { beatAt, beatsBetween, type CueItem, itemsOf, type LineItem, type Track, type TrackBeat } from "./track.ts";

/** Film time and px: how the film lies under the window. */
export interface Scale {
  readonly pxPerMs: number;
  /** Film px at the window's left edge. */
  readonly leftPx: number;
  readonly widthPx: number;
}

/** What lies under the pointer. `pos` = where a click leads in the text. */
export type Hit =
  | { readonly kind: "ruler" }
  | { readonly kind: "act"; readonly pos: number; readonly title: string }
  | { readonly kind: "boundary"; readonly beat: TrackBeat; readonly line: LineItem }
  | { readonly kind: "cue"; readonly beat: TrackBeat; readonly cue: CueItem; readonly pos: number; readonly title: string }
  | { readonly kind: "beat" | "line" | "fact" | "joke"; readonly pos: number; readonly title: string };

/** How near a pointer must be, px. */
const NEAR = 5;

/** @param x px from the window's left edge */
export function hitAt(track: Track, rows: Rows, { pxPerMs, leftPx }: Scale, x: number, y: number): Hit | null {
  if (holds(rows.ruler, y)) return { kind: "ruler" };
  const filmMs = (leftPx + x) / pxPerMs;
  if (holds(rows.acts, y)) {
    const act = track.acts.find(({ startMs, durationMs }) => filmMs >= startMs && filmMs < startMs + durationMs);
    return act === undefined ? null : { kind: "act", pos: act.pos, title: act.title };
  }
  const reachMs = NEAR / pxPerMs;
  const inLines = y >= rows.dougen.top && y < rows.cues.top;
  for (const beat of beatsBetween(track, filmMs - 2 * reachMs, filmMs + 2 * reachMs)) {
    const { startMs } = beat.placed;
    const { lines, cues, facts, jokes } = itemsOf(beat);
    const atMs = filmMs - startMs;
    const start = beat.pos + 1;
    if (inLines && beat.node !== null && isOpen(beat, pxPerMs)) {
      const line = nearest(lines, ({ boundaryMs }) => Math.abs(boundaryMs - atMs), reachMs);
      if (line !== null) return { kind: "boundary", beat, line };
    }
    if (holds(rows.cues, y) && isOpen(beat, pxPerMs)) {
      const cue = nearest(cues, ({ tMs }) => Math.abs(tMs - atMs), reachMs * 1.6);
      if (cue !== null) return { kind: "cue", beat, cue, pos: start + cue.offset, title: cue.action === null ? cue.text : `${cue.text} (${cue.action})` };
    }
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
  const { clip, startMs } = beat.placed;
  const line = inLines ? lineAt(itemsOf(beat).lines, filmMs - startMs) : undefined;
  if (line !== undefined && beat.node !== null) return { kind: "line", pos: beat.pos + 1 + line.offset, title: `${line.speaker}：${line.text}` };
  return { kind: "beat", pos: beat.pos, title: clip.title };
}

/** The line that is spoken at a time of its clip, or was last. */
export function lineAt(lines: readonly LineItem[], atMs: number): LineItem | undefined {
  return lines.findLast(({ startMs }) => startMs <= atMs + 1) ?? lines[0];
}

/** Too narrow a beat shows nothing that could be taken hold of. */
export function isOpen({ placed }: TrackBeat, pxPerMs: number): boolean {
  return placed.clip.durationMs * pxPerMs >= 40;
}

function nearest<T>(items: readonly T[], distance: (item: T) => number, reach: number): T | null {
  let best: T | null = null;
  for (const item of items) if (distance(item) <= (best === null ? reach : distance(best))) best = item;
  return best;
}
