import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { membraneFields, SQUID_AXON } from "../neuron/membrane.ts";
import { defineQuantity } from "../quantity.ts";
import { remember } from "../remember.ts";
import { bareConduction, myelinatedConduction } from "./conduction.ts";
import { axialOhmCm, axonCelsius, diameterUm, real, whole } from "./fields.ts";
import { lamellae } from "./fibres.ts";
import { travellingWave, waveSpeed } from "./travelling-wave.ts";

const PROPAGATED = "Hodgkin & Huxley 1952, J Physiol 117:500, section Propagated action potential (axon 476 um, 35.4 ohm cm, 18.5 °C)";
const HINES = "Hines 1984, Int J Biomed Comput 15:69 (Crank–Nicolson, staggered gates)";
const speed = wireNumber;
const SQUID = { diameterUm: 476, axialOhmCm: 35.4 };
const waveOf = remember(travellingWave);

export const conductionQuantities = [
  defineQuantity({
    name: "cable.axonSpeed",
    title: { zh: "无髓轴突上动作电位的传导速度（行波解）", en: "Conduction speed of an unmyelinated axon, as a travelling wave" },
    input: z.strictObject({ diameterUm: diameterUm.default(476), axialOhmCm: axialOhmCm(35.4), ...membraneFields, celsius: axonCelsius(18.5) }),
    output: z.strictObject({ speedMPerS: speed, kPerMs: wireNumber, peakMv: wireNumber }),
    unit: { speedMPerS: "m/s", kPerMs: "1/ms", peakMv: "mV" },
    source: `${PROPAGATED}: V̈ = K(V̇ + I/C), θ = √(Ka/2RiC)`,
    example: { ...SQUID, ...SQUID_AXON, celsius: 18.5 },
    monotonic: ["diameterUm", "axialOhmCm"],
    compute: ({ diameterUm, axialOhmCm, ...membrane }) => {
      const { kPerMs, peakMv } = waveOf(membrane);
      const speedMPerS = waveSpeed(kPerMs, diameterUm, axialOhmCm, membrane.capacitanceUfPerCm2);
      return { speedMPerS: encodeNumber(speedMPerS), kPerMs: encodeNumber(kPerMs), peakMv: encodeNumber(peakMv) };
    },
  }),
  defineQuantity({
    name: "cable.axonSpeedStepped",
    title: { zh: "无髓鱿鱼轴突的传导速度（逐段逐步算电缆方程）", en: "Conduction speed of an unmyelinated squid axon, by stepping the cable equation" },
    input: z.strictObject({
      diameterUm: diameterUm.default(476),
      lengthMm: real("轴突长度", "Length of the axon", "mm", 0.1, 1000).default(120),
      axialOhmCm: axialOhmCm(35.4),
      celsius: axonCelsius(18.5),
      compartments: whole("切成几段", "Compartments", 50, 2000).default(401),
    }),
    output: z.strictObject({ speedMPerS: speed, peakMv: wireNumber, widthMs: wireNumber }),
    unit: { speedMPerS: "m/s", peakMv: "mV", widthMs: "ms" },
    source: `${PROPAGATED}; ${HINES}`,
    example: { ...SQUID, lengthMm: 120, celsius: 18.5, compartments: 401 },
    compute: remember(({ lengthMm, celsius, ...axon }) => {
      const { speedMPerS, peakMv, widthMs } = bareConduction({ ...axon, lengthUm: lengthMm * 1000 }, celsius);
      return { speedMPerS: encodeNumber(speedMPerS), peakMv: encodeNumber(peakMv), widthMs: encodeNumber(widthMs) };
    }),
  }),
  defineQuantity({
    name: "cable.myelinatedSpeed",
    title: { zh: "有髓纤维的传导速度，以及相邻郎飞结差多少微秒", en: "Conduction speed of a myelinated fibre, and the delay from node to node" },
    input: z.strictObject({
      outerDiameterUm: real("纤维外径", "Outer diameter", "um", 0.2, 30),
      gRatio: real("g 比（内径/外径，0.6–0.8 常见）", "g-ratio, inner over outer diameter (0.6–0.8 is usual)", "1", 0.3, 0.95).default(0.7),
      internodeOverDiameter: real("结间长是外径的几倍", "Internode over outer diameter", "1", 5, 1000).default(100),
      nodeUm: real("郎飞结长度", "Length of a node", "um", 0.2, 10).default(1),
      nodeDensity: real("郎飞结的通道密度是鱿鱼轴突的几倍", "Channels at a node over those of the squid axon", "1", 1, 100).default(10),
      celsius: axonCelsius(20),
      axialOhmCm: axialOhmCm(70),
      nodes: whole("郎飞结数", "Nodes", 9, 101).default(41),
      pieces: whole("每个结间切成几段", "Compartments of an internode", 1, 20).default(10),
    }),
    output: z.strictObject({ speedMPerS: speed, speedPerUm: wireNumber, nodeDelayUs: wireNumber, nodesActive: wireNumber, lamellae: z.number(), peakMv: wireNumber }),
    unit: { speedMPerS: "m/s", speedPerUm: "m/s per um", nodeDelayUs: "us", nodesActive: "1", lamellae: "1", peakMv: "mV" },
    source: `squid membrane at the nodes, 2n membranes of 1 uF/cm² and 1 mS/cm² in series between; Rushton 1951, J Physiol 115:101; ${HINES}`,
    example: { outerDiameterUm: 10, gRatio: 0.7, internodeOverDiameter: 100, nodeUm: 1, nodeDensity: 10, celsius: 20, axialOhmCm: 70, nodes: 41, pieces: 10 },
    compute: remember(({ internodeOverDiameter, celsius, ...axon }) => {
      const { outerDiameterUm, gRatio } = axon;
      const internodeUm = internodeOverDiameter * outerDiameterUm;
      const { speedMPerS, peakMv, widthMs } = myelinatedConduction({ ...axon, internodeUm }, celsius);
      // um over m/s is us.
      const nodeDelayUs = (internodeUm + axon.nodeUm) / speedMPerS;
      return {
        speedMPerS: encodeNumber(speedMPerS), speedPerUm: encodeNumber(speedMPerS / outerDiameterUm), nodeDelayUs: encodeNumber(nodeDelayUs),
        nodesActive: encodeNumber((widthMs * 1000) / nodeDelayUs), lamellae: lamellae(outerDiameterUm, gRatio), peakMv: encodeNumber(peakMv),
      };
    }),
  }),
  defineQuantity({
    name: "cable.travelTime",
    title: { zh: "神经信号走一段路要多久", en: "Time a nerve impulse takes over a distance" },
    input: z.strictObject({ distanceM: real("距离", "Distance", "m", 0, 100), speedMPerS: real("传导速度", "Conduction speed", "m/s", 1e-3, 1000) }),
    output: z.number(),
    unit: "ms",
    source: "kinematics; speeds: C fibres 0.4–2, Aδ 5–30, human motor nerve 50–60 m/s, Kandel et al. 2013, Principles of Neural Science, ch. 22",
    example: { distanceM: 1, speedMPerS: 50 },
    monotonic: ["distanceM", "speedMPerS"],
    compute: (input) => (1000 * input.distanceM) / input.speedMPerS,
  }),
  defineQuantity({
    name: "cable.hurshSpeed",
    title: { zh: "有髓纤维速度的经验规则：外径每微米约 6 m/s（猫的粗纤维）", en: "Rule for myelinated fibres: about 6 m/s for each um of outer diameter (large fibres of the cat)" },
    input: z.strictObject({ outerDiameterUm: real("纤维外径", "Outer diameter", "um", 1, 30), speedPerUm: real("每微米的速度", "Speed per um", "m/s per um", 1, 10).default(6) }),
    output: z.number(),
    unit: "m/s",
    source: "Hursh 1939, Am J Physiol 127:131",
    example: { outerDiameterUm: 10, speedPerUm: 6 },
    monotonic: ["outerDiameterUm", "speedPerUm"],
    compute: (input) => input.outerDiameterUm * input.speedPerUm,
  }),
  defineQuantity({
    name: "cable.explicitStepLimit",
    title: { zh: "显式欧拉法解电缆方程的最大步长：再长就炸", en: "Largest step of explicit Euler on the cable equation: beyond it the numbers explode" },
    input: z.strictObject({
      dxUm: real("网格间距", "Grid spacing", "um", 0.1, 10_000), diameterUm, axialOhmCm: axialOhmCm(35.4),
      capacitanceUfPerCm2: real("膜电容", "Capacitance", "uF/cm2", 0.01, 100).default(1),
    }),
    output: z.number(),
    unit: "ms",
    source: "von Neumann stability of V_t = (a/2RiC)V_xx: dt < C·dx²·Ri/a",
    example: { dxUm: 75, diameterUm: 476, axialOhmCm: 35.4, capacitanceUfPerCm2: 1 },
    monotonic: ["dxUm", "diameterUm", "axialOhmCm", "capacitanceUfPerCm2"],
    compute: (input) => (input.capacitanceUfPerCm2 * 1e-6 * (input.dxUm * 1e-4) ** 2 * input.axialOhmCm * 1000) / ((input.diameterUm / 2) * 1e-4),
  }),
];
