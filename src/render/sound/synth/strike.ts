import type { Stereo } from "../pcm.ts";
import { SAMPLE_RATE, fromDb, seconds } from "../pcm.ts";
import { peakAt } from "./peak.ts";
import { highPass } from "./filter.ts";
import { noise } from "./noise.ts";
import { inRoom } from "./room.ts";

/** What rings when a hardwood block hits a table: Hz, decay in ms, strength. The low ones are the table. */
const MODES = [
  [128, 70, 0.55],
  [211, 52, 0.5],
  [540, 34, 0.7],
  [1_170, 24, 1],
  [1_930, 17, 0.85],
  [3_080, 11, 0.6],
  [4_650, 7, 0.42],
  [7_200, 4, 0.25],
] as const;

/** 醒木: one sharp knock that makes the room listen. 0.35 s, peak −3 dB. */
export function strike(): Stereo {
  const dry = new Float32Array(seconds(0.29));
  for (const [hz, decayMs, strength] of MODES) {
    for (let i = 0; i < dry.length; i++) {
      const t = i / SAMPLE_RATE;
      dry[i]! += strength * Math.exp((-t * 1000) / decayMs) * Math.sin(2 * Math.PI * hz * t);
    }
  }
  // The contact itself: 2 ms of bright noise.
  const contact = highPass(Float32Array.from({ length: seconds(0.02) }, (_, i) => noise(1, i) * Math.exp(-i / seconds(0.0009))), 1_800);
  for (let i = 0; i < contact.length; i++) dry[i]! += 2.4 * contact[i]!;
  return peakAt(inRoom(dry, 0.9), fromDb(-3));
}
