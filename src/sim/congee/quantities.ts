import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import * as mechanics from "./mechanics.ts";

const RAD = Math.PI / 180;
const PILE = "short-pile plastic limit with the lateral factor of Randolph & Houlsby 1984; yield stress after Chun & Yoo 2004";

function field(zh: string, en: string, unit: string, min: number, max: number) {
  return z.number().min(min).max(max).meta({ label: { zh, en }, unit });
}

const ricePercent = field("米占的质量百分比", "Rice by mass", "%", 0, 20);
const depthCm = field("插入深度", "Embedded depth", "cm", 0.1, 50).default(8);
const leanDeg = field("倾角（离竖直）", "Lean from the vertical", "deg", 0, 90);
const surface = z.enum(["rough", "smooth"]).default("rough").meta({ label: { zh: "筷子表面", en: "Surface of the stick" }, unit: "1" });
const fluidKgM3 = field("粥的密度", "Density of the congee", "kg/m3", 900, 1300).default(1040);
const stickFields = {
  lengthCm: field("筷子长度", "Length of the chopstick", "cm", 1, 100).default(24),
  diameterMm: field("筷子直径", "Diameter of the chopstick", "mm", 0.5, 50).default(6),
  densityKgM3: field("筷子密度", "Density of the chopstick", "kg/m3", 100, 3000).default(700),
};

interface StickInput {
  readonly lengthCm: number;
  readonly diameterMm: number;
  readonly densityKgM3: number;
}

function stickOf(input: StickInput): mechanics.Stick {
  return { lengthM: input.lengthCm / 100, diameterM: input.diameterMm / 1000, densityKgM3: input.densityKgM3 };
}

function depthOf(input: StickInput & { readonly depthCm: number }): number {
  if (input.depthCm >= input.lengthCm)
    throw new RangeError(`depthCm must be below the stick's length of ${input.lengthCm} cm, got ${input.depthCm}`);
  return input.depthCm / 100;
}

const STICK = { lengthCm: 24, diameterMm: 6, densityKgM3: 700 };

