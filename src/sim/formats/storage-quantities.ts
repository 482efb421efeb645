import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { finite, numbers, readAll, rule, scheme } from "./fields.ts";
import { bitsPerValue, schemes, storageBytes } from "./scheme.ts";
import { gaussianSqnrDb, sqnrDb } from "./sqnr.ts";

const SIZES = "OCP MX v1.0 §5.2 (block 32, E8M0 scale); NVIDIA NVFP4 (block 16, E4M3 scale, fp32 per tensor); arXiv:2412.19437 §3.3.2 (tile 128)";

/** Quantities of whole tensors: size and signal-to-noise ratio. */
export const storageQuantities = [
  defineQuantity({
    name: "formats.parts",
    title: { zh: "一种方案里，每个数用什么格式，公共的缩放用什么格式，几个数共一个", en: "What a scheme stores its values in, what its scales, and how many values share one" },
    input: z.strictObject({ scheme: scheme("存储方案", "Storage scheme") }),
    output: z.strictObject({ element: z.string(), elementBits: z.int(), scale: z.string().nullable(), block: z.int().nullable() }),
    unit: { element: "1", elementBits: "bit", scale: "1", block: "1" },
    source: `${SIZES}; UE8M0 as the format of scales: model card of DeepSeek-V3.1`,
    example: { scheme: "deepseek-ue8m0" as const },
    compute: (input) => {
      const { element, elementBits, scale, block } = schemes[input.scheme];
      return { element, elementBits, scale, block: block?.values ?? null };
    },
  }),
  defineQuantity({
    name: "formats.bitsPerValue",
    title: { zh: "平均每个数占多少位（含共享的缩放）", en: "Bits per value, shared scales included" },
    input: z.strictObject({ scheme: scheme("存储方案", "Storage scheme") }),
    output: z.number(),
    unit: "bit",
    source: SIZES,
    example: { scheme: "mxfp4" as const },
    compute: (input) => bitsPerValue(input.scheme),
  }),
  defineQuantity({
    name: "formats.storage",
    title: { zh: "这么多参数存下来要多大地方", en: "Storage of so many parameters" },
    input: z.strictObject({
      scheme: scheme("存储方案", "Storage scheme"),
      parameters: z.int().min(1).max(1e14).meta({ label: { zh: "参数个数", en: "Parameters" }, unit: "1" }),
    }),
    output: z.strictObject({ bytes: z.number(), gigabytes: z.number(), gibibytes: z.number(), bitsPerValue: z.number() }),
    unit: { bytes: "B", gigabytes: "GB", gibibytes: "GiB", bitsPerValue: "bit" },
    source: SIZES,
    example: { scheme: "mxfp4" as const, parameters: 175e9 },
    monotonic: ["parameters"],
    compute: (input) => {
      const bytes = storageBytes(input.scheme, input.parameters);
      return { bytes, gigabytes: bytes / 1e9, gibibytes: bytes / 2 ** 30, bitsPerValue: (bytes * 8) / input.parameters };
    },
  }),
  defineQuantity({
    name: "formats.sizeRatio",
    title: { zh: "换一种方案，体积是原来的几分之一", en: "How many times smaller another scheme is" },
    input: z.strictObject({ before: scheme("原来的方案", "Scheme before"), after: scheme("换成的方案", "Scheme after") }),
    output: z.number(),
    unit: "1",
    source: SIZES,
    example: { before: "fp32" as const, after: "mxfp4" as const },
    compute: (input) => bitsPerValue(input.before) / bitsPerValue(input.after),
  }),
  defineQuantity({
    name: "formats.sqnr",
    title: { zh: "正态分布的数经过量化后的信噪比", en: "Signal to quantisation noise of normal numbers" },
    input: z.strictObject({
      scheme: scheme("存储方案", "Storage scheme"),
      samples: z.int().min(32).max(262144).default(16384).meta({ label: { zh: "样本数", en: "Samples" }, unit: "1" }),
      seed: z.int().min(0).max(2 ** 31 - 1).default(1).meta({ label: { zh: "随机种子", en: "Seed" }, unit: "1" }),
      sigma: finite("标准差", "Standard deviation", 1e-30, 1e30).default(1),
      rule,
    }),
    output: wireNumber,
    unit: "dB",
    source: "seeded experiment over N(0, σ²); definition: Gray & Neuhoff 1998, IEEE Trans Inf Theory 44:2325, §II",
    example: { scheme: "mxfp4" as const, samples: 16384, seed: 1, sigma: 1, rule: "floor" as const },
    compute: (input) => encodeNumber(gaussianSqnrDb(input.scheme, input.samples, input.seed, input.rule, input.sigma)),
  }),
  defineQuantity({
    name: "formats.signalToNoise",
    title: { zh: "给定原数和还原数的信噪比", en: "Signal to noise of given numbers and what became of them" },
    input: z.strictObject({ values: numbers(4096, "原来的数", "Values"), decoded: numbers(4096, "还原的数", "Decoded values") }),
    output: wireNumber,
    unit: "dB",
    source: "Gray & Neuhoff 1998, IEEE Trans Inf Theory 44:2325, §II",
    example: { values: [1, 2.2, -3.4], decoded: [1, 2, -3] },
    compute: (input) => {
      if (input.values.length !== input.decoded.length)
        throw new RangeError(`decoded must have as many numbers as values, ${input.values.length}, got ${input.decoded.length}`);
      return encodeNumber(sqnrDb(readAll(input.values), readAll(input.decoded)));
    },
  }),
];
