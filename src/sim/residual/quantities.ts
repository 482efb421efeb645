import { z } from "zod";
import { matrixField, vectorField, type Rows } from "../dense.ts";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { composites, gainsOf } from "./gains.ts";
import { mhcLayer } from "./layer.ts";
import { LARGEST_LOGIT, sinkhorn, SINKHORN_ITERATIONS, stochasticErrors } from "./sinkhorn.ts";
import { mixingMatrices, mixerSchemes } from "./stack.ts";

const MHC = "Xie et al. 2025, arXiv:2512.24880";
const rows = z.array(z.array(z.number()));
const count = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const real = (zh: string, en: string, min: number, max: number) => numberField({ label: { zh, en }, min, max });
const iterations = count("归一几轮", "Iterations", 0, 10_000).default(SINKHORN_ITERATIONS);
const layers = count("层数", "Layers", 1, 1000);
const gainsOutput = { forward: z.number(), backward: z.number(), forwardAbsolute: z.number(), backwardAbsolute: z.number() };
const gainsUnit = { forward: "1", backward: "1", forwardAbsolute: "1", backwardAbsolute: "1" };
const gate = (name: string) => real(`门 α_${name}`, `Gate α_${name}`, -1e6, 1e6).default(0.01);
const phi = (name: string, shape: string) => matrixField({ zh: `φ_${name} ${shape}`, en: `φ_${name} ${shape}` }, 1024, 256);

const EYE2 = [[1, 0], [0, 1]];
const zeros = (height: number, width: number): number[][] => Array.from({ length: height }, () => new Array<number>(width).fill(0));

