import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { alphaConductance, exp2Conductance, exp2Factor, exp2PeakMs } from "./conductance.ts";
import { real, receptorNames, timeMs, transmitterMm, whole } from "./fields.ts";
import { gabaBOfBurst, gabaBOpen, gabaBPeak } from "./gaba-b.ts";
import { magnesiumUnblocked, openFractionOfPulse, openingLimits, RECEPTORS, type ReceptorName } from "./receptor.ts";

const DESTEXHE = "Destexhe, Mainen & Sejnowski 1994, Neural Comput 6:14; 1998, Methods in Neuronal Modeling, ch. 1";
const receptor = z.enum(receptorNames).meta({ label: { zh: "受体", en: "Receptor" }, unit: "1" });
const openPerMmMs = real("开放速率 α（不填用该受体的）", "Opening rate α (that of the receptor unless given)", "1/(mM ms)", 0, 1000).optional();
const closePerMs = real("关闭速率 β（不填用该受体的）", "Closing rate β (that of the receptor unless given)", "1/ms", 1e-6, 1000).optional();
const pulseMs = timeMs("递质停留的时间", "Duration of the transmitter", 1000).default(1);
const tauMs = (zh: string, en: string) => real(zh, en, "ms", 1e-3, 1e4);

interface Rates {
  readonly receptor: ReceptorName;
  readonly openPerMmMs?: number | undefined;
  readonly closePerMs?: number | undefined;
}

function ratesOf(input: Rates) {
  const usual = RECEPTORS[input.receptor];
  return { openPerMmMs: input.openPerMmMs ?? usual.openPerMmMs, closePerMs: input.closePerMs ?? usual.closePerMs };
}

const burst = {
  pulses: whole("脉冲数", "Pulses", 1, 1000).default(1),
  intervalMs: real("脉冲间隔", "Interval of the pulses", "ms", 0.1, 1e4).default(5),
  transmitterMm: transmitterMm.default(1),
  pulseMs,
};

