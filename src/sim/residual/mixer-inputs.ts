import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { SINKHORN_ITERATIONS } from "./sinkhorn.ts";
import { mixerSchemes } from "./stack.ts";

const scheme = z.enum(mixerSchemes).meta({ choices: { residual: { zh: "残差", en: "Residual" }, hc: { zh: "HC", en: "HC" }, mhc: { zh: "mHC", en: "mHC" } } }).meta({ label: { zh: "方案：残差、HC、mHC", en: "Scheme: residual, HC, mHC" } });
const spread = numberField({ label: { zh: "混音表的随机偏差", en: "Random deviation of the tables" }, min: 0, max: 3 });

/** A signal that passes one mixing table after another. */
export const mixerParams = z.strictObject({
  scheme: scheme.default("hc"),
  streams: wholeField({ label: { zh: "路数", en: "Streams" }, min: 1, max: 8 }).default(4),
  layers: wholeField({ label: { zh: "层数", en: "Layers" }, min: 1, max: 256 }).default(60),
  spread: spread.default(0.1),
  iterations: wholeField({ label: { zh: "归一几轮", en: "Sinkhorn iterations" }, min: 0, max: 40 }).default(SINKHORN_ITERATIONS),
  layersPerSecond: numberField({ label: { zh: "每秒过几层", en: "Layers per second" }, unit: "1/s", min: 0.5, max: 120 }).default(8),
});

export type MixerParams = z.output<typeof mixerParams>;

/** What cues can do to the desk. */
export const mixerActions = {
  scheme: z.strictObject({ to: scheme.default("mhc") }),
  add: z.strictObject({ layers: wholeField({ label: { zh: "加几层", en: "Layers added" }, min: 1, max: 256 }).default(20) }),
  perturb: z.strictObject({ spread: spread.default(0.3) }),
  send: z.strictObject({}),
};
