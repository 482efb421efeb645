import { SAMPLE_RATE, fromDb } from "../sound/pcm.ts";

/** Takes are brought to this loudness (LUFS, mono). */
const TARGET = -20;
const PEAK = fromDb(-2);
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;
const WINDOW = Math.round(SAMPLE_RATE * 0.4);
const HOP = Math.round(SAMPLE_RATE * 0.1);

/** Scales speech to the loudness of the others, but never into clipping. */
export function level(samples: Float32Array): Float32Array {
  const loudness = integratedLoudness(samples);
  if (loudness === null) return samples;
  let peak = 1e-9;
  for (const x of samples) peak = Math.max(peak, Math.abs(x));
  const gain = Math.min(fromDb(TARGET - loudness), PEAK / peak);
  return samples.map((x) => x * gain);
}

/** Gated loudness of one channel at 48 kHz (ITU-R BS.1770-4), LUFS; null for silence. */
export function integratedLoudness(samples: Float32Array): number | null {
  const weighted = kWeighted(samples);
  const powers: number[] = [];
  for (let from = 0; from === 0 || from + WINDOW <= weighted.length; from += HOP) {
    const window = weighted.subarray(from, from + WINDOW);
    powers.push(window.reduce((sum, x) => sum + x * x, 0) / Math.max(1, window.length));
  }
  const audible = powers.filter((power) => toLufs(power) > ABSOLUTE_GATE);
  if (audible.length === 0) return null;
  const gate = toLufs(mean(audible)) + RELATIVE_GATE;
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)));
}

/** The two filters of BS.1770-4, tables 1 and 2. */
function kWeighted(samples: Float32Array): Float32Array {
  const shelf = filter(samples, [1.53512485958697, -2.69169618940638, 1.19839281085285], [-1.69065929318241, 0.73248077421585]);
  return filter(shelf, [1, -2, 1], [-1.99004745483398, 0.99007225036621]);
}

function filter(samples: Float32Array, [b0, b1, b2]: readonly [number, number, number], [a1, a2]: readonly [number, number]): Float32Array {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return samples.map((x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(Math.max(power, 1e-12));
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
