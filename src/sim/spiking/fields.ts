import { numberField, wholeField } from "../field.ts";

export const real = (zh: string, en: string, unit: string, min: number, max: number) => numberField({ label: { zh, en }, unit, min, max });
export const whole = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });

export const tauMs = (zh: string, en: string, usual: number) => real(zh, en, "ms", 0.1, 1000).default(usual);
export const tauMembraneMs = tauMs("膜时间常数", "Membrane time constant", 10);
export const tauSynapseMs = tauMs("突触电流时间常数", "Time constant of the synaptic current", 5);
export const weight = real("连接强度：邻居放电一次加多少（阈值为 1）", "Weight: what a neighbour's spike adds, the threshold being 1", "1", 0, 1000);
export const decay = real("强度随距离衰减到 1/e 的格数", "Cells over which the weight falls to 1/e", "1", 0.1, 100);
export const delayMs = real("传导延迟", "Delay", "ms", 0.1, 5);
export const refractoryMs = real("不应期", "Refractory period", "ms", 5, 1000);
