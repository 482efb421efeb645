import type { Stereo } from "../pcm.ts";
import { SAMPLE_RATE, fromDb, sampleOfMs, seconds, stereo } from "../pcm.ts";
import { bandPass, lowPass } from "./filter.ts";
import { between, noise } from "./noise.ts";
import { peakAt } from "./peak.ts";

const PEOPLE = 22;
/** Vowels of a laugh, Hz. */
const FORMANTS = [680, 1_150, 2_500] as const;
/** One breath of laughter, s. */
const BOUT = 2.4;
const HOUSE_SECONDS = 7;
/** Where in the house's laughter a gap may begin, so that two gaps do not sound alike. */
const BEGINS_MS = 2_400;

let house: Stereo | null = null;

/**
 * A small house that chuckles: many voices, each a row of breathy "ha", swelling fast and dying slowly. Kept low and
 * dull, as from the other side of the footlights. Peak −15 dB.
 *
 * @param durationMs of the gap; the sound fades out with it
 */
export function laugh(durationMs: number): Stereo {
  const crowd = (house ??= everybody());
  const length = sampleOfMs(Math.min(Math.max(400, durationMs), HOUSE_SECONDS * 1000 - BEGINS_MS));
  const from = sampleOfMs((durationMs * 7) % BEGINS_MS);
  const cut = (channel: Float32Array) => channel.slice(from, from + length).map((x, i) => x * swell(i / length));
  return peakAt({ left: cut(crowd.left), right: cut(crowd.right) }, fromDb(-15));
}

/** Made once: it costs more than the rest of a mix. */
function everybody(): Stereo {
  const length = seconds(HOUSE_SECONDS);
  const out = stereo(length);
  for (let person = 0; person < PEOPLE; person++) {
    const voice = one(person, length);
    const pan = between(21, person, 0.15, 0.85);
    const [l, r] = [Math.cos((pan * Math.PI) / 2), Math.sin((pan * Math.PI) / 2)];
    for (let i = 0; i < length; i++) {
      out.left[i]! += voice[i]! * l;
      out.right[i]! += voice[i]! * r;
    }
  }
  lowPass(out.left, 2_600);
  lowPass(out.right, 2_600);
  return out;
}

function one(person: number, length: number): Float32Array {
  const pitchHz = person % 2 === 0 ? between(22, person, 105, 165) : between(22, person, 190, 290);
  const perSecond = between(23, person, 4.2, 5.8);
  const late = between(24, person, 0, 0.35);
  const source = new Float32Array(length);
  const perHa = Math.round(SAMPLE_RATE / perSecond);
  const hasPerBout = Math.floor(BOUT * perSecond);
  const first = seconds(late);
  for (let nth = 0; first + nth * perHa < length; nth++) {
    const index = nth % hasPerBout;
    const strength = between(60 + person, nth, 0.5, 1) * 0.9 ** index;
    const open = Math.round(perHa * 0.55);
    let phase = 0;
    for (let i = 0; i < open; i++) {
      const at = first + nth * perHa + i;
      if (at >= length) break;
      phase = (phase + (pitchHz * (1.12 - 0.02 * index) * (1.08 - (0.16 * i) / perHa)) / SAMPLE_RATE) % 1;
      const shape = Math.sin((Math.PI * i) / open);
      source[at] = shape * shape * strength * (0.55 * (2 * phase - 1) + 0.75 * noise(40 + person, at));
    }
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
