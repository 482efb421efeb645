import { z } from "zod";
import { numberField, wholeField } from "../field.ts";

const reward = numberField({ label: { zh: "奖励多大", en: "Size of the reward" }, min: -5, max: 5 });
const trialsPerSecond = numberField({ label: { zh: "每秒几次试验", en: "Trials per second" }, unit: "1/s", min: 0.1, max: 20 });
const delaySteps = wholeField({ label: { zh: "线索到奖励几步", en: "Steps from cue to reward" }, min: 1, max: 40 });

/** Trials of a cue followed by a reward, and the prediction errors in them. */
export const trialsParams = z.strictObject({
  delaySteps: delaySteps.default(10),
  alpha: numberField({ label: { zh: "学习率 α", en: "Learning rate α" }, min: 0, max: 1 }).default(0.2),
  gamma: numberField({ label: { zh: "折扣 γ", en: "Discount γ" }, min: 0, max: 1 }).default(1),
  lambda: numberField({ label: { zh: "资格迹 λ", en: "Trace λ" }, min: 0, max: 1 }).default(0),
  reward: reward.default(1),
  trialsPerSecond: trialsPerSecond.default(2),
  historyTrials: wholeField({ label: { zh: "画最近几次试验", en: "Trials in the history" }, min: 1, max: 200 }).default(60),
});

export type TrialsParams = z.output<typeof trialsParams>;

/** What cues of the script can do to the trials; each acts from the next trial on. */
export const trialsActions = {
  omit: z.strictObject({ trials: wholeField({ label: { zh: "几次不给奖励", en: "Trials without the reward" }, min: 1, max: 1000 }).default(1) }),
  reward: z.strictObject({ size: reward.default(2) }),
  cue: z.strictObject({
    on: z.boolean().default(false).meta({ label: { zh: "给不给线索", en: "Whether the cue is given" }, unit: "1" }),
  }),
  unlearn: z.strictObject({}),
  speed: z.strictObject({ trialsPerSecond: trialsPerSecond.default(10) }),
};
