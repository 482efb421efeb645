import { z } from "zod";
import { manyInActions, manyInParams, type ManyInState, simulateManyIn, withOpening, type SimEvent } from "#sim";
import { defineScene } from "../define-scene.ts";
import { axon, cell } from "./carried.ts";
import { paint } from "./paint.ts";

const start = z.enum(["lesson", "none"]).meta({ choices: { lesson: { zh: "一步一步来", en: "Step by step" }, none: { zh: "不安排", en: "Nothing" } } }).default("lesson")
  .meta({ label: { zh: "开场：先一个，再几个，再一起，然后零零星星", en: "Begins with one input, some, many at once, then now and then" }, unit: "1" });
const LESSON: readonly SimEvent[] = [
  { tMs: 800, action: "volley", args: { count: 1 } },
  { tMs: 2800, action: "volley", args: { count: 3, withinMs: 10 } },
  { tMs: 5600, action: "volley", args: { count: 8, withinMs: 2 } },
  { tMs: 9500, action: "background", args: { backgroundHz: 25 } },
];

export const neuronAnatomy = defineScene({
  id: "neuron-anatomy",
  title: { zh: "神经元：很多进，一个出", en: "A neuron: many in, one out" },
  summary: {
    zh: "树突收进很多小推力，胞体把它们加起来，边加边漏；满过门槛，轴突就送出一个脉冲。",
    en: "Dendrites bring in many small pushes, the cell body adds them while it leaks; past the threshold the axon sends one spike.",
  },
  params: manyInParams.extend({ start }),
  actions: {
    volley: { title: { zh: "几个兴奋输入一起来", en: "Exciting inputs together" }, args: manyInActions.volley },
    inhibit: { title: { zh: "抑制输入来泼冷水", en: "Inhibiting inputs" }, args: manyInActions.inhibit },
    background: { title: { zh: "输入零零星星地来", en: "Inputs now and then" }, args: manyInActions.background },
    weight: { title: { zh: "改变每个输入推多重", en: "Change how hard each input pushes" }, args: manyInActions.weight },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: manyInActions.slow },
  },
  quantities: ["spiking.postsynapticPotential", "spiking.lifRate", "spiking.lifRateScaled"],
  sample: [[6.5, "volley"], [10, "volley", { count: 4 }], [12, "inhibit"], [13, "background"], [17, "weight"]],
  simulate: ({ start: first, ...params }, seed, events) => simulateManyIn(params, seed, first === "lesson" ? withOpening(events, LESSON) : events),
  paint,
  carries: { cell: { title: { zh: "胞体", en: "the cell body" }, shape: cell }, axon: { title: { zh: "轴突", en: "the axon" }, shape: axon } },
  frameKey: (state: ManyInState) => {
    const still = state.arriving.length === 0 && state.trace.vMv.every((mv) => mv === state.restMv) && state.trace.spikesMs.length === 0;
    return `${still ? "still" : state.modelMs} ${state.modelMsPerSecond} ${state.epspMv} ${state.spikes}`;
  },
});
