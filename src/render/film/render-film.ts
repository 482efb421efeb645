import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import type { TimelineAct } from "#show";
import type { ClipTimings } from "../capture/protocol.ts";
import type { RenderProblem } from "../failure.ts";
import { RenderFailure } from "../failure.ts";
import { requireSpace } from "../media/disk-space.ts";
import { SegmentCache } from "../segment/segment-cache.ts";
import type { SegmentRecord } from "../segment/segment-file.ts";
import { writeSegment } from "../segment/segment-file.ts";
import { mediaPaths } from "../show-media/media-paths.ts";
import { SoundFiles } from "../sound/decode.ts";
import { mix } from "../sound/mix.ts";
import { sampleOfFrame } from "../sound/pcm.ts";
import type { Placement } from "../sound/sound-plan.ts";
import { planSound } from "../sound/sound-plan.ts";
import { sweepTemporary, writeFileWhole } from "../temporary.ts";
import type { CameraCrew } from "./camera-crew.ts";
import { camerasFor, withCrews } from "./crews.ts";
import type { Chapter } from "./chapters.ts";
import { joinFilm } from "./join.ts";
import type { FilmPlan, PlannedSegment, PlanOptions } from "./plan.ts";
import { planFilm } from "./plan.ts";
import type { RenderEvent, RenderOutcome } from "./progress.ts";
import { Pace } from "./progress.ts";

