/**
 * Chance by counter: the same (seed, stream, index) gives the same number, whoever asks and when.
 *
 * The mixer is the 32-bit finaliser of MurmurHash3 (Appleby, public domain) over the three words.
 *
 * @returns uniform in [0, 1), 53 random bits
 */
export function uniform(seed: number, stream: number, index: number): number {
  const high = mix(seed, stream, index, 0x9e3779b9) >>> 5;
  const low = mix(seed, stream, index, 0x85ebca6b) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** Standard normal by Box–Muller; one number per index. */
export function gaussian(seed: number, stream: number, index: number): number {
  const u = 1 - uniform(seed, stream, 2 * index);
  const v = uniform(seed, stream, 2 * index + 1);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

function mix(a: number, b: number, c: number, salt: number): number {
  let h = salt | 0;
  for (const word of [a, b, c]) {
    h = Math.imul(h ^ (word | 0), 0xcc9e2d51);
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}
