import { floatChaosActions, floatChaosParams, simulateFloatChaos } from "#sim";
import { defineScene } from "../define-scene.ts";
import { frameKey, paint } from "./paint.ts";

const { nudge, precision, form, restart, speed } = floatChaosActions;
const { r, stepsPerSecond } = floatChaosParams.shape;

export const floatChaos = defineScene({
  id: "float-chaos",
  title: { zh: "浮点数里的混沌", en: "Chaos in floating point" },
  summary: {
    zh: "同一个起点、同一个式子，只因舍入不同，几十步后各走各的；数不够多，迟早绕回原处。",
    en: "One start, one formula, other roundings: after some dozens of steps the orbits part; with few numbers they soon go round in a ring.",
  },
  // At r = 4 few digits soon hit 0 and stay; at 3.9 they go round in rings that can be seen.
  params: floatChaosParams.extend({ r: r.default(3.9), stepsPerSecond: stepsPerSecond.default(8) }),
  actions: {
    nudge: { title: { zh: "把第二条挪一个最小刻度", en: "Nudge the second orbit by an ulp" }, args: nudge },
    precision: { title: { zh: "换精度", en: "Change the precision" }, args: precision.extend({ side: precision.shape.side.default("b"), to: precision.shape.to.default("bf16") }) },
    form: { title: { zh: "换一种写法", en: "Write the map another way" }, args: form },
    restart: { title: { zh: "从头再走", en: "Start again" }, args: restart },
    speed: { title: { zh: "快一点或慢一点", en: "Faster or slower" }, args: speed },
  },
  quantities: ["chaos.orbit", "chaos.cycle", "chaos.horizon", "chaos.lyapunov", "chaos.census"],
  sample: [[7, "precision"], [12, "form"], [15, "restart"], [15, "speed"]],
  simulate: simulateFloatChaos,
  paint,
  frameKey,
});
