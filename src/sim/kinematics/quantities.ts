import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { bestStep, centralVelocity, difference, differenceError, differenceNoise, functions, schemes, type FunctionId, type SchemeId } from "./differences.ts";
import { easedMotion, easings, type Easing } from "./eased.ts";
import { methods, oscillate } from "./oscillator.ts";

const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });
const stepS = real("采样间隔 h", "Time between samples h", 1e-15, 1e6, "s");
const instantS = real("时刻", "Instant", -1000, 1000, "s");
const fn = z.enum(Object.keys(functions) as FunctionId[]).default("exp").meta({ label: { zh: "运动：指数、正弦、自由落体 1 + 2t − 4.905t²", en: "Motion: exp, sin, or the fall 1 + 2t − 4.905t²" }, unit: "1" });
const scheme = z.enum(Object.keys(schemes) as SchemeId[]).meta({ label: { zh: "差分：向前、中心、二阶", en: "Difference: forward, central, second" }, unit: "1" });
const motion = { position: z.number(), velocity: z.number(), acceleration: z.number(), jerk: z.number() };
const motionUnits = { position: "m", velocity: "m/s", acceleration: "m/s2", jerk: "m/s3" };
const numbers = z.array(z.number());
const FORNBERG = "Fornberg 1988, Math Comp 51:699, table 1";

