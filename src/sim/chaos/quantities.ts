import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { remember } from "../remember.ts";
import { census, smallPrecisions } from "./basins.ts";
import { afterSteps, cycleRange, findCycle } from "./cycle.ts";
import { exactOrbit } from "./exact.ts";
import { form, precision, rate, start } from "./inputs.ts";
import { stepOf, type MapSpec } from "./map.ts";
import { roundTo } from "./precision.ts";
import { arcsineShares, lyapunovExponent, orbitDensity } from "./statistics.ts";
import { walkOf } from "./walk.ts";

const map = { form: form.default("factored"), precision: precision.default("fp64"), r: rate.default(4) };
const MAP = { form: "factored" as const, precision: "fp32" as const, r: 4 };
const stepCount = (min: number, max: number) => wholeField({ label: { zh: "步数", en: "Steps" }, min, max });
const LOGISTIC = "May 1976, Nature 261:459; every operation rounded to nearest even, IEEE 754-2019 §4.3.1";
const BRENT = "Brent 1980, BIT 20:176, §2";

const cycleOf = remember(({ start: x0, maxSteps, ...spec }: MapSpec & { readonly start: number; readonly maxSteps: number }): CycleAnswer => {
  const walk = walkOf(spec);
  const first = roundTo(spec.precision)(x0);
  const cycle = findCycle(walk, first, maxSteps);
  if (cycle === null) return { closes: false, transientSteps: null, cycleLength: null, smallest: null, largest: null, mean: null };
  const range = cycleRange(walk.step, afterSteps(walk.step, first, cycle.transientSteps), cycle.length);
  return { closes: true, transientSteps: cycle.transientSteps, cycleLength: cycle.length, ...range };
});

interface CycleAnswer {
  closes: boolean;
  transientSteps: number | null;
  cycleLength: number | null;
  smallest: number | null;
  largest: number | null;
  mean: number | null;
}

