/** What it costs to get one vector: from a table, or through a feed-forward network. */
export interface LookUp {
  readonly parameters: number;
  /** Read from memory for each token. */
  readonly bytesMoved: number;
  readonly flop: number;
  /** FLOP per byte moved. */
  readonly intensity: number;
}

/** One row of an embedding table: an address and a copy, no arithmetic. */
export function tableLookUp(rows: number, width: number, bytesPerValue: number): LookUp {
  return { parameters: rows * width, bytesMoved: width * bytesPerValue, flop: 0, intensity: 0 };
}

/**
 * A feed-forward network: every weight is read once for a batch of tokens and works in each of them with one
 * multiplication and one addition.
 *
 * @param matrices 2, or 3 with a gate (SwiGLU)
 */
export function networkLookUp(width: number, innerWidth: number, matrices: number, bytesPerValue: number, batch: number): LookUp {
  const parameters = matrices * width * innerWidth;
  const bytesMoved = (parameters * bytesPerValue) / batch;
  const flop = 2 * parameters;
  return { parameters, bytesMoved, flop, intensity: flop / bytesMoved };
}

/** Time on a machine that moves and computes at once: the slower of the two counts (Williams et al. 2009, the roofline). */
export function rooflineUs(bytes: number, flop: number, bandwidthGBPerS: number, peakTflops: number): { us: number; boundBy: "memory" | "compute" } {
  const memoryUs = bytes / (bandwidthGBPerS * 1e3);
  const computeUs = flop / (peakTflops * 1e6);
  return memoryUs >= computeUs ? { us: memoryUs, boundBy: "memory" } : { us: computeUs, boundBy: "compute" };
}

/**
 * Linear FLOPs left when in every `every`-th block only a share of the tokens is worked on and the others pass by.
 *
 * @see Raposo et al. 2024, arXiv:2404.02258 §3 (12.5 % in every other block)
 */
export function depthShare(capacity: number, every: number): number {
  return (every - 1 + capacity) / every;
}