export interface RenderOptions extends PlanOptions {
  /** The film's file, `.mp4`. */
  readonly out: string;
  /** Written beside the film under its name with this ending, e.g. captions as `.srt`. */
  readonly beside?: readonly { readonly ending: string; readonly text: string }[] | undefined;
  readonly onProgress?: ((event: RenderEvent) => void) | undefined;
  /** Where the time of each clip went; for measuring. */
  readonly onTimings?: ((clipId: string, timings: ClipTimings) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** ms without progress after which the browser is replaced. */
  readonly stallMs?: number | undefined;
  /** Browsers at once; by cores and memory when left out: one on two cores. */
  readonly cameras?: number | undefined;
}

/** A segment takes at most its bitrate; quiet pictures a tenth of it. */
const SPACE_FACTOR = 0.6;
const AUDIO_BYTES_PER_SECOND = 24_000;

/**
 * Renders what is missing, joins all, lays the sound under it. Never throws for anything a script, a disk or a browser
 * can do; the old film stays until the new one is whole.
 */
export async function renderFilm(options: RenderOptions): Promise<RenderOutcome> {
  const startedMs = performance.now();
  const rendered: string[] = [];
  const out = resolve(options.out);
  try {
    const plan = await planFilm(options);
    const cache = new SegmentCache(options.dir);
    await cache.prepare();
    await Promise.all([sweepTemporary(dirname(out)), sweepTemporary(tmpdir())]);
    await requireRoom(plan, options.dir, out);
    const sounds = new SoundFiles(options.dir, options.signal);
    await sounds.prepare(soundOf(plan));
    const segments = await renderMissing(plan, options, cache, rendered);
    await joinAll({ plan, segments, sounds, options, cache, out });
    for (const { ending, text } of options.beside ?? []) await writeFileWhole(out.replace(/\.[^./\\]*$/u, "") + ending, text);
    await cache.prune(new Set(plan.segments.map(({ key }) => key)));
    const cached = plan.segments.map(({ clip }) => clip.id).filter((id) => !rendered.includes(id));
    return { kind: "done", out, frames: plan.frames, durationMs: (plan.frames * 1000) / plan.video.fps, rendered, cached, tookMs: performance.now() - startedMs };
  } catch (error) {
    if (options.signal?.aborted) return { kind: "cancelled", rendered };
    const problem = problemOf(error);
    if (!problem) throw error;
    return { kind: "failed", problem, rendered };
  }
}

function problemOf(error: unknown): RenderProblem | null {
  return error instanceof RenderFailure ? error.problem : null;
}

/** @returns the records of all segments, in film order */
async function renderMissing(plan: FilmPlan, options: RenderOptions, cache: SegmentCache, rendered: string[]): Promise<readonly SegmentRecord[]> {
  const missing = plan.segments.filter(({ cached }) => !cached);
  const pace = new Pace(missing.reduce((sum, { clip }) => sum + clip.durationFrames, 0));
  const rows = plan.segments.map(({ clip, engine, cached, why }) => ({ clipId: clip.id, title: clip.title, frames: clip.durationFrames, engine, cached, why }));
  options.onProgress?.({ kind: "plan", rows, total: pace.total() });
  const records = new Map(plan.segments.flatMap(({ clip, record }) => (record ? [[clip.id, record] as const] : [])));
  const render = (segments: readonly PlannedSegment[]) =>
    withCrews(segments, options.cameras ?? camerasFor(segments.length), { stage: plan.stage, video: plan.video, signal: options.signal, stallMs: options.stallMs }, async (segment, crew) => {
      records.set(segment.clip.id, await renderSegment(segment, plan, options, cache, crew, pace));
      if (!rendered.includes(segment.clip.id)) rendered.push(segment.clip.id);
    });
  await render(missing);
  await render(unlike(plan, records, rendered));
  return plan.segments.map(({ clip }) => records.get(clip.id)!);
}

async function renderSegment(
  segment: PlannedSegment,
  plan: FilmPlan,
  options: RenderOptions,
  cache: SegmentCache,
  crew: CameraCrew,
  pace: Pace,
): Promise<SegmentRecord> {
  const { onProgress, onTimings } = options;
  const { clip, engine, key, parts } = segment;
  const { video, themeName } = plan;
  const frames = clip.durationFrames;
  await cache.drop(key);
  onProgress?.({ kind: "clip-start", clipId: clip.id });
  let startedMs = performance.now();
  const speed = (count: number) => (count * 1000) / (performance.now() - startedMs);
  const media = await mediaPaths(options.dir, clip);
  const record = await crew.use(
    clip.id,
    engine,
    (camera, alive) => {
      startedMs = performance.now();
      return writeSegment(cache.file(key), clip.id, frames, video, async (writer) => {
        const timings = await camera.shoot(engine, { clip, themeName, video, media }, writer, (frame) => {
          alive();
          onProgress?.({ kind: "clip-progress", clipId: clip.id, frame, frames, fps: speed(frame), total: pace.at(clip.id, frame) });
        });
        if (timings) onTimings?.(clip.id, timings);
      });
    },
    (attempt, reason) => onProgress?.({ kind: "clip-retry", clipId: clip.id, attempt, reason }),
  );
  await cache.keep(key, record);
  await cache.remember(clip.id, parts);
  onProgress?.({ kind: "clip-done", clipId: clip.id, frames, fps: speed(frames), total: pace.finish(clip.id, frames) });
  return record;
}

/** Cached segments whose decoder settings differ from today's (another browser made them): they would not join. */
function unlike(plan: FilmPlan, records: ReadonlyMap<string, SegmentRecord>, rendered: readonly string[]): readonly PlannedSegment[] {
  const reference = records.get(rendered.at(-1) ?? plan.segments[0]!.clip.id)?.configuration;
  return plan.segments.filter(({ clip }) => records.get(clip.id)?.configuration !== reference);
}

interface Joining {
  readonly plan: FilmPlan;
  readonly segments: readonly SegmentRecord[];
  readonly sounds: SoundFiles;
  readonly options: RenderOptions;
  readonly cache: SegmentCache;
  readonly out: string;
}

async function joinAll({ plan, segments, sounds, options, cache, out }: Joining): Promise<void> {
  const { bound, signal, onProgress } = options;
  const { fps } = plan.video;
  onProgress?.({ kind: "joining", done: 0 });
  const bytes = segments.reduce((sum, each) => sum + each.bytes, 0) + (plan.frames / fps) * AUDIO_BYTES_PER_SECOND;
  // Twice: moving the index to the front rewrites the file.
  await requireSpace(dirname(out), bytes * 2);
  await joinFilm({
    out,
    segments: plan.segments.map(({ key }) => cache.file(key)),
    frames: plan.frames,
    fps,
    sound: mix({
      files: sounds,
      placements: soundOf(plan),
      length: sampleOfFrame(plan.frames, fps),
      signal,
      onProgress: (done) => onProgress?.({ kind: "joining", done }),
    }),
    chapters: chaptersOf(plan, bound.timeline.acts),
    title: bound.title,
    signal,
  });
}

function soundOf({ segments, video }: FilmPlan): readonly Placement[] {
  return planSound(segments.map(({ clip }) => clip), video.fps);
}

/** One chapter per clip that says something, so none for a transition; the first of an act names the act too. */
function chaptersOf({ segments, video }: FilmPlan, acts: readonly TimelineAct[]): readonly Chapter[] {
  let frame = 0;
  let lastAct = -1;
  return segments.flatMap(({ clip, placed }) => {
    const startMs = (frame * 1000) / video.fps;
    frame += clip.durationFrames;
    if (clip.kind === "transition") return [];
    const act = acts[placed.actIndex];
    const opens = placed.actIndex !== lastAct && act !== undefined;
    lastAct = placed.actIndex;
    const title = clip.title || clip.id;
    return [{ startMs, title: opens && act.title && act.title !== title ? `${act.title} · ${title}` : title }];
  });
}

async function requireRoom(plan: FilmPlan, dir: string, out: string): Promise<void> {
  const frames = plan.segments.filter(({ cached }) => !cached).reduce((sum, { clip }) => sum + clip.durationFrames, 0);
  const bytes = (frames / plan.video.fps) * (plan.video.bitrate / 8) * SPACE_FACTOR + 1e6;
  await requireSpace(dir, bytes);
  await requireSpace(dirname(out), bytes);
}
