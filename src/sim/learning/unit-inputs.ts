import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { activations } from "./unit.ts";

export const MOST_INPUTS = 6;
const amount = numberField({ label: { zh: "来的信号多强 x", en: "Strength of the input x" }, min: 0, max: 1 });
const weight = numberField({ label: { zh: "权重 w：受体多灵敏，负的是抑制", en: "Weight w: sensitivity of the receptors, negative for inhibition" }, min: -2, max: 2 });
export const threshold = numberField({ label: { zh: "阈值 θ", en: "Threshold θ" }, min: -4, max: 6 });
export const activation = z.enum(activations).meta({ choices: { step: { zh: "阶跃", en: "Step" }, relu: { zh: "ReLU", en: "ReLU" }, sigmoid: { zh: "S 形", en: "Sigmoid" } } }).meta({ label: { zh: "激活函数", en: "Activation" } });
const which = wholeField({ label: { zh: "第几路（从 1 数）", en: "Input, from 1" }, min: 1, max: MOST_INPUTS });

/** One artificial neuron and what arrives at it; the shorter of the two lists is filled up with zeros. */
export const unitParams = z.strictObject({
  inputs: z.array(amount).min(1).max(MOST_INPUTS).default([1, 0.6, 0.8, 0.4]).meta({ label: { zh: "各路信号", en: "Inputs" }, unit: "1" }),
  weights: z.array(weight).min(1).max(MOST_INPUTS).default([0.9, 0.5, -0.6, 1.4]).meta({ label: { zh: "各路权重", en: "Weights" }, unit: "1" }),
  threshold: threshold.default(1),
  activation: activation.default("step"),
  waveMs: numberField({ label: { zh: "多久来一波信号", en: "Time between waves" }, unit: "ms", min: 1000, max: 20_000 }).default(5000),
});

export type UnitParams = z.output<typeof unitParams>;

/** What cues can do to the neuron. */
export const unitActions = {
  weight: z.strictObject({ input: which.default(1), to: weight.default(0.2) }),
  input: z.strictObject({ input: which.default(1), to: amount.default(0) }),
  threshold: z.strictObject({ to: threshold.default(0.5) }),
  activation: z.strictObject({ to: activation.default("sigmoid") }),
};
