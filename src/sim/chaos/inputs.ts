import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { mapForms } from "./map.ts";
import { precisions } from "./precision.ts";

export const start = numberField({ label: { zh: "起点 x₀", en: "Start x₀" }, min: 0, max: 1 });
export const rate = numberField({ label: { zh: "参数 r", en: "Parameter r" }, min: 0, max: 4 });
export const form = z.enum(mapForms).meta({ choices: { factored: { zh: "(rx)(1−x)", en: "(rx)(1−x)" }, expanded: { zh: "rx − rx²", en: "rx − rx²" }, nested: { zh: "r(x(1−x))", en: "r(x(1−x))" }, tent: { zh: "帐篷 2x 或 2−2x", en: "Tent 2x or 2−2x" }, tentAbsolute: { zh: "帐篷 1−|1−2x|", en: "Tent 1−|1−2x|" }, doubling: { zh: "加倍", en: "Doubling" } } }).meta({
  label: { zh: "映射的写法：(rx)(1−x)、rx−rx²、r(x(1−x))、帐篷 2x 或 2−2x、帐篷 1−|1−2x|、加倍", en: "Form of the map: (rx)(1−x), rx−rx², r(x(1−x)), tent 2x or 2−2x, tent 1−|1−2x|, doubling" },
});
export const precision = z.enum(precisions).meta({ label: { zh: "每一步舍入到哪种格式", en: "Format every operation is rounded to" } });
const side = z.enum(["a", "b", "both"]).meta({ choices: { a: { zh: "第一条", en: "First" }, b: { zh: "第二条", en: "Second" }, both: { zh: "两条", en: "Both" } } }).meta({ label: { zh: "哪一条轨道", en: "Which orbit" } });
const stepsPerSecond = numberField({ label: { zh: "每秒几步", en: "Steps per second" }, unit: "1/s", min: 0.5, max: 240 });

/** Two orbits of one map that start together. */
export const floatChaosParams = z.strictObject({
  start: start.default(0.1),
  r: rate.default(4),
  formA: form.default("factored"),
  precisionA: precision.default("fp64"),
  formB: form.default("factored"),
  precisionB: precision.default("fp32"),
  stepsPerSecond: stepsPerSecond.default(6),
  windowSteps: wholeField({ label: { zh: "一屏多少步", en: "Steps across the screen" }, min: 8, max: 512 }).default(48),
});

export type FloatChaosParams = z.output<typeof floatChaosParams>;

/** What cues can do to the orbits. */
export const floatChaosActions = {
  nudge: z.strictObject({
    ulps: wholeField({ label: { zh: "把第二条轨道挪几个最小刻度", en: "Move the second orbit by so many ulps" }, min: -1_000_000, max: 1_000_000 }).default(1),
  }),
  precision: z.strictObject({ side: side.default("both"), to: precision.default("fp16") }),
  form: z.strictObject({ side: side.default("b"), to: form.default("expanded") }),
  restart: z.strictObject({ start: start.default(0.1) }),
  speed: z.strictObject({ stepsPerSecond: stepsPerSecond.default(30) }),
};
