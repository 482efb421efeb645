import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { remember } from "../remember.ts";
import { chainSpikes, waveSpeedBetween } from "./chain.ts";
import { decay, delayMs, real, refractoryMs, tauMembraneMs, tauMs, tauSynapseMs, weight, whole } from "./fields.ts";
import { CUBA, networkActivity } from "./network.ts";
import { sheetWave } from "./sheet-wave.ts";
import { MOST_CELLS } from "./wave-params.ts";

const GOLOMB = "Golomb & Amitai 1997, J Neurophysiol 78:1199 (waves in excitatory networks of integrate-and-fire cells)";
const seed = whole("随机种子", "Seed", 0, 0xffffffff).default(1);
const potential = (zh: string, en: string) => real(zh, en, "mV", -200, 200);
/** Cell steps that a network is given: ten times the benchmark's. */
const MOST_CELL_STEPS = 4e8;
const MOST_SYNAPSES = 2e7;

export const networkQuantities = [
  defineQuantity({
    name: "spiking.chainWave",
    title: { zh: "神经波沿一条链传多快（传不动就是 NaN）", en: "Speed of a wave of spikes along a chain (NaN when it dies)" },
    input: z.strictObject({
      neurons: whole("神经元数", "Neurons", 2, 1000).default(200),
      weight, delayMs: delayMs.default(1), decay: decay.default(2), reach: whole("能连到多远（格）", "Reach in cells", 1, 20).default(5),
      tauMembraneMs, tauSynapseMs, refractoryMs: refractoryMs.default(60),
      started: whole("一开始点着的头几个", "First cells, started at once", 1, 1000).default(5),
      from: whole("从第几个量起", "Measured from cell", 0, 999).default(50),
      to: whole("量到第几个", "Measured to cell", 0, 999).default(150),
      longestMs: real("最多等多久", "Longest time waited", "ms", 1, 2000).default(2000),
    }),
    output: z.strictObject({ speed: wireNumber, reached: z.number(), arrivedMs: wireNumber }),
    unit: { speed: "1/ms", reached: "1", arrivedMs: "ms" },
    source: `${GOLOMB}; exact event by event: threshold 1, reset 0, a spike adds weight·e^(−d/decay)`,
    example: {
      neurons: 200, weight: 8, delayMs: 1, decay: 2, reach: 5, tauMembraneMs: 10, tauSynapseMs: 5, refractoryMs: 60, started: 5, from: 50, to: 150, longestMs: 2000,
    },
    compute: remember(({ from, to, longestMs, ...chain }) => {
      if (from >= to || to >= chain.neurons)
        throw new RangeError(`from < to < neurons（${chain.neurons}）才行，现在是 ${from}、${to} / from < to < neurons, ${chain.neurons}, must hold, got ${from} and ${to}`);
      const first = chainSpikes(chain, longestMs);
      const reached = first.reduce((cells, ms) => cells + (ms < Infinity ? 1 : 0), 0) / chain.neurons;
      return { speed: encodeNumber(waveSpeedBetween(first, from, to)), reached, arrivedMs: encodeNumber(first[to]!) };
    }),
  }),
  defineQuantity({
    name: "spiking.sheetWave",
    title: { zh: "神经波从左边漫过一片细胞：多快，漫到几成", en: "A wave over a sheet of cells from its left edge: how fast, and how much it reaches" },
    input: z.strictObject({
      columns: whole("列数", "Columns", 4, 200).default(60),
      rows: whole("行数", "Rows", 1, 64).default(34),
      weight, decay: decay.default(1.5), reach: real("能连到多远（格）", "Reach in cells", "1", 1, 5).default(3),
      delayMs: delayMs.default(1), refractoryMs: refractoryMs.default(60),
      spread: real("阈值的个体差异（标准差）", "Spread of the thresholds (standard deviation)", "1", 0, 0.3).default(0),
      started: whole("一开始点着左边几列", "Columns started at once", 1, 4).default(3),
      seed,
      longestMs: real("看多久", "Time watched", "ms", 1, 2000).default(400),
    }),
    output: z.strictObject({ speed: wireNumber, reached: z.number(), lastMs: wireNumber }),
    unit: { speed: "1/ms", reached: "1", lastMs: "ms" },
    source: `${GOLOMB}; steps of 0.1 ms`,
    example: { columns: 60, rows: 34, weight: 4, decay: 1.5, reach: 3, delayMs: 1, refractoryMs: 60, spread: 0, started: 3, seed: 1, longestMs: 400 },
    compute: remember(({ weight, started, seed, longestMs, ...sheet }) => {
      const cells = sheet.columns * sheet.rows;
      if (cells > MOST_CELLS)
        throw new RangeError(`columns × rows 不能超过 ${MOST_CELLS}，现在是 ${cells} / columns × rows must be at most ${MOST_CELLS}, got ${cells}`);
      const { speed, reached, lastMs } = sheetWave(sheet, weight, started, seed, longestMs);
      return { speed: encodeNumber(speed), reached, lastMs: encodeNumber(lastMs) };
    }),
  }),
  defineQuantity({
    name: "spiking.networkRate",
    title: { zh: "兴奋与抑制平衡的随机网络自己每秒放几次", en: "How often the cells of a balanced random network fire by themselves" },
    input: z.strictObject({
      excitatory: whole("兴奋性神经元", "Excitatory cells", 1, 20_000).default(CUBA.excitatory),
      inhibitory: whole("抑制性神经元", "Inhibitory cells", 0, 20_000).default(CUBA.inhibitory),
      probability: real("两个细胞相连的概率", "Probability of a synapse", "1", 0, 1).default(CUBA.probability),
      excitatoryMv: real("一次兴奋加多少", "Excitatory weight", "mV", 0, 1000).default(CUBA.excitatoryMv),
      inhibitoryMv: real("一次抑制减多少", "Inhibitory weight", "mV", -1000, 0).default(CUBA.inhibitoryMv),
      tauMembraneMs: tauMs("膜时间常数", "Membrane time constant", CUBA.tauMembraneMs),
      tauExcitatoryMs: tauMs("兴奋电流时间常数", "Time constant of excitation", CUBA.tauExcitatoryMs),
      tauInhibitoryMs: tauMs("抑制电流时间常数", "Time constant of inhibition", CUBA.tauInhibitoryMs),
      restMv: potential("静息电位", "Resting potential").default(CUBA.restMv),
      thresholdMv: potential("阈值", "Threshold").default(CUBA.thresholdMv),
      resetMv: potential("复位电位", "Reset").default(CUBA.resetMv),
      refractoryMs: real("不应期", "Refractory period", "ms", 0, 1000).default(CUBA.refractoryMs),
      stepMs: real("步长", "Step", "ms", 0.01, 1).default(CUBA.stepMs),
      seed,
      durationMs: real("时长", "Duration", "ms", 1, 10_000).default(1000),
    }),
    output: z.strictObject({ rateHz: z.number(), excitatoryHz: z.number(), inhibitoryHz: z.number(), active: z.number(), synapses: z.int() }),
    unit: { rateHz: "Hz", excitatoryHz: "Hz", inhibitoryHz: "Hz", active: "1", synapses: "1" },
    source: "Brette et al. 2007, J Comput Neurosci 23:349, benchmark 2 (CUBA); Vogels & Abbott 2005, J Neurosci 25:10786",
    example: { ...CUBA, seed: 1, durationMs: 1000 },
    compute: remember(({ seed, durationMs, ...network }) => {
      const { thresholdMv, resetMv, stepMs } = network;
      const cells = network.excitatory + network.inhibitory;
      const steps = Math.round(durationMs / stepMs);
      if (resetMv >= thresholdMv)
        throw new RangeError(`resetMv 应低于 thresholdMv（${thresholdMv}），现在是 ${resetMv} / resetMv must be below thresholdMv, ${thresholdMv}, got ${resetMv}`);
      if (steps < 1 || cells * steps > MOST_CELL_STEPS)
        throw new RangeError(`durationMs/stepMs 应在 1 与 ${Math.floor(MOST_CELL_STEPS / cells)} 步之间，现在是 ${steps} / durationMs/stepMs must be in 1…${Math.floor(MOST_CELL_STEPS / cells)} steps, got ${steps}`);
      const synapses = cells * cells * network.probability;
      if (synapses > MOST_SYNAPSES)
        throw new RangeError(`突触不能多于 ${MOST_SYNAPSES} 个，现在约 ${synapses} 个 / there may be at most ${MOST_SYNAPSES} synapses, got about ${synapses}`);
      return networkActivity(network, seed, durationMs);
    }),
  }),
];
