import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from "react";
import type { Clip, TimelineClip } from "#show";
import { usePlayhead } from "../store/use-playhead.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { clockTime } from "./clock-time.ts";
import { glide } from "./glide.ts";
import { spanOf } from "./span-of.ts";

/** Lines, cues and jokes of what plays, to scale; drag or use the arrow keys to move through it. */
export function ScrubBar({ clips }: { readonly clips: readonly TimelineClip[] }) {
  const words = useWords();
  const playhead = usePlayhead();
  const bar = useRef<HTMLDivElement>(null);
  const fps = useStudioState((state) => state.bound?.timeline.fps ?? 30);
  const { startMs, lengthMs } = spanOf(clips);
  // Of a whole show they would be a thicket.
  const showsCues = clips.filter(({ clip }) => clip.kind === "beat").length === 1;
  const seekTo = (event: PointerEvent) => {
    const box = bar.current!.getBoundingClientRect();
    playhead.seek(startMs + Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * lengthMs);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -fps, PageUp: fps }[event.key];
    const to = by !== undefined ? playhead.getState().filmMs + (by * (event.shiftKey ? fps : 1) * 1000) / fps : { Home: startMs, End: startMs + lengthMs }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    playhead.seek(Math.max(startMs, Math.min(startMs + lengthMs, to)));
  };
  return (
    <div
      ref={bar}
      className="scrub-bar"
      role="slider"
      tabIndex={0}
      aria-label={words({ zh: "播放位置", en: "Position" })}
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthMs)}
      aria-valuenow={0}
      onKeyDown={step}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => { if (event.buttons === 1) seekTo(event); }}
    >
      {clips.map((placed) => <ClipMarks key={placed.clip.id} clip={placed.clip} offsetMs={placed.startMs - startMs} lengthMs={lengthMs} isAlone={clips.length === 1} showsCues={showsCues} />)}
      <Needle startMs={startMs} lengthMs={lengthMs} bar={bar} />
    </div>
  );
}

interface ClipMarksProps {
  readonly clip: Clip;
  readonly offsetMs: number;
  readonly lengthMs: number;
  readonly isAlone: boolean;
  readonly showsCues: boolean;
}

/** Stands still while the needle moves. */
const ClipMarks = memo(function ClipMarks({ clip, offsetMs, lengthMs, isAlone, showsCues }: ClipMarksProps) {
  const at = (ms: number) => `${(((offsetMs + ms) / lengthMs) * 100).toFixed(3)}%`;
  const long = (ms: number) => `${((ms / lengthMs) * 100).toFixed(3)}%`;
  const cues = [...(clip.scene?.events ?? []).map(({ tMs }) => (tMs - clip.scene!.clock.originMs) / clip.scene!.clock.rate), ...clip.stageEvents.map(({ tMs }) => tMs)];
  return (
    <>
      {!isAlone && <span className="scrub-clip" style={{ left: at(0), width: long(clip.durationMs) }} />}
      {clip.lines.map((line, index) => <span key={index} className={`scrub-line ${line.role}`} style={{ left: at(line.startMs), width: long(line.durationMs) }} />)}
      {clip.laughs.map(({ startMs, durationMs }, index) => <span key={index} className="scrub-laugh" style={{ left: at(startMs), width: long(durationMs) }} />)}
      {clip.lines.flatMap(({ phrases }) => phrases).filter(({ runs }) => runs.some(({ baofu }) => baofu !== undefined)).map(({ startMs, endMs, runs }, index) => (
        <span key={index} className={`scrub-baofu ${runs.some(({ baofu }) => baofu === "dou") ? "dou" : "xi"}`} style={{ left: at(startMs), width: long(endMs - startMs) }} />
      ))}
      {showsCues && cues.map((tMs, index) => <span key={index} className="scrub-cue" style={{ left: at(tMs) }} />)}
    </>
  );
});

/** Moves without React; says where it is while it stands. */
function Needle({ startMs, lengthMs, bar }: { readonly startMs: number; readonly lengthMs: number; readonly bar: { readonly current: HTMLDivElement | null } }) {
  const playhead = usePlayhead();
  const needle = useRef<HTMLSpanElement>(null);
  // As wide as the bar, so that its own width is that of the bar.
  useEffect(() => glide(needle.current!, playhead, { startMs, lengthMs, width: "100%" }), [playhead, startMs, lengthMs]);
  useEffect(() => {
    const tell = () => {
      const { filmMs, isPlaying } = playhead.getState();
      if (isPlaying) return;
      const doneMs = Math.max(0, Math.min(lengthMs, filmMs - startMs));
      bar.current?.setAttribute("aria-valuenow", String(Math.round(doneMs)));
      bar.current?.setAttribute("aria-valuetext", `${clockTime(doneMs)} / ${clockTime(lengthMs)}`);
    };
    tell();
    return playhead.subscribe(tell);
  }, [playhead, startMs, lengthMs, bar]);
  return <span ref={needle} className="scrub-needle" />;
}
