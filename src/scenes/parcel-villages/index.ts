import { simulateVillages, villagesActions, villagesParams } from "#sim";
import { defineScene } from "../define-scene.ts";
import { block, box } from "./carried.ts";
import { frameKey, paint } from "./paint.ts";

export const parcelVillages = defineScene({
  id: "parcel-villages",
  title: { zh: "一村一张地图", en: "A map for every village" },
  summary: {
    zh: "三十二家一个村，包裹大小差得远：全国一张地图，小村的包裹全送成零；一村一张，就都送到。",
    en: "Villages of 32 houses with parcels of very different sizes: under one scale for all, small ones all become 0; with a scale each, they arrive.",
  },
  params: villagesParams,
  actions: {
    maps: { title: { zh: "一村一张地图，或全国一张", en: "A map each, or one for all" }, args: villagesActions.maps },
    format: { title: { zh: "换一种格式", en: "Change the format" }, args: villagesActions.format },
    outlier: { title: { zh: "某村来了个巨大的包裹", en: "A huge parcel comes to a village" }, args: villagesActions.outlier },
    tile: { title: { zh: "照 DeepSeek 装：一百二十八家一张地图，每箱八位", en: "Pack as DeepSeek does: 128 under one UE8M0 scale, 8 bits each" }, args: villagesActions.tile },
    ratio: { title: { zh: "改各村包裹的悬殊程度", en: "Change how much the villages differ" }, args: villagesActions.ratio },
  },
  quantities: ["formats.mxBlock", "formats.mxScale", "formats.bitsPerValue", "formats.tile", "formats.sqnr"],
  sample: [[8.5, "tile"], [11, "maps"], [12, "outlier"], [15.5, "ratio"], [18, "format"]],
  simulate: simulateVillages,
  paint,
  carries: { block: { title: { zh: "一个村", en: "a village" }, shape: block }, box: { title: { zh: "一家的包裹", en: "a parcel" }, shape: box } },
  frameKey,
});
