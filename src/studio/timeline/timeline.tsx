import { TextSelection } from "prosemirror-state";
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { audition } from "../preview/audition.ts";
import { dispatchGesture, isComposing, newGesture } from "../store/gesture.ts";
import { usePlayhead } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { minutes } from "../words/clock.ts";
import { useUndoKeys } from "../store/use-undo-keys.ts";
import { useWords } from "../words/use-words.ts";
import { GripHandle } from "./grip-handle.tsx";
import type { GripAddress } from "./grips.ts";
import { hitAt, lineAt, type Place, placeAt } from "./hit.ts";
import { boundaryStart, type BoundaryStop, moveBoundary } from "./moves.ts";
import { coloursOf, paintTimeline } from "./paint.ts";
import { Playline } from "./playline.tsx";
import { rowsFor } from "./rows.ts";
import { beatAt, itemsOf, type Track, trackOf } from "./track.ts";
import { TimelineTools } from "./timeline-tools.tsx";
import { type Handle, useDrag } from "./use-drag.ts";
import { useZoom } from "./use-zoom.ts";
import "../words/panel.css";
import "./timeline.css";

/** The whole film to scale: acts, beats, lines, cues, jokes, laughs, facts. */
export function Timeline() {
  const words = useWords();
  const bound = useStudioState((state) => state.bound);
  const doc = useStudioState((state) => state.boundDoc);
  const undoKeys = useUndoKeys();
  const track = useMemo(() => (bound === null || doc === null ? null : trackOf(bound, doc)), [bound, doc]);
  return (
    <section className="timeline" aria-label={words({ zh: "时间线", en: "Timeline" })} onKeyDown={undoKeys}>
      {track !== null && <Film track={track} />}
    </section>
  );
}

