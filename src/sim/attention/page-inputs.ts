import { z } from "zod";
import { numberField, wholeField } from "../field.ts";

const sharpness = numberField({ label: { zh: "分数再乘多少（越大越尖）", en: "Extra factor of the scores; larger is sharper" }, min: 0, max: 20 });

/** A page of tokens, one character each, and heads that look over it. */
export const attentionPageParams = z.strictObject({
  text: z.string().max(4096).regex(/\S/u).default("筷子立得住是因为粥稠筷子立不住是因为粥稀粥稠粥稀看米不看筷子")
    .meta({ label: { zh: "这一页的文字，一字一个词元", en: "Text of the page, one token per character" }, unit: "1" }),
  heads: wholeField({ label: { zh: "头数", en: "Heads" }, min: 1, max: 8 }).default(4),
  headDim: wholeField({ label: { zh: "每头维数", en: "Dimensions per head" }, min: 4, max: 16 }).default(16),
  causal: z.boolean().default(true).meta({ label: { zh: "因果掩码：后面的还没说，看不见", en: "Causal mask: what comes later is not seen" }, unit: "1" }),
  sharpness: sharpness.default(1),
  startToken: wholeField({ label: { zh: "从第几个词元读起（从 1 数）", en: "Token to begin at, from 1" }, min: 1, max: 4096 }).default(1),
  tokensPerSecond: numberField({ label: { zh: "目光每秒走几个词元", en: "Tokens per second that the focus walks" }, unit: "1/s", min: 0.1, max: 4 }).default(1.5),
});

export type AttentionPageParams = z.output<typeof attentionPageParams>;

/** What cues can do to the page. */
export const attentionPageActions = {
  focus: z.strictObject({
    token: wholeField({ label: { zh: "盯住第几个词元（从 1 数，0 是接着往下读）", en: "Token to stay on, from 1; 0 to read on" }, min: 0, max: 4096 }).default(1),
  }),
  mask: z.strictObject({ causal: z.boolean().default(true).meta({ label: { zh: "因果掩码", en: "Causal mask" }, unit: "1" }) }),
  sharpen: z.strictObject({ sharpness: sharpness.default(4) }),
  scale: z.strictObject({ on: z.boolean().default(false).meta({ label: { zh: "除不除以 √d", en: "Whether scores are divided by √d" }, unit: "1" }) }),
};
