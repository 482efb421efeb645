import { z } from "zod";

/** Logits beyond this have no meaning for a router, and their squares still fit a double. */
const LOGIT_LIMIT = 1e100;

export function countField(zh: string, en: string, min: number, max: number) {
  return z.int().min(min).max(max).meta({ label: { zh, en }, unit: "1" });
}

export function realField(zh: string, en: string, min: number, max: number, unit = "1") {
  return z.number().min(min).max(max).meta({ label: { zh, en }, unit });
}

export function choiceField<const T extends readonly [string, ...string[]]>(zh: string, en: string, choices: T) {
  return z.enum(choices).meta({ label: { zh, en }, unit: "1" });
}

export function vectorField(zh: string, en: string, min = -LOGIT_LIMIT, max = LOGIT_LIMIT) {
  return z.array(z.number().min(min).max(max)).min(1).max(1_000_000).meta({ label: { zh, en }, unit: "1" });
}

export function matrixField(zh: string, en: string) {
  return z.array(z.array(z.number().min(-LOGIT_LIMIT).max(LOGIT_LIMIT)).max(4096)).max(100_000).meta({ label: { zh, en }, unit: "1" });
}

export const logits = matrixField("路由分数 [词元][专家]", "Router logits [token][expert]");
export const k = countField("每个词元选几个专家", "Experts per token", 1, 4096);
export const experts = countField("专家数", "Experts", 1, 1_000_000);
export const tokens = countField("词元数", "Tokens", 0, 1e12);
export const loads = z.array(z.int().min(0).max(1e12)).min(1).max(1_000_000)
  .meta({ label: { zh: "各专家的词元数 [专家]", en: "Tokens per expert [expert]" }, unit: "1" });
export const alpha = realField("损失系数 α", "Loss coefficient α", 0, 1e6).default(1);
export const capacityFactor = realField("容量系数", "Capacity factor", 0, 1e6);
export const rounding = choiceField("取整：ceil 向上（Megatron），floor 向下（Mesh TensorFlow）", "Rounding", ["ceil", "floor"]).default("ceil");
export const seed = countField("随机种子", "Seed", 0, 0xffffffff).default(0);
export const convention = choiceField(
  "门控：只对留下的做 softmax；对全部做；对全部做再归一",
  "Gates: softmax over the kept, over all, or over all and renormalised",
  ["softmaxOfKept", "softmaxOfAll", "softmaxOfAllRenormalised"],
);

export const numbers = z.array(z.number());
export const rows = z.array(z.array(z.number()));
/** What every routing gives: chosen experts, best first, their gates, and the load of each expert. */
export const routingOutput = { experts: z.array(z.array(z.int())), gates: rows, loads: z.array(z.int()) };
export const routingUnits = { experts: "1", gates: "1", loads: "1" };