/** Everything about residual streams and hyper-connections that can be asked by name. */
export const residualQuantities = [
  defineQuantity({
    name: "residual.sinkhorn",
    title: { zh: "把一张混音表归一成行列和都是 1：先列后行，来回几轮", en: "Sinkhorn–Knopp: a mixing table brought to rows and columns that sum to 1" },
    input: z.strictObject({
      logits: z.array(z.array(real("分数", "Logit", -LARGEST_LOGIT, LARGEST_LOGIT)).min(1).max(64)).min(1).max(64).meta({ label: { zh: "分数 [行][列]", en: "Logits [row][column]" }, unit: "1" }),
      iterations,
    }),
    output: z.strictObject({ matrix: rows, rowError: z.number(), columnError: z.number() }),
    unit: { matrix: "1", rowError: "1", columnError: "1" },
    source: `${MHC} eq. (8)–(9): exp, then columns, then rows; 20 iterations`,
    example: { logits: [[0, 0], [0, 3]], iterations: 20 },
    compute: (input) => {
      const matrix = sinkhorn(input.logits, input.iterations);
      const errors = stochasticErrors(matrix);
      return { matrix, rowError: errors.rows, columnError: errors.columns };
    },
  }),
  defineQuantity({
    name: "residual.gains",
    title: { zh: "一串混音表乘起来，信号最多放大几倍：往前、往后", en: "How much a product of mixing tables can raise a signal, forwards and backwards" },
    input: z.strictObject({ matrices: z.array(matrixField({ zh: "一层的表 [到][从]", en: "One layer's table [to][from]" }, 64, 64)).min(1).max(1000).meta({ label: { zh: "各层的表，先经过的在前", en: "Tables of the layers, first passed first" }, unit: "1" }) }),
    output: z.strictObject(gainsOutput),
    unit: gainsUnit,
    source: `${MHC} §3.1: largest absolute row sum (forward) and column sum (backward) of the product; sums of absolute values beside them`,
    example: { matrices: [[[1, 0.5], [0, 1]], [[1, 0], [0.5, 1]]] },
    compute: ({ matrices }) => ({ ...gainsOf(composites(matrices as readonly Rows[]).at(-1)!) }),
  }),
  defineQuantity({
    name: "residual.stackGain",
    title: { zh: "随机的混音表叠很多层：每层之后的总放大倍数", en: "Random mixing tables stacked: the gain after each layer" },
    input: z.strictObject({
      scheme: z.enum(mixerSchemes).default("hc").meta({ label: { zh: "方案：残差、HC、mHC", en: "Scheme: residual, HC, mHC" } }),
      streams: count("路数 n", "Streams n", 1, 16).default(4),
      layers: layers.default(10),
      spread: real("随机偏差（标准差）", "Random deviation (standard deviation)", 0, 50).default(0.3),
      iterations,
      seed: count("随机种子", "Seed", 0, 0xffffffff).default(1),
    }),
    output: z.strictObject({ forward: z.array(z.number()), backward: z.array(z.number()), forwardAbsolute: z.array(z.number()), backwardAbsolute: z.array(z.number()) }),
    unit: gainsUnit,
    source: `${MHC} §3.1; HC: I + N(0, s²), unconstrained; mHC: Sinkhorn–Knopp of N(0, s²); drawn from a seed`,
    example: { scheme: "hc" as const, streams: 4, layers: 10, spread: 0.3, iterations: 20, seed: 1 },
    compute: (input) => {
      const gains = composites(mixingMatrices(input, input.seed)).map(gainsOf);
      return {
        forward: gains.map(({ forward }) => forward), backward: gains.map(({ backward }) => backward),
        forwardAbsolute: gains.map(({ forwardAbsolute }) => forwardAbsolute), backwardAbsolute: gains.map(({ backwardAbsolute }) => backwardAbsolute),
      };
    },
  }),
  defineQuantity({
    name: "residual.gainPerLayer",
    title: { zh: "总放大这么多倍，平均每层放大多少", en: "Gain per layer that makes a total gain" },
    input: z.strictObject({ gain: real("总放大倍数", "Total gain", 1e-12, 1e12), layers }),
    output: z.number(),
    unit: "1",
    source: `gain^(1/layers); ${MHC} §3.1, §5.4: 3000 (HC) and 1.6 (mHC) over 60 sub-layers of the 27B model`,
    example: { gain: 3000, layers: 60 },
    monotonic: ["gain"],
    compute: ({ gain, layers: depth }) => gain ** (1 / depth),
  }),
  defineQuantity({
    name: "residual.gainRatio",
    title: { zh: "两种放大倍数差几倍、几个数量级", en: "Ratio of two gains, and its decades" },
    input: z.strictObject({ gain: real("放大倍数", "Gain", 1e-12, 1e12).default(3000), against: real("与之相比", "Against", 1e-12, 1e12).default(1.6) }),
    output: z.strictObject({ ratio: z.number(), decades: z.number() }),
    unit: { ratio: "1", decades: "1" },
    source: `${MHC} Fig. 3(b): peaks of 3000; Fig. 7(b): about 1.6`,
    example: { gain: 3000, against: 1.6 },
    compute: ({ gain, against }) => ({ ratio: gain / against, decades: Math.log10(gain / against) }),
  }),
  defineQuantity({
    name: "residual.variance",
    title: { zh: "普通残差流：每层加一份互不相关的信号，方差涨到多少", en: "Plain residual stream: variance when each layer adds an uncorrelated branch" },
    input: z.strictObject({
      layers: count("层数", "Layers", 0, 1_000_000),
      inputVariance: real("输入方差", "Variance of the input", 0, 1e12).default(1),
      branchVariance: real("每层分支的方差", "Variance of a branch", 0, 1e12).default(1),
    }),
    output: z.number(),
    unit: "1",
    source: "x_{l+1} = x_l + F(x_l), He et al. 2016, arXiv:1603.05027 eq. (3); variances of uncorrelated terms add",
    example: { layers: 60, inputVariance: 1, branchVariance: 1 },
    monotonic: ["layers", "inputVariance", "branchVariance"],
    compute: ({ layers: depth, inputVariance, branchVariance }) => inputVariance + depth * branchVariance,
  }),
  defineQuantity({
    name: "residual.mhcLayer",
    title: { zh: "一整层 mHC（或 HC）：由各路自己算出混音表，再混、再加", en: "One whole layer of mHC (or HC): the streams make their own mixing tables, mix and add" },
    input: z.strictObject({
      x: matrixField({ zh: "各路的信号 [路][维]", en: "Streams [stream][dimension]" }, 16, 64),
      phiPre: phi("pre", "[n·C][n]"), phiPost: phi("post", "[n·C][n]"), phiRes: phi("res", "[n·C][n·n]"),
      alphaPre: gate("pre"), alphaPost: gate("post"), alphaRes: gate("res"),
      biasPre: vectorField({ zh: "b_pre [n]", en: "b_pre [n]" }, 16), biasPost: vectorField({ zh: "b_post [n]", en: "b_post [n]" }, 16),
      biasRes: matrixField({ zh: "b_res [n][n]", en: "b_res [n][n]" }, 16, 16),
      f: matrixField({ zh: "层函数 F，取线性 [C][C]", en: "Sub-layer F, here linear [C][C]" }, 64, 64),
      scheme: z.enum(["mhc", "hc"]).default("mhc").meta({ label: { zh: "方案", en: "Scheme" } }),
      epsilon: real("归一的 ε", "ε of the normalisation", 0, 1).default(1e-6),
      iterations,
    }),
    output: z.strictObject({ outputs: rows, pre: z.array(z.number()), post: z.array(z.number()), res: rows }),
    unit: { outputs: "1", pre: "1", post: "1", res: "1" },
    source: `${MHC} eq. (3), (7)–(9); hyper-connections: Zhu et al. 2024, arXiv:2409.19606`,
    example: {
      x: [[1, 2], [3, 4]], phiPre: zeros(4, 2), phiPost: zeros(4, 2), phiRes: zeros(4, 4), alphaPre: 0.01, alphaPost: 0.01, alphaRes: 0.01,
      biasPre: [0, 0], biasPost: [0, 0], biasRes: EYE2, f: EYE2, scheme: "mhc" as const, epsilon: 1e-6, iterations: 20,
    },
    compute: ({ x, scheme, epsilon, iterations: rounds, ...weights }) => ({ ...mhcLayer(x, weights, { scheme, epsilon, iterations: rounds }) }),
  }),
] as const;
