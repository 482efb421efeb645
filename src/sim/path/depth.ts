/**
 * Mean number of layers passed when so many of the questions leave after each layer and the rest go through all.
 *
 * @param leaving share of all questions that leave after layer 1, 2, …; at most one entry per layer
 * @throws RangeError when the shares exceed 1 together, or there are more of them than layers
 */
export function meanDepth(layers: number, leaving: readonly number[]): number {
  if (leaving.length > layers) throw new RangeError(`leaving 最多 ${layers} 项，一层一项 / must have at most ${layers} entries, one per layer, got ${leaving.length}`);
  const early = leaving.reduce((sum, share) => sum + share, 0);
  if (early > 1 + 1e-9) throw new RangeError(`leaving 加起来最多是 1 / must sum to at most 1, got ${early}`);
  const passed = leaving.reduce((sum, share, i) => sum + share * (i + 1), 0);
  return passed + Math.max(0, 1 - early) * layers;
}

/**
 * Depths of the leaves of the binary tree that asks the fewest questions on average: often-wanted leaves lie high, so
 * that it leans. Equal weights: the older node first.
 *
 * @param weights how often each leaf is wanted, shape [leaf], all > 0
 * @returns depth of each leaf, shape [leaf]
 * @see Huffman 1952, Proc IRE 40:1098
 */
export function huffmanDepths(weights: readonly number[]): number[] {
  const depths = weights.map(() => 0);
  const nodes = weights.map((weight, leaf) => ({ weight, leaves: [leaf] }));
  while (nodes.length > 1) {
    nodes.sort((a, b) => a.weight - b.weight);
    const [a, b] = nodes.splice(0, 2) as [(typeof nodes)[number], (typeof nodes)[number]];
    const leaves = [...a.leaves, ...b.leaves];
    for (const leaf of leaves) depths[leaf]! += 1;
    nodes.push({ weight: a.weight + b.weight, leaves });
  }
  return depths;
}

/** Shannon's entropy in bits of weights taken as shares: no tree asks fewer questions on average. */
export function entropyBits(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return -weights.reduce((sum, weight) => sum + (weight / total) * Math.log2(weight / total), 0);
}
