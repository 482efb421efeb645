import { type BoundShow, type Clip, hostOf, type TimelineClip } from "#show";
import { scenes } from "#scenes";
import { RenderFailure } from "../failure.ts";
import { toolVersion } from "../package-root.ts";
import type { EngineName, KeyParts } from "../segment/key.ts";
import { clipsShown, keyParts, segmentKey } from "../segment/key.ts";
import { SegmentCache } from "../segment/segment-cache.ts";
import type { SegmentRecord } from "../segment/segment-file.ts";
import type { VideoSettings } from "../segment/video-settings.ts";
import { videoSettings } from "../segment/video-settings.ts";
import { readStageCode, stageDirectory } from "../stage-code.ts";
import type { WhyReason } from "./why.ts";
import { causesOf } from "./why.ts";

export interface PlanOptions {
  /** The show's folder; its `.doupeng/` holds the cache. */
  readonly dir: string;
  readonly bound: BoundShow;
  /** Default `capture`; a scene that asks for `remotion` gets it either way. */
  readonly engine?: EngineName | undefined;
  /** 1 is the layout's size. */
  readonly scale?: number | undefined;
  /** Beat or clip ids; all when left out. A beat brings the reprise that opens it, two neighbours what lies between them. */
  readonly beats?: readonly string[] | undefined;
  /** Video bits per second; by size when left out. */
  readonly bitrate?: number | undefined;
  /** The built stage; this package's when left out. */
  readonly stage?: string | undefined;
  /** Which clips must go through Remotion; by default those whose scene asks for it. */
  readonly engineOf?: ((clip: Clip) => EngineName | null) | undefined;
}

export interface PlannedSegment {
  readonly clip: Clip;
  readonly placed: TimelineClip;
  readonly engine: EngineName;
  readonly key: string;
  readonly parts: KeyParts;
  readonly cached: boolean;
  readonly why: WhyReason;
  /** Of the cached segment. */
  readonly record: SegmentRecord | null;
}

export interface FilmPlan {
  readonly segments: readonly PlannedSegment[];
  readonly video: VideoSettings;
  readonly themeName: "light" | "dark";
  readonly stage: string;
  /** Sum of the segments'. */
  readonly frames: number;
}

/**
 * Which segments the film is made of, which of them are there, and why the others are not.
 *
 * @throws {RenderFailure} `stage-not-built`, `unknown-beat`, `nothing-to-render`
 */
export async function planFilm(options: PlanOptions): Promise<FilmPlan> {
  const { bound, dir } = options;
  const stage = options.stage ?? stageDirectory();
  const code = readStageCode(stage);
  const video = videoSettings(bound.timeline, options.scale, options.bitrate);
  const cache = new SegmentCache(dir);
  const history = await cache.history();
  const segments: PlannedSegment[] = [];
  for (const placed of chooseClips(bound, options.beats)) {
    const { clip } = placed;
    const engine = (options.engineOf ?? engineOfScene)(clip) ?? options.engine ?? "capture";
    const parts = keyParts({ clip, themeName: bound.theme, video, engine, code, tool: toolVersion });
    const key = segmentKey(parts);
    const state = await cache.check(key, clip.durationFrames);
    const isThere = typeof state === "object";
    const why: WhyReason = isThere ? { kind: "cached" } : { kind: "render", causes: causesOf(history[clip.id], parts, state) };
    segments.push({ clip, placed, engine, key, parts, cached: isThere, why, record: isThere ? state : null });
  }
  const frames = segments.reduce((sum, { clip }) => sum + clip.durationFrames, 0);
  return { segments, video, themeName: bound.theme, stage, frames };
}

function chooseClips({ timeline }: BoundShow, beats: readonly string[] | undefined): readonly TimelineClip[] {
  const known = new Set(timeline.clips.map(({ clip }) => clip.id));
  for (const beatId of beats ?? []) if (!known.has(beatId)) throw new RenderFailure({ code: "unknown-beat", beatId, known: [...known] });
  const isNamed = ({ id }: Clip) => beats?.some((name) => id === name || (id.startsWith(`${name}~`) && !id.includes("+"))) ?? true;
  const chosen = timeline.clips.filter(({ clip }) => isNamed(clip) || (clip.transition !== undefined && clipsShown(clip).every(isNamed)));
  if (chosen.length === 0) throw new RenderFailure({ code: "nothing-to-render" });
  return chosen;
}

/** Ids of the clips that bring this one along when all of them are filmed: a transition's neighbours, the beat a reprise opens. None of a beat. */
export function broughtBy(clip: Clip): readonly string[] {
  if (clip.transition !== undefined) return [clip.transition.from.id, clip.transition.to.id];
  return clip.kind === "reprise" ? [hostOf(clip)] : [];
}

export function engineOfScene(clip: Clip): EngineName | null {
  return clipsShown(clip).map(({ scene }) => (scene && scenes.get(scene.id)?.engine) ?? null).find((engine) => engine !== null) ?? null;
}
