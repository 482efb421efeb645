import { fromDb, seconds } from "./pcm.ts";

const CEILING = fromDb(-1);
const AHEAD = seconds(0.004);
const RELEASE = Math.exp(-1 / seconds(0.09));

/**
 * Keeps peaks below −1 dB: looks 4 ms ahead, so that it turns down before a peak and not on it, and lets go over
 * 90 ms. Both channels are turned down together. Works on a stream; what comes out is `AHEAD` samples late.
 */
export class Limiter {
  /** Samples that come out after those that went in. */
  static readonly delay = AHEAD;
  private readonly left = new Float32Array(AHEAD);
  private readonly right = new Float32Array(AHEAD);
  /** Gain each waiting sample needs. */
  private readonly needed = new Float32Array(AHEAD).fill(1);
  private readonly smoothed = new Float32Array(AHEAD).fill(1);
  private sum = AHEAD;
  private at = 0;
  private gain = 1;

  /** In place. */
  process(left: Float32Array, right: Float32Array): void {
    for (let i = 0; i < left.length; i++) {
      const [l, r] = [left[i]!, right[i]!];
      const peak = Math.max(Math.abs(l), Math.abs(r));
      const need = peak > CEILING ? CEILING / peak : 1;
      this.needed[this.at] = need;
      if (need < this.gain) this.gain = need;
      else this.gain = Math.min(this.lowest(need), 1 - (1 - this.gain) * RELEASE);
      // A moving average over the window turns steps into ramps that end where the peak is.
      this.sum += this.gain - this.smoothed[this.at]!;
      this.smoothed[this.at] = this.gain;
      const turned = Math.min(1, this.sum / AHEAD);
      left[i] = clip(this.left[this.at]! * turned);
      right[i] = clip(this.right[this.at]! * turned);
      this.left[this.at] = l;
      this.right[this.at] = r;
      this.at = (this.at + 1) % AHEAD;
    }
  }

  /** The least gain that any waiting sample needs; looked for only while something is turned down. */
  private lowest(need: number): number {
    if (this.gain === 1 && need === 1) return 1;
    let least = need;
    for (const each of this.needed) if (each < least) least = each;
    return least;
  }
}

const clip = (x: number): number => Math.max(-CEILING, Math.min(CEILING, x));
