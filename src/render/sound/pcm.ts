/** Samples per second of everything that is mixed. */
export const SAMPLE_RATE = 48_000;

/** Two channels of equal length, −1…1. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export const stereo = (length: number): Stereo => ({ left: new Float32Array(length), right: new Float32Array(length) });

export const seconds = (count: number): number => Math.round(count * SAMPLE_RATE);

/** Decibels → factor. */
export const fromDb = (db: number): number => 10 ** (db / 20);

/** First sample of a frame; exact at 24, 25, 30, 50 and 60 fps. */
export const sampleOfFrame = (frame: number, fps: number): number => Math.round((frame * SAMPLE_RATE) / fps);

export const sampleOfMs = (ms: number): number => Math.round((ms * SAMPLE_RATE) / 1000);
