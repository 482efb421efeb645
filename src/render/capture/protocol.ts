import type { Clip } from "#show";

/** What crosses between Node and the page of the capture engine: JSON both ways, bytes as base64. */

/** A picture of one size. Painted at `width`×`height`, which keep the layout's proportions. */
export interface PictureJob {
  readonly clip: Clip;
  readonly themeName: "light" | "dark";
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

export interface EncoderSettings {
  /** As in `VideoEncoderConfig.codec`. */
  readonly codec: string;
  /** Bits per second. */
  readonly bitrate: number;
  /** At most this many frames from one key frame to the next painted one. */
  readonly keyIntervalFrames: number;
  /** Frames equal to the last are left out; Node writes them. */
  readonly leaveOutRepeats: boolean;
}

export interface ClipJob extends PictureJob {
  readonly jobId: string;
  readonly encoder: EncoderSettings;
}

/** Frames of another engine, to be encoded as ours are. */
export interface ImageJob {
  readonly jobId: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly encoder: EncoderSettings;
}

/** A batch on its way from the page to Node. */
export interface Delivery {
  readonly jobId: string;
  /** Frames painted or repeated so far. */
  readonly frames: number;
  readonly packets: readonly { readonly frame: number; readonly key: boolean; readonly size: number }[];
  /** The packets, one after the other, base64. */
  readonly bytes: string;
  /** Base64 of the AVCDecoderConfigurationRecord; with the first packet, and again if it changes. */
  readonly description: string | null;
}

/** Where the time of a clip went, in ms. */
export interface ClipTimings {
  readonly paintMs: number;
  readonly overlayMs: number;
  readonly frameMs: number;
  readonly waitMs: number;
  readonly totalMs: number;
  readonly painted: number;
  readonly repeated: number;
  readonly overlays: number;
}

/** What this browser can do. */
export interface Probe {
  /** HTML is drawn into a canvas and its pixels read back as drawn. */
  readonly overlays: boolean;
  /** An H.264 encoder with these settings; its AVCDecoderConfigurationRecord, base64, or null. */
  readonly description: string | null;
  /** Luma and chroma of the colour chart, as they come out of the decoder: one `[y, u, v]` per colour. */
  readonly chart: readonly (readonly [number, number, number])[];
  readonly userAgent: string;
}

/** The names under which the page and Node find each other. */
export interface CapturePage {
  probe(encoder: EncoderSettings): Promise<Probe>;
  captureClip(job: ClipJob): Promise<ClipTimings>;
  /** PNG, base64. */
  capturePicture(job: PictureJob, frame: number): Promise<string>;
  beginImages(job: ImageJob): Promise<void>;
  /** The next frame. @param image base64 of a PNG or JPEG; null repeats the last */
  addImage(jobId: string, image: string | null): Promise<void>;
  finishImages(jobId: string): Promise<void>;
}

export const DELIVER = "doupengDeliver";
export const ORIGIN = "https://doupeng.localhost";
/** Red, green, blue, white, black, grey, paper, vermilion. */
export const CHART = ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#808080", "#f6f0e4", "#c8372d"] as const;
