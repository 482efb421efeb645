import { z } from "zod";

/**
 * A stream of tokens that is routed batch by batch. All times are scene time; the router's physics has no clock of its
 * own, so `tokensPerSecond` alone says how fast it is shown.
 */
export const routerStreamParams = z.strictObject({
  text: z.string().max(200).regex(/\S/u).default("这碗粥要稠得筷子立得住立不住就有人站不住")
    .meta({ label: { zh: "词元的文字，一字一个，循环", en: "Text of the tokens, one character each, repeated" }, unit: "1" }),
  experts: z.int().min(4).max(16).default(8).meta({ label: { zh: "专家（窗口）数", en: "Experts" }, unit: "1" }),
  k: z.int().min(1).max(4).default(2).meta({ label: { zh: "每个词元去几个专家", en: "Experts per token" }, unit: "1" }),
  capacityFactor: z.number().min(0.25).max(4).default(1.25).meta({ label: { zh: "容量系数", en: "Capacity factor" }, unit: "1" }),
  tokensPerSecond: z.number().min(0.5).max(12).default(4).meta({ label: { zh: "每秒词元数", en: "Tokens per second" }, unit: "1/s" }),
  batchTokens: z.int().min(4).max(64).default(16).meta({ label: { zh: "一批的词元数（容量按它算）", en: "Tokens per batch, which set the capacity" }, unit: "1" }),
  skew: z.number().min(0).max(6).default(1.5).meta({ label: { zh: "偏心：最热与平均专家的路由分数差", en: "Skew: extra logit of the most popular expert" }, unit: "1" }),
  balancing: z.boolean().default(false).meta({ label: { zh: "偏置均衡", en: "Bias balancing" }, unit: "1" }),
  biasRate: z.number().min(0).max(0.5).default(0.06).meta({ label: { zh: "每批偏置步长（V3 用 0.001，这里放大给人看）", en: "Bias step per batch (V3: 0.001; larger here, to be seen)" }, unit: "1" }),
});

export type RouterStreamParams = z.output<typeof routerStreamParams>;

/** What cues can do to the stream, by action. */
export const routerStreamActions = {
  burst: z.strictObject({
    tokens: z.int().min(1).max(64).default(12).meta({ label: { zh: "一下子多来几个词元", en: "Extra tokens at once" }, unit: "1" }),
  }),
  balance: z.strictObject({
    on: z.boolean().default(true).meta({ label: { zh: "开或关；关时偏置清零", en: "On or off; off clears the bias" }, unit: "1" }),
  }),
  capacity: z.strictObject({
    factor: z.number().min(0.25).max(4).default(1).meta({ label: { zh: "容量系数；只管后来的词元", en: "Capacity factor, for tokens from now on" }, unit: "1" }),
  }),
  skew: z.strictObject({
    amount: z.number().min(0).max(6).default(4).meta({ label: { zh: "偏心程度", en: "Skew" }, unit: "1" }),
  }),
  focus: z.strictObject({
    expert: z.int().min(0).max(16).default(1).meta({ label: { zh: "路由器只认第几个专家（从 1 数，0 是不偏）", en: "Expert the router falls for, from 1; 0 for none" }, unit: "1" }),
  }),
} as const;

/** The settings that cues change. */
export interface RouterSettings {
  readonly capacityFactor: number;
  readonly skew: number;
  readonly balancing: boolean;
  /** 0-based expert that every token is drawn to; −1 for none. */
  readonly focus: number;
}
