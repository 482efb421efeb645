import { z } from "zod";
import { simulateBlock, type BlockRunState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { block, value } from "./carried.ts";
import { paint } from "./paint.ts";
import { format, index, mxQuantizationParams, rule, size, step } from "./params.ts";

export const mxQuantization = defineScene({
  id: "mx-quantization",
  title: { zh: "MX 量化：三十二个数共用一张地图", en: "MX quantisation: 32 values share one map" },
  summary: {
    zh: "32 个数共用一个 2 的幂作比例尺，各自只写几位的码：找最大、定比例、靠格点、打包、看误差。",
    en: "32 numbers share a power of two as their scale and keep a code of a few bits each: measure, scale, snap, pack, compare.",
  },
  params: mxQuantizationParams,
  actions: {
    format: { title: { zh: "换一种格式", en: "Change the format" }, args: z.strictObject({ to: format.default("mxfp8-e4m3") }) },
    rule: { title: { zh: "换一种缩放规则", en: "Change the scale rule" }, args: z.strictObject({ to: rule.default("rceil") }) },
    outlier: { title: { zh: "放进一个离群值", en: "Put in an outlier" }, args: z.strictObject({ size: size.default(30) }) },
    focus: { title: { zh: "盯住一箱", en: "Follow a box" }, args: z.strictObject({ index: index.default(0) }) },
    step: { title: { zh: "走到这一步", en: "Go to a step" }, args: z.strictObject({ to: step.default("measure") }) },
  },
  quantities: ["formats.mxBlock", "formats.mxScale", "formats.bitsPerValue", "formats.sqnr"],
  sample: [[18.4, "outlier"]],
  simulate: simulateBlock,
  paint,
  carries: { box: { title: { zh: "一个数", en: "a value" }, shape: value }, block: { title: { zh: "一箱三十二个", en: "the box of 32" }, shape: block } },
  // Everything the picture shows follows from these; between motions it stands still.
  frameKey: ({ format: to, rule: by, values, focusIndex, struckIndex, step: at, progress }: BlockRunState) =>
    `${to} ${by} ${focusIndex} ${struckIndex} ${at} ${Object.values(progress).join(" ")} ${values.join(" ")}`,
});
