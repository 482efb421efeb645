import { undo } from "prosemirror-history";
import { NodeSelection } from "prosemirror-state";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { lineTimesOf } from "#show";
import { clockTime } from "../preview/clock-time.ts";
import { dispatchGesture, newGesture } from "../store/gesture.ts";
import type { Playhead } from "../store/playhead.ts";
import type { Studio } from "../store/studio-store.ts";
import type { Words } from "../words/words.ts";
import { addressOf, cueAt, type GripAddress, waitWords } from "./grips.ts";
import type { Hit, Place } from "./hit.ts";
import { boundaryStart, type BoundaryStart, type BoundaryStop, findBlock, type LineAddress, moveBoundary, moveCue, wordPlaces } from "./moves.ts";

/** What is being dragged. */
type Drag =
  | { readonly kind: "scrub" }
  | { readonly kind: "press"; readonly place: Place | null; readonly filmMs: number }
  | { readonly kind: "gap"; readonly address: GripAddress; readonly start: BoundaryStart; readonly fromMs: number; readonly boundaryMs: number; readonly gesture: string; movedMs: number; hasMoved: boolean }
  | { readonly kind: "cue"; readonly line: LineAddress; readonly cuePos: number; readonly linePos: number; readonly places: readonly CuePlace[]; readonly fromMs: number; readonly cueMs: number; target: CuePlace | null; hasMoved: boolean };

interface CuePlace {
  readonly filmMs: number;
  readonly offset: number;
  readonly word: string;
}

export interface Handle {
  readonly kind: "gap" | "cue";
  readonly filmMs: number;
  readonly label: string;
}

/** Pixels a pointer may tremble in a click. */
const STILL_PX = 3;

const GAP_TITLE = { zh: "拖动：后面的跟着挪；按住 Shift：只挪这一处；Esc：算了", en: "Drag: what follows ripples; with Shift: this alone; Esc: leave it" } as const;

const CUE_TITLE = { zh: "拖动：挪到别的字上；双击：单独看一遍", en: "Drag: to another word; double-click: play it alone" } as const;

export interface DragTools {
  readonly studio: Studio;
  readonly playhead: Playhead;
  readonly words: (words: Words) => string;
  readonly hitAt: (event: PointerEvent) => Hit | null;
  /** What lies under the pointer, whatever could be taken hold of there. */
  readonly placeAt: (event: PointerEvent) => Place | null;
  readonly filmMsAt: (clientX: number) => number;
  readonly pxPerMs: number;
  /** A drag begins or ends. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onHandle: (handle: Handle | null) => void;
  /** Something has been dragged, and stays at hand for the keyboard. */
  readonly onDragged: (address: GripAddress) => void;
  /** A boundary goes no further, or does again. */
  readonly onStop: (stop: BoundaryStop | null) => void;
  /** The pointer is at a time of the ruler. */
  readonly onScrub: (filmMs: number) => void;
  /** A press that was no drag. */
  readonly onClick: (place: Place | null, filmMs: number) => void;
}

