import { SAMPLE_RATE, fromDb } from "../sound/pcm.ts";

/** One value of an envelope, ms. */
export const ENVELOPE_STEP_MS = 40;
const STEP = (SAMPLE_RATE * ENVELOPE_STEP_MS) / 1000;
/** Quieter than this below the loudest step is silence. */
const FLOOR_DB = 36;

/** How wide a mouth that makes this sound is open: 0…1 per 40 ms, by ear (decibels) rather than by power. */
export function envelopeOf(samples: Float32Array): number[] {
  const loudness: number[] = [];
  for (let from = 0; from < samples.length; from += STEP) {
    const step = samples.subarray(from, from + STEP);
    loudness.push(10 * Math.log10(step.reduce((sum, x) => sum + x * x, 0) / step.length + 1e-10));
  }
  const top = Math.max(...loudness);
  return loudness.map((db) => Math.round(Math.max(0, 1 + (db - top) / FLOOR_DB) ** 1.5 * 100) / 100);
}

/** Cuts the silence before the first and after the last sound, leaving a breath of it. */
export function trimSilence(samples: Float32Array): Float32Array {
  const window = Math.round(SAMPLE_RATE * 0.005);
  let loudest = 0;
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += window) {
    const step = samples.subarray(from, from + window);
    const power = Math.sqrt(step.reduce((sum, x) => sum + x * x, 0) / step.length);
    powers.push(power);
    loudest = Math.max(loudest, power);
  }
  const threshold = loudest * fromDb(-40);
  const first = powers.findIndex((power) => power > threshold);
  if (loudest === 0 || first < 0) return samples;
  const last = powers.findLastIndex((power) => power > threshold);
  const margin = Math.round(SAMPLE_RATE * 0.015);
  return samples.slice(Math.max(0, first * window - margin), Math.min(samples.length, (last + 1) * window + margin));
}
