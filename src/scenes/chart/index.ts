import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { chartActions, chartParams } from "./params.ts";
import { frameKey, plot } from "./simulate.ts";

export const chart = defineScene({
  id: "chart",
  title: { zh: "图表", en: "Chart" },
  summary: { zh: "折线、柱子、点：从一张小表，或把一个量沿它的一个输入扫过去。", en: "Lines, bars or dots from a small table, or from a quantity swept over one of its inputs." },
  params: chartParams,
  actions: chartActions,
  quantities: ["geometry.surfaceToVolume"],
  sample: [[6, "mark", { x: 40 }], [9, "zoom", { from: 5, to: 30 }], [13, "mark", { series: 2, x: 12 }], [16, "reset"]],
  simulate: plot,
  paint,
  frameKey,
});
