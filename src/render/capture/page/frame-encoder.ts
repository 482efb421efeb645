import type { Delivery, EncoderSettings } from "../protocol.ts";
import { DELIVER } from "../protocol.ts";
import { toBase64 } from "./base64.ts";

declare global {
  interface Window {
    [DELIVER](delivery: Delivery): Promise<void>;
  }
}

/** Frames the encoder may hold; more costs memory and gains nothing on two cores. */
const IN_ENCODER = 3;
const BATCH_BYTES = 256 * 1024;
const BATCH_FRAMES = 15;
/** Without a painted frame a key frame is forced after this many intervals. */
const LONGEST_STILL = 2;

/** Encodes the frames of one segment and hands them to Node in batches, waiting where either is slow. */
export class FrameEncoder {
  /** Taking the frames off the canvas, which is where it is rastered. */
  readonly spentMs = { frame: 0 };
  private readonly taker = new FrameTaker();
  private readonly encoder: VideoEncoder;
  private failure: Error | null = null;
  private last: VideoFrame | null = null;
  private lastKey = 0;
  private frames = 0;
  private reported = 0;
  private batch: { frame: number; key: boolean; bytes: Uint8Array }[] = [];
  private batchBytes = 0;
  private description: string | null = null;
  private delivered: Promise<void> = Promise.resolve();
  private inDelivery = 0;

  constructor(
    private readonly jobId: string,
    private readonly fps: number,
    size: { readonly width: number; readonly height: number },
    private readonly settings: EncoderSettings,
  ) {
    this.encoder = new VideoEncoder({
      output: (chunk, metadata) => this.take(chunk, metadata),
      error: (error) => (this.failure = error),
    });
    this.encoder.configure(encoderConfig(settings, size.width, size.height, fps));
  }

  /** Encodes what `canvas` shows as the next frame. */
  async add(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<void> {
    const frame = this.frames++;
    const startedMs = performance.now();
    const picture = await this.taker.take(canvas, this.time(frame));
    this.spentMs.frame += performance.now() - startedMs;
    this.last?.close();
    this.last = picture;
    const isKey = frame === 0 || frame - this.lastKey >= this.settings.keyIntervalFrames;
    await this.encode(picture, isKey, frame);
  }

  /** The next frame equals the last. */
  async repeat(): Promise<void> {
    const frame = this.frames++;
    if (!this.last) throw new Error("Nothing to repeat before the first frame");
    const isKey = frame - this.lastKey >= this.settings.keyIntervalFrames * LONGEST_STILL;
    if (this.settings.leaveOutRepeats && !isKey) {
      if (this.frames - this.reported >= BATCH_FRAMES) await this.deliver();
      return;
    }
    const again = new VideoFrame(this.last, this.time(frame));
    await this.encode(again, isKey, frame);
    again.close();
  }

  async finish(): Promise<void> {
    try {
      await this.encoder.flush();
      if (this.failure) throw this.failure;
      await this.deliver();
      await this.delivered;
    } finally {
      this.close();
    }
  }

  close(): void {
    this.last?.close();
    this.last = null;
    if (this.encoder.state !== "closed") this.encoder.close();
  }

  private async encode(picture: VideoFrame, isKey: boolean, frame: number): Promise<void> {
    if (this.failure) throw this.failure;
    if (isKey) this.lastKey = frame;
    this.encoder.encode(picture, { keyFrame: isKey });
    while (this.encoder.encodeQueueSize > IN_ENCODER && !this.failure)
      await new Promise((resolve) => this.encoder.addEventListener("dequeue", resolve, { once: true }));
    if (this.failure) throw this.failure;
    if (this.batchBytes >= BATCH_BYTES || this.frames - this.reported >= BATCH_FRAMES) await this.deliver();
  }

  private take(chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata): void {
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    const description = metadata?.decoderConfig?.description;
    if (description) this.description = toBase64(new Uint8Array(description as ArrayBuffer));
    this.batch.push({ frame: Math.round((chunk.timestamp * this.fps) / 1e6), key: chunk.type === "key", bytes });
    this.batchBytes += bytes.length;
  }

  /** At most one batch waits while another is on its way. */
  private async deliver(): Promise<void> {
    if (this.inDelivery > 1) await this.delivered;
    const batch = this.batch;
    const whole = new Uint8Array(this.batchBytes);
    let at = 0;
    for (const { bytes } of batch) {
      whole.set(bytes, at);
      at += bytes.length;
    }
    const delivery: Delivery = {
      jobId: this.jobId,
      frames: this.frames,
      packets: batch.map(({ frame, key, bytes }) => ({ frame, key, size: bytes.length })),
      bytes: toBase64(whole),
      description: batch.length > 0 ? this.description : null,
    };
    this.batch = [];
    this.batchBytes = 0;
    this.reported = this.frames;
    this.inDelivery++;
    this.delivered = this.delivered.then(() => window[DELIVER](delivery)).finally(() => this.inDelivery--);
    // Read by whoever awaits `delivered` next; until then it must not count as unhandled.
    this.delivered.catch((error: unknown) => (this.failure = error instanceof Error ? error : new Error(String(error))));
  }

  private time(frame: number): FrameTime {
    return { timestamp: Math.round((frame * 1e6) / this.fps), duration: Math.round(1e6 / this.fps) };
  }
}

/** Microseconds. */
interface FrameTime {
  readonly timestamp: number;
  readonly duration: number;
}

/**
 * Takes a canvas as a frame that the encoder turns into BT.709 limited range. A frame taken straight off a canvas says
 * full range, and so would the film; going over the bytes lets us say limited, at the price of a copy (1–2 ms).
 */
export class FrameTaker {
  private bytes = new Uint8Array(0);

  async take(canvas: HTMLCanvasElement | OffscreenCanvas, time: FrameTime): Promise<VideoFrame> {
    const seen = new VideoFrame(canvas, { timestamp: 0, alpha: "discard" });
    try {
      const size = seen.allocationSize();
      if (this.bytes.length !== size) this.bytes = new Uint8Array(size);
      const layout = await seen.copyTo(this.bytes);
      return new VideoFrame(this.bytes, {
        ...time,
        format: seen.format ?? "BGRX",
        codedWidth: canvas.width,
        codedHeight: canvas.height,
        layout,
        colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "rgb", fullRange: false },
      });
    } finally {
      seen.close();
    }
  }
}

export function encoderConfig(settings: EncoderSettings, width: number, height: number, fps: number): VideoEncoderConfig {
  return {
    codec: settings.codec,
    width,
    height,
    framerate: fps,
    bitrate: settings.bitrate,
    bitrateMode: "variable",
    latencyMode: "quality",
    // The same encoder everywhere: hardware encoders differ from machine to machine.
    hardwareAcceleration: "prefer-software",
    avc: { format: "avc" },
  };
}
