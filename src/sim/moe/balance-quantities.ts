import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { balanceByBias, updatedBias } from "./deepseek.ts";
import { alpha, choiceField, countField, k, loads, logits, numbers, realField, vectorField } from "./fields.ts";
import { lossOfShares, maxVio, sequenceBalanceLoss, switchLoss, zLoss } from "./losses.ts";
import { cvSquared, sum } from "./scores.ts";

const EXAMPLE = [[2, 1, 0, -1], [0, 3, 1, 0], [1, 1, 0, 2]];
const lossOutput = z.strictObject({ loss: z.number(), shares: numbers, meanProbabilities: numbers, loads: z.array(z.int()) });
const lossUnits = { loss: "1", shares: "1", meanProbabilities: "1", loads: "1" };

export const balanceQuantities = [
  defineQuantity({
    name: "moe.switchLoss",
    title: { zh: "负载均衡损失 αE·Σ f·P，由路由分数算", en: "Switch load-balancing loss αE·Σ f·P from the logits" },
    input: z.strictObject({
      logits,
      k: k.default(1),
      alpha,
      convention: choiceField("份额：每次选择算一份（带 1/k）；HuggingFace 不除以 k", "Shares: with the 1/k, or Hugging Face's without", ["perAssignment", "huggingFace"]).default("perAssignment"),
    }),
    output: lossOutput,
    unit: lossUnits,
    source: "Fedus et al. 2021, arXiv:2101.03961 eq. (4)–(6) (α = 0.01 there); for k > 1 Megatron-LM, or transformers' Mixtral",
    example: { logits: EXAMPLE, k: 2, alpha: 1, convention: "perAssignment" as const },
    compute: (input) => switchLoss(input.logits, input.k, input.alpha, input.convention),
  }),
  defineQuantity({
    name: "moe.switchLossOfShares",
    title: { zh: "负载均衡损失 αE·Σ f·P，由份额和平均概率算：均衡时 α，全挤一个专家时 αE", en: "Switch loss from shares f and mean probabilities P: α when balanced, αE when collapsed" },
    input: z.strictObject({
      shares: vectorField("各专家分到的份额 f [专家]", "Share of each expert f [expert]", 0, 1e6),
      meanProbabilities: vectorField("平均路由概率 P [专家]", "Mean router probability P [expert]", 0, 1),
      alpha,
    }),
    output: z.number(),
    unit: "1",
    source: "Fedus et al. 2021, arXiv:2101.03961 eq. (4)",
    example: { shares: [1, 0, 0, 0], meanProbabilities: [1, 0, 0, 0], alpha: 1 },
    monotonic: ["alpha"],
    compute: (input) => lossOfShares(input.shares, input.meanProbabilities, input.alpha),
  }),
  defineQuantity({
    name: "moe.sequenceBalanceLoss",
    title: { zh: "DeepSeek-V3 的序列内均衡损失", en: "Sequence-wise balance loss of DeepSeek-V3" },
    input: z.strictObject({ logits, k, alpha }),
    output: lossOutput,
    unit: lossUnits,
    source: "DeepSeek-AI 2024, arXiv:2412.19437 eq. (17)–(20) (α = 1e-4 there)",
    example: { logits: EXAMPLE, k: 2, alpha: 1 },
    compute: (input) => sequenceBalanceLoss(input.logits, input.k, input.alpha),
  }),
  defineQuantity({
    name: "moe.zLoss",
    title: { zh: "路由器 z 损失：(ln Σ exp z)² 的平均", en: "Router z-loss: mean of (ln Σ exp z)²" },
    input: z.strictObject({ logits, coefficient: realField("系数", "Coefficient", 0, 1e6).default(1) }),
    output: z.number(),
    unit: "1",
    source: "Zoph et al. 2022, arXiv:2202.08906 eq. (5) (coefficient 1e-3 there)",
    example: { logits: EXAMPLE, coefficient: 1 },
    monotonic: ["coefficient"],
    compute: (input) => zLoss(input.logits, input.coefficient),
  }),
  defineQuantity({
    name: "moe.cvSquared",
    title: { zh: "变异系数的平方（总体方差）：重要性损失与负载损失的核心", en: "Squared coefficient of variation, population variance: the core of the importance and load losses" },
    input: z.strictObject({ values: vectorField("各专家的值 [专家]", "Values [expert]") }),
    output: z.number(),
    unit: "1",
    source: "Shazeer et al. 2017, arXiv:1701.06538 §4 eq. (7)",
    example: { values: [1, 2, 3] },
    compute: ({ values }) => cvSquared(values),
  }),
  defineQuantity({
    name: "moe.maxVio",
    title: { zh: "最大违反：最忙的专家比平均多几成", en: "MaxVio: how far the busiest expert is above the mean" },
    input: z.strictObject({ loads }),
    output: z.number(),
    unit: "1",
    source: "Wang et al. 2024, arXiv:2408.15664 eq. (4)",
    example: { loads: [13, 8, 3, 2, 4, 2, 0, 0] },
    compute: (input) => maxVio(input.loads),
  }),
  defineQuantity({
    name: "moe.biasStep",
    title: { zh: "无辅助损失均衡的一步：忙的减、闲的加", en: "One step of auxiliary-loss-free balancing: busy experts down, idle ones up" },
    input: z.strictObject({
      bias: vectorField("偏置 b [专家]", "Bias b [expert]"),
      loads,
      rate: realField("步长 γ（论文 0.001）", "Rate γ (0.001 in the papers)", 0, 1e6).default(0.001),
    }),
    output: z.strictObject({ bias: numbers }),
    unit: { bias: "1" },
    source: "Wang et al. 2024, arXiv:2408.15664 Algorithm 1; DeepSeek-AI 2024, arXiv:2412.19437 §2.1.2",
    example: { bias: [0, 0, 0], loads: [5, 3, 1], rate: 0.001 },
    compute: (input) => ({ bias: updatedBias(input.bias, input.loads, input.rate) }),
  }),
  defineQuantity({
    name: "moe.biasBalancing",
    title: { zh: "同一批词元路由多步，偏置每步更新：MaxVio 从多少降到多少", en: "The same batch routed for many steps with bias updates: MaxVio before and after" },
    input: z.strictObject({
      logits,
      k,
      rate: realField("步长", "Rate", 0, 1e6).default(0.001),
      steps: countField("步数", "Steps", 1, 100_000).default(300),
      window: countField("取最后几步的平均", "Steps in the final mean", 1, 100_000).default(100),
      score: choiceField("分数", "Score", ["sigmoid", "softmax"]).default("sigmoid"),
    }),
    output: z.strictObject({ maxVioAtFirst: z.number(), maxVioAtLast: z.number(), maxVioMean: z.number(), bias: numbers, loads: z.array(z.int()) }),
    unit: { maxVioAtFirst: "1", maxVioAtLast: "1", maxVioMean: "1", bias: "1", loads: "1" },
    source: "Wang et al. 2024, arXiv:2408.15664 Algorithm 1, eq. (4)",
    example: { logits: EXAMPLE, k: 1, rate: 0.01, steps: 300, window: 100, score: "sigmoid" as const },
    compute: (input) => {
      const { maxVios, bias, loads: last } = balanceByBias(input.logits, input.k, input.rate, input.steps, input.score);
      const final = maxVios.slice(-input.window);
      return { maxVioAtFirst: maxVios[0]!, maxVioAtLast: maxVios.at(-1)!, maxVioMean: sum(final) / final.length, bias, loads: last };
    },
  }),
];
