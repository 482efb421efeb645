import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { droppedOfLoads, expertCapacity, place } from "./capacity.ts";
import { capacityFactor, choiceField, convention, countField, experts, k, loads, logits, rounding, routingOutput, routingUnits, seed, tokens } from "./fields.ts";
import { routeGshard } from "./gshard.ts";
import { requireMatrix } from "./require.ts";
import { routeTopK } from "./route.ts";
import { sum } from "./scores.ts";

const EXAMPLE = [[2, 1, 0, -1], [3, 2, 1, 0], [1, 1, 0, 2], [2, 0, 1, 0]];
const kept = z.array(z.array(z.boolean()));
const placementOutput = { capacity: z.int(), kept, keptLoads: z.array(z.int()), dropped: z.int(), droppedTokens: z.int() };
const placementUnits = { capacity: "1", kept: "1", keptLoads: "1", dropped: "1", droppedTokens: "1" };

export const capacityQuantities = [
  defineQuantity({
    name: "moe.capacity",
    title: { zh: "每个专家的容量 kT/E × 容量系数，取整", en: "Seats per expert: kT/E times the capacity factor, rounded" },
    input: z.strictObject({ tokens, experts, k: k.default(1), capacityFactor: capacityFactor.default(1), rounding }),
    output: z.int(),
    unit: "1",
    source: "Fedus et al. 2021, arXiv:2101.03961 eq. (3)",
    example: { tokens: 100, experts: 8, k: 1, capacityFactor: 1.25, rounding: "ceil" as const },
    monotonic: ["tokens", "experts", "k", "capacityFactor"],
    compute: (input) => expertCapacity(input.tokens, input.experts, input.k, input.capacityFactor, input.rounding),
  }),
  defineQuantity({
    name: "moe.drop",
    title: { zh: "top-k 路由加容量：谁留下、丢了多少次选择、几个词元全程只走残差", en: "Top-k routing under a capacity: who keeps a seat, choices dropped, tokens left to the residual path alone" },
    input: z.strictObject({
      logits,
      k: k.default(1),
      capacityFactor: capacityFactor.default(1),
      rounding,
      policy: choiceField("满了谁让：按位置、按概率、先排完所有第一选择", "Who keeps a seat: by position, by probability, or all first choices first", ["position", "probability", "choiceThenPosition"]).default("position"),
      convention: convention.default("softmaxOfAll"),
    }),
    output: z.strictObject({ ...routingOutput, ...placementOutput }),
    unit: { ...routingUnits, ...placementUnits },
    source: "Fedus et al. 2021, arXiv:2101.03961 §2.2; Megatron-LM apply_router_token_dropping",
    example: { logits: EXAMPLE, k: 1, capacityFactor: 1, rounding: "ceil" as const, policy: "position" as const, convention: "softmaxOfAll" as const },
    compute: (input) => {
      const { tokens: count, experts: width } = requireMatrix("logits", input.logits);
      const routing = routeTopK(input.logits, input.k, input.convention);
      const capacity = expertCapacity(count, width, input.k, input.capacityFactor, input.rounding);
      return { ...routing, ...place(routing.experts, routing.gates, width, capacity, input.policy) };
    },
  }),
  defineQuantity({
    name: "moe.droppedOfLoads",
    title: { zh: "已知各专家的词元数，容量之外丢了多少次选择", en: "Choices dropped when the tokens per expert are known" },
    input: z.strictObject({ loads, capacityFactor: capacityFactor.default(1), rounding }),
    output: z.strictObject({ capacity: z.int(), assigned: z.int(), dropped: z.int(), droppedFraction: z.number() }),
    unit: { capacity: "1", assigned: "1", dropped: "1", droppedFraction: "1" },
    source: "Fedus et al. 2021, arXiv:2101.03961 §2.2, figure 3",
    example: { loads: [13, 8, 3, 2, 4, 2, 0, 0], capacityFactor: 1.25, rounding: "ceil" as const },
    monotonic: ["capacityFactor"],
    compute: (input) => {
      // The loads sum to kT, so that k is already in them.
      const assigned = sum(input.loads);
      const capacity = expertCapacity(assigned, input.loads.length, 1, input.capacityFactor, input.rounding);
      const dropped = droppedOfLoads(input.loads, capacity);
      return { capacity, assigned, dropped, droppedFraction: assigned === 0 ? 0 : dropped / assigned };
    },
  }),
  defineQuantity({
    name: "moe.gshard",
    title: { zh: "GShard top-2：所有第一选择排完座，才轮到第二选择", en: "GShard top-2: all first choices are seated before any second choice" },
    input: z.strictObject({
      logits,
      capacity: countField("每个专家的容量；不给为 2T/E", "Seats per expert; 2T/E when absent", 0, 1e9).optional(),
      second: choiceField("第二个专家：次优；按概率抽；次优但按 2g₂ 的机会派", "Second expert: the best of the rest, sampled, or dispatched with chance 2·g₂", ["best", "sampled", "dispatched"]).default("best"),
      normalisation: choiceField("权重在排座之前归一（论文）还是之后（fairscale）", "Gates normalised before the seating (paper) or after (fairscale)", ["beforeCapacity", "afterCapacity"]).default("beforeCapacity"),
      seed,
    }),
    output: z.strictObject({ experts: routingOutput.experts, gates: routingOutput.gates, ...placementOutput, auxLoss: z.number() }),
    unit: { experts: "1", gates: "1", ...placementUnits, auxLoss: "1" },
    source: "Lepikhin et al. 2020, arXiv:2006.16668 §2.2, Algorithm 1; fairscale top2gate.py",
    example: { logits: EXAMPLE, second: "best" as const, normalisation: "beforeCapacity" as const, seed: 0 },
    compute: (input) => {
      const { tokens: count, experts: width } = requireMatrix("logits", input.logits);
      return routeGshard(input.logits, input.capacity ?? Math.floor((2 * count) / width), input.second, input.normalisation, input.seed);
    },
  }),
];
