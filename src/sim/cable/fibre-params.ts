import { z } from "zod";
import { axonCelsius, real, whole } from "./fields.ts";

const part = (zh: string, en: string) => real(zh, en, "1", 0, 1);
const rate = real("每秒放映多少模型毫秒", "Model time per second", "ms/s", 0.05, 20);

/** A bare axon and a myelinated one of the same outer diameter and length. */
export const fibreParams = z.strictObject({
  outerDiameterUm: real("两根纤维的外径", "Outer diameter of both fibres", "um", 2, 20).default(10),
  gRatio: real("g 比（内径/外径）", "g-ratio, inner over outer diameter", "1", 0.6, 0.8).default(0.7),
  internodeOverDiameter: real("结间长是外径的几倍", "Internode over outer diameter", "1", 50, 150).default(100),
  internodes: whole("结间数", "Internodes", 5, 20).default(20),
  celsius: axonCelsius(20),
  modelMsPerSecond: rate.default(2),
});

export type FibreParams = z.output<typeof fibreParams>;

/** What cues can do to the fibres. */
export const fibreActions = {
  stimulate: z.strictObject({ place: part("在哪里点，0 左端 1 右端", "Where, 0 the left end, 1 the right").default(0) }),
  demyelinate: z.strictObject({
    internode: whole("从第几个结间起（从 1 数，超出的算最后一个）", "First internode, from 1 (beyond the last: the last)", 1, 20).default(10),
    count: whole("剥几个结间", "Internodes stripped", 1, 20).default(1),
    lost: part("剥掉几成髓鞘（0 长回来）", "Part of the myelin lost (0: grown back)").default(1),
  }),
  temperature: z.strictObject({ celsius: axonCelsius(10) }),
  slow: z.strictObject({ modelMsPerSecond: rate.default(0.5) }),
} as const;