export const receptorQuantities = [
  defineQuantity({
    name: "synapse.receptorOpen",
    title: { zh: "递质来了一下之后，受体通道开了几成", en: "Open fraction of receptors after a square pulse of transmitter" },
    input: z.strictObject({ receptor, tMs: timeMs("从递质到来算起的时间", "Time since the transmitter came"), transmitterMm: transmitterMm.default(1), pulseMs, openPerMmMs, closePerMs }),
    output: z.number(),
    unit: "1",
    source: `${DESTEXHE}: ṙ = α[T](1 − r) − βr; AMPA 1.1, 0.19, NMDA 0.072, 0.0066, GABA-A 5, 0.18`,
    example: { receptor: "ampa" as const, tMs: 1, transmitterMm: 1, pulseMs: 1 },
    monotonic: ["transmitterMm", "pulseMs"],
    compute: (input) => openFractionOfPulse(ratesOf(input), input.transmitterMm, input.pulseMs, input.tMs),
  }),
  defineQuantity({
    name: "synapse.receptorLimits",
    title: { zh: "递质一直在时受体开到几成，多快", en: "Open fraction in lasting transmitter, and how fast it is reached" },
    input: z.strictObject({ receptor, transmitterMm: transmitterMm.default(1), openPerMmMs, closePerMs }),
    output: z.strictObject({ steady: z.number(), tauMs: z.number() }),
    unit: { steady: "1", tauMs: "ms" },
    source: `${DESTEXHE}: r∞ = αT/(αT + β), τ = 1/(αT + β)`,
    example: { receptor: "ampa" as const, transmitterMm: 1 },
    monotonic: ["transmitterMm"],
    compute: (input) => openingLimits(ratesOf(input), input.transmitterMm),
  }),
  defineQuantity({
    name: "synapse.magnesiumUnblocked",
    title: { zh: "NMDA 通道没被镁堵住的比例", en: "Part of the NMDA channels that magnesium leaves free" },
    input: z.strictObject({ vMv: real("膜电位", "Membrane potential", "mV", -200, 200), magnesiumMm: real("镁浓度", "Magnesium", "mM", 0, 100).default(1) }),
    output: z.number(),
    unit: "1",
    source: "Jahr & Stevens 1990, J Neurosci 10:3178: 1/(1 + [Mg] e^(−0.062V)/3.57)",
    example: { vMv: -65, magnesiumMm: 1 },
    monotonic: ["vMv", "magnesiumMm"],
    compute: (input) => magnesiumUnblocked(input.vMv, input.magnesiumMm),
  }),
  defineQuantity({
    name: "synapse.gabaB",
    title: { zh: "GABA-B：一串递质之后某时的受体、G 蛋白与通道", en: "GABA-B receptors, G protein and channels some time into a burst" },
    input: z.strictObject({ ...burst, tMs: timeMs("从第一个脉冲算起的时间", "Time since the first pulse") }),
    output: z.strictObject({ receptor: z.number(), gProteinUm: z.number(), open: z.number(), peakOpen: z.number() }),
    unit: { receptor: "1", gProteinUm: "uM", open: "1", peakOpen: "1" },
    source: "Destexhe & Sejnowski 1995, PNAS 92:9515; K1 0.09, K2 0.0012, K3 0.18, K4 0.034, Kd 100, n 4",
    example: { pulses: 10, intervalMs: 5, transmitterMm: 1, pulseMs: 1, tMs: 100 },
    compute: ({ pulses, intervalMs, pulseMs, transmitterMm, tMs }) => {
      if (intervalMs < pulseMs)
        throw new RangeError(`intervalMs 不能短于 pulseMs（${pulseMs}），现在是 ${intervalMs} / intervalMs must be at least pulseMs, ${pulseMs}, got ${intervalMs}`);
      const { r, sUm } = gabaBOfBurst(pulses, intervalMs, transmitterMm, pulseMs, tMs);
      return { receptor: r, gProteinUm: sUm, open: gabaBOpen(sUm), peakOpen: gabaBPeak(pulses, intervalMs, transmitterMm, pulseMs) };
    },
  }),
  defineQuantity({
    name: "synapse.alphaConductance",
    title: { zh: "α 函数：峰值为 1 的突触电导", en: "Alpha function: a synaptic conductance of peak 1" },
    input: z.strictObject({ tMs: timeMs("脉冲到后的时间", "Time since the spike"), tauMs: tauMs("到峰值的时间", "Time to peak") }),
    output: z.number(),
    unit: "1",
    source: "Rall 1967, J Neurophysiol 30:1138: (t/τ) e^(1−t/τ)",
    example: { tMs: 1, tauMs: 2 },
    compute: (input) => alphaConductance(input.tMs, input.tauMs),
  }),
  defineQuantity({
    name: "synapse.exp2",
    title: { zh: "双指数电导：何时最高，乘多少峰值为 1，某时有多高", en: "Conductance with a rise and a fall: its peak time, its norm, its value" },
    input: z.strictObject({ riseMs: tauMs("上升时间常数", "Rise time constant"), fallMs: tauMs("下降时间常数", "Fall time constant"), tMs: timeMs("脉冲到后的时间", "Time since the spike").default(1) }),
    output: z.strictObject({ peakMs: z.number(), factor: z.number(), conductance: z.number() }),
    unit: { peakMs: "ms", factor: "1", conductance: "1" },
    source: "Carnevale & Hines 2006, The NEURON Book, Exp2Syn",
    example: { riseMs: 0.5, fallMs: 5, tMs: 1 },
    compute: ({ riseMs, fallMs, tMs }) => {
      if (riseMs >= fallMs)
        throw new RangeError(`riseMs 应小于 fallMs（${fallMs}），现在是 ${riseMs} / riseMs must be below fallMs, ${fallMs}, got ${riseMs}`);
      return { peakMs: exp2PeakMs(riseMs, fallMs), factor: exp2Factor(riseMs, fallMs), conductance: exp2Conductance(tMs, riseMs, fallMs) };
    },
  }),
];
