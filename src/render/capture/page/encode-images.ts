import type { ImageJob } from "../protocol.ts";
import { fromBase64 } from "./base64.ts";
import { FrameEncoder } from "./frame-encoder.ts";

const jobs = new Map<string, { readonly encoder: FrameEncoder; readonly canvas: OffscreenCanvas; readonly context: OffscreenCanvasRenderingContext2D }>();

export function beginImages(job: ImageJob): void {
  const canvas = new OffscreenCanvas(job.width, job.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error(`The browser gives no canvas of ${job.width}×${job.height}`);
  jobs.set(job.jobId, { encoder: new FrameEncoder(job.jobId, job.fps, job, job.encoder), canvas, context });
}

/** Frames come in order. */
export async function addImage(jobId: string, image: string | null): Promise<void> {
  const job = jobs.get(jobId);
  if (!job) throw new Error(`No image job ${jobId}`);
  if (image === null) {
    await job.encoder.repeat();
    return;
  }
  const bitmap = await createImageBitmap(new Blob([fromBase64(image)]));
  job.context.drawImage(bitmap, 0, 0, job.canvas.width, job.canvas.height);
  bitmap.close();
  await job.encoder.add(job.canvas);
}

export async function finishImages(jobId: string): Promise<void> {
  const job = jobs.get(jobId);
  jobs.delete(jobId);
  await job?.encoder.finish();
}
