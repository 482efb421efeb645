import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { bytesPerValue, peakTflops, real, whole, width } from "./fields.ts";
import { depthShare, networkLookUp, rooflineUs, tableLookUp } from "./look-up.ts";

const lookUp = { parameters: z.number(), bytesMoved: z.number(), flop: z.number(), intensity: z.number() };
const lookUpUnits = { parameters: "1", bytesMoved: "B", flop: "FLOP", intensity: "FLOP/B" };
const batch = whole("一批几个词元（权重读一次大家用）", "Tokens in a batch, which share one reading of the weights", 1, 100_000_000).default(1);
const matrices = whole("前馈的矩阵数（带门的 SwiGLU 为 3）", "Matrices of the FFN (3 with a gate)", 1, 8).default(2);
const rows = whole("表的行数", "Rows of the table", 1, 1e13);
const innerWidth = whole("前馈的中间维度", "Inner width of the FFN", 1, 100_000_000);

export const lookUpQuantities = [
  defineQuantity({
    name: "scaling.tableLookUp",
    title: { zh: "查一次嵌入表：参数、搬的字节、运算", en: "One look-up in an embedding table: parameters, bytes moved, FLOPs" },
    input: z.strictObject({ rows, width, bytesPerValue }),
    output: z.strictObject(lookUp),
    unit: lookUpUnits,
    source: "one row copied; Naumov et al. 2019 (DLRM), arXiv:1906.00091 §2.1",
    example: { rows: 100_000_000, width: 128, bytesPerValue: 4 },
    monotonic: ["rows", "width", "bytesPerValue"],
    compute: (input) => tableLookUp(input.rows, input.width, input.bytesPerValue),
  }),
  defineQuantity({
    name: "scaling.networkLookUp",
    title: { zh: "一个词元过一层前馈网络：参数、搬的字节、运算", en: "One token through a feed-forward network: parameters, bytes moved, FLOPs" },
    input: z.strictObject({ width, innerWidth, matrices, bytesPerValue, batch }),
    output: z.strictObject(lookUp),
    unit: lookUpUnits,
    source: "2 FLOPs per weight and token; an FFN as a memory of keys and values: Geva et al. 2021, arXiv:2012.14913 §2",
    example: { width: 12288, innerWidth: 49152, matrices: 2, bytesPerValue: 2, batch: 1 },
    monotonic: ["width", "innerWidth", "matrices", "bytesPerValue", "batch"],
    compute: (input) => networkLookUp(input.width, input.innerWidth, input.matrices, input.bytesPerValue, input.batch),
  }),
  defineQuantity({
    name: "scaling.tableAgainstNetwork",
    title: { zh: "同样宽的嵌入表与前馈网络比：一次要少搬几倍字节，同样的参数能存几行", en: "An embedding table against an FFN of its width: bytes moved per look-up, and the rows of a table of as many parameters" },
    input: z.strictObject({ width, innerWidth, matrices, bytesPerValue, batch }),
    output: z.strictObject({ bytesRatio: z.number(), rowsOfSameSize: z.number(), networkFlop: z.number() }),
    unit: { bytesRatio: "1", rowsOfSameSize: "1", networkFlop: "FLOP" },
    source: "the two look-ups above, divided",
    example: { width: 12288, innerWidth: 49152, matrices: 2, bytesPerValue: 2, batch: 1 },
    monotonic: ["width", "innerWidth", "matrices", "batch"],
    compute: (input) => {
      const table = tableLookUp(1, input.width, input.bytesPerValue);
      const network = networkLookUp(input.width, input.innerWidth, input.matrices, input.bytesPerValue, input.batch);
      return { bytesRatio: network.bytesMoved / table.bytesMoved, rowsOfSameSize: network.parameters / input.width, networkFlop: network.flop };
    },
  }),
  defineQuantity({
    name: "scaling.roofline",
    title: { zh: "搬这么多字节、算这么多，要几微秒，卡在哪头", en: "Time to move so many bytes and do so many FLOPs, and which of the two it waits for" },
    input: z.strictObject({
      bytes: real("要搬的字节", "Bytes to move", 0, 1e20, "B"),
      flop: real("要做的运算", "FLOPs to do", 0, 1e30, "FLOP"),
      bandwidthGBPerS: real("内存带宽", "Memory bandwidth", 1e-3, 1e9, "GB/s"),
      peakTflops,
    }),
    output: z.strictObject({ us: z.number(), boundBy: z.enum(["memory", "compute"]) }),
    unit: { us: "us", boundBy: "1" },
    source: "Williams, Waterman & Patterson 2009, Commun ACM 52:65; A100 80GB: 2039 GB/s, 312 TFLOP/s (NVIDIA data sheet)",
    example: { bytes: 2_415_919_104, flop: 2_415_919_104, bandwidthGBPerS: 2039, peakTflops: 312 },
    monotonic: ["bytes", "flop", "bandwidthGBPerS", "peakTflops"],
    compute: (input) => rooflineUs(input.bytes, input.flop, input.bandwidthGBPerS, input.peakTflops),
  }),
  defineQuantity({
    name: "scaling.mixtureOfDepths",
    title: { zh: "有的词元跳过有的层，还剩几成运算", en: "Linear FLOPs left when some tokens pass by some blocks" },
    input: z.strictObject({
      capacity: real("被处理的词元占几成", "Share of tokens worked on", 0, 1).default(0.125),
      every: whole("每几层有一层这样", "One block in how many", 1, 1000).default(2),
    }),
    output: z.number(),
    unit: "1",
    source: "Raposo et al. 2024, arXiv:2404.02258 §3 (12.5 % in every other block)",
    example: { capacity: 0.125, every: 2 },
    monotonic: ["capacity", "every"],
    compute: ({ capacity, every }) => depthShare(capacity, every),
  }),
];
