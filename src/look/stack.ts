/**
 * Heights for dots on one line so that near ones stack instead of hiding each other.
 * A stack higher than `most` is pressed together, and all others with it.
 *
 * @param xs centres, px
 * @param step diameter and row height of a dot, px
 * @returns height of each dot above the lowest row, px, 0…`most`
 */
export function stackHeights(xs: ArrayLike<number>, step: number, most: number): number[] {
  const rows = new Array<number>(xs.length).fill(0);
  const order = [...rows.keys()].sort((a, b) => xs[a]! - xs[b]! || a - b);
  order.forEach((dot, placed) => {
    const taken = new Set<number>();
    for (let i = placed - 1; i >= 0 && xs[dot]! - xs[order[i]!]! < step; i--) taken.add(rows[order[i]!]!);
    while (taken.has(rows[dot]!)) rows[dot]!++;
  });
  const height = Math.min(step, most / Math.max(1, ...rows));
  return rows.map((row) => row * height);
}

/**
 * Heights for labels so that near ones give way to each other.
 *
 * @param ys wanted, ascending, px
 * @param gap least distance, px
 * @returns as near as they may be, from `from` to `to` as far as there is room
 */
export function spreadApart(ys: readonly number[], gap: number, from: number, to: number): number[] {
  let at = from;
  const places = ys.map((y) => (at = Math.max(at, y) + gap) - gap);
  let limit = to;
  for (let i = places.length - 1; i >= 0; i--) limit = (places[i] = Math.min(places[i]!, limit)) - gap;
  return places;
}
