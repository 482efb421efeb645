import { Player, type PlayerRef } from "@remotion/player";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { BoundShow, TimelineClip } from "#show";
import { frames, loadFonts } from "#stage";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { FilmComposition } from "./film-composition.tsx";
import { ScrubBar } from "./scrub-bar.tsx";
import { Time, Transport } from "./transport.tsx";
import { clipOfBeat, filmMsAtCursor } from "./whereabouts.ts";
import "./preview.css";

export interface PreviewProps {
  /** Address of a take's sound by its file name; null when it cannot be heard. */
  readonly soundOf: (file: string) => string | null;
}

/** The beat under the cursor, or the whole show, as it will be rendered. */
export function Preview({ soundOf }: PreviewProps) {
  const words = useWords();
  const fonts = useFonts();
  const bound = useStudioState((state) => state.bound);
  const beatId = useStudioState((state) => state.whereabouts.beatId);
  const scope = usePlayheadState((state) => state.scope);
  const placed = bound === null ? undefined : (clipOfBeat(bound, beatId) ?? bound.timeline.clips[0]);
  const clips = useMemo(() => (scope === "show" ? (bound?.timeline.clips ?? []) : placed === undefined ? [] : [placed]), [scope, scope === "show" ? bound : placed]);
  useFollowCursor(bound);

  if (fonts instanceof Error) return <p className="preview-notice" role="alert">{fonts.message}</p>;
  return (
    <section className="preview" aria-label={words({ zh: "预览", en: "Preview" })}>
      <div className="preview-picture">
        {fonts === "ready" && bound !== null && clips.length > 0
          ? <Picture bound={bound} clips={clips} soundOf={soundOf} />
          : <p className="preview-notice">{words(bound === null || fonts === "loading" ? { zh: "正在搭台…", en: "Setting the stage…" } : { zh: "还没有一拍。按回车写第一句。", en: "No beat yet. Press Enter and write the first line." })}</p>}
      </div>
      {bound !== null && <div className="preview-scrub"><ScrubBar clips={clips} /><Time clips={clips} /></div>}
      <Transport />
    </section>
  );
}

/** Widths the picture is painted at; the smallest that is not blurred is enough while writing. */
const WIDTHS = [360, 640, 960, 1280, 1920];

interface PictureProps extends PreviewProps {
  readonly bound: BoundShow;
  readonly clips: readonly TimelineClip[];
}

function Picture({ bound, clips, soundOf }: PictureProps) {
  const playhead = usePlayhead();
  const player = useRef<PlayerRef>(null);
  const loops = usePlayheadState((state) => state.loops);
  const isPlaying = usePlayheadState((state) => state.isPlaying);
  const jumps = usePlayheadState((state) => state.jumps);
  const shape = usePlayheadState((state) => state.shape);
  const { fps } = bound.timeline;
  const { width, height } = shape === null ? bound.timeline : frames[shape];
  const startFrame = clips[0]!.startFrame;
  const frameCount = clips.reduce((sum, { clip }) => sum + clip.durationFrames, 0);
  const [host, paintWidth] = usePaintWidth(width);
  const frameAt = (filmMs: number) => Math.max(0, Math.min(frameCount - 1, Math.round((filmMs * fps) / 1000) - startFrame));
  const inputProps = useMemo(() => ({ clips, themeName: bound.theme, soundOf }), [clips, bound.theme, soundOf]);

  useLayoutEffect(() => {
    player.current?.seekTo(frameAt(playhead.getState().filmMs));
    if (playhead.getState().isPlaying) player.current?.play();
  }, [jumps]);
  useEffect(() => {
    if (isPlaying) player.current?.play();
    else player.current?.pause();
  }, [isPlaying]);
  useEffect(() => {
    const current = player.current;
    if (current === null) return;
    const report = ({ detail }: { readonly detail: { readonly frame: number } }) => { playhead.report(((detail.frame + startFrame) * 1000) / fps); };
    const end = () => { if (!playhead.getState().loops) playhead.pause(); };
    current.addEventListener("frameupdate", report);
    current.addEventListener("ended", end);
    return () => {
      current.removeEventListener("frameupdate", report);
      current.removeEventListener("ended", end);
    };
  }, [startFrame, fps]);

  return (
    <div ref={host} className="preview-host" style={{ aspectRatio: `${width} / ${height}`, width: `min(100cqw, calc(100cqh * ${width / height}))` }}>
      <Player
        ref={player}
        component={FilmComposition}
        inputProps={inputProps}
        durationInFrames={frameCount}
        initialFrame={frameAt(playhead.getState().filmMs)}
        compositionWidth={paintWidth}
        compositionHeight={Math.round((paintWidth * height) / width)}
        fps={fps}
        loop={loops}
        numberOfSharedAudioTags={0}
        acknowledgeRemotionLicense
        noSuspense
        className="preview-player"
      />
    </div>
  );
}

function usePaintWidth(most: number) {
  const host = useRef<HTMLDivElement>(null);
  const [paintWidth, setPaintWidth] = useState(WIDTHS[2]!);
  useLayoutEffect(() => {
    const measure = () => {
      const needed = (host.current?.clientWidth ?? 0) * devicePixelRatio;
      setPaintWidth(Math.min(most, WIDTHS.find((width) => width >= needed) ?? most));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(host.current!);
    return () => { observer.disconnect(); };
  }, [most]);
  return [host, paintWidth] as const;
}

function useFonts(): "loading" | "ready" | Error {
  const [state, setState] = useState<"loading" | "ready" | Error>("loading");
  useEffect(() => {
    loadFonts("/stage/fonts/").then(() => { setState("ready"); }, (error: unknown) => { setState(error instanceof Error ? error : new Error(String(error))); });
  }, []);
  return state;
}

/** The picture goes where the cursor goes; while it plays a whole show it is left alone. */
function useFollowCursor(bound: BoundShow | null): void {
  const studio = useStudio();
  const playhead = usePlayhead();
  const { beatId, blockIndex } = useStudioState((state) => state.whereabouts);
  const isBound = bound !== null;
  useEffect(() => {
    const { editor, bound: now } = studio.getState();
    const { scope, isPlaying } = playhead.getState();
    if (now === null || (isPlaying && scope === "show")) return;
    const filmMs = filmMsAtCursor(editor, now);
    if (filmMs !== null) playhead.seek(filmMs + 1000 / now.timeline.fps);
  }, [studio, playhead, beatId, blockIndex, isBound]);
}
