import { uniform } from "../random.ts";

/** Who excites whom, by source: the targets of neuron i are `targets[starts[i]…starts[i + 1] − 1]`, rising. */
export interface Wiring {
  /** Shape [source + 1]. */
  readonly starts: Int32Array;
  /** Shape [synapse]. */
  readonly targets: Int32Array;
}

const WIRING_STREAM = 0x776972;

/**
 * Each ordered pair is joined with the same probability, by chance of its own.
 *
 * Instead of asking for every pair, the number of pairs passed over until the next synapse is drawn: it is geometric.
 *
 * @param neurons integer ≥ 1
 * @param probability 0…1
 * @see Batagelj & Brandes 2005, Phys Rev E 71:036113, algorithm 1
 */
export function wireAtRandom(neurons: number, probability: number, seed: number): Wiring {
  const pairs = neurons * neurons;
  const logOfNone = Math.log1p(-probability);
  // Three standard deviations of room; rarely more is needed.
  let targets = new Int32Array(Math.ceil(pairs * probability + 3 * Math.sqrt(pairs * probability) + 16));
  const starts = new Int32Array(neurons + 1);
  let synapses = 0;
  let source = 0;
  for (let pair = -1, draw = 0; ; draw++) {
    pair += 1 + Math.floor(Math.log(1 - uniform(seed, WIRING_STREAM, draw)) / logOfNone);
    if (!(pair < pairs)) break;
    if (synapses === targets.length) targets = grown(targets);
    const from = Math.floor(pair / neurons);
    while (source < from) starts[++source] = synapses;
    targets[synapses++] = pair - from * neurons;
  }
  while (source < neurons) starts[++source] = synapses;
  return { starts, targets: targets.subarray(0, synapses) };
}

function grown(targets: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * targets.length);
  larger.set(targets);
  return larger;
}