/** Pointer handlers of the timeline: scrub on the ruler, drag boundaries, laughs and cues, click the rest. */
export function useDrag({ studio, playhead, words, hitAt, placeAt, filmMsAt, pxPerMs, onHold, onHandle, onDragged, onStop, onScrub, onClick }: DragTools) {
  const drag = useRef<Drag | null>(null);
  const pointerX = useRef(0);
  const [isDragging, setDragging] = useState(false);
  const [cursor, setCursor] = useState<"default" | "ew-resize" | "grab" | "grabbing" | "pointer">("default");
  const stepMs = pxPerMs >= 0.12 ? 10 : 50;

  const begin = (hit: Hit | null, place: Place | null, filmMs: number): Drag => {
    if (hit?.kind === "ruler") return { kind: "scrub" };
    const { editor: { doc }, boundDoc, readOnly } = studio.getState();
    // What is shown may be older than the text by a breath; nothing is moved by guess.
    if (doc !== boundDoc || readOnly !== null) return { kind: "press", place, filmMs };
    if (hit?.kind === "gap") {
      const start = boundaryStart(doc, hit.address);
      if (start !== null) return { kind: "gap", address: addressOf(hit), start, fromMs: filmMs, boundaryMs: hit.filmMs, gesture: newGesture(), movedMs: 0, hasMoved: false };
    }
    if (hit?.kind === "cue") {
      const line = findBlock(doc, hit.address);
      const times = lineTimesOf(hit.beat.node!).find(({ node }) => node === line?.node);
      if (line !== null && times !== undefined) {
        const places = wordPlaces(line.node).map(({ at, offset, word }): CuePlace => ({ offset, word, filmMs: hit.beat.placed.startMs + (times.spokenByMs[at] ?? times.endMs) }));
        return { kind: "cue", line: hit.address, cuePos: hit.pos, linePos: line.pos, places, fromMs: filmMs, cueMs: hit.filmMs, target: null, hasMoved: false };
      }
    }
    return { kind: "press", place, filmMs };
  };

  const moveTo = (clientX: number, alone: boolean) => {
    const now = drag.current;
    pointerX.current = clientX;
    const filmMs = filmMsAt(clientX);
    if (now?.kind === "scrub") onScrub(filmMs);
    if (now?.kind === "gap") {
      const byMs = Math.round((filmMs - now.fromMs) / stepMs) * stepMs;
      if (byMs === 0 && !now.hasMoved) return onStop(null);
      const { tr } = studio.getState().editor;
      const moved = moveBoundary(tr, now.start, byMs, alone);
      now.movedMs = moved.movedMs;
      onStop(moved.stop);
      if (tr.docChanged) {
        now.hasMoved = true;
        dispatchGesture(studio, tr, now.gesture);
      }
      const atMs = now.boundaryMs + moved.movedMs;
      onHandle({ kind: "gap", filmMs: atMs, label: `${clockTime(atMs)}  ${words(waitWords(moved))}  ${signedSeconds(moved.movedMs)}` });
    }
    if (now?.kind === "cue") {
      if (!now.hasMoved && Math.abs(filmMs - now.fromMs) * pxPerMs < STILL_PX) return;
      now.hasMoved = true;
      // Taken by its words, it goes as far as the pointer does, not to the pointer.
      const away = (place: CuePlace) => Math.abs(place.filmMs - (now.cueMs + filmMs - now.fromMs));
      now.target = now.places.reduce<CuePlace | null>((best, place) => (best === null || away(place) < away(best) ? place : best), null);
      if (now.target !== null) onHandle({ kind: "cue", filmMs: now.target.filmMs, label: `${clockTime(now.target.filmMs)}  ${now.target.word}` });
    }
  };

  const letGo = () => {
    drag.current = null;
    setDragging(false);
    onHold(false);
  };

  const end = (event: PointerEvent) => {
    const now = drag.current;
    letGo();
    if (now?.kind === "press") onClick(now.place, now.filmMs);
    if (now?.kind === "gap") {
      if (!now.hasMoved) onClick(placeAt(event), now.fromMs);
      // Back where it began there is nothing to undo.
      else if (now.movedMs === 0) studio.run(undo);
      if (now.hasMoved) onDragged(now.address);
    }
    if (now?.kind === "cue") {
      const { editor: { doc, tr } } = studio.getState();
      if (!now.hasMoved) selectCue(studio, now.cuePos, now.cueMs);
      else if (now.target !== null && findBlock(doc, now.line)?.pos === now.linePos) {
        moveCue(tr, now.linePos, now.cuePos, now.target.offset);
        if (tr.docChanged) dispatchGesture(studio, tr, newGesture());
        onDragged(cueAt(tr.doc, tr.selection.from));
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
    const hit = studio.getState().readOnly === null ? hitAt(event) : placeAt(event);
    setCursor(hit?.kind === "gap" ? "ew-resize" : hit?.kind === "cue" ? "grab" : hit === null ? "default" : "pointer");
    const { currentTarget } = event;
    const title = hit?.kind === "gap" ? words(GAP_TITLE) : hit?.kind === "cue" ? `${hit.title}\n${words(CUE_TITLE)}` : hit !== null && "title" in hit ? hit.title : "";
    if (currentTarget instanceof HTMLElement && currentTarget.title !== title) currentTarget.title = title;
    onHandle(hit?.kind === "gap" || hit?.kind === "cue" ? { kind: hit.kind, filmMs: hit.filmMs, label: hit.kind === "cue" ? hit.title : "" } : null);
  };

  /** Back to how it was when the drag began. */
  const cancel = () => {
    const now = drag.current;
    letGo();
    if (now?.kind === "gap" && now.hasMoved) studio.run(undo);
    studio.bindNow();
    onStop(null);
    onHandle(null);
  };

  const latest = useRef({ moveTo, cancel });
  latest.current = { moveTo, cancel };
  useEffect(() => {
    if (!isDragging) return;
    // Wherever the keyboard is, these keys mean the drag.
    const press = (event: KeyboardEvent) => {
      if (event.key === "Shift") latest.current.moveTo(pointerX.current, event.type === "keydown");
      if (event.key !== "Escape" || event.type !== "keydown") return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.cancel();
    };
    addEventListener("keydown", press, { capture: true });
    addEventListener("keyup", press, { capture: true });
    return () => {
      removeEventListener("keydown", press, { capture: true });
      removeEventListener("keyup", press, { capture: true });
    };
  }, [isDragging]);

  return {
    cursor,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = begin(hitAt(event), placeAt(event), filmMsAt(event.clientX));
        pointerX.current = event.clientX;
        setDragging(true);
        onHold(true);
        onStop(null);
        if (drag.current.kind === "scrub") onScrub(filmMsAt(event.clientX));
        if (drag.current.kind === "cue") setCursor("grabbing");
      },
      onPointerMove: (event: PointerEvent) => {
        if (drag.current === null) hover(event);
        else moveTo(event.clientX, event.shiftKey);
      },
      onPointerUp: (event: PointerEvent) => { if (drag.current !== null) end(event); },
      onPointerCancel: cancel,
      onPointerLeave: () => { if (drag.current === null) onHandle(null); },
    },
  };
}

function signedSeconds(ms: number): string {
  return `${ms >= 0 ? "+" : "−"}${(Math.abs(ms) / 1000).toFixed(2)} s`;
}