/** Everything about chaos in finite precision that can be asked by name. */
export const chaosQuantities = [
  defineQuantity({
    name: "chaos.orbit",
    title: { zh: "混沌映射在某种浮点格式里的轨道：第 fromStep 步起的若干个值", en: "Orbit of a chaotic map in a floating-point format, from one step on" },
    input: z.strictObject({ ...map, start, fromStep: wholeField({ label: { zh: "从第几步起", en: "First step" }, min: 0, max: 10_000_000 }).default(0), steps: stepCount(0, 10_000) }),
    output: z.strictObject({ values: z.array(z.number()) }),
    unit: { values: "1" },
    source: LOGISTIC,
    example: { ...MAP, start: 0.1, fromStep: 0, steps: 30 },
    compute: ({ start: x0, fromStep, steps, ...spec }) => {
      const step = stepOf(spec);
      const values = [afterSteps(step, roundTo(spec.precision)(x0), fromStep)];
      for (let n = 0; n < steps; n++) values.push(step(values[n]!));
      return { values };
    },
  }),
  defineQuantity({
    name: "chaos.exactOrbit",
    title: { zh: "同一个映射不做舍入时的真轨道（起点就是给的那个双精度数）", en: "The true orbit of the map, without rounding, from the double that is given" },
    input: z.strictObject({ form: map.form, r: map.r, start, steps: stepCount(0, 2000) }),
    output: z.strictObject({ values: z.array(z.number()) }),
    unit: { values: "1" },
    source: "fixed-point integers with more than two bits per step to spare; at r = 4 equal to sin²(2ⁿ arcsin √x₀)",
    example: { form: "factored" as const, r: 4, start: 0.1, steps: 30 },
    compute: ({ form: shape, r, start: x0, steps }) => ({ values: Array.from(exactOrbit(shape, r, x0, steps)) }),
  }),
  defineQuantity({
    name: "chaos.cycle",
    title: { zh: "有限精度的轨道迟早成环：走多少步进环，环有多长", en: "Every finite-precision orbit closes: steps until the cycle, and its length" },
    input: z.strictObject({ ...map, start, maxSteps: stepCount(1, 200_000_000).default(100_000_000) }),
    output: z.strictObject({
      closes: z.boolean(), transientSteps: z.int().nullable(), cycleLength: z.int().nullable(),
      smallest: z.number().nullable(), largest: z.number().nullable(), mean: z.number().nullable(),
    }),
    unit: { closes: "1", transientSteps: "1", cycleLength: "1", smallest: "1", largest: "1", mean: "1" },
    source: `${BRENT}; ${LOGISTIC}`,
    example: { ...MAP, start: 0.1, maxSteps: 100_000 },
    compute: cycleOf,
  }),
  defineQuantity({
    name: "chaos.census",
    title: { zh: "把一种小格式里 0 到 1 的数全试一遍：有哪些环，各收多少起点", en: "All numbers of a small format in 0…1 tried: which cycles there are, and how many starts each takes in" },
    input: z.strictObject({ form: map.form, precision: z.enum(smallPrecisions).default("fp16").meta({ label: { zh: "数值格式", en: "Number format" } }), r: map.r }),
    output: z.strictObject({
      states: z.int(),
      cycles: z.array(z.strictObject({ length: z.int(), states: z.int(), smallest: z.number() })),
      longestTransient: z.int(),
    }),
    unit: { states: "1", cycles: "1", longestTransient: "1" },
    source: `${LOGISTIC}; exhaustive`,
    example: { form: "factored" as const, precision: "fp16" as const, r: 4 },
    compute: ({ form: shape, precision: format, r }) => {
      const found = census(shape, format, r);
      return { ...found, cycles: [...found.cycles] };
    },
  }),
  defineQuantity({
    name: "chaos.horizon",
    title: { zh: "从哪一步起，舍入的轨道离真轨道超过某个误差", en: "First step at which the rounded orbit is off the true one by more than a given error" },
    input: z.strictObject({
      ...map,
      start,
      startPrecision: precision.default("fp32").meta({ label: { zh: "起点先舍入到哪种格式（真轨道也从那里出发）", en: "Format the common start is rounded to" } }),
      error: numberField({ label: { zh: "误差", en: "Error" }, min: 0, max: 1 }).default(0.1),
      maxSteps: stepCount(1, 2000).default(500),
    }),
    output: z.strictObject({ step: z.int().nullable() }),
    unit: { step: "1" },
    source: `${LOGISTIC}; against exact arithmetic`,
    example: { ...MAP, start: 0.1, startPrecision: "fp32" as const, error: 0.1, maxSteps: 500 },
    compute: ({ start: x0, startPrecision, error, maxSteps, ...spec }) => {
      const first = roundTo(startPrecision)(x0);
      const truth = exactOrbit(spec.form, spec.r, first, maxSteps);
      const step = stepOf(spec);
      let x = roundTo(spec.precision)(first);
      for (let n = 0; n <= maxSteps; n++, x = step(x)) if (Math.abs(x - truth[n]!) > error) return { step: n };
      return { step: null };
    },
  }),
  defineQuantity({
    name: "chaos.lyapunov",
    title: { zh: "李雅普诺夫指数：沿轨道平均，误差每步放大 e 的多少次方（r = 4 时为 ln 2）", en: "Lyapunov exponent: mean of ln|f′| along the orbit (ln 2 at r = 4)" },
    input: z.strictObject({ ...map, start, steps: stepCount(1, 10_000_000).default(1_000_000) }),
    output: wireNumber,
    unit: "1/step",
    source: "λ = lim 1/n Σ ln|f′(x_i)|, Eckmann & Ruelle 1985, Rev Mod Phys 57:617; the form and precision are those of the orbit",
    example: { ...MAP, precision: "fp64" as const, start: 0.1, steps: 10_000 },
    compute: ({ start: x0, steps, ...spec }) => encodeNumber(lyapunovExponent(spec, roundTo(spec.precision)(x0), steps)),
  }),
  defineQuantity({
    name: "chaos.density",
    title: { zh: "轨道在 0 到 1 各段停留的比例，与反正弦分布相比", en: "How much of the orbit falls in each part of 0…1, against the arcsine law" },
    input: z.strictObject({
      ...map, start, steps: stepCount(1, 10_000_000).default(1_000_000),
      bins: wholeField({ label: { zh: "分几段", en: "Parts" }, min: 1, max: 1000 }).default(20),
    }),
    output: z.strictObject({ shares: z.array(z.number()), arcsine: z.array(z.number()), largestDifference: z.number() }),
    unit: { shares: "1", arcsine: "1", largestDifference: "1" },
    source: "ρ(x) = 1/(π√(x(1−x))), Ulam & von Neumann 1947, Bull AMS 53:1120 (the law of r = 4)",
    example: { ...MAP, precision: "fp64" as const, start: 0.1, steps: 10_000, bins: 10 },
    compute: ({ start: x0, steps, bins, ...spec }) => {
      const shares = orbitDensity(spec, roundTo(spec.precision)(x0), steps, bins);
      const arcsine = arcsineShares(bins);
      return { shares, arcsine, largestDifference: Math.max(...shares.map((share, i) => Math.abs(share - arcsine[i]!))) };
    },
  }),
  defineQuantity({
    name: "chaos.randomMap",
    title: { zh: "假如映射是随机抽的：N 个状态里，走多少步进环，环有多长（期望）", en: "If the map were drawn at random: expected transient and cycle among N states" },
    input: z.strictObject({ states: numberField({ label: { zh: "状态数 N", en: "States N" }, min: 1, max: 1e30 }) }),
    output: z.strictObject({ transientSteps: z.number(), cycleLength: z.number(), longestCycle: z.number() }),
    unit: { transientSteps: "1", cycleLength: "1", longestCycle: "1" },
    source: "Flajolet & Odlyzko 1990, Random mapping statistics, EUROCRYPT '89, theorems 3 and 7: √(πN/8) each, longest cycle 0.78248√N (large N)",
    example: { states: 1_065_353_217 },
    monotonic: ["states"],
    compute: ({ states }) => {
      const mean = Math.sqrt((Math.PI * states) / 8);
      return { transientSteps: mean, cycleLength: mean, longestCycle: 0.78248 * Math.sqrt(states) };
    },
  }),
] as const;
