import { numberField, wholeField } from "../field.ts";

export const whole = (zh: string, en: string, min: number, max: number, unit = "1") => wholeField({ label: { zh, en }, unit, min, max });
export const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });

export const layers = whole("层数", "Layers", 1, 10_000);
export const width = whole("隐藏维度 d", "Model width d", 1, 1_000_000);
export const vocabulary = whole("词表大小", "Vocabulary", 0, 100_000_000);
export const parameters = real("参数个数 N", "Parameters N", 1, 1e16);
export const tokens = real("训练词元数 D", "Training tokens D", 1, 1e18);
export const flop = real("运算量 C", "Compute C", 1, 1e36, "FLOP");
export const peakTflops = real("每块卡的峰值算力", "Peak of one device", 1e-3, 1e9, "TFLOP/s");
export const devices = whole("多少块卡", "Devices", 1, 100_000_000);
export const bytesPerValue = real("每个数几字节（FP16 为 2）", "Bytes per value (2 in FP16)", 0.1, 16, "B").default(2);
