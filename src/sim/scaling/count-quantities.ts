import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { attentionFlop, countDense } from "./dense.ts";
import { countExperts, type ExpertModel } from "./experts.ts";
import { layers, real, vocabulary, whole, width } from "./fields.ts";
import { countKnown, knownModels, MIXTRAL } from "./known-models.ts";

const heads = whole("头数", "Heads", 1, 100_000);
const rank = (zh: string, en: string) => whole(zh, en, 1, 1_000_000);
const headWidth = whole("每个头的宽度", "Width of a head", 1, 1_000_000);

const attention = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("grouped"), heads, keyValueHeads: whole("键值头数", "Key and value heads", 1, 100_000), headWidth }),
    z.strictObject({
      kind: z.literal("latent"), heads,
      queryRank: rank("查询的低秩", "Query rank"), keyValueRank: rank("键值的低秩", "Key and value rank"),
      plainWidth: rank("每头不带位置的宽度", "Width of a head without position"), rotaryWidth: rank("每头带位置的宽度", "Width with position"),
      valueWidth: rank("每头的值宽度", "Value width of a head"),
    }),
  ])
  .meta({ label: { zh: "注意力：分组（GQA）或低秩（MLA）", en: "Attention: grouped (GQA) or latent (MLA)" }, unit: "1" });

const expertCount = { total: z.number(), active: z.number(), activeWithoutEmbedding: z.number(), attentionPerLayer: z.number(), perExpert: z.number() };

export const countQuantities = [
  defineQuantity({
    name: "scaling.denseParameters",
    title: { zh: "稠密模型（GPT 式）的参数个数；头数只通过 头数×头宽 起作用", en: "Parameters of a dense GPT-like model; heads count only through heads × head width" },
    input: z.strictObject({
      layers,
      width,
      heads: heads.default(1),
      headWidth: headWidth.optional(),
      ffnWidth: whole("前馈的中间维度；不给为 4d", "Inner width of the FFN; 4d when absent", 1, 10_000_000).optional(),
      vocabulary: vocabulary.default(50257),
      context: whole("上下文长度", "Context length", 0, 100_000_000).default(2048),
    }),
    output: z.strictObject({ total: z.number(), perLayer: z.number(), matrices: z.number(), embeddings: z.number() }),
    unit: { total: "1", perLayer: "1", matrices: "1", embeddings: "1" },
    source: "Brown et al. 2020, arXiv:2005.14165 table 2.1; biases and norms of GPT-2 (Radford et al. 2019)",
    example: { layers: 96, width: 12288, heads: 96, vocabulary: 50257, context: 2048 },
    monotonic: ["layers", "width", "vocabulary", "context"],
    compute: (input) => countDense({
      ...input,
      attentionWidth: input.headWidth === undefined ? input.width : input.heads * input.headWidth,
      ffnWidth: input.ffnWidth ?? 4 * input.width,
    }),
  }),
  defineQuantity({
    name: "scaling.expertParameters",
    title: { zh: "混合专家模型的总参数，和一个词元实际用到的参数", en: "Parameters of a mixture-of-experts model in all, and those one token uses" },
    input: z.strictObject({
      layers,
      denseLayers: whole("开头几层不分专家", "First layers without experts", 0, 10_000).default(0),
      width,
      denseWidth: whole("那几层前馈的中间维度", "Inner width of their FFN", 1, 10_000_000).default(1),
      expertWidth: whole("一个专家的中间维度", "Inner width of an expert", 1, 10_000_000),
      routedExperts: whole("每层路由专家", "Routed experts per layer", 1, 1_000_000),
      sharedExperts: whole("每层共享专家", "Shared experts per layer", 0, 1_000_000).default(0),
      chosen: whole("每个词元去几个路由专家", "Routed experts per token", 0, 1_000_000),
      routerBias: z.boolean().default(false).meta({ label: { zh: "路由器带均衡偏置", en: "Routers hold a balancing bias" }, unit: "1" }),
      vocabulary,
      attention,
    }),
    output: z.strictObject(expertCount),
    unit: { total: "1", active: "1", activeWithoutEmbedding: "1", attentionPerLayer: "1", perExpert: "1" },
    source: "Jiang et al. 2024, arXiv:2401.04088 table 1; DeepSeek-AI 2024, arXiv:2412.19437 §2.1, §4.2",
    example: MIXTRAL,
    compute: (input: ExpertModel) => {
      if (input.chosen > input.routedExperts) throw new RangeError(`chosen must be in 0…${input.routedExperts}, the routed experts, got ${input.chosen}`);
      if (input.denseLayers > input.layers) throw new RangeError(`denseLayers must be in 0…${input.layers}, the layers, got ${input.denseLayers}`);
      return countExperts(input);
    },
  }),
  defineQuantity({
    name: "scaling.knownModel",
    title: { zh: "一个发表过的模型有多少参数，一个词元用到多少", en: "Parameters of a published model, and how many one token uses" },
    input: z.strictObject({ model: z.enum(knownModels).meta({ label: { zh: "模型", en: "Model" }, unit: "1" }) }),
    output: z.strictObject({ total: z.number(), active: z.number(), activeFraction: z.number() }),
    unit: { total: "1", active: "1", activeFraction: "1" },
    source: "sizes: arXiv:2005.14165 table 2.1 (13B with width 5120, which its printed count needs), arXiv:2401.04088 table 1, deepseek-ai/DeepSeek-V3 inference/configs/config_671B.json",
    example: { model: "deepseek-v3" as const },
    compute: ({ model }) => {
      const { total, active } = countKnown(model);
      return { total, active, activeFraction: active / total };
    },
  }),
  defineQuantity({
    name: "scaling.attentionFlop",
    title: { zh: "注意力的运算量占一个词元前向运算的多少", en: "Attention's part of the forward FLOPs of one token" },
    input: z.strictObject({
      parameters: real("参数个数 N", "Parameters N", 1, 1e16),
      layers,
      width,
      context: whole("上下文长度", "Context length", 0, 100_000_000),
    }),
    output: z.strictObject({ attentionFlop: z.number(), parameterFlop: z.number(), overParameters: z.number(), share: z.number() }),
    unit: { attentionFlop: "FLOP", parameterFlop: "FLOP", overParameters: "1", share: "1" },
    source: "Kaplan et al. 2020, arXiv:2001.08361 §2.1, table 1 (4·L·n_ctx·d against 2N)",
    example: { parameters: 174_604_259_328, layers: 96, width: 12288, context: 2048 },
    monotonic: ["parameters", "layers", "width", "context"],
    compute: (input) => {
      const ofAttention = attentionFlop(input.layers, input.context, input.width);
      const parameterFlop = 2 * input.parameters;
      return { attentionFlop: ofAttention, parameterFlop, overParameters: ofAttention / parameterFlop, share: ofAttention / (ofAttention + parameterFlop) };
    },
  }),
];
