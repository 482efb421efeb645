import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { real, tauMembraneMs, tauSynapseMs, weight } from "./fields.ts";
import { lifRateHz, postsynapticPeakMs, postsynapticPotential } from "./lif.ts";
import { unrolledGradient } from "./surrogate-gradient.ts";
import { spikes, SURROGATES } from "./surrogate.ts";

const LAPICQUE = "Lapicque 1907; Gerstner et al. 2014, Neuronal Dynamics, §1.3";
const potential = (zh: string, en: string) => real(zh, en, "mV", -200, 200);
const surrogate = z.enum(["fastSigmoid", "atan", "sigmoid"]).meta({ label: { zh: "替代梯度的形状（fastSigmoid 即 SuperSpike）", en: "Shape of the surrogate (fastSigmoid is SuperSpike)" }, unit: "1" });
const slope = real("斜率 k 或 α", "Slope k or α", "1", 1e-6, 1e6);
const refractory = real("不应期", "Refractory period", "ms", 0, 1000).default(2);

export const cellQuantities = [
  defineQuantity({
    name: "spiking.lifRate",
    title: { zh: "漏电积分放电神经元在恒定电流下每秒放几次（f–I 曲线上的一点）", en: "Firing rate of a leaky integrate-and-fire cell at a constant current: a point of its f–I curve" },
    input: z.strictObject({
      currentPa: real("注入电流", "Injected current", "pA", -1e6, 1e6),
      capacitancePf: real("膜电容", "Capacitance", "pF", 1e-3, 1e6).default(200),
      leakNs: real("漏电导", "Leak conductance", "nS", 1e-3, 1e6).default(10),
      restMv: potential("静息电位", "Resting potential").default(-70),
      thresholdMv: potential("阈值", "Threshold").default(-50),
      resetMv: potential("复位电位", "Reset").default(-60),
      refractoryMs: refractory,
    }),
    output: z.strictObject({ rateHz: z.number(), rheobasePa: z.number(), tauMs: z.number() }),
    unit: { rateHz: "Hz", rheobasePa: "pA", tauMs: "ms" },
    source: `${LAPICQUE}: f = 1/(t_ref + τ ln((RI + V_L − V_r)/(RI + V_L − V_th)))`,
    example: { currentPa: 300, capacitancePf: 200, leakNs: 10, restMv: -70, thresholdMv: -50, resetMv: -60, refractoryMs: 2 },
    monotonic: ["currentPa", "refractoryMs"],
    compute: ({ currentPa, capacitancePf, leakNs, restMv, thresholdMv, resetMv, refractoryMs }) => {
      if (resetMv >= thresholdMv)
        throw new RangeError(`resetMv 应低于 thresholdMv（${thresholdMv}），现在是 ${resetMv} / resetMv must be below thresholdMv, ${thresholdMv}, got ${resetMv}`);
      const tauMs = capacitancePf / leakNs;
      const [threshold, reset] = [thresholdMv - restMv, resetMv - restMv];
      // pA/nS is mV, and pF/nS is ms.
      const rateHz = lifRateHz({ tauMs, drive: currentPa / leakNs, threshold, reset, refractoryMs });
      return { rateHz, rheobasePa: threshold * leakNs, tauMs };
    },
  }),
  defineQuantity({
    name: "spiking.lifRateScaled",
    title: { zh: "同上，电位以静息为 0、阈值为单位", en: "The same with potentials in units of the threshold above rest" },
    input: z.strictObject({
      drive: real("驱动 RI", "Drive RI", "1", -1e6, 1e6), tauMs: tauMembraneMs, threshold: real("阈值", "Threshold", "1", 1e-6, 1e6).default(1),
      reset: real("复位", "Reset", "1", -1e6, 1e6).default(0), refractoryMs: refractory,
    }),
    output: z.number(),
    unit: "Hz",
    source: LAPICQUE,
    example: { drive: 1.5, tauMs: 10, threshold: 1, reset: 0, refractoryMs: 2 },
    monotonic: ["drive", "threshold", "reset", "refractoryMs"],
    compute: (cell) => {
      if (cell.reset >= cell.threshold)
        throw new RangeError(`reset 应低于 threshold（${cell.threshold}），现在是 ${cell.reset} / reset must be below threshold, ${cell.threshold}, got ${cell.reset}`);
      return lifRateHz(cell);
    },
  }),
  defineQuantity({
    name: "spiking.postsynapticPotential",
    title: { zh: "一个输入脉冲引起的电位：某时多高，何时最高", en: "Potential that one input spike makes: its value at a time, and its peak" },
    input: z.strictObject({ tMs: real("脉冲到后的时间", "Time since the spike", "ms", 0, 1e6).default(1), weight: weight.default(1), tauMembraneMs, tauSynapseMs }),
    output: z.strictObject({ potential: z.number(), peak: z.number(), peakMs: z.number() }),
    unit: { potential: "1", peak: "1", peakMs: "ms" },
    source: "Gerstner et al. 2014, Neuronal Dynamics, §1.3.5: τ_m v̇ = −v + s, τ_s ṡ = −s",
    example: { tMs: 1, weight: 1, tauMembraneMs: 10, tauSynapseMs: 2 },
    monotonic: ["weight"],
    compute: ({ tMs, weight, tauMembraneMs, tauSynapseMs }) => {
      const peakMs = postsynapticPeakMs(tauMembraneMs, tauSynapseMs);
      return {
        potential: postsynapticPotential(tMs, weight, tauMembraneMs, tauSynapseMs),
        peak: postsynapticPotential(peakMs, weight, tauMembraneMs, tauSynapseMs),
        peakMs,
      };
    },
  }),
  defineQuantity({
    name: "spiking.surrogate",
    title: { zh: "放电：前向是硬台阶，反向用光滑的替代导数", en: "A spike: a hard step forwards, a smooth stand-in for its derivative backwards" },
    input: z.strictObject({ surrogate, slope, u: real("电位超过阈值多少", "Potential above threshold", "1", -1e6, 1e6) }),
    output: z.strictObject({ gradient: z.number(), spike: z.int() }),
    unit: { gradient: "1", spike: "1" },
    source: "Zenke & Ganguli 2018, Neural Comput 30:1514 (1/(1 + k|u|)²); Fang et al. 2021, arXiv:2007.05785 (atan); Neftci, Mostafa & Zenke 2019, IEEE Signal Process Mag 36:51",
    example: { surrogate: "fastSigmoid" as const, slope: 25, u: 0.01 },
    compute: ({ surrogate, slope, u }) => ({ gradient: SURROGATES[surrogate](u, slope), spike: spikes(u) }),
  }),
  defineQuantity({
    name: "spiking.surrogateGradient",
    title: { zh: "把一个神经元沿时间展开：放电次数对权重的替代梯度，梯度过不过复位", en: "A cell unrolled in time: surrogate gradient of its spike count, through the reset or not" },
    input: z.strictObject({
      inputs: z.array(real("输入", "Input", "1", -1e6, 1e6)).min(1).max(10_000).meta({ label: { zh: "每一步的输入 [步]", en: "Inputs [step]" }, unit: "1" }),
      weight: real("权重", "Weight", "1", -1e6, 1e6).default(1),
      decay: real("每步留下的比例", "Part kept from step to step", "1", 0, 1).default(0.9),
      threshold: real("阈值", "Threshold", "1", 1e-6, 1e6).default(1),
      surrogate: surrogate.default("fastSigmoid"),
      slope: slope.default(25),
      throughReset: z.boolean().default(false).meta({ label: { zh: "梯度也穿过复位", en: "Gradient passes through the reset" }, unit: "1" }),
    }),
    output: z.strictObject({ spikes: z.int(), potentials: z.array(z.number()), gradient: z.number() }),
    unit: { spikes: "1", potentials: "1", gradient: "1" },
    source: "Neftci, Mostafa & Zenke 2019, IEEE Signal Process Mag 36:51, eqs 4–5",
    example: { inputs: [0.6, 0.6, 0.6, 0.6], weight: 1, decay: 0.9, threshold: 1, surrogate: "fastSigmoid" as const, slope: 25, throughReset: false },
    compute: (input) => {
      const { spikes, potentials, gradient } = unrolledGradient(input);
      const runaway = [gradient, ...potentials].find((value) => !Number.isFinite(value));
      if (runaway !== undefined)
        throw new RangeError(`展开后数值溢出；把 slope（${input.slope}）、weight 或 inputs 调小 / unrolled, the numbers overflow; make slope, weight or inputs smaller, got ${runaway}`);
      return { spikes, potentials: [...potentials], gradient };
    },
  }),
];