function Film({ track }: { readonly track: Track }) {
  const words = useWords();
  const studio = useStudio();
  const playhead = usePlayhead();
  const here = useStudioState((state) => state.whereabouts);
  const theme = useStudioState((state) => state.theme);
  const language = useStudioState((state) => state.language);
  const window_ = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [handle, setHandle] = useState<Handle | null>(null);
  const [stop, setStop] = useState<BoundaryStop | null>(null);
  const [atHand, setAtHand] = useState<GripAddress | null>(null);
  const gripHandle = useRef<HTMLDivElement>(null);
  const [leftPx, setLeft] = useState(0);
  const size = useSize(window_);
  const { pxPerMs, zoomBy, fit, hold } = useZoom(track.durationMs, size.width, window_, playhead);
  const isHeld = useRef(false);
  const onHold = useCallback((held: boolean) => {
    isHeld.current = held;
    hold(held);
  }, [hold]);
  // What the pointer rested on may lie elsewhere now.
  useEffect(() => { if (!isHeld.current) setHandle(null); }, [track]);
  const rows = useMemo(() => rowsFor(size.height), [size.height]);
  const scale = { pxPerMs, leftPx, widthPx: size.width };
  const say = useCallback((filmMs: number) => describe(track, filmMs), [track]);

  useLayoutEffect(() => {
    const element = canvas.current!;
    const density = devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
    if (element.width !== width || element.height !== height) Object.assign(element, { width, height });
    const g = element.getContext("2d")!;
    g.setTransform(density, 0, 0, density, 0, 0);
    paintTimeline(g, { track, rows, scale, colours: coloursOf(element), language, here, handle });
  }, [track, rows, pxPerMs, leftPx, size, theme, language, here, handle]);

  /** What plays is one beat: to look at another, the cursor goes there. */
  const scrub = (filmMs: number) => {
    const beat = beatAt(track, filmMs);
    const own = track.beats.find(({ node, placed }) => node !== null && placed.clip.beatId === studio.getState().whereabouts.beatId);
    if (beat === undefined || beat.pos === own?.pos || playhead.getState().scope === "show") return playhead.seek(filmMs);
    const line = beat.node === null ? undefined : lineAt(itemsOf(beat).lines, filmMs - beat.placed.startMs);
    visit(filmMs, line === undefined ? beat.pos : beat.pos + 1 + line.offset);
  };
  const onClick = (place: Place | null, filmMs: number) => {
    if (place?.kind === "ruler") return scrub(filmMs);
    if (place !== null && studio.getState().editor.doc === studio.getState().boundDoc) studio.goTo(place.pos);
    // Behind the preview, which goes to the beginning of the line the cursor came to.
    requestAnimationFrame(() => { playhead.seek(Math.max(0, Math.min(track.durationMs, filmMs))); });
  };
  const filmMsAt = (clientX: number) => (clientX - canvas.current!.getBoundingClientRect().left + window_.current!.scrollLeft) / pxPerMs;
  const pointed = <T,>(find: (of: Track, in_: typeof rows, by: typeof scale, x: number, y: number) => T) => ({ clientX, clientY }: MouseEvent): T => {
    const box = canvas.current!.getBoundingClientRect();
    return find(track, rows, { ...scale, leftPx: window_.current!.scrollLeft }, clientX - box.left, clientY - box.top);
  };
  const playAlone = (event: MouseEvent) => {
    const hit = pointed(hitAt)(event);
    if (hit?.kind === "cue") requestAnimationFrame(() => { audition(playhead, hit.filmMs); });
  };
  const onDragged = (address: GripAddress) => {
    // First, or the handle would go to the playhead.
    flushSync(() => { setAtHand(address); });
    gripHandle.current?.focus({ preventScroll: true });
  };
  const { cursor, handlers } = useDrag({ studio, playhead, words, hitAt: pointed(hitAt), placeAt: pointed(placeAt), filmMsAt, pxPerMs, onHold, onHandle: setHandle, onDragged, onStop: setStop, onScrub: scrub, onClick });

  /** Puts playhead and cursor on a line, without taking the keyboard away. */
  const visit = (filmMs: number, pos: number | null) => {
    if (pos !== null && studio.getState().editor.doc === studio.getState().boundDoc) {
      const { tr } = studio.getState().editor;
      studio.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos + 1, tr.doc.content.size)))).scrollIntoView());
    }
    requestAnimationFrame(() => { playhead.seek(filmMs); });
  };
  const walk = (by: 1 | -1, by_: "line" | "beat") => {
    const nowMs = playhead.getState().filmMs;
    const stops = by_ === "beat" ? track.beats.map(({ placed, pos }) => ({ filmMs: placed.startMs, pos })) : nearStops(track, nowMs);
    const next = by > 0 ? stops.find(({ filmMs }) => filmMs > nowMs + 40) : stops.findLast(({ filmMs }) => filmMs < nowMs - 40);
    if (next !== undefined) visit(next.filmMs, next.pos);
  };
  const changePause = (byMs: number, alone: boolean) => {
    const { editor, boundDoc } = studio.getState();
    const beat = beatAt(track, playhead.getState().filmMs);
    if (beat === undefined || beat.node === null || editor.doc !== boundDoc) return;
    const line = lineAt(itemsOf(beat).lines, playhead.getState().filmMs - beat.placed.startMs);
    if (line === undefined) return;
    const start = boundaryStart(editor.doc, { beatId: beat.placed.clip.beatId, blockIndex: line.blockIndex, at: "end" });
    if (start === null) return;
    const { tr } = editor;
    setStop(moveBoundary(tr, start, byMs, alone).stop);
    if (tr.docChanged) dispatchGesture(studio, tr, newGesture());
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => { walk(-1, "line"); }, ArrowRight: () => { walk(1, "line"); }, PageUp: () => { walk(-1, "beat"); }, PageDown: () => { walk(1, "beat"); },
      Home: () => { visit(0, track.beats[0]?.pos ?? null); }, End: () => { visit(track.durationMs, track.beats.at(-1)?.pos ?? null); },
      "+": () => { zoomBy(1.5); }, "=": () => { zoomBy(1.5); }, "-": () => { zoomBy(1 / 1.5); }, "0": fit,
      "[": () => { changePause(-100, false); }, "]": () => { changePause(100, false); }, "{": () => { changePause(-100, true); }, "}": () => { changePause(100, true); },
      " ": playhead.toggle, Enter: () => { const { selection } = studio.getState().editor; studio.goTo(Math.max(0, selection.from - 1)); },
    };
    const act = does[event.key];
    if (act === undefined) return;
    event.preventDefault();
    setStop(null);
    act();
  };

  return (
    <>
      <TimelineTools track={track} stop={stop} zoomBy={zoomBy} fit={fit} />
      <div className="timeline-film">
        <div
          ref={window_}
          className="timeline-window"
          role="slider"
          tabIndex={0}
          aria-label={words({ zh: "时间线上的位置：左右换句，上下页换拍，加减缩放，方括号改停顿", en: "Place in the film: arrows by line, Page keys by beat, plus and minus zoom, brackets change the pause" })}
          aria-valuemin={0}
          aria-valuemax={Math.round(track.durationMs / 1000)}
          aria-valuenow={0}
          onKeyDown={onKey}
          onFocus={() => { setAtHand(null); }}
          onScroll={(event) => { setLeft(event.currentTarget.scrollLeft); }}
        >
          <div className="timeline-length" style={{ width: Math.max(size.width, Math.ceil(track.durationMs * pxPerMs) + 24) }}>
            <canvas ref={canvas} className="timeline-canvas" style={{ width: size.width, height: size.height, cursor }} {...handlers} onDoubleClick={playAlone} />
            <Playline {...scale} lengthMs={track.durationMs} host={window_} describe={say} />
          </div>
        </div>
        <GripHandle track={track} rows={rows} scale={scale} address={atHand} onAddress={setAtHand} onStop={setStop} handle={gripHandle} host={window_} />
      </div>
    </>
  );
}

/** Beginnings of the lines around a time: of its beat and the two beside it. */
function nearStops(track: Track, filmMs: number): readonly { readonly filmMs: number; readonly pos: number }[] {
  const index = track.beats.indexOf(beatAt(track, filmMs)!);
  return track.beats.slice(Math.max(0, index - 1), index + 2).flatMap((beat) => itemsOf(beat).lines.map(({ startMs, offset }) => ({ filmMs: beat.placed.startMs + startMs, pos: beat.node === null ? beat.pos : beat.pos + 1 + offset })));
}

/** What is there, for those who hear the timeline. */
function describe(track: Track, filmMs: number): string {
  const beat = beatAt(track, filmMs);
  if (beat === undefined) return minutes(filmMs);
  const line = lineAt(itemsOf(beat).lines, filmMs - beat.placed.startMs);
  return `${minutes(filmMs)} ${beat.placed.clip.title}${line === undefined ? "" : ` ${line.speaker}：${line.text.slice(0, 40)}`}`;
}

function useSize(element: { readonly current: HTMLElement | null }): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const host = element.current!;
    const measure = () => { setSize({ width: host.clientWidth, height: host.clientHeight }); };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    return () => { observer.disconnect(); };
  }, [element]);
  return size;
}
