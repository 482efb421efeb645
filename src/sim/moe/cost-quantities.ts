import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { allToAllUs, combineExperts, dispatchBytesPerToken, parameterCounts } from "./cost.ts";
import { combinations, expectedDevicesHit, hierarchicalCombinations } from "./counting.ts";
import { countField, experts, matrixField, numbers, realField, vectorField } from "./fields.ts";

const countOutput = z.strictObject({ count: z.number(), exact: z.string() });
const countUnits = { count: "1", exact: "1" };

function counted(exact: bigint) {
  const count = Number(exact);
  if (!Number.isFinite(count)) throw new RangeError(`the count must be below 1.8e308, got a number of ${exact.toString().length} digits`);
  return { count, exact: exact.toString() };
}

export const costQuantities = [
  defineQuantity({
    name: "moe.combinations",
    title: { zh: "n 个专家里选 k 个有几种组合 C(n, k)", en: "Ways to pick k of n experts, C(n, k)" },
    input: z.strictObject({ n: countField("专家数 n", "Experts n", 0, 1000), k: countField("选几个 k", "Picked k", 0, 1000) }),
    output: countOutput,
    unit: countUnits,
    source: "Dai et al. 2024 (DeepSeekMoE), arXiv:2401.06066 §3.1",
    example: { n: 64, k: 8 },
    monotonic: ["n"],
    compute: (input) => counted(combinations(input.n, input.k)),
  }),
  defineQuantity({
    name: "moe.hierarchicalCombinations",
    title: { zh: "两层路由有几种组合：选组，再在每组里选专家", en: "Ways of two-level routing: groups, then experts in each" },
    input: z.strictObject({
      groups: countField("组数", "Groups", 1, 1000),
      kGroups: countField("选几组", "Groups picked", 0, 1000),
      expertsPerGroup: countField("每组专家数", "Experts per group", 1, 1000),
      kExperts: countField("每组选几个", "Experts picked per group", 0, 1000),
    }),
    output: countOutput,
    unit: countUnits,
    source: "C(G, g) · C(S, s)^g for the routing of Shazeer et al. 2017, arXiv:1701.06538 appendix B",
    example: { groups: 8, kGroups: 2, expertsPerGroup: 8, kExperts: 2 },
    compute: (input) => counted(hierarchicalCombinations(input.groups, input.kGroups, input.expertsPerGroup, input.kExperts)),
  }),
  defineQuantity({
    name: "moe.expectedDevicesHit",
    title: { zh: "专家均匀放在 D 台设备上，随机选 k 个，平均要找几台", en: "Expected devices that a token touches with k uniform random experts laid evenly on D devices" },
    input: z.strictObject({ experts, k: countField("每个词元选几个专家", "Experts per token", 1, 1_000_000), devices: countField("设备（节点）数", "Devices or nodes", 1, 1_000_000) }),
    output: z.number(),
    unit: "1",
    source: "D·(1 − C(E − E/D, k)/C(E, k)); setting of DeepSeek-V3, arXiv:2412.19437 §2.1.2, without its node limit",
    example: { experts: 256, k: 8, devices: 8 },
    monotonic: ["k", "devices"],
    compute: (input) => expectedDevicesHit(input.experts, input.k, input.devices),
  }),
  defineQuantity({
    name: "moe.dispatchBytesPerToken",
    title: { zh: "分发一个词元要传多少字节", en: "Bytes sent to dispatch one token" },
    input: z.strictObject({
      hidden: countField("隐藏维度", "Hidden size", 1, 1e9),
      bytesPerElement: realField("每个数几字节（FP8 为 1，BF16 为 2）", "Bytes per element (FP8 1, BF16 2)", 0, 64, "B"),
      destinations: countField("送往几处（节点或设备）", "Destinations, nodes or devices", 0, 1_000_000),
    }),
    output: z.number(),
    unit: "B",
    source: "one copy of the hidden vector per destination; DeepSeek-V3, arXiv:2412.19437 §3.2.2 (hidden 7168, FP8, at most 4 nodes)",
    example: { hidden: 7168, bytesPerElement: 1, destinations: 4 },
    monotonic: ["hidden", "bytesPerElement", "destinations"],
    compute: (input) => dispatchBytesPerToken(input.hidden, input.bytesPerElement, input.destinations),
  }),
  defineQuantity({
    name: "moe.allToAllUs",
    title: { zh: "一次全交换通信的时间：(P−1)α + (P−1)/P·n/B", en: "Time of an all-to-all: (P−1)α + (P−1)/P·n/B" },
    input: z.strictObject({
      devices: countField("设备数 P", "Devices P", 1, 1_000_000),
      latencyUs: realField("每条消息的延迟 α", "Latency per message α", 0, 1e9, "us"),
      bytes: realField("每台设备要发的总字节 n", "Bytes held by each device n", 0, 1e18, "B"),
      bandwidthGBPerS: realField("每台设备的带宽 B", "Bandwidth per device B", 1e-9, 1e9, "GB/s"),
    }),
    output: z.number(),
    unit: "us",
    source: "α–β (Hockney 1994) model of a pairwise exchange",
    example: { devices: 8, latencyUs: 5, bytes: 28_672_000, bandwidthGBPerS: 50 },
    monotonic: ["devices", "latencyUs", "bytes", "bandwidthGBPerS"],
    compute: (input) => allToAllUs(input.devices, input.latencyUs, input.bytes, input.bandwidthGBPerS),
  }),
  defineQuantity({
    name: "moe.parameterCounts",
    title: { zh: "总参数与每个词元用到的参数", en: "Total parameters, and those one token uses" },
    input: z.strictObject({
      layers: countField("专家层数", "Expert layers", 0, 10_000),
      hidden: countField("隐藏维度", "Hidden size", 1, 1_000_000),
      expertWidth: countField("专家的中间维度", "Width of an expert", 1, 1_000_000),
      matrices: countField("每个专家的矩阵数（SwiGLU 为 3）", "Matrices per expert (3 with SwiGLU)", 1, 8).default(3),
      routedExperts: countField("每层路由专家", "Routed experts per layer", 0, 1_000_000),
      sharedExperts: countField("每层共享专家", "Shared experts per layer", 0, 1_000_000).default(0),
      k: countField("每个词元选几个路由专家", "Routed experts per token", 0, 1_000_000),
      otherParams: realField("其余参数（注意力、词表、稠密层）", "Other parameters (attention, embeddings, dense layers)", 0, 1e15).default(0),
    }),
    output: z.strictObject({ totalParams: z.number(), activeParams: z.number(), activeFraction: z.number() }),
    unit: { totalParams: "1", activeParams: "1", activeFraction: "1" },
    source: "shared experts always count, routed ones k of N: Dai et al. 2024, arXiv:2401.06066 §3.2; sizes of the example: DeepSeek-V3, arXiv:2412.19437 §4.2",
    example: { layers: 58, hidden: 7168, expertWidth: 2048, matrices: 3, routedExperts: 256, sharedExperts: 1, k: 8, otherParams: 0 },
    monotonic: ["layers", "hidden", "expertWidth", "matrices", "k", "otherParams"],
    compute: parameterCounts,
  }),
  defineQuantity({
    name: "moe.combine",
    title: { zh: "一个词元的层输出：残差 + 共享专家 + 加权的路由专家", en: "Output of the layer for one token: residual + shared experts + gated routed experts" },
    input: z.strictObject({
      residual: vectorField("残差 u [维]", "Residual u [dimension]"),
      shared: matrixField("共享专家的输出 [专家][维]", "Outputs of the shared experts [expert][dimension]").default([]),
      routed: matrixField("选中专家的输出 [选择][维]", "Outputs of the chosen experts [choice][dimension]").default([]),
      gates: z.array(z.number().min(-1e100).max(1e100)).max(4096).default([])
        .meta({ label: { zh: "它们的权重 [选择]；被丢的为 0", en: "Their gates [choice]; 0 for a dropped one" }, unit: "1" }),
    }),
    output: z.strictObject({ output: numbers }),
    unit: { output: "1" },
    source: "Dai et al. 2024, arXiv:2401.06066 eq. (9)",
    example: { residual: [1, 2], shared: [[0.5, 0]], routed: [[1, 1], [2, -2]], gates: [0.75, 0.25] },
    compute: (input) => ({ output: combineExperts(input.residual, input.shared, input.routed, input.gates) }),
  }),
];
