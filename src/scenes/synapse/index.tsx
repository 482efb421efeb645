import { z } from "zod";
import { simulateSynapse, synapseActions, synapseParams, withOpening, type SynapseState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { isQuiet, shownOf } from "./shown.ts";
import { paint } from "./paint.ts";

const { shape } = synapseParams;
const start = z.enum(["spike", "none"]).meta({ choices: { spike: { zh: "来一个", en: "One spike" }, none: { zh: "不来", en: "None" } } }).default("spike").meta({ label: { zh: "开场先来一个脉冲", en: "A first spike" }, unit: "1" });
const FIRST_SPIKE = { tMs: 1000, action: "spike", args: { count: 1 } } as const;

export const synapse = defineScene({
  id: "synapse",
  title: { zh: "突触：隔着一道缝递话", en: "A synapse passes it on" },
  summary: {
    zh: "脉冲一到，囊泡开口，递质飘过缝去敲受体的门，又被泵收回；咖啡因坐在腺苷的位子上不办事。",
    en: "A spike arrives, vesicles open, transmitter drifts across, opens receptors and is pumped back; caffeine sits on adenosine's seats.",
  },
  params: synapseParams.extend({ sites: shape.sites.default(6), releaseProbability: shape.releaseProbability.default(0.5), modelMsPerSecond: shape.modelMsPerSecond.default(2), start }),
  actions: {
    spike: { title: { zh: "来脉冲", en: "Presynaptic spikes" }, args: synapseActions.spike },
    caffeine: { title: { zh: "喝咖啡", en: "Caffeine" }, args: synapseActions.caffeine },
    antagonist: { title: { zh: "加拮抗剂（占住受体）", en: "An antagonist at the receptors" }, args: synapseActions.antagonist },
    reuptake: { title: { zh: "堵住回收泵", en: "Block the reuptake" }, args: synapseActions.reuptake },
    probability: { title: { zh: "改变释放概率", en: "Change the release probability" }, args: synapseActions.probability },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: synapseActions.slow },
  },
  quantities: [
    "synapse.releaseProbability", "synapse.quantalResponse", "synapse.receptorOpen", "synapse.uptake",
    "synapse.diffusionDistance", "synapse.occupancy", "synapse.caffeine", "synapse.caffeineTargets",
  ],
  sample: [[5, "probability"], [6, "spike", { count: 3, intervalMs: 3 }], [10.5, "reuptake"], [11, "spike"], [14, "caffeine"], [16.5, "antagonist"], [17, "spike"]],
  simulate: ({ start: first, ...params }, seed, events) => simulateSynapse(params, seed, first === "spike" ? withOpening(events, [FIRST_SPIKE]) : events),
  paint,
  frameKey: (state: SynapseState) => {
    const { vMv, transmitterMm, open } = shownOf(state);
    const { modelMs, modelMsPerSecond, antagonistUm, reuptakeBlock, releaseProbability, caffeineUm, spikes, antagonised } = state;
    const moment = isQuiet(state) ? "quiet" : modelMs;
    return [moment, vMv, transmitterMm, open, modelMsPerSecond, antagonistUm, antagonised, reuptakeBlock, releaseProbability, caffeineUm, spikes].join(" ");
  },
});
