import { z } from "zod";

const meta = (zh: string, en: string, unit: string) => ({ label: { zh, en }, unit });

export const ricePercent = z.number().min(0.5).max(12).meta(meta("米占的质量百分比", "Rice by mass", "%"));
export const leanDeg = z.number().min(0).max(60).meta(meta("倾角（离竖直）", "Lean from the vertical", "deg"));
export const depthCm = z.number().min(4).max(9).meta(meta("插入深度", "Embedded depth", "cm"));
export const modelMsPerSecond = z.number().min(20).max(1000).meta(meta("每秒画面里过去的真实毫秒", "Real ms per second of picture", "ms/s"));

export const porridgeParams = z.strictObject({
  ricePercent: ricePercent.default(8),
  depthCm: depthCm.default(8),
  leanDeg: leanDeg.default(5),
  surface: z.enum(["rough", "smooth"]).meta({ choices: { rough: { zh: "毛糙", en: "Rough" }, smooth: { zh: "光滑", en: "Smooth" } } }).default("rough").meta(meta("筷子表面：毛糙或光滑", "Surface of the chopstick", "1")),
  densityKgM3: z.number().min(500).max(1000).default(700).meta(meta("筷子的密度", "Density of the chopstick", "kg/m3")),
  modelMsPerSecond: modelMsPerSecond.default(500),
});
