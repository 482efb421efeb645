import { countDense, type DenseModel } from "./dense.ts";
import { countExperts, type ExpertModel } from "./experts.ts";

function gpt3(layers: number, width: number): DenseModel {
  return { layers, width, attentionWidth: width, ffnWidth: 4 * width, vocabulary: 50257, context: 2048 };
}

/** Sizes as printed; 13B with the width 5120 that its printed count needs (table 2.1 prints 5140). */
const dense = {
  "gpt3-small": gpt3(12, 768),
  "gpt3-medium": gpt3(24, 1024),
  "gpt3-large": gpt3(24, 1536),
  "gpt3-2.7b": gpt3(32, 2560),
  "gpt3-6.7b": gpt3(32, 4096),
  "gpt3-13b": gpt3(40, 5120),
  "gpt3-175b": gpt3(96, 12288),
} as const satisfies Record<string, DenseModel>;

const experts = {
  "mixtral-8x7b": {
    layers: 32, denseLayers: 0, width: 4096, denseWidth: 14336, expertWidth: 14336, routedExperts: 8, sharedExperts: 0, chosen: 2,
    routerBias: false, vocabulary: 32000, attention: { kind: "grouped", heads: 32, keyValueHeads: 8, headWidth: 128 },
  },
  "deepseek-v3": {
    layers: 61, denseLayers: 3, width: 7168, denseWidth: 18432, expertWidth: 2048, routedExperts: 256, sharedExperts: 1, chosen: 8,
    routerBias: true, vocabulary: 129280,
    attention: { kind: "latent", heads: 128, queryRank: 1536, keyValueRank: 512, plainWidth: 128, rotaryWidth: 64, valueWidth: 128 },
  },
} as const satisfies Record<string, ExpertModel>;

export const knownModels = [...Object.keys(dense), ...Object.keys(experts)] as (keyof typeof dense | keyof typeof experts)[];
export type KnownModel = (typeof knownModels)[number];

/** Parameters of a published model; a dense one uses all of them for every token. */
export function countKnown(model: KnownModel): { readonly total: number; readonly active: number } {
  if (model in experts) return countExperts(experts[model as keyof typeof experts]);
  const { total } = countDense(dense[model as keyof typeof dense]);
  return { total, active: total };
}

/** Mixtral's sizes, as an example to change. */
export const MIXTRAL: ExpertModel = experts["mixtral-8x7b"];
