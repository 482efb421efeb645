import { mixerActions, mixerParams, simulateMixer } from "#sim";
import { defineScene } from "../define-scene.ts";
import { frameKey, paint } from "./paint.ts";

const { spread, layersPerSecond } = mixerParams.shape;

export const residualMixer = defineScene({
  id: "residual-mixer",
  title: { zh: "残差流是一张调音台", en: "The residual stream as a mixing desk" },
  summary: {
    zh: "几路信号一层层过调音台：随便调，几十层后爆表；每行每列都加到一，表针就不动。",
    en: "A few streams pass one mixing table after another: free tables overload the meter, doubly stochastic ones keep it still.",
  },
  // With so much deviation 60 layers gain thousands, as in the paper's 27B model.
  params: mixerParams.extend({ spread: spread.default(0.25), layersPerSecond: layersPerSecond.default(10) }),
  actions: {
    scheme: { title: { zh: "换方案", en: "Change the scheme" }, args: mixerActions.scheme },
    add: { title: { zh: "再加几层", en: "Add layers" }, args: mixerActions.add },
    perturb: { title: { zh: "把旋钮拧得更乱", en: "Turn the knobs further" }, args: mixerActions.perturb.extend({ spread: mixerActions.perturb.shape.spread.default(0.4) }) },
    send: { title: { zh: "再送一遍信号", en: "Send the signal again" }, args: mixerActions.send },
  },
  quantities: ["residual.stackGain", "residual.gains", "residual.sinkhorn", "residual.gainPerLayer"],
  sample: [[7, "scheme"], [13.5, "perturb"], [15.5, "scheme", { to: "residual" }]],
  simulate: simulateMixer,
  paint,
  frameKey,
});
