import { z } from "zod";
import { numberField, wholeField } from "../field.ts";

const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });
const modelMsPerSecond = real("每秒放映多少模型毫秒", "Model time per second", 1, 200, "ms/s");
const unit = wholeField({ label: { zh: "第几个单元（从 1 数）", en: "Unit, from 1" }, min: 1, max: 8 });

/** Units that excite themselves and hold each other down: candidates for one stage. */
export const ignitionParams = z.strictObject({
  units: wholeField({ label: { zh: "几个候选", en: "Candidates" }, min: 1, max: 8 }).default(3),
  weight: real("自我激发 w", "Self-excitation w", 0, 40).default(10),
  inhibition: real("互相压制 u", "Mutual inhibition u", 0, 40).default(4),
  threshold: real("阈值 θ", "Threshold θ", -20, 20).default(5),
  input: real("恒定输入 I", "Constant input I", -20, 20).default(-1),
  tauMs: real("时间常数 τ", "Time constant τ", 5, 200, "ms").default(20),
  modelMsPerSecond: modelMsPerSecond.default(50),
  windowMs: real("一屏多少模型毫秒", "Model time across the screen", 10, 2000, "ms").default(300),
});

export type IgnitionParams = z.output<typeof ignitionParams>;

/** What cues can do to the units. */
export const ignitionActions = {
  pulse: z.strictObject({
    unit: unit.default(1),
    amplitude: real("脉冲幅度（加在 I 上）", "Amplitude, added to I", -40, 40).default(4.5),
    durationTau: real("多长", "Duration", 0.1, 50, "tau").default(2),
  }),
  drive: z.strictObject({ input: real("恒定输入 I", "Constant input I", -20, 20).default(0) }),
  couple: z.strictObject({ weight: real("自我激发 w", "Self-excitation w", 0, 40).default(3) }),
  quench: z.strictObject({ durationTau: real("压多久", "Duration", 0.1, 50, "tau").default(3) }),
  slow: z.strictObject({ modelMsPerSecond: modelMsPerSecond.default(10) }),
};
