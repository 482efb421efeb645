/** Attention with key and value heads shared by groups (GQA). */
export interface GroupedAttention {
  readonly kind: "grouped";
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
}

/** Attention through low-rank latents (MLA): queries, and keys with values; part of a head carries the position. */
export interface LatentAttention {
  readonly kind: "latent";
  readonly heads: number;
  readonly queryRank: number;
  readonly keyValueRank: number;
  readonly plainWidth: number;
  readonly rotaryWidth: number;
  readonly valueWidth: number;
}

/** Sizes of a decoder without biases whose later layers have experts instead of one FFN. */
export interface ExpertModel {
  readonly layers: number;
  /** The first layers, with one FFN of `denseWidth`. */
  readonly denseLayers: number;
  readonly width: number;
  readonly denseWidth: number;
  readonly expertWidth: number;
  readonly routedExperts: number;
  readonly sharedExperts: number;
  /** Routed experts one token goes to. */
  readonly chosen: number;
  /** Whether every router holds a balancing bias per expert. */
  readonly routerBias: boolean;
  readonly vocabulary: number;
  readonly attention: GroupedAttention | LatentAttention;
}

export interface ExpertCount {
  readonly total: number;
  /** What one token passes through, with all of the input embedding. */
  readonly active: number;
  /** The same without the input embedding, of which a token reads one row. */
  readonly activeWithoutEmbedding: number;
  readonly attentionPerLayer: number;
  readonly perExpert: number;
}

/**
 * Parameters in all and per token; input and output embeddings are separate, FFNs have three matrices (SwiGLU), norms
 * are RMS.
 *
 * @see Jiang et al. 2024, arXiv:2401.04088 table 1; DeepSeek-AI 2024, arXiv:2412.19437 §2.1, §4.2
 */
export function countExperts(m: ExpertModel): ExpertCount {
  const attentionPerLayer = countAttention(m.width, m.attention);
  const perExpert = 3 * m.width * m.expertWidth;
  const router = m.routedExperts * (m.width + (m.routerBias ? 1 : 0));
  const everywhere = m.layers * (attentionPerLayer + 2 * m.width) + m.denseLayers * 3 * m.width * m.denseWidth + m.width;
  const expertLayers = m.layers - m.denseLayers;
  const embedding = m.vocabulary * m.width;
  const withExperts = (experts: number): number => everywhere + expertLayers * (experts * perExpert + router) + 2 * embedding;
  const active = withExperts(m.chosen + m.sharedExperts);
  return {
    total: withExperts(m.routedExperts + m.sharedExperts),
    active,
    activeWithoutEmbedding: active - embedding,
    attentionPerLayer,
    perExpert,
  };
}

function countAttention(width: number, attention: ExpertModel["attention"]): number {
  if (attention.kind === "grouped") {
    const { heads, keyValueHeads, headWidth } = attention;
    return 2 * width * (heads + keyValueHeads) * headWidth;
  }
  const { heads, queryRank, keyValueRank, plainWidth, rotaryWidth, valueWidth } = attention;
  const query = width * queryRank + queryRank + queryRank * heads * (plainWidth + rotaryWidth);
  const keyValue = width * (keyValueRank + rotaryWidth) + keyValueRank + keyValueRank * heads * (plainWidth + valueWidth);
  return query + keyValue + heads * valueWidth * width;
}
