import { Player, type PlayerRef } from "@remotion/player";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { BoundShow, TimelineClip } from "#show";
import { frames, loadFonts } from "#stage";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { FilmComposition } from "./film-composition.tsx";
import { sameMoment } from "./same-moment.ts";
import { ScrubBar } from "./scrub-bar.tsx";
import { spanOf } from "./span-of.ts";
import { Time, Transport } from "./transport.tsx";
import { clipsOfBeat } from "./clips-of-beat.ts";
import { clipAt, clipOfBeat, filmMsAtCursor } from "./whereabouts.ts";
import "./preview.css";

export interface PreviewProps {
  /** Address of a take's sound by its file name; null when it cannot be heard. */
  readonly fileUrl: (file: string) => string | null;
  /** Which beat and line are meant by "this": those under the cursor, or those that play. */
  readonly follows: "cursor" | "playhead";
}

/** The beat under the cursor, or the whole show, as it will be rendered. */
export function Preview({ fileUrl, follows }: PreviewProps) {
  const words = useWords();
  const fonts = useFonts();
  const playhead = usePlayhead();
  const bound = useStudioState((state) => state.bound);
  const cursorBeat = useStudioState((state) => state.whereabouts.beatId);
  const playingBeat = usePlayheadState(({ filmMs }) => (bound === null || follows === "cursor" ? null : clipAt(bound, filmMs)?.clip.beatId ?? null));
  const beatId = follows === "cursor" ? cursorBeat : playingBeat;
  const scope = usePlayheadState((state) => state.scope);
  const shown = useRef<string | null>(null);
  // A beat that has just been made is bound a moment later.
  const placed = bound === null ? undefined : (clipOfBeat(bound, beatId) ?? clipOfBeat(bound, shown.current) ?? bound.timeline.clips[0]);
  shown.current = placed?.clip.beatId ?? null;
  const clips = useSame(bound === null || placed === undefined ? NONE : scope === "show" ? bound.timeline.clips : clipsOfBeat(bound, placed));
  useSameMoment(bound);
  // Nobody is left to look at it.
  useEffect(() => () => { playhead.pause(); }, [playhead]);

  if (fonts instanceof Error) return <p className="preview-notice" role="alert">{fonts.message}</p>;
  return (
    <section className="preview" aria-label={words({ zh: "预览", en: "Preview" })}>
      <FollowCursor follows={follows} />
      <div className="preview-picture">
        {fonts === "ready" && bound !== null && clips.length > 0
          ? <Fitted bound={bound} clips={clips} fileUrl={fileUrl} />
          : <p className="preview-notice">{words(bound === null || fonts === "loading" ? { zh: "正在搭台…", en: "Setting the stage…" } : { zh: "还没有一拍。按回车写第一句。", en: "No beat yet. Press Enter and write the first line." })}</p>}
      </div>
      {bound !== null && <div className="preview-scrub"><ScrubBar clips={clips} /><Time clips={clips} /></div>}
      <Transport follows={follows} />
    </section>
  );
}

const NONE: readonly TimelineClip[] = [];

/** The list as it was, while it holds the same. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list);
  if (list.length !== last.current.length || list.some((item, index) => item !== last.current[index])) last.current = list;
  return last.current;
}

/** A pane that is being dragged wider is not painted anew for every px. ms */
const SETTLED_MS = 150;

interface FittedProps extends Pick<PreviewProps, "fileUrl"> {
  readonly bound: BoundShow;
  readonly clips: readonly TimelineClip[];
}

/** The picture, as large as there is room for. */
function Fitted(props: FittedProps) {
  const { bound } = props;
  const shape = usePlayheadState((state) => state.shape);
  const { host, size, painted } = useFit(shape === null ? bound.timeline : frames[shape]);
  return <div ref={host} className="preview-host" style={size}>{size.width > 0 && <Picture {...props} painted={painted} />}</div>;
}

