import { z } from "zod";
import { leastPassing } from "../bisect.ts";
import { numberField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { fixedPoints, pulse, relaxed, saddleNodes } from "./unit.ts";

const IGNITION = "minimal bistable unit τ·dx/dt = −x + σ(wx + I − θ), a stand-in for ignition as in Dehaene & Changeux 2011, Neuron 70:200";
const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });
const unitFields = {
  weight: real("自我激发 w", "Self-excitation w", 0, 100).default(10),
  threshold: real("阈值 θ", "Threshold θ", -100, 100).default(5),
};
const input = real("恒定输入 I", "Constant input I", -100, 100).default(-1);
const durationTau = real("脉冲多长", "Duration of the pulse", 0.01, 100, "tau").default(2);
const UNIT = { weight: 10, threshold: 5 };
const MOST_AMPLITUDE = 1000;

/** Everything about ignition in a workspace that can be asked by name. */
export const workspaceQuantities = [
  defineQuantity({
    name: "workspace.fixedPoints",
    title: { zh: "工作空间单元能停在哪几个水平上，哪些停得住", en: "Levels where a workspace unit can rest, and which of them hold" },
    input: z.strictObject({ ...unitFields, input }),
    output: z.strictObject({ levels: z.array(z.number()), stable: z.array(z.boolean()) }),
    unit: { levels: "1", stable: "1" },
    source: IGNITION,
    example: { ...UNIT, input: -1 },
    compute: ({ input: drive, ...unit }) => {
      const points = fixedPoints(unit, drive);
      return { levels: points.map(({ x }) => x), stable: points.map(({ stable }) => stable) };
    },
  }),
  defineQuantity({
    name: "workspace.saddleNodes",
    title: { zh: "输入高过多少就自己点着，低到多少就自己熄灭（w ≤ 4 时没有）", en: "Input above which it must ignite, and below which it must die (none when w ≤ 4)" },
    input: z.strictObject(unitFields),
    output: z.strictObject({ ignitesAbove: z.number().nullable(), diesBelow: z.number().nullable() }),
    unit: { ignitesAbove: "1", diesBelow: "1" },
    source: `${IGNITION}; saddle-nodes where w·x(1 − x) = 1`,
    example: UNIT,
    compute: (unit) => {
      const nodes = saddleNodes(unit);
      return { ignitesAbove: nodes?.ignites.input ?? null, diesBelow: nodes?.dies.input ?? null };
    },
  }),
  defineQuantity({
    name: "workspace.pulse",
    title: { zh: "推一下点不点得着：加在输入上的脉冲，推到多高，之后停在哪", en: "Does a pulse ignite it: how high it gets, and where it stays" },
    input: z.strictObject({ ...unitFields, input, amplitude: real("脉冲幅度（加在 I 上）", "Amplitude, added to I", -100, 100), durationTau }),
    output: z.strictObject({ ignites: z.boolean(), peak: z.number(), afterwards: z.number() }),
    unit: { ignites: "1", peak: "1", afterwards: "1" },
    source: `${IGNITION}; RK4, 100 steps per τ, from the lowest level of rest; afterwards = 100 τ after the pulse`,
    example: { ...UNIT, input: -1, amplitude: 4.5, durationTau: 2 },
    compute: ({ input: drive, amplitude, durationTau: length, ...unit }) => {
      const { peak, ignites } = pulse(unit, drive, amplitude, length);
      return { ignites, peak, afterwards: relaxed(unit, peak, drive, 100) };
    },
  }),
  defineQuantity({
    name: "workspace.pulseThreshold",
    title: { zh: "最小要推多大才点得着", en: "Smallest pulse that ignites it" },
    input: z.strictObject({ ...unitFields, input, durationTau }),
    output: z.number().nullable(),
    unit: "1",
    source: `${IGNITION}; bisected to 1e-9, null when no pulse up to ${MOST_AMPLITUDE} does (one level, or too short)`,
    example: { ...UNIT, input: -1, durationTau: 2 },
    compute: ({ input: drive, durationTau: length, ...unit }) => {
      const amplitude = leastPassing(1, MOST_AMPLITUDE, (value) => pulse(unit, drive, value, length).ignites, 1e-9);
      return Number.isFinite(amplitude) ? amplitude : null;
    },
  }),
] as const;
