/** White noise −1…1 by seed and index: the same sound on every machine, in whatever order it is made. */
export function noise(seed: number, index: number): number {
  let x = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 31 - 1;
}

/** A number from `low` to `high`. */
export const between = (seed: number, index: number, low: number, high: number): number => low + ((noise(seed, index) + 1) / 2) * (high - low);
