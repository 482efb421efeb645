import { undo } from "prosemirror-history";
import { NodeSelection } from "prosemirror-state";
import { type PointerEvent, useRef, useState } from "react";
import { lineTimesOf } from "#show";
import { dispatchGesture, newGesture } from "../store/gesture.ts";
import type { Playhead } from "../store/playhead.ts";
import type { Studio } from "../store/studio-store.ts";
import type { Hit } from "./hit.ts";
import { boundaryStart, type BoundaryStart, type BoundaryStop, findBlock, type LineAddress, moveBoundary, moveCue, wordPlaces } from "./moves.ts";

/** What is being dragged. */
type Drag =
  | { readonly kind: "scrub" }
  | { readonly kind: "press"; readonly hit: Hit | null; readonly filmMs: number }
  | { readonly kind: "boundary"; readonly address: LineAddress; readonly start: BoundaryStart; readonly fromMs: number; readonly boundaryMs: number; readonly gesture: string; movedMs: number }
  | { readonly kind: "cue"; readonly address: LineAddress; readonly cuePos: number; readonly linePos: number; readonly places: readonly CuePlace[]; readonly fromMs: number; target: CuePlace | null; hasMoved: boolean };

interface CuePlace {
  readonly filmMs: number;
  readonly offset: number;
  readonly word: string;
}

export interface Handle {
  readonly kind: "boundary" | "cue";
  readonly filmMs: number;
  readonly label: string;
}

/** Pixels a pointer may tremble in a click. */
const STILL_PX = 3;

export interface DragTools {
  readonly studio: Studio;
  readonly playhead: Playhead;
  readonly hitAt: (event: PointerEvent) => Hit | null;
  readonly filmMsAt: (event: PointerEvent) => number;
  readonly pxPerMs: number;
  /** A drag begins or ends. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onHandle: (handle: Handle | null) => void;
  /** A boundary goes no further, or does again. */
  readonly onStop: (stop: BoundaryStop | null) => void;
  /** The pointer is at a time of the ruler. */
  readonly onScrub: (filmMs: number) => void;
  /** A press that was no drag. */
  readonly onClick: (hit: Hit | null, filmMs: number) => void;
}

