import { randomUUID } from "node:crypto";
import type { Clip } from "#show";
import type { StagePage } from "../browser/stage-page.ts";
import { FrameAssembly } from "../h264/assemble.ts";
import type { MediaPaths } from "../show-media/media-paths.ts";
import type { SegmentWriter } from "../segment/segment-file.ts";
import type { VideoSettings } from "../segment/video-settings.ts";
import { encoderSettings } from "../segment/video-settings.ts";
import type { ClipTimings, Delivery, PictureJob } from "./protocol.ts";

/** One clip to be rendered. */
export interface ClipRequest {
  readonly clip: Clip;
  readonly themeName: "light" | "dark";
  readonly video: VideoSettings;
  /** What the clip shows of the show's `media/`; from `mediaPaths`. */
  readonly media?: MediaPaths | undefined;
}

/** How the page's encoder may be used; from the probe. */
export interface EncoderTraits {
  /** Repeated frames cost nothing: they are left out and written here. */
  readonly repeatsAreFree: boolean;
  /** It converts to full range whatever it is told. */
  readonly fullRange: boolean;
}

/**
 * Paints and encodes a clip in the page and writes it frame by frame.
 *
 * @param onFrames called with the number of frames done
 */
export async function captureClip(
  stage: StagePage,
  traits: EncoderTraits,
  request: ClipRequest,
  writer: SegmentWriter,
  onFrames: (frames: number) => void,
): Promise<ClipTimings> {
  const jobId = randomUUID();
  stage.allowMedia(request.media);
  const encoder = encoderSettings(request.video, traits.repeatsAreFree);
  return withDelivery(stage, traits, jobId, request.clip.durationFrames, writer, onFrames, () =>
    stage.call("captureClip", { ...pictureJob(request), jobId, encoder }),
  );
}

/** @returns PNG */
export async function capturePicture(stage: StagePage, request: ClipRequest, frame: number): Promise<Buffer> {
  stage.allowMedia(request.media);
  return Buffer.from(await stage.call("capturePicture", pictureJob(request), frame), "base64");
}

/**
 * Receives what the page encodes under `jobId` while `work` runs, and writes it as whole frames.
 *
 * @param frameCount frames the job has in all
 */
export async function withDelivery<T>(
  stage: StagePage,
  traits: EncoderTraits,
  jobId: string,
  frameCount: number,
  writer: SegmentWriter,
  onFrames: (frames: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  let assembly: FrameAssembly | null = null;
  const stop = stage.receive(jobId, async (delivery) => {
    if (delivery.description !== null) assembly ??= new FrameAssembly(Buffer.from(delivery.description, "base64"), traits.fullRange);
    if (assembly) await writer.add(assemble(assembly, delivery), assembly.description);
    onFrames(delivery.frames);
  });
  try {
    const result = await work();
    const whole = assembly as FrameAssembly | null;
    if (whole) await writer.add(whole.fillTo(frameCount), whole.description);
    return result;
  } finally {
    stop();
  }
}

function assemble(assembly: FrameAssembly, { packets, bytes }: Delivery) {
  const all = Buffer.from(bytes, "base64");
  let at = 0;
  return packets.flatMap(({ frame, key, size }) => assembly.add({ frame, key, bytes: all.subarray(at, (at += size)) }));
}

function pictureJob({ clip, themeName, video }: ClipRequest): PictureJob {
  return { clip, themeName, width: video.width, height: video.height, fps: video.fps };
}
