import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { routeDeepSeek } from "./deepseek.ts";
import { routeExpertChoice } from "./expert-choice.ts";
import { choiceField, convention, countField, k, logits, matrixField, numbers, realField, routingOutput, routingUnits, rows, seed, vectorField } from "./fields.ts";
import { drawNoise, routeNoisyTopK } from "./noisy.ts";
import { requireMatrix } from "./require.ts";
import { routeHierarchical, routeTopK } from "./route.ts";
import { softmax } from "./scores.ts";

const EXAMPLE = [[2, 1, 0, -1], [0, 3, 1, 0], [1, 1, 0, 2]];

export const routingQuantities = [
  defineQuantity({
    name: "moe.softmax",
    title: { zh: "一行路由分数的 softmax（先减去最大值，不溢出）", en: "Softmax of one row of router logits, stable for any size" },
    input: z.strictObject({ logits: vectorField("路由分数 [专家]", "Router logits [expert]") }),
    output: z.strictObject({ probabilities: numbers }),
    unit: { probabilities: "1" },
    source: "Shazeer et al. 2017, arXiv:1701.06538 eq. (2)",
    example: { logits: [1000, 999, 0, -1000] },
    compute: ({ logits: row }) => ({ probabilities: softmax(row) }),
  }),
  defineQuantity({
    name: "moe.topK",
    title: { zh: "top-k 路由：每个词元去哪几个专家、各占多大权重", en: "Top-k routing: the experts of each token, best first, and their gates" },
    input: z.strictObject({ logits, k, convention: convention.default("softmaxOfKept") }),
    output: z.strictObject(routingOutput),
    unit: routingUnits,
    source: "Shazeer et al. 2017, arXiv:1701.06538 eq. (3); Fedus et al. 2021, arXiv:2101.03961 §2.1; ties to the lowest index",
    example: { logits: EXAMPLE, k: 2, convention: "softmaxOfKept" as const },
    compute: (input) => routeTopK(input.logits, input.k, input.convention),
  }),
  defineQuantity({
    name: "moe.noisyTopK",
    title: { zh: "带噪声的 top-k 路由，和它的重要性损失、负载损失", en: "Noisy top-k gating with its importance and load losses" },
    input: z.strictObject({
      logits,
      noiseLogits: matrixField("噪声幅度的分数 xW_n [词元][专家]", "Noise logits xW_n [token][expert]"),
      noise: matrixField("标准正态噪声 ε [词元][专家]；不给就由种子抽", "Standard normal ε [token][expert]; drawn from the seed when absent").optional(),
      seed,
      k,
      noiseEpsilon: realField("加在 softplus 上的 ε：论文公式 0，原代码 0.01", "Added to softplus: 0 in the paper's equation, 0.01 in its code", 0, 1e6).default(0.01),
      weight: realField("两个损失的权重 w", "Weight w of both losses", 0, 1e6).default(0.1),
    }),
    output: z.strictObject({
      ...routingOutput, keepProbabilities: rows, importance: numbers, smoothLoad: numbers,
      importanceCv2: z.number(), loadCv2: z.number(), importanceLoss: z.number(), loadLoss: z.number(),
    }),
    unit: { ...routingUnits, keepProbabilities: "1", importance: "1", smoothLoad: "1", importanceCv2: "1", loadCv2: "1", importanceLoss: "1", loadLoss: "1" },
    source: "Shazeer et al. 2017, arXiv:1701.06538 §2.1 eq. (3)–(5), §4 eq. (6)–(7), appendix A eq. (8)–(11)",
    example: { logits: EXAMPLE, noiseLogits: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], seed: 1, k: 2, noiseEpsilon: 0.01, weight: 0.1 },
    compute: (input) => {
      const shape = requireMatrix("logits", input.logits);
      const noise = input.noise ?? drawNoise(shape.tokens, shape.experts, input.seed);
      const { noisyLogits: _, ...routing } = routeNoisyTopK(input.logits, input.noiseLogits, noise, input.k, input.noiseEpsilon);
      return { ...routing, importanceLoss: input.weight * routing.importanceCv2, loadLoss: input.weight * routing.loadCv2 };
    },
  }),
  defineQuantity({
    name: "moe.hierarchical",
    title: { zh: "两层路由：先选组，再在组里选专家，权重相乘", en: "Two-level routing: groups first, then experts within them; gates multiply" },
    input: z.strictObject({
      groupLogits: matrixField("组的路由分数 [词元][组]", "Group logits [token][group]"),
      expertLogits: matrixField("组内路由分数 [词元][组 × 每组专家]，一组接一组", "Expert logits [token][group × experts per group], group by group"),
      kGroups: countField("选几个组", "Groups per token", 1, 4096),
      kExperts: countField("每组选几个专家", "Experts per chosen group", 1, 4096),
    }),
    output: z.strictObject(routingOutput),
    unit: routingUnits,
    source: "Shazeer et al. 2017, arXiv:1701.06538 appendix B eq. (12)",
    example: { groupLogits: [[1, 0]], expertLogits: [[2, 1, 0, 3]], kGroups: 1, kExperts: 1 },
    compute: (input) => routeHierarchical(input.groupLogits, input.expertLogits, input.kGroups, input.kExperts),
  }),
  defineQuantity({
    name: "moe.expertChoice",
    title: { zh: "专家选词元：每个专家挑同样多个词元", en: "Expert choice: every expert takes equally many tokens" },
    input: z.strictObject({ logits, capacityFactor: realField("平均每个词元几个专家 c", "Mean experts per token c", 0, 4096).default(2) }),
    output: z.strictObject({ capacity: z.int(), tokens: z.array(z.array(z.int())), gates: rows, expertsPerToken: z.array(z.int()), unservedTokens: z.int() }),
    unit: { capacity: "1", tokens: "1", gates: "1", expertsPerToken: "1", unservedTokens: "1" },
    source: "Zhou et al. 2022, arXiv:2202.09368 §3.2",
    example: { logits: [...EXAMPLE, [3, 0, 1, 0]], capacityFactor: 2 },
    compute: (input) => {
      const choice = routeExpertChoice(input.logits, input.capacityFactor);
      return { ...choice, unservedTokens: choice.expertsPerToken.filter((count) => count === 0).length };
    },
  }),
  defineQuantity({
    name: "moe.deepseek",
    title: { zh: "DeepSeek-V3 路由：sigmoid 分数，偏置只管挑选，限组", en: "DeepSeek-V3 gate: sigmoid scores, bias for the selection only, group-limited" },
    input: z.strictObject({
      logits,
      bias: vectorField("选择偏置 b [专家]；不给为 0", "Selection bias b [expert]; 0 when absent").optional(),
      k,
      groups: countField("分几组", "Groups", 1, 4096).default(1),
      keptGroups: countField("留几组", "Groups kept", 1, 4096).default(1),
      scale: realField("权重的倍数", "Factor on the gates", 0, 1e6).default(2.5),
      mask: choiceField("没选中的组用什么盖住：负无穷（正确）或 0（一个移植版的错）", "What hides the other groups: −Infinity, or 0 as in an early port", ["negativeInfinity", "zero"]).default("negativeInfinity"),
    }),
    output: z.strictObject({ ...routingOutput, groups: z.array(z.array(z.int())), outsideGroups: z.int() }),
    unit: { ...routingUnits, groups: "1", outsideGroups: "1" },
    source: "DeepSeek-AI 2024, arXiv:2412.19437 §2.1.2 eq. (12)–(16); DeepSeek-V3 inference/model.py, class Gate",
    example: { logits: EXAMPLE, bias: [0, 0, 0, 0], k: 2, groups: 2, keptGroups: 1, scale: 2.5, mask: "negativeInfinity" as const },
    compute: (input) => routeDeepSeek(input.logits, input.bias ?? (input.logits[0] ?? []).map(() => 0), input),
  }),
];
