import type { RenderProblem } from "../failure.ts";
import { RenderFailure } from "../failure.ts";
import { videoSettings } from "../segment/video-settings.ts";
import { mediaPaths } from "../show-media/media-paths.ts";
import { stageDirectory } from "../stage-code.ts";
import { writeFileWhole } from "../temporary.ts";
import { CameraCrew } from "./camera-crew.ts";
import type { PlanOptions } from "./plan.ts";
import { engineOfScene } from "./plan.ts";

export interface StillOptions extends Omit<PlanOptions, "dir" | "beats" | "bitrate"> {
  /** The show's folder, for its media. */
  readonly dir?: string | undefined;
  /** A beat, or a reprise by its clip id. */
  readonly beatId: string;
  /** Within the beat, ms. */
  readonly atMs: number;
  /** A PNG file. */
  readonly out: string;
  readonly signal?: AbortSignal | undefined;
}

export type StillOutcome =
  | { readonly kind: "done"; readonly out: string; readonly frame: number; readonly width: number; readonly height: number }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly problem: RenderProblem };

/** Renders the frame that is shown at `atMs` of a beat; before its start the first, after its end the last. */
export async function renderStill(options: StillOptions): Promise<StillOutcome> {
  const { bound, beatId, atMs, out, signal } = options;
  const stage = options.stage ?? stageDirectory();
  const video = videoSettings(bound.timeline, options.scale);
  const crew = new CameraCrew({ stage, video, signal });
  try {
    const clip = bound.timeline.clips.find((each) => each.clip.id === beatId)?.clip;
    if (!clip) throw new RenderFailure({ code: "unknown-beat", beatId, known: bound.timeline.clips.map((each) => each.clip.id) });
    const frame = Math.max(0, Math.min(clip.durationFrames - 1, Math.floor((atMs * video.fps) / 1000 + 1e-6)));
    const engine = (options.engineOf ?? engineOfScene)(clip) ?? options.engine ?? "capture";
    const media = options.dir === undefined ? {} : await mediaPaths(options.dir, clip);
    const png = await crew.use(clip.id, engine, (camera) => camera.still(engine, { clip, themeName: bound.theme, video, media }, frame));
    await writeFileWhole(out, png);
    return { kind: "done", out, frame, width: video.width, height: video.height };
  } catch (error) {
    if (signal?.aborted) return { kind: "cancelled" };
    if (error instanceof RenderFailure) return { kind: "failed", problem: error.problem };
    throw error;
  } finally {
    await crew.close();
  }
}
