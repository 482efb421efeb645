import { z } from "zod";
import { matrixField, vectorField } from "../dense.ts";
import { numberField, wholeField } from "../field.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { runCell } from "./cells.ts";
import { recall } from "./recall.ts";

const STEPS = 1024;
const WIDTH = 256;
const rows = z.array(z.array(z.number()));
const count = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const cellFields = {
  x: matrixField({ zh: "输入 [步][维]", en: "Inputs [step][dimension]" }, STEPS, WIDTH),
  wih: matrixField({ zh: "输入权重 [门·h][入]", en: "Input weights [gates·h][in]" }, 4 * WIDTH, WIDTH),
  whh: matrixField({ zh: "循环权重 [门·h][h]", en: "Recurrent weights [gates·h][h]" }, 4 * WIDTH, WIDTH),
  bih: vectorField({ zh: "输入偏置 [门·h]", en: "Input bias [gates·h]" }, 4 * WIDTH).optional(),
  bhh: vectorField({ zh: "循环偏置 [门·h]", en: "Recurrent bias [gates·h]" }, 4 * WIDTH).optional(),
  h0: vectorField({ zh: "初始状态 [h]", en: "State before the first step [h]" }, WIDTH).optional(),
};
const X = [[1], [0], [-1]];

/** Everything about recurrent networks and fixed states that can be asked by name. */
export const recurrenceQuantities = [
  defineQuantity({
    name: "recurrence.rnn",
    title: { zh: "最简单的循环网络：一步一步读下去，每步的状态", en: "The plain recurrent network: its state after each step" },
    input: z.strictObject(cellFields),
    output: z.strictObject({ states: rows }),
    unit: { states: "1" },
    source: "h′ = tanh(W x + b + U h + b′), Elman 1990, Cognitive Science 14:179; weights as torch.nn.RNN",
    example: { x: X, wih: [[1]], whh: [[0.5]] },
    compute: ({ x, h0, ...weights }) => ({ states: runCell("rnn", x, weights, { start: { h: h0 } }).states }),
  }),
  defineQuantity({
    name: "recurrence.lstm",
    title: { zh: "长短期记忆网络：遗忘门、输入门、输出门，每步的状态和细胞", en: "Long short-term memory: state and cell after each step" },
    input: z.strictObject({ ...cellFields, c0: vectorField({ zh: "初始细胞 [h]", en: "Cell before the first step [h]" }, WIDTH).optional() }),
    output: z.strictObject({ states: rows, cells: rows }),
    unit: { states: "1", cells: "1" },
    source: "Gers, Schmidhuber & Cummins 2000, Neural Computation 12:2451; gates stacked i, f, g, o as in torch.nn.LSTM",
    example: { x: X, wih: [[1], [1], [1], [1]], whh: [[0], [0], [0], [0]] },
    compute: ({ x, h0, c0, ...weights }) => {
      const run = runCell("lstm", x, weights, { start: { h: h0, c: c0 } });
      return { states: run.states, cells: run.cells };
    },
  }),
  defineQuantity({
    name: "recurrence.gru",
    title: { zh: "门控循环单元：每步的状态", en: "Gated recurrent unit: its state after each step" },
    input: z.strictObject({
      ...cellFields,
      resetBefore: z.boolean().default(false).meta({ label: { zh: "重置门在乘 U 之前（2014 年论文），否则在之后（torch）", en: "Reset before the product with U (2014 paper) instead of after it (torch)" } }),
    }),
    output: z.strictObject({ states: rows }),
    unit: { states: "1" },
    source: "Cho et al. 2014, arXiv:1406.1078 eq. (5)–(8); gates stacked r, z, n and reset after the product as in torch.nn.GRU",
    example: { x: X, wih: [[1], [1], [1]], whh: [[0.5], [0.5], [0.5]], resetBefore: false },
    compute: ({ x, h0, resetBefore, ...weights }) => ({ states: runCell("gru", x, weights, { start: { h: h0 }, resetBefore }).states }),
  }),
  defineQuantity({
    name: "recurrence.recall",
    title: { zh: "固定大小的状态记得住几对：随机的键和值写进去再读出来，答对的比例，与 softmax 注意力比", en: "How many pairs a fixed state holds: share recalled of random keys and values, against softmax attention" },
    input: z.strictObject({
      d: count("状态的维数（状态有 d² 个数）", "Dimension; the state has d² numbers", 1, 256),
      pairs: count("存多少对", "Pairs", 1, 512),
      beta: numberField({ label: { zh: "softmax 的锐度 β", en: "Sharpness β of the softmax" }, min: 0, max: 1000 }).default(20),
      trials: count("试几次", "Trials", 1, 50).default(10),
      seed: count("随机种子", "Seed", 0, 0xffffffff).default(1),
    }),
    output: z.strictObject({ linear: z.number(), softmax: z.number() }),
    unit: { linear: "1", softmax: "1" },
    source: "S = Σ v kᵀ read by S·k (Schlag, Irie & Schmidhuber 2021, arXiv:2102.11174 §4.1); random unit keys and values, nearest value by dot product; drawn from a seed",
    example: { d: 32, pairs: 32, beta: 20, trials: 4, seed: 1 },
    compute: ({ d, pairs, beta, trials, seed }) => ({ ...recall(d, pairs, beta, trials, seed) }),
  }),
  defineQuantity({
    name: "recurrence.gradient",
    title: { zh: "误差往回传 n 步还剩多少：每步乘一次权重 w", en: "What is left of an error sent back n steps, multiplied by a weight each time" },
    input: z.strictObject({
      weight: numberField({ label: { zh: "每步乘的权重 w", en: "Weight w per step" }, min: -100, max: 100 }),
      steps: count("步数 n", "Steps n", 0, 100_000),
    }),
    output: z.strictObject({ factor: wireNumber, halvingSteps: wireNumber }),
    unit: { factor: "1", halvingSteps: "1" },
    source: "wⁿ, Bengio, Simard & Frasconi 1994, IEEE Trans Neural Netw 5:157; halved (w < 1) or doubled (w > 1) every ln 2 / |ln |w||",
    example: { weight: 0.9, steps: 50 },
    compute: ({ weight, steps }) => ({
      factor: encodeNumber(weight ** steps),
      halvingSteps: encodeNumber(weight === 0 ? 0 : Math.LN2 / Math.abs(Math.log(Math.abs(weight)))),
    }),
  }),
  defineQuantity({
    name: "recurrence.capacity",
    title: { zh: "一个状态最多装得下多少：位数，折成字母和词元", en: "The most a state can hold: bits, and what they are in letters and tokens" },
    input: z.strictObject({
      units: count("单元数", "Units", 1, 1_000_000_000),
      bitsPerUnit: numberField({ label: { zh: "每个单元几位", en: "Bits per unit" }, unit: "bit", min: 0.01, max: 64 }),
      alphabet: count("字母表大小", "Letters in the alphabet", 2, 1_000_000).default(26),
      vocabulary: count("词表大小（GPT-2：50257）", "Vocabulary (GPT-2: 50257)", 2, 100_000_000).default(50_257),
    }),
    output: z.strictObject({ bits: z.number(), letters: z.number(), tokens: z.number() }),
    unit: { bits: "bit", letters: "1", tokens: "1" },
    source: "a state of n states holds log₂ n bits (Shannon 1948); letters and tokens taken as equally likely",
    example: { units: 64, bitsPerUnit: 4, alphabet: 26, vocabulary: 50_257 },
    monotonic: ["units", "bitsPerUnit"],
    compute: ({ units, bitsPerUnit, alphabet, vocabulary }) => {
      const bits = units * bitsPerUnit;
      return { bits, letters: bits / Math.log2(alphabet), tokens: bits / Math.log2(vocabulary) };
    },
  }),
] as const;
