import { neuronActions, neuronParams, simulateNeuron, type NeuronState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { membrane } from "./carried.ts";
import { paint } from "./paint.ts";

export const actionPotential = defineScene({
  id: "action-potential",
  title: { zh: "动作电位", en: "Action potential" },
  summary: {
    zh: "一小块乌贼轴突的膜：捅得轻，没动静；过了门槛，钠冲进来、钾跑出去，放一个动作电位。",
    en: "A patch of squid axon: a weak pulse does nothing; past the threshold sodium rushes in, potassium leaves, and it fires.",
  },
  params: neuronParams,
  actions: {
    pulse: { title: { zh: "给一个电流脉冲", en: "Give a pulse of current" }, args: neuronActions.pulse },
    step: { title: { zh: "换成这个恒定电流", en: "Step to a constant current" }, args: neuronActions.step },
    drug: { title: { zh: "用药堵住一种通道", en: "Block a kind of channel with a drug" }, args: neuronActions.drug },
    temperature: { title: { zh: "换个温度", en: "Change the temperature" }, args: neuronActions.temperature },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: neuronActions.slow },
  },
  quantities: [
    "neuron.pulseResponse", "neuron.pulseThreshold", "neuron.restingPotential", "neuron.thresholdPotential",
    "neuron.firingRate", "neuron.rheobase", "neuron.shortestInterval", "neuron.stateAt",
  ],
  sample: [[1, "pulse"], [5.5, "step"], [11, "drug", { target: "na", block: 0.9 }], [15, "drug", { target: "na", block: 0 }], [17, "temperature"]],
  simulate: simulateNeuron,
  paint,
  carries: { membrane: { title: { zh: "膜", en: "the membrane" }, shape: membrane } },
  // Within one run the picture follows from the model time shown and the pace; a held sweep keeps its key.
  frameKey: (state: NeuronState) => `${state.modelMs} ${state.modelMsPerSecond}`,
});
