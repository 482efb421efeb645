import { simulateUnit, unitActions, unitParams } from "#sim";
import { defineScene } from "../define-scene.ts";
import { cell } from "./carried.ts";
import { Overlay } from "./overlay.tsx";
import { frameKey, paint } from "./paint.ts";

export const artificialNeuron = defineScene({
  id: "artificial-neuron",
  title: { zh: "受体的灵敏度就是权重", en: "Receptor sensitivity is weight" },
  summary: {
    zh: "来的信号乘上受体的灵敏度，加在一起，过了阈值才响：人工神经元只留下了这一条。",
    en: "Signals times the receptors' sensitivity, added up, and an answer above the threshold: this is all an artificial neuron keeps.",
  },
  params: unitParams,
  actions: {
    weight: { title: { zh: "改受体的灵敏度（权重）", en: "Change a sensitivity (weight)" }, args: unitActions.weight },
    input: { title: { zh: "改一路信号", en: "Change an input" }, args: unitActions.input },
    threshold: { title: { zh: "改阈值", en: "Change the threshold" }, args: unitActions.threshold.extend({ to: unitActions.threshold.shape.to.default(1.6) }) },
    activation: { title: { zh: "换激活函数", en: "Change the activation" }, args: unitActions.activation },
  },
  quantities: ["learning.unit"],
  sample: [[4.5, "weight", { input: 4, to: 0.2 }], [9.5, "threshold", { to: 0.4 }], [13, "input", { input: 3, to: 0 }], [14.5, "activation"]],
  simulate: simulateUnit,
  paint,
  carries: { cell: { title: { zh: "加总的缸", en: "the tank of the sum" }, shape: cell } },
  Overlay,
  frameKey,
});
