import { z } from "zod";
import { mxSchemeIds, quantisingSteps, scaleRules } from "#sim";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });

export const format = z.enum(mxSchemeIds).meta(meta("MX 格式", "MX format"));
export const rule = z.enum(scaleRules).meta({ choices: { floor: { zh: "向下（OCP 标准）", en: "Down (OCP standard)" }, ceil: { zh: "向上", en: "Up" }, even: { zh: "先舍入再向下", en: "Rounded, then down" }, rceil: { zh: "刚好不溢出", en: "Least that never overflows" } } }).meta(meta("缩放规则（floor 是 OCP 标准）", "Scale rule; floor is the OCP standard"));
export const size = z.number().min(0).max(1000).meta(meta("离群值是标准差的多少倍（0 为没有）", "Outlier in standard deviations; 0 for none", "σ"));
export const index = z.int().min(0).max(31).meta(meta("箱号", "Box"));
export const step = z.enum(quantisingSteps).meta({ choices: { show: { zh: "摆出来", en: "Show" }, measure: { zh: "找最大的", en: "Find the largest" }, scale: { zh: "定缩放", en: "Choose the scale" }, divide: { zh: "除以缩放", en: "Divide by it" }, snap: { zh: "落到格子上", en: "Snap to the grid" }, pack: { zh: "装箱", en: "Pack" }, compare: { zh: "比一比", en: "Compare" } } }).meta(meta("步骤", "Step"));

export const mxQuantizationParams = z.strictObject({
  format: format.default("mxfp4"),
  rule: rule.default("floor"),
  spread: z.number().min(1e-6).max(1e6).default(0.5).meta(meta("32 个数的标准差", "Standard deviation of the 32 values")),
  outlier: size.default(0),
  values: z.array(z.number().min(-1e30).max(1e30)).max(32).default([]).meta(meta("指定前几个数", "The first values, if given")),
  focus: z.int().min(-1).max(31).default(-1).meta(meta("盯住哪一箱（−1 为不盯）", "Box to follow; −1 for none")),
  stepMs: z.number().min(300).max(20000).default(2600).meta(meta("每一步的时长", "Length of a step", "ms")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});
