import type { Stereo } from "../pcm.ts";

/** Scales both channels so that the louder one peaks at `level`. */
export function peakAt({ left, right }: Stereo, level: number): Stereo {
  let peak = 1e-9;
  for (const channel of [left, right]) for (const x of channel) peak = Math.max(peak, Math.abs(x));
  const factor = level / peak;
  return { left: left.map((x) => x * factor), right: right.map((x) => x * factor) };
}
