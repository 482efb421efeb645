import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { bigNumberActions, bigNumberParams } from "./params.ts";
import { count, frameKey } from "./simulate.ts";

export const bigNumber = defineScene({
  id: "big-number",
  title: { zh: "一个数", en: "One number" },
  summary: { zh: "一个带单位的数从零数上去，再拿一个熟悉的数比一比；数可以由一个量算出来。", en: "A number with its unit counts up and is held against a familiar one; a quantity may compute it." },
  params: bigNumberParams,
  actions: bigNumberActions,
  quantities: ["brain.againstMachine"],
  sample: [[7, "stress"], [9, "count", { to: 80 }], [12, "count", { to: 1 }], [16, "count"]],
  simulate: count,
  paint,
  frameKey,
});
