import { z } from "zod";
import { simulateChopstick, type ChopstickState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { chopstick } from "./carried.ts";
import { Overlay } from "./overlay.tsx";
import { paint } from "./paint.ts";
import { depthCm, leanDeg, modelMsPerSecond, porridgeParams, ricePercent } from "./params.ts";

export const porridge = defineScene({
  id: "porridge",
  title: { zh: "粥里立筷", en: "A chopstick in congee" },
  summary: {
    zh: "一根筷子插在粥里：米够多，屈服应力撑得住，就歪着立；掺了水，就倒下漂着。",
    en: "A chopstick planted in congee stands while the yield stress can hold its weight, and falls when it is watered down.",
  },
  params: porridgeParams,
  actions: {
    tilt: { title: { zh: "把筷子推到这个倾角", en: "Tilt the chopstick" }, args: z.strictObject({ leanDeg: leanDeg.default(20) }) },
    thicken: { title: { zh: "把粥调到这个稠度（加米或掺水）", en: "Thicken or water down" }, args: z.strictObject({ ricePercent: ricePercent.default(1.5) }) },
    plant: {
      title: { zh: "把筷子重新插好", en: "Plant the chopstick again" },
      args: z.strictObject({ depthCm: depthCm.default(8), leanDeg: leanDeg.default(2) }),
    },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: z.strictObject({ modelMsPerSecond: modelMsPerSecond.default(100) }) },
  },
  quantities: ["congee.chopstick", "congee.largestLean", "congee.yieldStress", "congee.floating"],
  sample: [[1, "tilt"], [5, "tilt", { leanDeg: 34 }], [9, "thicken"], [14, "thicken", { ricePercent: 9 }], [16, "plant"], [17.5, "tilt"]],
  simulate: simulateChopstick,
  paint,
  carries: { chopstick: { title: { zh: "筷子", en: "the chopstick" }, shape: chopstick } },
  Overlay,
  // Whatever the picture shows follows from these; a stick at rest keeps its key.
  frameKey: (state: ChopstickState) =>
    `${state.leanDeg} ${state.ricePercent} ${state.depthCm} ${state.largestLeanDeg} ${state.modelMsPerSecond}`,
});
