import { useEffect, useRef } from "react";
import type { TimelineClip } from "#show";
import { frames, type Shape, shapeOf } from "#stage";
import { keepKeyboard } from "../app/keep-keyboard.ts";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { clockTime } from "./clock-time.ts";
import { spanOf } from "./span-of.ts";
import { filmMsAtCursor } from "./whereabouts.ts";

/** Play, loop, what plays, and where it stands. */
export function Transport() {
  const words = useWords();
  const studio = useStudio();
  const playhead = usePlayhead();
  const { scope, isPlaying, loops } = usePlayheadStates();
  const playFromCursor = () => {
    const { editor, bound } = studio.getState();
    playhead.play((bound === null ? null : filmMsAtCursor(editor, bound)) ?? undefined);
  };
  return (
    <div className="transport" role="toolbar" aria-label={words({ zh: "播放", en: "Playback" })}>
      <button type="button" className="primary" onMouseDown={keepKeyboard} onClick={playhead.toggle} aria-keyshortcuts="F8 Control+Space" title={words({ zh: "放 / 停（F8，或 Ctrl+空格）", en: "Play or pause (F8, or Ctrl+Space)" })}>
        <PlayIcon isPlaying={isPlaying} /> {words(isPlaying ? { zh: "停", en: "Pause" } : { zh: "放", en: "Play" })}
      </button>
      <button type="button" onMouseDown={keepKeyboard} onClick={playFromCursor} aria-keyshortcuts="Shift+F8" title={words({ zh: "从光标所在的一句放起（Shift+F8）", en: "Play from the line under the cursor (Shift+F8)" })}>
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

function ShapeChoice() {
  const words = useWords();
  const playhead = usePlayhead();
  const own = useStudioState(({ bound }) => shapeOf(bound?.timeline ?? { width: 16, height: 9 }));
  const shape = usePlayheadState((state) => state.shape) ?? own;
  return (
    <select
      className="transport-shape"
      aria-label={words({ zh: "画面形状", en: "Shape of the picture" })}
      value={shape}
      onChange={(event) => {
        const next = SHAPES.find((each) => each === event.target.value) ?? own;
        playhead.setShape(next === own ? null : next);
      }}
    >
      {SHAPES.map((each) => <option key={each} value={each}>{each}{each === own ? words({ zh: " 原样", en: " own" }) : ""}</option>)}
    </select>
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
