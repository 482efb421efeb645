import type { Stereo } from "../pcm.ts";
import { SAMPLE_RATE, fromDb, seconds, stereo } from "../pcm.ts";
import { highPass, lowPass } from "./filter.ts";
import { noise } from "./noise.ts";

/** First reflections of a small wooden hall: delay in ms, gain, which ear first. */
const REFLECTIONS = [
  [9.3, 0.32, 0],
  [13.7, 0.27, 1],
  [21.1, 0.2, 0],
  [27.9, 0.17, 1],
  [38.3, 0.11, 1],
  [47.7, 0.09, 0],
] as const;

/** Puts a dry sound into the hall; the result is longer by the last reflection. */
export function inRoom(dry: Float32Array, amount: number): Stereo {
  const tail = seconds(0.06);
  const out = stereo(dry.length + tail);
  const dull = lowPass(Float32Array.from(dry), 3_200);
  for (let i = 0; i < dry.length; i++) {
    out.left[i]! += dry[i]!;
    out.right[i]! += dry[i]!;
  }
  for (const [ms, gain, ear] of REFLECTIONS) {
    const near = Math.round((ms * SAMPLE_RATE) / 1000);
    const far = near + 24;
    for (let i = 0; i < dull.length; i++) {
      const value = dull[i]! * gain * amount;
      out[ear === 0 ? "left" : "right"][i + near]! += value;
      out[ear === 0 ? "right" : "left"][i + far]! += value * 0.7;
    }
  }
  return out;
}

/** A quiet hall between the lines, so that silence does not sound like a fault: a loop of brownish noise at −66 dB. */
export function roomTone(): Stereo {
  const [length, fade] = [seconds(12), seconds(1)];
  const channel = (seed: number) => {
    const raw = Float32Array.from({ length: length + fade }, (_, i) => noise(seed, i));
    highPass(lowPass(lowPass(raw, 420), 1_400), 45);
    const loop = raw.slice(0, length);
    // The end runs on into the beginning.
    for (let i = 0; i < fade; i++) {
      const t = i / fade;
      loop[i] = raw[i]! * Math.sqrt(t) + raw[length + i]! * Math.sqrt(1 - t);
    }
    return scaled(loop, fromDb(-66));
  };
  return { left: channel(11), right: channel(12) };
}

/** Scales to a root mean square of `level`. */
function scaled(samples: Float32Array, level: number): Float32Array {
  const power = samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
  const factor = level / Math.sqrt(power);
  return samples.map((x) => x * factor);
}
