import type { Stereo } from "../pcm.ts";
import { SAMPLE_RATE, fromDb, seconds } from "../pcm.ts";
import { bandPass } from "./filter.ts";
import { between, noise } from "./noise.ts";
import { peakAt } from "./peak.ts";
import { inRoom } from "./room.ts";

const RIBS = 17;

/** 折扇 opened with a flick: its ribs click one after the other, faster and faster, over a breath of paper. 0.3 s, peak −8 dB. */
export function fan(): Stereo {
  const length = seconds(0.24);
  const spread = seconds(0.15);
  const paper = bandPass(
    Float32Array.from({ length }, (_, i) => noise(2, i) * Math.sin(Math.PI * Math.min(1, i / (spread * 1.25))) ** 2),
    2_600,
    0.8,
  );
  const dry = paper.map((x) => x * 0.5);
  for (let rib = 0; rib < RIBS; rib++) {
    const at = Math.round(spread * Math.sqrt(rib / (RIBS - 1)));
    const hz = between(3, rib, 2_100, 4_300);
    const strength = between(4, rib, 0.25, 0.5) + (rib === RIBS - 1 ? 0.8 : 0);
    for (let i = 0; at + i < length && i < seconds(0.012); i++) {
      const t = i / SAMPLE_RATE;
      dry[at + i]! += strength * Math.exp(-t * 700) * (Math.sin(2 * Math.PI * hz * t) + 0.6 * noise(5 + rib, i));
    }
  }
  return peakAt(inRoom(dry, 0.7), fromDb(-8));
}
