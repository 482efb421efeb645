import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { entropyBits, huffmanDepths, meanDepth } from "./depth.ts";
import { beam, exhaustive, randomTrellis, requireTrellis, type Found } from "./trellis.ts";

const VITERBI = "Viterbi 1967, IEEE Trans Inf Theory 13:260; beam search: Lowerre 1976, The HARPY speech recognition system";
/** More ways than this are not walked one by one. */
const MOST_WAYS = 1_000_000;
/** Step costs drawn for one random search. */
const MOST_STEPS = 4_000_000;

const whole = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const cost = numberField({ label: { zh: "代价", en: "Cost" }, min: -1e9, max: 1e9 });
const method = z
  .enum(["viterbi", "beam", "greedy", "exhaustive"])
  .default("viterbi")
  .meta({ label: { zh: "怎么找：维特比、束搜索、每步最便宜、全走一遍", en: "Search: Viterbi, beam, greedy, or every way" }, unit: "1" });
const beamWidth = whole("束宽：每层留几条路", "Ways kept in each layer", 1, 10_000).default(4);
const layers = whole("层数", "Layers", 1, 1000);

export const pathQuantities = [
  defineQuantity({
    name: "path.search",
    title: { zh: "穿过一层层网络的最便宜的路，和找它看了多少步", en: "Cheapest way through layers, and the steps looked at to find it" },
    input: z.strictObject({
      start: z.array(cost).min(1).max(256).meta({ label: { zh: "起点代价 [状态]", en: "Cost to start in [state]" }, unit: "1" }),
      steps: z.array(z.array(z.array(cost))).max(1000).meta({ label: { zh: "每一步的代价 [步][从][到]", en: "Cost of a step [step][from][to]" }, unit: "1" }),
      method,
      beamWidth,
    }),
    output: z.strictObject({ cost: z.number(), states: z.array(z.int()), looked: z.int() }),
    unit: { cost: "1", states: "1", looked: "1" },
    source: VITERBI,
    example: { start: [0, 1], steps: [[[5, 2], [1, 4]], [[3, 6], [2, 2]]], method: "viterbi" as const, beamWidth: 4 },
    compute: (input): Found => {
      requireTrellis(input);
      const width = input.start.length;
      switch (input.method) {
        case "viterbi":
          return beam(input, width);
        case "beam":
          return beam(input, input.beamWidth);
        case "greedy":
          return beam(input, 1);
        case "exhaustive":
          if (width ** (input.steps.length + 1) > MOST_WAYS)
            throw new RangeError(`${width}^${input.steps.length + 1} 条路太多，最多 ${MOST_WAYS} 条 / too many ways to walk each; at most ${MOST_WAYS}`);
          return exhaustive(input);
        default:
          return input.method satisfies never;
      }
    },
  }),
  defineQuantity({
    name: "path.randomSearch",
    title: { zh: "代价随机的网络：束搜索比最好的路贵多少、少看多少", en: "Layers with random costs: how much dearer a beam's way is than the best, and how much less it looks at" },
    input: z.strictObject({ layers, choices: whole("每层几个选择", "Choices per layer", 1, 128), beamWidth, seed: whole("随机种子", "Seed", 0, 2 ** 31 - 1).default(1) }),
    output: z.strictObject({ bestCost: z.number(), beamCost: z.number(), excess: z.number(), beamLooked: z.int(), viterbiLooked: z.int() }),
    unit: { bestCost: "1", beamCost: "1", excess: "1", beamLooked: "1", viterbiLooked: "1" },
    source: `seeded experiment, costs even in 0…1; ${VITERBI}`,
    example: { layers: 96, choices: 16, beamWidth: 4, seed: 1 },
    compute: ({ layers: depth, choices, beamWidth: kept, seed }) => {
      if (depth * choices ** 2 > MOST_STEPS)
        throw new RangeError(`layers × choices² 最多 ${MOST_STEPS} / must be at most ${MOST_STEPS}, got ${depth * choices ** 2}`);
      const trellis = randomTrellis(depth, choices, seed);
      const best = beam(trellis, choices);
      const found = beam(trellis, kept);
      return { bestCost: best.cost, beamCost: found.cost, excess: found.cost / best.cost - 1, beamLooked: found.looked, viterbiLooked: best.looked };
    },
  }),
  defineQuantity({
    name: "path.counts",
    title: { zh: "一共有多少条路；维特比和束搜索各看几步", en: "Ways there are, and steps that Viterbi and a beam look at" },
    input: z.strictObject({ layers, choices: whole("每层几个选择", "Choices per layer", 1, 1_000_000), beamWidth }),
    output: z.strictObject({ log10Ways: z.number(), viterbi: z.number(), beam: z.number() }),
    unit: { log10Ways: "1", viterbi: "1", beam: "1" },
    source: `S^L ways, (L − 1)·S² and (L − 1)·B·S steps; ${VITERBI}`,
    example: { layers: 96, choices: 8, beamWidth: 4 },
    monotonic: ["layers", "choices", "beamWidth"],
    compute: ({ layers: depth, choices, beamWidth: kept }) => ({
      log10Ways: depth * Math.log10(choices),
      viterbi: (depth - 1) * choices ** 2,
      beam: (depth - 1) * Math.min(kept, choices) * choices,
    }),
  }),
  defineQuantity({
    name: "path.meanDepth",
    title: { zh: "容易的问题早早出去，平均走几层", en: "Layers passed on average when easy questions leave early" },
    input: z.strictObject({
      layers,
      leaving: z.array(numberField({ label: { zh: "走掉的份额", en: "Share" }, min: 0, max: 1 })).max(1000)
        .meta({ label: { zh: "在第 1、2、… 层后走掉的份额", en: "Share of all that leaves after layer 1, 2, …" }, unit: "1" }),
    }),
    output: z.strictObject({ layers: z.number(), share: z.number() }),
    unit: { layers: "1", share: "1" },
    source: "Σ share·layer; early exit: Schuster et al. 2022 (CALM), arXiv:2207.07061",
    example: { layers: 96, leaving: [0, 0, 0, 0.5, 0, 0, 0, 0.25] },
    compute: (input) => {
      const mean = meanDepth(input.layers, input.leaving);
      return { layers: mean, share: mean / input.layers };
    },
  }),
  defineQuantity({
    name: "path.leaningTree",
    title: { zh: "歪着长的二叉树：常用的放浅处，平均问几次就到", en: "A binary tree that leans: often-wanted leaves lie high; questions asked on average" },
    input: z.strictObject({
      weights: z.array(numberField({ label: { zh: "频次", en: "Weight" }, min: 1e-12, max: 1e12 })).min(1).max(1000)
        .meta({ label: { zh: "各自多常用 [叶]", en: "How often each leaf is wanted [leaf]" }, unit: "1" }),
    }),
    output: z.strictObject({ meanDepth: z.number(), depths: z.array(z.int()), entropyBits: z.number(), evenDepth: z.int() }),
    unit: { meanDepth: "1", depths: "1", entropyBits: "bit", evenDepth: "1" },
    source: "Huffman 1952, Proc IRE 40:1098; bound: Shannon 1948, Bell Syst Tech J 27:379, theorem 9",
    example: { weights: [0.5, 0.25, 0.125, 0.125] },
    compute: ({ weights }) => {
      const depths = huffmanDepths(weights);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const asked = weights.reduce((sum, weight, leaf) => sum + weight * depths[leaf]!, 0);
      return { meanDepth: asked / total, depths, entropyBits: Math.max(0, entropyBits(weights)), evenDepth: Math.ceil(Math.log2(weights.length)) };
    },
  }),
];
