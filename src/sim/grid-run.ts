/** States of a run on an even grid of times; any of them, in any order, in bounded memory. */
export interface GridRun {
  /** State at grid point `index` (integer ≥ 0); read it, never write it. */
  readonly at: (index: number) => Float64Array;
}

export interface GridRunSpec {
  readonly start: Float64Array;
  /** Moves `state` in place from grid point `index` to the next; must depend on nothing else. */
  readonly advance: (state: Float64Array, index: number) => void;
  /** Grid points whose states are kept together. */
  readonly block?: number;
  /** Blocks kept; the one not used for longest goes first. */
  readonly keptBlocks?: number;
  /** States kept to start again from; when there are more, every other one goes. */
  readonly keptStarts?: number;
}

/** The first question about a far time walks there; later ones start from the nearest state that was kept. */
export function gridRun({ start, advance, block = 128, keptBlocks = 1024, keptStarts = 8192 }: GridRunSpec): GridRun {
  const size = start.length;
  const blocks = new Map<number, Float64Array>();
  const starts = new Map<number, Float64Array>([[0, start.slice()]]);
  let stride = 1;

  const keepStart = (number: number, state: Float64Array): void => {
    if (number % stride !== 0 || starts.has(number)) return;
    starts.set(number, state.slice());
    if (starts.size <= keptStarts) return;
    stride *= 2;
    for (const key of starts.keys()) if (key % stride !== 0) starts.delete(key);
  };

  /** Start of a block: the nearest one kept, walked on. Every walk passes the same grid points, so all ways lead to one answer. */
  const startOf = (number: number): Float64Array => {
    let from = number - (number % stride);
    while (!starts.has(from)) from -= stride;
    const state = starts.get(from)!.slice();
    for (; from < number; from++) {
      for (let i = 0; i < block; i++) advance(state, from * block + i);
      keepStart(from + 1, state);
    }
    return state;
  };

  const makeBlock = (number: number): Float64Array => {
    const state = startOf(number);
    const made = new Float64Array(block * size);
    for (let i = 0; i < block; i++) {
      made.set(state, i * size);
      advance(state, number * block + i);
    }
    keepStart(number + 1, state);
    return made;
  };

  let latest = -1;
  let latestBlock = start;
  const blockOf = (number: number): Float64Array => {
    if (number === latest) return latestBlock;
    const block = blocks.get(number) ?? makeBlock(number);
    // A map remembers the order of insertion: the first key is the one not used for longest.
    blocks.delete(number);
    if (blocks.size >= keptBlocks) blocks.delete(blocks.keys().next().value!);
    blocks.set(number, block);
    [latest, latestBlock] = [number, block];
    return block;
  };

  return {
    at: (index) => {
      const within = index % block;
      return blockOf((index - within) / block).subarray(within * size, (within + 1) * size);
    },
  };
}
