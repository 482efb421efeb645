import { useEffect, useRef } from "react";
import type { TimelineClip } from "#show";
import { frames, type Shape, shapeOf } from "#stage";
import { keepKeyboard } from "../app/keep-keyboard.ts";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { clockTime } from "./clock-time.ts";
import { spanOf } from "./span-of.ts";
import { filmMsAtCursor, lineStartAt } from "./whereabouts.ts";

/** Play, loop, what plays, and where it stands. */
export function Transport({ follows }: { readonly follows: "cursor" | "playhead" }) {
  const words = useWords();
  const studio = useStudio();
  const playhead = usePlayhead();
  const { scope, isPlaying, loops } = usePlayheadStates();
  const playFromCursor = () => {
    const { editor, bound } = studio.getState();
    const fromMs = bound === null ? null : follows === "cursor" ? filmMsAtCursor(editor, bound) : lineStartAt(bound, playhead.getState().filmMs);
    playhead.play(fromMs ?? undefined);
  };
  return (
    <div className="transport" role="toolbar" aria-label={words({ zh: "播放", en: "Playback" })}>
      <button type="button" className="primary" onMouseDown={keepKeyboard} onClick={playhead.toggle} aria-keyshortcuts="F8 Control+Space" title={words({ zh: "放 / 停（F8，或 Ctrl+空格）", en: "Play or pause (F8, or Ctrl+Space)" })}>
        <PlayIcon isPlaying={isPlaying} /> {words(isPlaying ? { zh: "停", en: "Pause" } : { zh: "放", en: "Play" })}
      </button>
      <button type="button" onMouseDown={keepKeyboard} onClick={playFromCursor} aria-keyshortcuts="Shift+F8" title={words(follows === "cursor" ? { zh: "从光标所在的一句放起（Shift+F8）", en: "Play from the line under the cursor (Shift+F8)" } : { zh: "这句再来一遍（Shift+F8）", en: "Play this line again (Shift+F8)" })}>
        {words({ zh: "从这句", en: "From here" })}
      </button>
      <button type="button" aria-pressed={loops} onMouseDown={keepKeyboard} onClick={() => { playhead.setLoops(!loops); }}>{words({ zh: "循环", en: "Loop" })}</button>
      <span className="segmented" role="group" aria-label={words({ zh: "放什么", en: "What plays" })}>
        <button type="button" aria-pressed={scope === "beat"} onMouseDown={keepKeyboard} onClick={() => { playhead.setScope("beat"); }}>{words({ zh: "这一拍", en: "Beat" })}</button>
        <button type="button" aria-pressed={scope === "show"} onMouseDown={keepKeyboard} onClick={() => { playhead.setScope("show"); }}>{words({ zh: "整场", en: "Show" })}</button>
      </span>
      <ShapeChoice />
    </div>
  );
}

const SHAPES = Object.keys(frames) as readonly Shape[];

/** One press for each shape; the film's own is marked by a dot. */
function ShapeChoice() {
  const words = useWords();
  const playhead = usePlayhead();
  const own = useStudioState(({ bound }) => shapeOf(bound?.timeline ?? { width: 16, height: 9 }));
  const shape = usePlayheadState((state) => state.shape) ?? own;
  return (
    <span className="segmented transport-shapes" role="group" aria-label={words({ zh: "画面形状", en: "Shape of the picture" })}>
      {SHAPES.map((each) => {
        const name = each === own ? words({ zh: `${each}，片子原样`, en: `${each}, as the film` }) : each;
        return (
          <button key={each} type="button" aria-pressed={each === shape} aria-label={name} title={name} onMouseDown={keepKeyboard} onClick={() => { playhead.setShape(each === own ? null : each); }}>
            <ShapeIcon frame={frames[each]} isOwn={each === own} />
          </button>
        );
      })}
    </span>
  );
}

function ShapeIcon({ frame: { width, height }, isOwn }: { readonly frame: { readonly width: number; readonly height: number }; readonly isOwn: boolean }) {
  const scale = 14 / Math.max(width, height);
  const [w, h] = [width * scale, height * scale];
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <rect x={8 - w / 2} y={8 - h / 2} width={w} height={h} rx="1" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {isOwn && <circle cx="8" cy="8" r="1.6" fill="currentColor" />}
    </svg>
  );
}

/** Drawn: the fonts lack the sign for a pause. */
function PlayIcon({ isPlaying }: { readonly isPlaying: boolean }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path fill="currentColor" d={isPlaying ? "M1 0h3v10H1zM6 0h3v10H6z" : "M1 0l9 5-9 5z"} />
    </svg>
  );
}

function usePlayheadStates() {
  const scope = usePlayheadState((state) => state.scope);
  const isPlaying = usePlayheadState((state) => state.isPlaying);
  const loops = usePlayheadState((state) => state.loops);
  return { scope, isPlaying, loops };
}

/** Where it stands, of how much; written without React. */
export function Time({ clips }: { readonly clips: readonly TimelineClip[] }) {
  const playhead = usePlayhead();
  const output = useRef<HTMLOutputElement>(null);
  const { startMs, lengthMs } = spanOf(clips);
  useEffect(() => {
    const element = output.current;
    if (element === null) return;
    let shown = -1;
    const write = () => {
      const tenths = Math.floor(Math.max(0, Math.min(lengthMs, playhead.getState().filmMs - startMs)) / 100);
      if (tenths !== shown) element.textContent = `${clockTime(tenths * 100)} / ${clockTime(lengthMs)}`;
      shown = tenths;
    };
    write();
    return playhead.subscribe(write);
  }, [playhead, startMs, lengthMs]);
  return <output ref={output} className="transport-time" />;
}
