import type { Stereo } from "../pcm.ts";
import { SAMPLE_RATE, fromDb, sampleOfMs, stereo } from "../pcm.ts";
import { bandPass, lowPass } from "./filter.ts";
import { between, noise } from "./noise.ts";
import { peakAt } from "./peak.ts";

const PEOPLE = 26;
/** Vowels of a laugh, Hz. */
const FORMANTS = [680, 1_150, 2_500] as const;

/**
 * A small house that chuckles: many voices, each a row of breathy "ha", swelling fast and dying slowly. Kept low and
 * dull, as from the other side of the footlights. Peak −15 dB.
 *
 * @param durationMs of the gap; the sound fades out with it
 */
export function laugh(durationMs: number): Stereo {
  const length = sampleOfMs(Math.max(400, durationMs));
  const out = stereo(length);
  for (let person = 0; person < PEOPLE; person++) {
    const voice = one(person, length);
    const pan = between(21, person, 0.15, 0.85);
    for (let i = 0; i < length; i++) {
      out.left[i]! += voice[i]! * Math.cos((pan * Math.PI) / 2);
      out.right[i]! += voice[i]! * Math.sin((pan * Math.PI) / 2);
    }
  }
  for (const channel of [out.left, out.right]) {
    lowPass(channel, 2_600);
    for (let i = 0; i < length; i++) channel[i]! *= swell(i / length);
  }
  return peakAt(out, fromDb(-15));
}

function one(person: number, length: number): Float32Array {
  const pitchHz = person % 2 === 0 ? between(22, person, 105, 165) : between(22, person, 190, 290);
  const perSecond = between(23, person, 4.2, 5.8);
  const start = between(24, person, 0, 0.35);
  const ends = between(25, person, 0.5, 1.1);
  const source = new Float32Array(length);
  let phase = 0;
  for (let i = 0; i < length; i++) {
    const t = i / SAMPLE_RATE - start;
    if (t < 0 || i > length * ends) continue;
    const ha = (t * perSecond) % 1;
    const index = Math.floor(t * perSecond);
    const open = ha < 0.55 ? Math.sin((Math.PI * ha) / 0.55) ** 1.5 : 0;
    phase += (pitchHz * (1.12 - 0.02 * index) * (1.08 - 0.16 * ha)) / SAMPLE_RATE;
    const glottis = 2 * (phase % 1) - 1;
    source[i] = open * (0.55 * glottis + 0.75 * noise(40 + person, i)) * between(60 + person, index, 0.5, 1) * 0.9 ** index;
  }
  const voice = new Float32Array(length);
  for (const [nth, hz] of FORMANTS.entries()) {
    const band = bandPass(Float32Array.from(source), hz * between(26, person * 3 + nth, 0.88, 1.14), 3.5);
    for (let i = 0; i < length; i++) voice[i]! += band[i]! / (nth + 1);
  }
  return voice;
}

/** Loudness over the gap, 0…1. */
function swell(t: number): number {
  const rise = Math.min(1, t / 0.16);
  const fall = Math.min(1, (1 - t) / 0.55);
  return rise ** 1.5 * fall ** 1.4;
}
