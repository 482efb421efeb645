import { z } from "zod";
import { numberField } from "../field.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { remember } from "../remember.ts";
import { firingRate, rheobase } from "./firing-rate.ts";
import { membraneFields, SQUID_AXON } from "./membrane.ts";
import { currentField, HODGKIN_HUXLEY, timeField } from "./spike-quantities.ts";
import { hopfPoints } from "./stability.ts";
import { pulseThreshold, shortestInterval, thresholdPotential } from "./threshold.ts";

const CURRENT = "uA/cm2";
const strength = (zh: string, en: string) => numberField({ label: { zh, en }, min: 1.01, max: 20 });

export const firingQuantities = [
  defineQuantity({
    name: "neuron.pulseThreshold",
    title: { zh: "脉冲多强才引得出动作电位", en: "Least current of a pulse that makes a resting membrane fire" },
    input: z.strictObject({ durationMs: timeField("脉冲时长", "Duration of the pulse", 0.05, 100).default(0.5), ...membraneFields }),
    output: wireNumber,
    unit: CURRENT,
    source: HODGKIN_HUXLEY,
    example: { durationMs: 0.5, ...SQUID_AXON },
    monotonic: ["durationMs", "naBlock"],
    compute: remember(({ durationMs, ...membrane }) => encodeNumber(pulseThreshold(membrane, durationMs))),
  }),
  defineQuantity({
    name: "neuron.thresholdPotential",
    title: { zh: "膜一下子被抬到多少毫伏就会放电", en: "Potential to which a resting membrane must be moved at once to fire" },
    input: z.strictObject(membraneFields),
    output: wireNumber,
    unit: "mV",
    source: HODGKIN_HUXLEY,
    example: SQUID_AXON,
    compute: remember((membrane) => encodeNumber(thresholdPotential(membrane))),
  }),
  defineQuantity({
    name: "neuron.rheobase",
    title: { zh: "恒定电流至少多大：放一个，或一直放", en: "Smallest current steps that make the membrane fire once, and for ever" },
    input: z.strictObject(membraneFields),
    output: z.strictObject({ oneSpikeUaPerCm2: wireNumber, foreverUaPerCm2: wireNumber }),
    unit: { oneSpikeUaPerCm2: CURRENT, foreverUaPerCm2: CURRENT },
    source: HODGKIN_HUXLEY,
    example: SQUID_AXON,
    compute: remember((membrane) => {
      const { oneSpikeUaPerCm2, foreverUaPerCm2 } = rheobase(membrane);
      return { oneSpikeUaPerCm2: encodeNumber(oneSpikeUaPerCm2), foreverUaPerCm2: encodeNumber(foreverUaPerCm2) };
    }),
  }),
  defineQuantity({
    name: "neuron.firingRate",
    title: { zh: "恒定电流下的稳定发放率", en: "Steady firing rate at a constant current" },
    input: z.strictObject({ currentUaPerCm2: currentField("恒定电流", "Constant current", -10, 300), ...membraneFields }),
    output: z.number(),
    unit: "Hz",
    source: HODGKIN_HUXLEY,
    example: { currentUaPerCm2: 10, ...SQUID_AXON },
    compute: remember(({ currentUaPerCm2, ...membrane }) => firingRate(membrane, currentUaPerCm2)),
  }),
  defineQuantity({
    name: "neuron.hopfPoints",
    title: { zh: "静止失去与恢复稳定的电流，以及那里的振荡频率", en: "Currents between which rest is unstable, and the frequencies there" },
    input: z.strictObject(membraneFields),
    output: z.strictObject({ lowerUaPerCm2: wireNumber, upperUaPerCm2: wireNumber, lowerHz: wireNumber, upperHz: wireNumber }),
    unit: { lowerUaPerCm2: CURRENT, upperUaPerCm2: CURRENT, lowerHz: "Hz", upperHz: "Hz" },
    source: "Rinzel & Miller 1980, Math Biosci 49:27",
    example: SQUID_AXON,
    compute: (membrane) => {
      const { lowerUaPerCm2, upperUaPerCm2, lowerHz, upperHz } = hopfPoints(membrane);
      return {
        lowerUaPerCm2: encodeNumber(lowerUaPerCm2), upperUaPerCm2: encodeNumber(upperUaPerCm2),
        lowerHz: encodeNumber(lowerHz), upperHz: encodeNumber(upperHz),
      };
    },
  }),
  defineQuantity({
    name: "neuron.shortestInterval",
    title: { zh: "第二个脉冲最快隔多久还能引出动作电位", en: "Shortest interval after which a second pulse still fires" },
    input: z.strictObject({
      secondOverThreshold: strength("第二个脉冲是阈值的几倍", "Second pulse over threshold"),
      firstOverThreshold: strength("第一个脉冲是阈值的几倍", "First pulse over threshold").default(1.5),
      durationMs: timeField("脉冲时长", "Duration of the pulses", 0.05, 5).default(0.5),
      ...membraneFields,
    }),
    output: wireNumber,
    unit: "ms",
    source: `${HODGKIN_HUXLEY}, section Refractory period`,
    example: { secondOverThreshold: 2, firstOverThreshold: 1.5, durationMs: 0.5, ...SQUID_AXON },
    monotonic: ["secondOverThreshold"],
    compute: remember(({ secondOverThreshold, firstOverThreshold, durationMs, ...membrane }) =>
      encodeNumber(shortestInterval(membrane, durationMs, firstOverThreshold, secondOverThreshold))),
  }),
];