export const kinematicsQuantities = [
  defineQuantity({
    name: "kinematics.differences",
    title: { zh: "一串位置的差就是速度，差的差就是加速度，再差一次是急动度", en: "Velocity, acceleration and jerk of a sequence of positions by differences" },
    input: z.strictObject({
      positions: z.array(real("位置", "Position", -1e100, 1e100, "m")).min(2).max(10_000).meta({ label: { zh: "位置 [样本]", en: "Positions [sample]" }, unit: "m" }),
      stepS,
      edgeOrder: z.literal([1, 2]).default(2).meta({ label: { zh: "两端单边差分的阶", en: "Order of the one-sided ends" }, unit: "1" }),
    }),
    output: z.strictObject({ velocity: numbers, acceleration: numbers, jerk: numbers }),
    unit: { velocity: "m/s", acceleration: "m/s2", jerk: "m/s3" },
    source: `${FORNBERG}; central inside as numpy.gradient; accelerations belong to the samples but the two ends, jerks to the middles`,
    example: { positions: [1, 1.15095, 1.2038, 1.15855, 1.0152], stepS: 0.1, edgeOrder: 2 as const },
    compute: ({ positions, stepS: h, edgeOrder }) => ({
      velocity: centralVelocity(positions, h, edgeOrder),
      acceleration: positions.length < 3 ? [] : difference(positions, h, 2),
      jerk: positions.length < 4 ? [] : difference(positions, h, 3),
    }),
  }),
  defineQuantity({
    name: "kinematics.differenceError",
    title: { zh: "差分算出的导数差多少", en: "A derivative by differences, and its error" },
    input: z.strictObject({ fn, scheme, atS: instantS.default(1), stepS: stepS.default(0.1) }),
    output: z.strictObject({ value: z.number(), error: z.number() }),
    unit: { value: "1", error: "1" },
    source: FORNBERG,
    example: { fn: "exp" as const, scheme: "central" as const, atS: 1, stepS: 0.1 },
    compute: (input) => finite(differenceError(input.fn, input.scheme, input.atS, input.stepS), input.atS),
  }),
  defineQuantity({
    name: "kinematics.bestStep",
    title: { zh: "步长取多大误差最小：再小就输给舍入了", en: "Step with the least error; below it rounding takes over" },
    input: z.strictObject({ fn, scheme, atS: real("时刻", "Instant", -10, 10, "s").default(1) }),
    output: z.strictObject({ measured: z.number(), expected: z.number(), leastError: z.number() }),
    unit: { measured: "s", expected: "s", leastError: "1" },
    source: "ε^(1/(order + divisions)) in double precision; Press et al. 2007, Numerical Recipes, §5.7",
    example: { fn: "exp" as const, scheme: "central" as const, atS: 1 },
    compute: (input) => bestStep(input.fn, input.scheme, input.atS),
  }),
  defineQuantity({
    name: "kinematics.noise",
    title: { zh: "每个位置都抖一点，逐帧相减得到的速度、加速度、急动度抖多少", en: "Spread of frame-by-frame velocity, acceleration and jerk when every position trembles" },
    input: z.strictObject({
      sigmaM: real("位置误差的标准差", "Standard deviation of a position", 0, 1e6, "m"),
      framesPerSecond: real("帧率", "Frame rate", 1e-6, 1e9, "Hz"),
    }),
    output: z.strictObject({ velocity: z.number(), acceleration: z.number(), jerk: z.number() }),
    unit: { velocity: "m/s", acceleration: "m/s2", jerk: "m/s3" },
    source: "root of the sum of squares of the stencils: σ/(√2·h), √6·σ/h², √20·σ/h³, errors independent",
    example: { sigmaM: 0.001, framesPerSecond: 60 },
    monotonic: ["sigmaM", "framesPerSecond"],
    compute: ({ sigmaM, framesPerSecond }) => differenceNoise(sigmaM, 1 / framesPerSecond),
  }),
  defineQuantity({
    name: "kinematics.oscillator",
    title: { zh: "弹簧 x″ = −x 用某种算法走很多步，能量还剩多少（本该一直是 0.5）", en: "The spring x″ = −x after many steps of a method; its energy should stay 0.5" },
    input: z.strictObject({
      method: z.enum(methods).meta({ label: { zh: "算法：欧拉、辛欧拉、Verlet、四阶龙格–库塔", en: "Method" }, unit: "1" }),
      step: real("步长", "Step", 1e-6, 2).default(0.05),
      steps: wholeField({ label: { zh: "步数", en: "Steps" }, min: 0, max: 1_000_000 }).default(1000),
    }),
    output: z.strictObject({ x: z.number(), v: z.number(), energy: z.number() }),
    unit: { x: "1", v: "1", energy: "1" },
    source: "Hairer, Lubich & Wanner 2006, Geometric Numerical Integration, §I.1.3",
    example: { method: "euler" as const, step: 0.05, steps: 1000 },
    compute: (input) => {
      const end = oscillate(input.method, input.step, input.steps);
      if (!Number.isFinite(end.energy)) throw new RangeError(`step ${input.step} 走 ${input.steps} 步就溢出了，取小一点 / overflows in ${input.steps} steps of ${input.step}; make them smaller`);
      return end;
    },
  }),
  defineQuantity({
    name: "kinematics.eased",
    title: { zh: "缓动走到一半时的位置、速度、加速度、急动度", en: "Position, velocity, acceleration and jerk on an eased way" },
    input: z.strictObject({
      easing: z.enum(Object.keys(easings) as Easing[]).meta({ label: { zh: "缓动：最小急动、smoothstep", en: "Easing" }, unit: "1" }),
      progress: real("时间走了几成", "Part of the time passed", 0, 1),
      distanceM: real("路程", "Distance", -1e12, 1e12, "m").default(1),
      durationS: real("用时", "Duration", 1e-9, 1e12, "s").default(1),
    }),
    output: z.strictObject(motion),
    unit: motionUnits,
    source: "Flash & Hogan 1985, J Neurosci 5:1688, eq. (7); smoothstep 3u² − 2u³",
    example: { easing: "minimumJerk" as const, progress: 0.5, distanceM: 1, durationS: 1 },
    compute: (input) => easedMotion(input.easing, input.progress, input.distanceM, input.durationS),
  }),
  defineQuantity({
    name: "kinematics.constantAcceleration",
    title: { zh: "匀加速：过这么久在哪儿、多快", en: "Place and speed after a time of constant acceleration" },
    input: z.strictObject({
      startM: real("起点", "Start", -1e12, 1e12, "m").default(0),
      startMPerS: real("初速度", "Speed at the start", -1e9, 1e9, "m/s").default(0),
      accelerationMPerS2: real("加速度", "Acceleration", -1e9, 1e9, "m/s2").default(9.80665),
      timeS: real("时间", "Time", 0, 1e9, "s"),
    }),
    output: z.strictObject({ positionM: z.number(), velocityMPerS: z.number() }),
    unit: { positionM: "m", velocityMPerS: "m/s" },
    source: "x = x₀ + v₀t + ½at² (Galileo 1638); standard gravity 9.80665 m/s²",
    example: { startM: 1, startMPerS: 2, accelerationMPerS2: -9.81, timeS: 0.1 },
    monotonic: ["startM", "startMPerS", "accelerationMPerS2"],
    compute: ({ startM, startMPerS, accelerationMPerS2: a, timeS: t }) => ({ positionM: startM + startMPerS * t + (a * t * t) / 2, velocityMPerS: startMPerS + a * t }),
  }),
];

function finite<T extends { readonly value: number }>(result: T, atS: number): T {
  if (!Number.isFinite(result.value)) throw new RangeError(`atS ${atS}：那里太大，算不出来 / the motion is too large there to compute`);
  return result;
}
