import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { mxSchemeIds } from "./scheme.ts";

export const MOST_VILLAGES = 6;
const format = z.enum(mxSchemeIds).meta({ label: { zh: "MX 格式", en: "MX format" }, unit: "1" });
const each = z.boolean().meta({ label: { zh: "每村一张地图（否则全国一张）", en: "A map for each village, else one for all" }, unit: "1" });
const ratio = numberField({ label: { zh: "相邻两村包裹大小差几倍", en: "Ratio of sizes between neighbouring villages" }, min: 1, max: 1000 });
const village = wholeField({ label: { zh: "第几村（从 1 数）", en: "Village, from 1" }, min: 1, max: MOST_VILLAGES });

/** Blocks of 32 numbers of very different sizes, as villages of 32 houses. */
export const villagesParams = z.strictObject({
  villages: wholeField({ label: { zh: "几个村", en: "Villages" }, min: 1, max: MOST_VILLAGES }).default(4),
  format: format.default("mxfp4"),
  ratio: ratio.default(16),
  each: each.default(false),
  autoplay: z.boolean().default(true).meta({ label: { zh: "到时候自己换地图", en: "Changes the maps by itself" }, unit: "1" }),
  switchMs: numberField({ label: { zh: "多久之后换", en: "Time until then" }, unit: "ms", min: 1000, max: 20_000 }).default(5000),
});

export type VillagesParams = z.output<typeof villagesParams>;

/** What cues can do to the villages. */
export const villagesActions = {
  maps: z.strictObject({ each: each.default(true) }),
  format: z.strictObject({ to: format.default("mxfp8-e4m3") }),
  outlier: z.strictObject({ village: village.default(1), size: numberField({ label: { zh: "来一个多大的包裹（标准差的倍数）", en: "Size of the large parcel in standard deviations" }, min: 1, max: 1000 }).default(40) }),
  tile: z.strictObject({ on: z.boolean().default(true).meta({ label: { zh: "照 DeepSeek 的装法", en: "Packed as DeepSeek does" }, unit: "1" }) }),
  ratio: z.strictObject({ to: ratio.default(2) }),
};
