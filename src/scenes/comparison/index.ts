import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { comparisonActions, comparisonParams } from "./params.ts";
import { frameKey, weigh } from "./simulate.ts";

export const comparison = defineScene({
  id: "comparison",
  title: { zh: "两边比一比", en: "Comparison" },
  summary: { zh: "两样东西并排：天平、柱子或两栏话；一样一样露出来，称一称，换一换。", en: "Two things side by side on scales, as bars or in two columns: revealed, weighed, swapped." },
  params: comparisonParams,
  actions: comparisonActions,
  quantities: [],
  sample: [[6, "swap"], [11, "reset"], [16, "swap"]],
  simulate: weigh,
  paint,
  frameKey,
});
