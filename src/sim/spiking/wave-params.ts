import { z } from "zod";
import { decay, delayMs, real, refractoryMs, weight, whole } from "./fields.ts";

/** Cells that a frame has time for. */
export const MOST_CELLS = 2560;

const place = (zh: string, en: string) => real(zh, en, "1", 0, 1);
const spot = {
  x: place("横向位置，0 左 1 右", "Across, 0 left, 1 right"),
  y: place("纵向位置，0 上 1 下", "Down, 0 top, 1 bottom"),
  radius: real("半径（格）", "Radius in cells", "1", 0, 200),
};
const rate = real("每秒放映多少模型毫秒", "Model time per second", "ms/s", 1, 200);

export const waveParams = z.strictObject({
  columns: whole("列数", "Columns", 1, 200).default(60),
  rows: whole("行数（1 就是一条链）", "Rows (1 makes a chain)", 1, 64).default(34),
  weight: weight.default(4),
  decay: decay.default(1.5),
  reach: real("能连到多远（格）", "Reach in cells", "1", 1, 5).default(3),
  delayMs: delayMs.default(1),
  refractoryMs: refractoryMs.default(60),
  spread: real("阈值的个体差异（标准差）", "Spread of the thresholds (standard deviation)", "1", 0, 0.3).default(0),
  start: z.enum(["left", "middle", "none"]).default("left").meta({ label: { zh: "开头从哪里点起", en: "Where the first wave starts" }, unit: "1" }),
  modelMsPerSecond: rate.default(40),
});

export type WaveParams = z.output<typeof waveParams>;

/** What cues can do to the sheet. */
export const waveActions = {
  stimulate: z.strictObject({ x: spot.x.default(0.5), y: spot.y.default(0.5), radius: spot.radius.default(2) }),
  weight: z.strictObject({ weight: weight.default(8) }),
  block: z.strictObject({ x: spot.x.default(0.5), y: spot.y.default(0.5), radius: spot.radius.default(6) }),
  /** Lifts all blocks. */
  release: z.strictObject({}),
  slow: z.strictObject({ modelMsPerSecond: rate.default(10) }),
} as const;