function Picture({ bound, clips, fileUrl, painted }: FittedProps & { readonly painted: { readonly width: number; readonly height: number } }) {
  const playhead = usePlayhead();
  const player = useRef<PlayerRef>(null);
  const loops = usePlayheadState((state) => state.loops);
  const isPlaying = usePlayheadState((state) => state.isPlaying);
  const jumps = usePlayheadState((state) => state.jumps);
  const shifts = usePlayheadState((state) => state.shifts);
  const { fps } = bound.timeline;
  const startFrame = clips[0]!.startFrame;
  const frameCount = clips.reduce((sum, { clip }) => sum + clip.durationFrames, 0);
  const frameAt = (filmMs: number) => Math.max(0, Math.min(frameCount - 1, Math.round((filmMs * fps) / 1000) - startFrame));
  const inputProps = useMemo(() => ({ clips, themeName: bound.theme, fileUrl }), [clips, bound.theme, fileUrl]);

  useLayoutEffect(() => {
    player.current?.seekTo(frameAt(playhead.getState().filmMs));
    if (playhead.getState().isPlaying) player.current?.play();
  }, [jumps]);
  useLayoutEffect(() => {
    const [at, frame] = [player.current?.getCurrentFrame(), frameAt(playhead.getState().filmMs)];
    // What plays goes on by itself, where its beat is as it was.
    if (at !== undefined && Math.abs(at - frame) > (isPlaying ? 2 : 0)) player.current?.seekTo(frame);
  }, [shifts]);
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
    <Player
      ref={player}
      component={FilmComposition}
      inputProps={inputProps}
      durationInFrames={frameCount}
      initialFrame={frameAt(playhead.getState().filmMs)}
      compositionWidth={painted.width}
      compositionHeight={painted.height}
      fps={fps}
      loop={loops}
      numberOfSharedAudioTags={0}
      acknowledgeRemotionLicense
      noSuspense
      className="preview-player"
    />
  );
}

/**
 * The largest picture that fits, CSS px, and what it is painted at, device px but no larger than the film: larger costs
 * more, and shrinking it costs again.
 */
function useFit(film: { readonly width: number; readonly height: number }) {
  const ratio = film.width / film.height;
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const place = host.current!.parentElement!;
    const measure = () => { setWidth(Math.max(1, Math.floor(Math.min(place.clientWidth, place.clientHeight * ratio)))); };
    measure();
    let settling: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(settling);
      settling = setTimeout(measure, SETTLED_MS);
    });
    observer.observe(place);
    return () => {
      clearTimeout(settling);
      observer.disconnect();
    };
  }, [ratio]);
  const size = { width, height: Math.round(width / ratio) };
  const density = Math.min(devicePixelRatio, film.width / Math.max(1, width));
  return { host, size, painted: { width: Math.round(size.width * density), height: Math.round(size.height * density) } };
}

function useFonts(): "loading" | "ready" | Error {
  const [state, setState] = useState<"loading" | "ready" | Error>("loading");
  useEffect(() => {
    loadFonts("/stage/fonts/").then(() => { setState("ready"); }, (error: unknown) => { setState(error instanceof Error ? error : new Error(String(error))); });
  }, []);
  return state;
}

/** The film stands at the same words when it was bound anew. */
function useSameMoment(bound: BoundShow | null): void {
  const playhead = usePlayhead();
  const last = useRef(bound);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = bound;
    if (before === null || bound === null || before.timeline === bound.timeline) return;
    const { filmMs } = playhead.getState();
    const now = sameMoment(before.timeline, bound.timeline, filmMs);
    if (now !== filmMs) playhead.shift(now);
  }, [playhead, bound]);
}

/** The picture goes where the cursor goes; while it plays a whole show it is left alone. Shows nothing: what is typed renders only this again. */
function FollowCursor({ follows }: Pick<PreviewProps, "follows">): null {
  const studio = useStudio();
  const playhead = usePlayhead();
  const whereabouts = useStudioState((state) => state.whereabouts);
  // What has just been written has no times yet.
  const isBound = useStudioState(({ editor, boundDoc }) => editor.doc === boundDoc);
  const isDue = useRef(false);
  useEffect(() => { if (!whereabouts.isCarried) isDue.current = true; }, [whereabouts]);
  useEffect(() => {
    const { editor, bound } = studio.getState();
    if (!isDue.current || !isBound || bound === null) return;
    isDue.current = false;
    const { scope, isPlaying } = playhead.getState();
    if (isPlaying && scope === "show") return;
    const filmMs = filmMsAtCursor(editor, bound);
    if (filmMs !== null) playhead.seek(filmMs + 1000 / bound.timeline.fps);
  }, [studio, playhead, whereabouts, isBound]);
  const scope = usePlayheadState((state) => state.scope);
  useEffect(() => {
    const { editor, bound, whereabouts: { beatId } } = studio.getState();
    const placed = bound === null ? undefined : clipOfBeat(bound, beatId);
    if (scope === "show" || follows === "playhead" || bound === null || placed === undefined) return;
    const { filmMs } = playhead.getState();
    const { startMs, lengthMs } = spanOf(clipsOfBeat(bound, placed));
    // Of the whole show something else was on: the beat is the one under the cursor.
    if (filmMs < startMs || filmMs >= startMs + lengthMs) playhead.seek((filmMsAtCursor(editor, bound) ?? startMs) + 1000 / bound.timeline.fps);
  }, [studio, playhead, scope, follows]);
  return null;
}
