/** Sizes of a dense decoder with learned positions, biases and layer norms (GPT-2, GPT-3). */
export interface DenseModel {
  readonly layers: number;
  readonly width: number;
  /** Heads times their width; the count knows heads only through this product. */
  readonly attentionWidth: number;
  readonly ffnWidth: number;
  readonly vocabulary: number;
  readonly context: number;
}

export interface DenseCount {
  readonly total: number;
  readonly perLayer: number;
  /** Matrices of the layers alone: 12·L·d² when attention is d wide and the FFN 4d. */
  readonly matrices: number;
  readonly embeddings: number;
}

/**
 * Parameters of a dense model: 12·L·d² + 13·L·d + (V + n_ctx)·d + 2d for the usual widths. The output matrix is the
 * embedding (tied).
 *
 * @see Brown et al. 2020, arXiv:2005.14165 table 2.1; Radford et al. 2019 (GPT-2) for biases and norms
 */
export function countDense(m: DenseModel): DenseCount {
  const { width: d, attentionWidth: a, ffnWidth: f } = m;
  const layerMatrices = 4 * d * a + 2 * d * f;
  const biases = 3 * a + d + f + d;
  const norms = 4 * d;
  const perLayer = layerMatrices + biases + norms;
  const embeddings = (m.vocabulary + m.context) * d;
  return { total: m.layers * perLayer + embeddings + 2 * d, perLayer, matrices: m.layers * layerMatrices, embeddings };
}

/** FLOPs of attention's two matrix products for one token at the end of the context: 4·L·n_ctx·d. */
export function attentionFlop(layers: number, context: number, attentionWidth: number): number {
  return 4 * layers * context * attentionWidth;
}