export const congeeQuantities = [
  defineQuantity({
    name: "congee.yieldStress",
    title: { zh: "粥的屈服应力：至少要这么大的应力它才流动", en: "Yield stress of rice congee" },
    input: z.strictObject({ ricePercent }),
    output: z.number(),
    unit: "Pa",
    source: "power law through 4.1 Pa at 4 % and 20.1 Pa at 8 %, Chun & Yoo 2004, J Food Eng 65:363, abstract; extrapolated outside",
    example: { ricePercent: 6 },
    monotonic: ["ricePercent"],
    compute: (input) => mechanics.yieldStressPa(input.ricePercent),
  }),
  defineQuantity({
    name: "congee.chopstick",
    title: { zh: "插在粥里的筷子：站不站得住，两个力偶各多大", en: "A chopstick in congee: does it stand, and the two couples" },
    input: z.strictObject({ ricePercent, leanDeg, depthCm, surface, ...stickFields }),
    output: z.strictObject({ stands: z.boolean(), tippingMnm: z.number(), holdingMnm: z.number(), criticalYieldPa: z.number(), largestLeanDeg: z.number() }),
    unit: { stands: "1", tippingMnm: "mN m", holdingMnm: "mN m", criticalYieldPa: "Pa", largestLeanDeg: "deg" },
    source: PILE,
    example: { ...STICK, ricePercent: 6, leanDeg: 10, depthCm: 8, surface: "rough" as const },
    compute: (input) => {
      const stick = stickOf(input);
      const depthM = depthOf(input);
      const yieldPa = mechanics.yieldStressPa(input.ricePercent);
      const leanRad = input.leanDeg * RAD;
      const tipping = mechanics.tippingCouple(stick, depthM, leanRad);
      const holding = mechanics.holdingCouple(stick, depthM, yieldPa, input.surface);
      return {
        stands: tipping <= holding,
        tippingMnm: tipping * 1000,
        holdingMnm: holding * 1000,
        criticalYieldPa: mechanics.criticalYieldPa(stick, depthM, leanRad, input.surface),
        largestLeanDeg: mechanics.largestLeanRad(stick, depthM, yieldPa, input.surface) / RAD,
      };
    },
  }),
  defineQuantity({
    name: "congee.largestLean",
    title: { zh: "筷子最多歪多少度还站得住（90 = 怎么歪都行）", en: "Largest lean a chopstick is held at (90 = any)" },
    input: z.strictObject({ ricePercent, depthCm, surface, ...stickFields }),
    output: z.number(),
    unit: "deg",
    source: PILE,
    example: { ...STICK, ricePercent: 2, depthCm: 8, surface: "rough" as const },
    monotonic: ["ricePercent", "depthCm", "diameterMm"],
    compute: (input) =>
      mechanics.largestLeanRad(stickOf(input), depthOf(input), mechanics.yieldStressPa(input.ricePercent), input.surface) / RAD,
  }),
  defineQuantity({
    name: "congee.verticalSupport",
    title: { zh: "竖直的筷子：粥能托住的力与筷子的重量", en: "Upright chopstick: the force the congee can carry, and the weight" },
    input: z.strictObject({ ricePercent, depthCm, fluidKgM3, ...stickFields }),
    output: z.strictObject({ supportN: z.number(), weightN: z.number(), holds: z.boolean() }),
    unit: { supportN: "N", weightN: "N", holds: "1" },
    source: "skin πdhτ_y, tip 9τ_y·πd²/4 (deep foundation in clay), buoyancy ρ_f g πd²/4·h",
    example: { ...STICK, ricePercent: 6, depthCm: 8, fluidKgM3: 1040 },
    compute: (input) => {
      const stick = stickOf(input);
      const supportN = mechanics.verticalSupport(stick, depthOf(input), mechanics.yieldStressPa(input.ricePercent), input.fluidKgM3);
      const weightN = mechanics.weight(stick);
      return { supportN, weightN, holds: supportN >= weightN };
    },
  }),
  defineQuantity({
    name: "congee.floating",
    title: { zh: "横着漂的筷子没入多少；竖着漂稳不稳（稳心高度为负就要倒）", en: "How deep a lying chopstick floats, and whether upright floating is stable" },
    input: z.strictObject({ fluidKgM3, ...stickFields }),
    output: z.strictObject({ submergedFraction: z.number(), depthMm: z.number(), metacentricHeightMm: z.number() }),
    unit: { submergedFraction: "1", depthMm: "mm", metacentricHeightMm: "mm" },
    source: "Archimedes; GM = d²/16sL + sL/2 − L/2 of a uniform cylinder floating upright",
    example: { ...STICK, fluidKgM3: 1040 },
    compute: (input) => {
      const stick = stickOf(input);
      const { fraction, depthM } = mechanics.floatDepth(stick, input.fluidKgM3);
      return { submergedFraction: fraction, depthMm: depthM * 1000, metacentricHeightMm: mechanics.metacentricHeightM(stick, input.fluidKgM3) * 1000 };
    },
  }),
  defineQuantity({
    name: "congee.uprightFloatLimit",
    title: { zh: "棍子要多粗短（直径比长度）才能竖着漂", en: "Diameter over length from which a stick floats upright" },
    input: z.strictObject({ fluidKgM3, densityKgM3: stickFields.densityKgM3 }),
    output: z.number(),
    unit: "1",
    source: "GM = d²/16sL + sL/2 − L/2 = 0, so d/L = √(8s(1 − s))",
    example: { fluidKgM3: 1040, densityKgM3: 700 },
    compute: (input) => {
      if (input.densityKgM3 >= input.fluidKgM3)
        throw new RangeError(`densityKgM3 要小于粥的 ${input.fluidKgM3} / must be below the congee's ${input.fluidKgM3}, got ${input.densityKgM3}`);
      return mechanics.uprightFloatLimit(input.densityKgM3, input.fluidKgM3);
    },
  }),
  defineQuantity({
    name: "congee.slopeThickness",
    title: { zh: "斜面上能挂住多厚的粥", en: "Thickest layer of congee that stays on a slope" },
    input: z.strictObject({ ricePercent, slopeDeg: field("坡度", "Slope", "deg", 0.1, 90), fluidKgM3 }),
    output: z.number(),
    unit: "mm",
    source: "h = τ_y / (ρ g sin θ)",
    example: { ricePercent: 6, slopeDeg: 30, fluidKgM3: 1040 },
    monotonic: ["ricePercent", "slopeDeg", "fluidKgM3"],
    compute: (input) => mechanics.slopeThicknessM(mechanics.yieldStressPa(input.ricePercent), input.fluidKgM3, input.slopeDeg * RAD) * 1000,
  }),
  defineQuantity({
    name: "congee.shearRate",
    title: { zh: "给定应力下流得多快（赫谢尔–巴尔克利流体；不到屈服应力就不流）", en: "Shear rate of a Herschel–Bulkley fluid at a given stress" },
    input: z.strictObject({
      stressPa: field("应力", "Stress", "Pa", 0, 1e6),
      yieldStressPa: field("屈服应力", "Yield stress", "Pa", 0, 1e6),
      consistencyPaSn: field("稠度系数", "Consistency", "Pa s^n", 1e-6, 1e6),
      flowIndex: field("流动指数", "Flow index", "1", 0.05, 3),
    }),
    output: z.number(),
    unit: "1/s",
    source: "Herschel & Bulkley 1926; rice-flour dispersions n = 0.23–0.28, Chun & Yoo 2004, abstract",
    example: { stressPa: 20, yieldStressPa: 10, consistencyPaSn: 5, flowIndex: 0.25 },
    monotonic: ["stressPa", "yieldStressPa", "consistencyPaSn"],
    compute: (input) => mechanics.shearRate(input.stressPa, input.yieldStressPa, input.consistencyPaSn, input.flowIndex),
  }),
  defineQuantity({
    name: "congee.pipeFlow",
    title: { zh: "宾厄姆流体过圆管的流量和中心塞流半径", en: "Bingham flow through a pipe and the radius of its plug" },
    input: z.strictObject({
      radiusM: field("管半径", "Pipe radius", "m", 1e-5, 10),
      gradientPaM: field("压力梯度", "Pressure gradient", "Pa/m", 0, 1e7),
      yieldStressPa: field("屈服应力", "Yield stress", "Pa", 0, 1e6),
      viscosityPaS: field("塑性黏度", "Plastic viscosity", "Pa s", 1e-6, 1e6),
    }),
    output: z.strictObject({ flowM3s: z.number(), plugRadiusM: z.number() }),
    unit: { flowM3s: "m3/s", plugRadiusM: "m" },
    source: "Buckingham–Reiner equation",
    example: { radiusM: 0.01, gradientPaM: 8000, yieldStressPa: 10, viscosityPaS: 2 },
    compute: (input) => mechanics.pipeFlow(input.radiusM, input.gradientPaM, input.yieldStressPa, input.viscosityPaS),
  }),
  defineQuantity({
    name: "congee.suspendingYieldStress",
    title: { zh: "米粒不下沉所需的屈服应力", en: "Yield stress that keeps a grain from settling" },
    input: z.strictObject({
      grainMm: field("米粒直径", "Grain diameter", "mm", 0.01, 50),
      densityDifferenceKgM3: field("米粒与汤的密度差", "Density difference", "kg/m3", 0, 5000),
    }),
    output: z.number(),
    unit: "Pa",
    source: "Beris et al. 1985, yield number 0.143",
    example: { grainMm: 3, densityDifferenceKgM3: 100 },
    monotonic: ["grainMm", "densityDifferenceKgM3"],
    compute: (input) => mechanics.suspendingYieldPa(input.grainMm / 1000, input.densityDifferenceKgM3),
  }),
];
