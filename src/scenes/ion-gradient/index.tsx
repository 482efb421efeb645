import { z } from "zod";
import { ionActions, ionParams, type IonState, simulateIons, type SimEvent, type Simulate, withOpening } from "#sim";
import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";

const start = z.enum(["potassiumOnly", "rest"]).meta({ choices: { potassiumOnly: { zh: "只让钾过，再放钠和氯", en: "Potassium, then the others" }, rest: { zh: "一开始都在", en: "All from the start" } } }).default("potassiumOnly")
  .meta({ label: { zh: "开场只让钾过，再放钠，再放氯；或一开始就都在", en: "Begins with potassium alone, then sodium, then chloride; or with all" }, unit: "1" });
const params = ionParams.extend({ start });
const SHUT = 0.001;

/** At first only potassium passes; then the others are let in, one after the other. */
const simulate: Simulate<z.output<typeof params>, IonState> = ({ start: first, ...ions }, seed, events) => {
  if (first === "rest") return simulateIons(ions, seed, events);
  const open = (tMs: number, ion: "na" | "cl"): SimEvent => ({ tMs, action: "permeability", args: { ion, permeability: ions[`${ion}Permeability`] } });
  return simulateIons({ ...ions, naPermeability: SHUT, clPermeability: SHUT }, seed, withOpening(events, [open(1500, "na"), open(3500, "cl")]));
};

export const ionGradient = defineScene({
  id: "ion-gradient",
  title: { zh: "离子拔河：膜电位从哪儿来", en: "The tug of war of ions" },
  summary: {
    zh: "钾、钠、氯各往自己的平衡电位拽，谁的通道多谁劲大；几家拽平的地方就是膜电位。",
    en: "Potassium, sodium and chloride each pull towards their own potential, as hard as the membrane lets them pass; where they balance is the membrane potential.",
  },
  params,
  actions: {
    permeability: { title: { zh: "放行或拦住一种离子", en: "Let one ion pass, or hold it back" }, args: ionActions.permeability },
    concentration: { title: { zh: "改一边的浓度", en: "Change a concentration" }, args: ionActions.concentration },
    temperature: { title: { zh: "换个温度", en: "Change the temperature" }, args: ionActions.temperature },
  },
  quantities: ["neuron.nernstPotential", "neuron.goldmanPotential", "synapse.ghkCurrent", "synapse.thermalVoltage"],
  sample: [[5, "permeability"], [9, "permeability", { ion: "na", permeability: 0.04 }], [11.5, "concentration"], [15, "concentration", { ion: "k", side: "out", mm: 5 }], [17, "permeability", { ion: "cl", permeability: 10 }]],
  simulate,
  paint,
  frameKey: ({ celsius, k, na, cl }: IonState) => `${celsius} ${[k, na, cl].map(({ outMm, inMm, permeability }) => `${outMm} ${inMm} ${permeability}`).join(" ")}`,
});
