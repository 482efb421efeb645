import { z } from "zod";
import { real, whole } from "./fields.ts";

const rate = real("每秒放映多少模型毫秒", "Model time per second", "ms/s", 0.5, 200);
const epsp = real("一个兴奋输入顶起多少", "Peak of the response to one exciting input", "mV", 0.5, 20);
const background = real("每个输入平时的放电率", "Background rate of each input", "Hz", 0, 100);

/** A cell with many inputs, some of them inhibitory, and one output. */
export const manyInParams = z.strictObject({
  exciting: whole("兴奋输入有几个", "Exciting inputs", 1, 16).default(10),
  inhibiting: whole("抑制输入有几个", "Inhibiting inputs", 0, 6).default(3),
  epspMv: epsp.default(3.5),
  thresholdMv: real("阈值", "Threshold", "mV", -65, -40).default(-55),
  tauMs: real("膜时间常数：漏得多快", "Membrane time constant", "ms", 2, 100).default(15),
  backgroundHz: background.default(0),
  modelMsPerSecond: rate.default(10),
});

export type ManyInParams = z.output<typeof manyInParams>;

/** What cues can do. */
export const manyInActions = {
  volley: z.strictObject({
    count: whole("几个兴奋输入", "Exciting inputs", 1, 16).default(7),
    withinMs: real("前后差多少毫秒", "Spread in time", "ms", 0, 200).default(2),
  }),
  inhibit: z.strictObject({ count: whole("几个抑制输入", "Inhibiting inputs", 1, 6).default(3) }),
  background: z.strictObject({ backgroundHz: background.default(40) }),
  weight: z.strictObject({ epspMv: epsp.default(8) }),
  slow: z.strictObject({ modelMsPerSecond: rate.default(3) }),
} as const;
