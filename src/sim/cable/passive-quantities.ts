import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { axialOhmCm, diameterUm, membraneOhmCm2, real } from "./fields.ts";
import { lengthConstantUm, semiInfiniteMegohm, steadyDecay, stepResponse, timeConstantMs } from "./passive.ts";
import { schemeError } from "./passive-scheme.ts";

const RALL = "Rall 1959, Exp Neurol 1:491; Jack, Noble & Tsien 1975, Electric Current Flow in Excitable Cells, ch. 3";
const cylinder = { diameterUm, membraneOhmCm2: membraneOhmCm2.default(20_000), axialOhmCm: axialOhmCm(150) };
const CYLINDER = { diameterUm: 2, membraneOhmCm2: 20_000, axialOhmCm: 150 };
const distance = real("离电极的距离（以 λ 计）", "Distance from the electrode, in λ", "1", 0, 1000);
const MOST_WORK = 5e7;

export const passiveQuantities = [
  defineQuantity({
    name: "cable.lengthConstant",
    title: { zh: "长度常数 λ：恒定电位传多远衰减到 1/e", en: "Length constant λ: the distance over which a steady potential falls to 1/e" },
    input: z.strictObject(cylinder),
    output: z.number(),
    unit: "um",
    source: "Hodgkin & Rushton 1946, Proc R Soc B 133:444: λ = √(d·Rm/4Ri)",
    example: CYLINDER,
    monotonic: ["diameterUm", "membraneOhmCm2", "axialOhmCm"],
    compute: (input) => lengthConstantUm(input),
  }),
  defineQuantity({
    name: "cable.timeConstant",
    title: { zh: "膜时间常数 τ = Rm·Cm", en: "Membrane time constant τ = Rm·Cm" },
    input: z.strictObject({ membraneOhmCm2, capacitanceUfPerCm2: real("膜电容", "Capacitance", "uF/cm2", 0.01, 100).default(1) }),
    output: z.number(),
    unit: "ms",
    source: "Hodgkin & Rushton 1946, Proc R Soc B 133:444",
    example: { membraneOhmCm2: 20_000, capacitanceUfPerCm2: 1 },
    monotonic: ["membraneOhmCm2", "capacitanceUfPerCm2"],
    compute: (input) => timeConstantMs(input.membraneOhmCm2, input.capacitanceUfPerCm2),
  }),
  defineQuantity({
    name: "cable.inputResistance",
    title: { zh: "从一端看进去的半无限长电缆的输入电阻", en: "Input resistance of a cable that goes on for ever in one direction" },
    input: z.strictObject(cylinder),
    output: z.number(),
    unit: "Mohm",
    source: `${RALL}: R∞ = (2/π)√(Rm·Ri)·d^(−3/2)`,
    example: CYLINDER,
    monotonic: ["diameterUm", "membraneOhmCm2", "axialOhmCm"],
    compute: (input) => semiInfiniteMegohm(input),
  }),
  defineQuantity({
    name: "cable.steadyDecay",
    title: { zh: "恒定电位在远处剩几成（可在某处封端）", en: "What is left of a steady potential at a distance, with or without a sealed end" },
    input: z.strictObject({ distance, sealedAt: real("封端离电极多远（以 λ 计；不填为无限长）", "Sealed end, in λ from the electrode (endless unless given)", "1", 1e-3, 1000).optional() }),
    output: z.number(),
    unit: "1",
    source: `${RALL}: e^(−X), or cosh(L − X)/cosh L`,
    example: { distance: 1, sealedAt: 2 },
    monotonic: ["distance", "sealedAt"],
    compute: ({ distance, sealedAt = null }) => {
      if (sealedAt !== null && distance > sealedAt)
        throw new RangeError(`distance 不能超过封端 sealedAt（${sealedAt}），现在是 ${distance} / distance must be at most sealedAt, ${sealedAt}, got ${distance}`);
      return steadyDecay(distance, sealedAt);
    },
  }),
  defineQuantity({
    name: "cable.stepResponse",
    title: { zh: "通上恒定电流后，无限长电缆某处某时的电位（相对电极处的终值）", en: "Potential of an infinite cable some way off and some time into a current step, over its final value at the electrode" },
    input: z.strictObject({ distance, time: real("通电后的时间（以 τ 计）", "Time since the step, in τ", "1", 1e-9, 1e9) }),
    output: z.number(),
    unit: "1",
    source: "Hodgkin & Rushton 1946, Proc R Soc B 133:444; Jack, Noble & Tsien 1975, eq 3.24",
    example: { distance: 1, time: 1 },
    monotonic: ["distance", "time"],
    compute: (input) => stepResponse(input.distance, input.time),
  }),
  defineQuantity({
    name: "cable.schemeError",
    title: { zh: "Crank–Nicolson 网格解与闭式解最多差多少", en: "Largest difference of a Crank–Nicolson grid from the closed form" },
    input: z.strictObject({
      dx: real("网格间距（以 λ 计）", "Grid spacing, in λ", "1", 0.002, 1).default(0.1),
      dt: real("步长（以 τ 计）", "Step, in τ", "1", 1e-5, 1).default(0.01),
      time: real("通电后的时间（以 τ 计）", "Time since the step, in τ", "1", 0.01, 100).default(1),
      length: real("电缆长度（以 λ 计）", "Length of the cable, in λ", "1", 4, 100).default(8),
    }),
    output: z.number(),
    unit: "1",
    source: "Crank & Nicolson 1947, Proc Camb Phil Soc 43:50, against Hodgkin & Rushton 1946",
    example: { dx: 0.1, dt: 0.01, time: 1, length: 8 },
    compute: ({ dx, dt, time, length }) => {
      const steps = Math.round(time / dt);
      const work = (steps * length) / dx;
      if (steps < 1 || work > MOST_WORK)
        throw new RangeError(`time/dt 应在 1 与 ${Math.floor((MOST_WORK * dx) / length)} 步之间，现在是 ${steps} / time/dt must be in 1…${Math.floor((MOST_WORK * dx) / length)} steps, got ${steps}`);
      return schemeError(dx, dt, length, steps);
    },
  }),
];
