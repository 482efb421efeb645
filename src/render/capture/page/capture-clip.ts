import type { Scene } from "#scenes";
import type { ClipJob, ClipTimings, PictureJob } from "../protocol.ts";
import { toBase64 } from "./base64.ts";
import { FrameEncoder } from "./frame-encoder.ts";
import { Picture } from "./picture.tsx";

/** Paints and encodes a clip from its first frame to its last. */
export async function captureClip(job: ClipJob, scene: Scene | null): Promise<ClipTimings> {
  const startedMs = performance.now();
  const picture = new Picture(job, scene);
  const encoder = new FrameEncoder(job.jobId, job.fps, job, job.encoder);
  let painted = 0;
  let addMs = 0;
  try {
    for (let frame = 0; frame < job.clip.durationFrames; frame++) {
      const isNew = await picture.show(frame);
      const beforeMs = performance.now();
      if (isNew) {
        await encoder.add(picture.canvas);
        painted++;
      } else await encoder.repeat();
      addMs += performance.now() - beforeMs;
    }
    await encoder.finish();
  } finally {
    encoder.close();
    picture.close();
  }
  return {
    paintMs: picture.spentMs.paint,
    overlayMs: picture.spentMs.overlay,
    frameMs: encoder.spentMs.frame,
    waitMs: addMs - encoder.spentMs.frame,
    totalMs: performance.now() - startedMs,
    painted,
    repeated: job.clip.durationFrames - painted,
    overlays: picture.overlaysDrawn,
  };
}

/** @returns PNG, base64 */
export async function capturePicture(job: PictureJob, scene: Scene | null, frame: number): Promise<string> {
  const picture = new Picture(job, scene);
  try {
    await picture.show(frame);
    const blob = await new Promise<Blob | null>((resolve) => picture.canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser made no picture");
    return toBase64(new Uint8Array(await blob.arrayBuffer()));
  } finally {
    picture.close();
  }
}
