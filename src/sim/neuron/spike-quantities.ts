import { z } from "zod";
import { numberField } from "../field.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { AREA, H, M, N, V } from "./derivative.ts";
import { membraneFields, SQUID_AXON } from "./membrane.ts";
import { runProtocol } from "./protocol.ts";
import { fixedPointMv, fixedState } from "./rest.ts";
import { measureSpike, record, upwardCrossingMs } from "./spike-shape.ts";
import { patchCurrents } from "./currents.ts";

export const currentField = (zh: string, en: string, min = -10, max = 500) => numberField({ label: { zh, en }, unit: "uA/cm2", min, max });
export const timeField = (zh: string, en: string, min: number, max: number) => numberField({ label: { zh, en }, unit: "ms", min, max });

export const HODGKIN_HUXLEY = "Hodgkin & Huxley 1952, J Physiol 117:500, eq 26 and table 3";
/** Recorded after the pulse; the slowest after-potential, at 0 °C, has passed by then. */
const AFTER_MS = 30;

const pulse = {
  amplitudeUaPerCm2: currentField("脉冲电流", "Current of the pulse").default(20),
  durationMs: timeField("脉冲时长", "Duration of the pulse", 0.01, 100).default(0.5),
  onsetMs: timeField("脉冲开始的时刻", "Onset of the pulse", 0, 100).default(1),
};
const PULSE = { amplitudeUaPerCm2: 20, durationMs: 0.5, onsetMs: 1 };
const CURRENT = "uA/cm2";

export const spikeQuantities = [
  defineQuantity({
    name: "neuron.restingPotential",
    title: { zh: "静息电位：没有电流时膜稳在多少毫伏", en: "Resting potential" },
    input: z.strictObject(membraneFields),
    output: z.number(),
    unit: "mV",
    source: HODGKIN_HUXLEY,
    example: SQUID_AXON,
    monotonic: ["eLMv", "eKMv", "eNaMv"],
    compute: (membrane) => fixedPointMv(membrane),
  }),
  defineQuantity({
    name: "neuron.pulseResponse",
    title: { zh: "一个电流脉冲引出的动作电位：何时过零、多高、多宽", en: "Response of a resting membrane to one pulse" },
    input: z.strictObject({ ...pulse, ...membraneFields }),
    output: z.strictObject({
      spikes: z.int(), crossingMs: wireNumber, peakMv: z.number(), halfWidthMs: wireNumber, afterPotentialMv: z.number(), steepestMvPerMs: z.number(),
    }),
    unit: { spikes: "1", crossingMs: "ms", peakMv: "mV", halfWidthMs: "ms", afterPotentialMv: "mV", steepestMvPerMs: "mV/ms" },
    source: HODGKIN_HUXLEY,
    example: { ...PULSE, ...SQUID_AXON },
    compute: ({ amplitudeUaPerCm2, durationMs, onsetMs, ...membrane }) => {
      const shape = measureSpike(record(membrane, [
        { durationMs: onsetMs, currentUaPerCm2: 0 }, { durationMs, currentUaPerCm2: amplitudeUaPerCm2 }, { durationMs: AFTER_MS, currentUaPerCm2: 0 },
      ]));
      return { ...shape, crossingMs: encodeNumber(shape.crossingMs), halfWidthMs: encodeNumber(shape.halfWidthMs) };
    },
  }),
  defineQuantity({
    name: "neuron.anodeBreak",
    title: { zh: "超极化电流撤掉后反弹出的动作电位", en: "Spikes fired when a hyperpolarising current is switched off" },
    input: z.strictObject({
      currentUaPerCm2: currentField("超极化电流", "Hyperpolarising current", -10, 0).default(-3),
      durationMs: timeField("持续时间", "Duration", 0.1, 200).default(60),
      ...membraneFields,
    }),
    output: z.strictObject({ spikes: z.int(), crossingMs: wireNumber }),
    unit: { spikes: "1", crossingMs: "ms" },
    source: `${HODGKIN_HUXLEY}, section Anode break excitation`,
    example: { currentUaPerCm2: -3, durationMs: 60, ...SQUID_AXON },
    compute: ({ currentUaPerCm2, durationMs, ...membrane }) => {
      const { tMs, vMv, spikes } = record(membrane, [{ durationMs, currentUaPerCm2 }, { durationMs: AFTER_MS, currentUaPerCm2: 0 }]);
      return { spikes: spikes.length, crossingMs: encodeNumber(upwardCrossingMs(tMs, vMv, 0) - durationMs) };
    },
  }),
  defineQuantity({
    name: "neuron.stateAt",
    title: { zh: "某一时刻膜的全部状态", en: "State of the membrane at an instant" },
    input: z.strictObject({
      tMs: timeField("时刻", "Instant", 0, 1000),
      ...pulse,
      holdingUaPerCm2: currentField("恒定电流", "Constant current", -10, 300).default(0),
      ...membraneFields,
    }),
    output: z.strictObject({
      vMv: z.number(), m: z.number(), h: z.number(), n: z.number(), gNaMsPerCm2: z.number(), gKMsPerCm2: z.number(),
      iNaUaPerCm2: z.number(), iKUaPerCm2: z.number(), iLUaPerCm2: z.number(), meanMv: z.number(),
    }),
    unit: {
      vMv: "mV", m: "1", h: "1", n: "1", gNaMsPerCm2: "mS/cm2", gKMsPerCm2: "mS/cm2",
      iNaUaPerCm2: CURRENT, iKUaPerCm2: CURRENT, iLUaPerCm2: CURRENT, meanMv: "mV",
    },
    source: HODGKIN_HUXLEY,
    example: { tMs: 3, ...PULSE, holdingUaPerCm2: 0, ...SQUID_AXON },
    compute: ({ tMs, amplitudeUaPerCm2, durationMs, onsetMs, holdingUaPerCm2, ...membrane }) => {
      const state = fixedState(membrane);
      const edges = [0, Math.min(tMs, onsetMs), Math.min(tMs, onsetMs + durationMs), tMs] as const;
      const phases = [0, 1, 2].map((i) => ({
        durationMs: edges[i + 1]! - edges[i]!,
        currentUaPerCm2: holdingUaPerCm2 + (i === 1 ? amplitudeUaPerCm2 : 0),
      }));
      runProtocol(membrane, state, phases, () => false);
      return {
        vMv: state[V]!, m: state[M]!, h: state[H]!, n: state[N]!,
        ...patchCurrents(membrane, state),
        meanMv: tMs === 0 ? state[V]! : state[AREA]! / tMs,
      };
    },
  }),
];
