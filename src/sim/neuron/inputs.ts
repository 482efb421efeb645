import { z } from "zod";
import { numberField } from "../field.ts";
import { celsiusField, SQUID_AXON } from "./membrane.ts";

const current = numberField({ label: { zh: "电流", en: "Current" }, unit: "uA/cm2", min: -10, max: 300 });
const block = numberField({ label: { zh: "阻断比例", en: "Fraction blocked" }, min: 0, max: 1 });
const rate = numberField({ label: { zh: "每秒放映多少模型毫秒", en: "Model time per second" }, unit: "ms/s", min: 0.1, max: 100 });

/** What cues can do to the membrane. */
export const neuronActions = {
  pulse: z.strictObject({
    amplitudeUaPerCm2: current.default(20),
    durationMs: numberField({ label: { zh: "时长（模型毫秒）", en: "Duration in model time" }, unit: "ms", min: 0.05, max: 100 }).default(0.5),
  }),
  step: z.strictObject({ currentUaPerCm2: current.default(10) }),
  drug: z.strictObject({
    target: z.enum(["na", "k"]).meta({ choices: { na: { zh: "钠通道", en: "Sodium" }, k: { zh: "钾通道", en: "Potassium" } } }).default("na").meta({ label: { zh: "阻断哪种通道", en: "Channel blocked" } }),
    block: block.default(0.8),
  }),
  temperature: z.strictObject({ celsius: celsiusField.default(18.5) }),
  slow: z.strictObject({ modelMsPerSecond: rate.default(1) }),
};

export const neuronParams = z.strictObject({
  currentUaPerCm2: current.default(0).meta({ label: { zh: "恒定电流", en: "Constant current" }, unit: "uA/cm2" }),
  celsius: celsiusField.default(SQUID_AXON.celsius),
  naBlock: block.default(0).meta({ label: { zh: "钠通道阻断比例", en: "Sodium channels blocked" }, unit: "1" }),
  kBlock: block.default(0).meta({ label: { zh: "钾通道阻断比例", en: "Potassium channels blocked" }, unit: "1" }),
  windowMs: numberField({ label: { zh: "一屏多少模型毫秒", en: "Model time across the screen" }, unit: "ms", min: 5, max: 100 }).default(20),
  modelMsPerSecond: rate.default(5),
});

export type NeuronParams = z.output<typeof neuronParams>;
