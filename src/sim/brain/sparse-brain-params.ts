import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { brainRegionIds, brainRegions, brainTasks, brainTaskTitles, type BrainTask } from "./regions.ts";

const activeShare = numberField({ label: { zh: "被叫到的脑区里多少神经元在忙", en: "Share of neurons busy in a called region" }, min: 0, max: 1 });
const region = z.enum(brainRegionIds).meta({ choices: brainRegions }).meta({ label: { zh: "脑区", en: "Region" } });

/** What cues can do to the brain. */
export const sparseBrainActions = {
  task: z.strictObject({ name: z.enum(Object.keys(brainTasks) as BrainTask[]).meta({ choices: brainTaskTitles }).default("chopsticks").meta({ label: { zh: "做什么", en: "What to do" } }) }),
  rest: z.strictObject({}),
  allOn: z.strictObject({}),
  call: z.strictObject({ region }),
  release: z.strictObject({ region }),
  share: z.strictObject({ activeShare }),
};

export const sparseBrainParams = z.strictObject({
  unitsPerRegion: wholeField({ label: { zh: "每个脑区画几个点", en: "Dots per region" }, min: 1, max: 160 }).default(60),
  activeShare: activeShare.default(0.05),
  activeHz: numberField({ label: { zh: "忙的神经元的发放率", en: "Rate of a busy neuron" }, unit: "Hz", min: 0.1, max: 200 }).default(20),
  restingHz: numberField({ label: { zh: "闲着的发放率", en: "Rate at rest" }, unit: "Hz", min: 0, max: 10 }).default(0.16),
  // A round mark for the meter, not a measurement: half as much again as the brain takes at rest.
  supplyW: numberField({ label: { zh: "血液供得上的功率", en: "Power that the blood can supply" }, unit: "W", min: 20, max: 200 }).default(30),
});

export type SparseBrainParams = z.output<typeof sparseBrainParams>;