/** Pointer handlers of the timeline: scrub on the ruler, drag boundaries and cues, click the rest. */
export function useDrag({ studio, playhead, hitAt, filmMsAt, pxPerMs, onHold, onHandle, onStop, onScrub, onClick }: DragTools) {
  const drag = useRef<Drag | null>(null);
  const [cursor, setCursor] = useState<"default" | "ew-resize" | "grab" | "grabbing" | "pointer">("default");
  const stepMs = pxPerMs >= 0.12 ? 10 : 50;

  const begin = (hit: Hit | null, filmMs: number): Drag => {
    if (hit?.kind === "ruler") return { kind: "scrub" };
    const { editor: { doc }, boundDoc, readOnly } = studio.getState();
    // What is shown may be older than the text by a breath; nothing is moved by guess.
    if (doc !== boundDoc || readOnly !== null) return { kind: "press", hit, filmMs };
    if (hit?.kind === "boundary") {
      const address = { beatId: hit.beat.placed.clip.beatId, blockIndex: hit.line.blockIndex };
      const start = boundaryStart(doc, address);
      if (start !== null) return { kind: "boundary", address, start, fromMs: filmMs, boundaryMs: hit.beat.placed.startMs + hit.line.boundaryMs, gesture: newGesture(), movedMs: 0 };
    }
    if (hit?.kind === "cue" && hit.beat.node !== null) {
      const address = { beatId: hit.beat.placed.clip.beatId, blockIndex: hit.cue.blockIndex };
      const line = findBlock(doc, address);
      const times = lineTimesOf(hit.beat.node).find(({ node }) => node === line?.node);
      if (line !== null && times !== undefined) {
        const places = wordPlaces(line.node).map(({ at, offset, word }): CuePlace => ({ offset, word, filmMs: hit.beat.placed.startMs + (times.spokenByMs[at] ?? times.endMs) }));
        return { kind: "cue", address, cuePos: hit.pos, linePos: line.pos, places, fromMs: filmMs, target: null, hasMoved: false };
      }
    }
    return { kind: "press", hit, filmMs };
  };

  const moveTo = (event: PointerEvent) => {
    const now = drag.current;
    const filmMs = filmMsAt(event);
    if (now?.kind === "scrub") onScrub(filmMs);
    if (now?.kind === "boundary") {
      const byMs = Math.round((filmMs - now.fromMs) / stepMs) * stepMs;
      if (byMs === 0 && now.movedMs === 0) return onStop(null);
      const { tr } = studio.getState().editor;
      const { movedMs, stop } = moveBoundary(tr, now.address, now.start, byMs, event.shiftKey);
      now.movedMs = movedMs;
      onStop(stop);
      if (tr.docChanged) dispatchGesture(studio, tr, now.gesture);
      onHandle({ kind: "boundary", filmMs: now.boundaryMs + now.movedMs, label: signedSeconds(now.movedMs) });
    }
    if (now?.kind === "cue") {
      if (!now.hasMoved && Math.abs(filmMs - now.fromMs) * pxPerMs < STILL_PX) return;
      now.hasMoved = true;
      now.target = now.places.reduce<CuePlace | null>((best, place) => (best === null || Math.abs(place.filmMs - filmMs) < Math.abs(best.filmMs - filmMs) ? place : best), null);
      if (now.target !== null) onHandle({ kind: "cue", filmMs: now.target.filmMs, label: now.target.word });
    }
  };

  const end = (event: PointerEvent) => {
    const now = drag.current;
    drag.current = null;
    onHold(false);
    if (now?.kind === "press") onClick(now.hit, now.filmMs);
    if (now?.kind === "boundary" && now.movedMs === 0) onClick({ kind: "ruler" }, now.fromMs);
    if (now?.kind === "cue") {
      const { editor: { doc, tr } } = studio.getState();
      if (!now.hasMoved) selectCue(studio, now.cuePos, now.fromMs);
      else if (now.target !== null && findBlock(doc, now.address)?.pos === now.linePos) {
        moveCue(tr, now.linePos, now.cuePos, now.target.offset);
        if (tr.docChanged) dispatchGesture(studio, tr, newGesture());
      }
    }
    onHandle(null);
    hover(event);
  };

  const selectCue = (of: Studio, pos: number, filmMs: number) => {
    const { tr } = of.getState().editor;
    of.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView());
    requestAnimationFrame(() => { playhead.seek(filmMs); });
  };

  const hover = (event: PointerEvent) => {
    const hit = hitAt(event);
    setCursor(hit?.kind === "boundary" ? "ew-resize" : hit?.kind === "cue" ? "grab" : hit === null ? "default" : "pointer");
    const { currentTarget } = event;
    const title = hit !== null && "title" in hit ? hit.title : "";
    if (currentTarget instanceof HTMLElement && currentTarget.title !== title) currentTarget.title = title;
    onHandle(hit?.kind === "boundary" ? { kind: "boundary", filmMs: hit.beat.placed.startMs + hit.line.boundaryMs, label: "" } : hit?.kind === "cue" ? { kind: "cue", filmMs: hit.beat.placed.startMs + hit.cue.tMs, label: hit.title } : null);
  };

  /** Back to how it was when the drag began. */
  const cancel = (): boolean => {
    const now = drag.current;
    if (now === null) return false;
    drag.current = null;
    onHold(false);
    if (now.kind === "boundary" && now.movedMs !== 0) studio.run(undo);
    studio.bindNow();
    onHandle(null);
    return true;
  };

  return {
    cursor,
    cancel,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = begin(hitAt(event), filmMsAt(event));
        onHold(true);
        onStop(null);
        if (drag.current.kind === "scrub") onScrub(filmMsAt(event));
        if (drag.current.kind === "cue") setCursor("grabbing");
      },
      onPointerMove: (event: PointerEvent) => {
        if (drag.current === null) hover(event);
        else moveTo(event);
      },
      onPointerUp: end,
      onPointerCancel: () => { cancel(); },
      onPointerLeave: () => { if (drag.current === null) onHandle(null); },
    },
  };
}

export function signedSeconds(ms: number): string {
  return `${ms >= 0 ? "+" : "−"}${(Math.abs(ms) / 1000).toFixed(2)} s`;
}
