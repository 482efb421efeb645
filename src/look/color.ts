/**
 * Mixes two `#rrggbb` colours in sRGB, as paint programs do.
 *
 * @param share of `b`, 0…1
 */
export function mixColor(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  return `#${from.map((value, i) => Math.round(value + (to[i]! - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

/** `#rrggbb` with an opacity 0…1. */
export function withAlpha(color: string, alpha: number): string {
  const [r, g, b] = channels(color);
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

function channels(color: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/iu.test(color)) throw new RangeError(`A colour must be written #rrggbb, got "${color}".`);
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
}
