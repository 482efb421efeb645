import { type KeyboardEvent, type RefObject, useRef } from "react";
import { clockTime } from "../preview/clock-time.ts";
import { NEAR_MS } from "../preview/whereabouts.ts";
import { dispatchGesture, isComposing, newGesture } from "../store/gesture.ts";
import { usePlayhead } from "../store/use-playhead.ts";
import { useStudio } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { cueAt, type Grip, addressOf, type GripAddress, gripAt, gripBeside, gripsOf, waitOf, waitWords } from "./grips.ts";
import type { Scale } from "./hit.ts";
import { boundaryStart, type BoundaryStop, findBlock, moveBoundary, moveCue, wordPlaces } from "./moves.ts";
import type { Rows } from "./rows.ts";
import { beatAt, type Track } from "./track.ts";

export interface GripHandleProps {
  readonly track: Track;
  readonly rows: Rows;
  readonly scale: Scale;
  /** What is at hand; null = whatever is nearest to the playhead. */
  readonly address: GripAddress | null;
  readonly onAddress: (address: GripAddress) => void;
  readonly onStop: (stop: BoundaryStop | null) => void;
  readonly handle: RefObject<HTMLDivElement | null>;
  /** The window the film is seen through. */
  readonly host: RefObject<HTMLElement | null>;
}

/** What one press moves, and how long after another press it is one step of undo with it; ms. */
const STEP_MS = 100;
const RUN_MS = 1200;

/** A boundary, laugh or cue for the keyboard: left and right move it, up and down go to the next. Seen only while it has the keyboard. */
export function GripHandle({ track, rows, scale: { pxPerMs, leftPx, widthPx }, address, onAddress, onStop, handle, host }: GripHandleProps) {
  const words = useWords();
  const studio = useStudio();
  const playhead = usePlayhead();
  const run = useRef({ gesture: "", timeStamp: -Infinity });
  const grip = (address === null ? undefined : gripAt(track, address)) ?? nearest(track, playhead.getState().filmMs);
  if (grip === undefined) return null;

  const take = (next: Grip | undefined) => {
    if (next === undefined) return;
    run.current.timeStamp = -Infinity;
    onStop(null);
    onAddress(addressOf(next));
    const x = next.filmMs * pxPerMs;
    if (host.current !== null && (x < leftPx + 20 || x > leftPx + widthPx - 20)) host.current.scrollLeft = x - widthPx / 2;
  };
  const move = (by: 1 | -1, { shiftKey, timeStamp }: KeyboardEvent) => {
    const { editor: { tr }, readOnly } = studio.getState();
    if (readOnly !== null) return;
    if (timeStamp - run.current.timeStamp > RUN_MS) run.current.gesture = newGesture();
    run.current.timeStamp = timeStamp;
    if (grip.kind === "gap") {
      const start = boundaryStart(tr.doc, grip.address);
      if (start !== null) onStop(moveBoundary(tr, start, by * STEP_MS, shiftKey).stop);
      onAddress(addressOf(grip));
    } else {
      const line = findBlock(tr.doc, grip.address);
      const cuePos = line === null ? -1 : cuePosIn(line.node, grip.address.nth) + line.pos + 1;
      if (line === null || tr.doc.nodeAt(cuePos)?.type.name !== "cue") return;
      const places = wordPlaces(line.node);
      const waitsFor = (tr.doc.nodeAt(cuePos)!.attrs["args"] as Readonly<Record<string, string>>)["at"];
      const here = waitsFor === undefined ? -1 : places.findIndex(({ word }) => word !== "" && waitsFor.startsWith(word));
      const now = here >= 0 ? here : places.findLastIndex(({ offset }) => line.pos + 1 + offset <= cuePos);
      const target = places[now + by];
      if (target === undefined) return;
      moveCue(tr, line.pos, cuePos, target.offset);
      onAddress(cueAt(tr.doc, tr.selection.from));
    }
    if (tr.docChanged) dispatchGesture(studio, tr, run.current.gesture);
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => { move(-1, event); }, ArrowRight: () => { move(1, event); },
      ArrowUp: () => { take(gripBeside(track, grip, -1)); }, ArrowDown: () => { take(gripBeside(track, grip, 1)); },
      Escape: () => { host.current?.focus(); },
    };
    const act = does[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const wait = grip.kind === "gap" ? waitOf(studio.getState().editor.doc, grip.address) : null;
  const said = grip.kind === "cue" ? grip.title : wait === null ? "" : words(waitWords(wait));
  const x = grip.filmMs * pxPerMs - leftPx;
  return (
    <div
      ref={handle}
      className={`timeline-grip${x > widthPx - 180 ? " is-right" : ""}`}
      role="slider"
      tabIndex={0}
      style={{ left: Math.max(0, Math.min(widthPx, x)), top: rows.beats.top, height: rows.cues.top + rows.cues.height - rows.beats.top }}
      aria-label={words({ zh: "手边的把手：左右挪，按住 Shift 只挪这一处，上下换一个", en: "Handle: left and right move it, with Shift alone, up and down go to another" })}
      aria-valuemin={0}
      aria-valuemax={Math.round(track.durationMs / 1000)}
      aria-valuenow={Math.round(grip.filmMs / 1000)}
      aria-valuetext={`${clockTime(grip.filmMs)} ${said}${grip.kind === "gap" ? ` ${grip.text.slice(0, 40)}` : ""}`}
      onKeyDown={onKey}
      onFocus={() => { if (address === null) take(nearest(track, playhead.getState().filmMs)); }}
    >
      <span aria-hidden="true">{clockTime(grip.filmMs)} {said}</span>
    </div>
  );
}

/** Behind the line at a time, or the nearest to it in its beat. */
function nearest(track: Track, filmMs: number): Grip | undefined {
  const beat = beatAt(track, filmMs);
  const own = beat === undefined ? [] : gripsOf(beat);
  const other = own.length > 0 ? undefined : track.beats.find((each) => gripsOf(each).length > 0);
  const grips = other === undefined ? own : gripsOf(other);
  return grips.find((grip) => grip.kind === "gap" && grip.filmMs > filmMs + NEAR_MS) ?? grips.at(-1);
}

function cuePosIn(line: { readonly children: readonly { readonly type: { readonly name: string }; readonly nodeSize: number }[] }, nth: number): number {
  let [offset, seen] = [0, 0];
  for (const { type, nodeSize } of line.children) {
    if (type.name === "cue" && seen++ === nth) return offset;
    offset += nodeSize;
  }
  return -1;
}
