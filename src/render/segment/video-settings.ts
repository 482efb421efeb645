import type { EncoderSettings } from "../capture/protocol.ts";

/** Size and quality of a film; part of every segment's key. */
export interface VideoSettings {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Bits per second the encoder may use; quiet pictures use far less. */
  readonly bitrate: number;
}

/** Bits per pixel at 30 fps: 10 Mbit/s for 1920×1080. */
const BITS_PER_PIXEL = 0.16;
const KEY_INTERVAL_SECONDS = 4;

/**
 * @param scale 1 is the layout's size; the result is rounded to even pixels
 * @param bitrate bits per second; by size when not given
 */
export function videoSettings(layout: { readonly width: number; readonly height: number; readonly fps: number }, scale = 1, bitrate?: number): VideoSettings {
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2);
  const [width, height] = [even(layout.width), even(layout.height)];
  const bySize = Math.round((width * height * layout.fps * BITS_PER_PIXEL) / 100_000) * 100_000;
  return { width, height, fps: layout.fps, bitrate: bitrate ?? Math.max(1_000_000, bySize) };
}

export function encoderSettings(video: VideoSettings, leaveOutRepeats: boolean): EncoderSettings {
  return {
    codec: `avc1.6400${level(video).toString(16).padStart(2, "0")}`,
    bitrate: video.bitrate,
    keyIntervalFrames: Math.round(video.fps * KEY_INTERVAL_SECONDS),
    leaveOutRepeats,
  };
}

/** The lowest H.264 level (Annex A, Table A-1) that holds this many macroblocks a second and a frame. */
function level({ width, height, fps }: VideoSettings): number {
  const frame = Math.ceil(width / 16) * Math.ceil(height / 16);
  const fits = levels.find(({ maxFrame, maxRate }) => frame <= maxFrame && frame * fps <= maxRate);
  return (fits ?? levels.at(-1)!).level;
}

const levels = [
  { level: 31, maxFrame: 3_600, maxRate: 108_000 },
  { level: 40, maxFrame: 8_192, maxRate: 245_760 },
  { level: 42, maxFrame: 8_704, maxRate: 522_240 },
  { level: 51, maxFrame: 36_864, maxRate: 983_040 },
  { level: 52, maxFrame: 36_864, maxRate: 2_073_600 },
];
