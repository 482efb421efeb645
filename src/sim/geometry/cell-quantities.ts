import { z } from "zod";
import { numberField } from "../field.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { join, surfaceToVolume, type Body } from "./bodies.ts";
import { bodyInput, bodyOf, CLOSED_FORMS } from "./body-input.ts";
import { measureTrace, readTrace } from "./reconstruction.ts";

const part = z.strictObject({ areaUm2: z.number(), volumeUm3: z.number(), surfaceToVolumePerUm: wireNumber });
const lengthUm = (zh: string, en: string) => numberField({ label: { zh, en }, unit: "um", min: 1e-4, max: 1e8 });

const PARTS = ["soma", "dendrites", "axon", "somaAndDendrites", "whole"] as const;

function unitsOf(name: string): [string, string][] {
  return [[`${name}.areaUm2`, "um2"], [`${name}.volumeUm3`, "um3"], [`${name}.surfaceToVolumePerUm`, "1/um"]];
}

/** What is not there has neither area nor volume, and no ratio. */
function described(body: Body): z.output<typeof part> {
  return { ...body, surfaceToVolumePerUm: encodeNumber(body.volumeUm3 === 0 ? NaN : surfaceToVolume(body)) };
}

/** Quantities of traced cells and of comparisons. */
export const cellQuantities = [
  defineQuantity({
    name: "geometry.reconstruction",
    title: { zh: "一份神经元重建（SWC）的面积、体积和比值：胞体、树突、轴突，和加在一起", en: "Area, volume and ratio of a traced neuron (SWC): soma, dendrites, axon and together" },
    input: z.strictObject({
      swc: z.string().min(1).max(20_000_000).meta({ label: { zh: "SWC 文件的文字，每行一点：id type x y z radius parent（μm）", en: "Text of an SWC file, a line for each point, in μm" }, unit: "um" }),
    }),
    output: z.strictObject({
      soma: part, dendrites: part, axon: part, somaAndDendrites: part, whole: part,
      dendriteLengthUm: z.number(), axonLengthUm: z.number(), points: z.int(),
    }),
    unit: { ...Object.fromEntries(PARTS.flatMap(unitsOf)), dendriteLengthUm: "um", axonLengthUm: "um", points: "1" },
    source: "SWC: Cannon et al. 1998, J Neurosci Methods 84:49; soma as a sphere, steps as frusta A = π(r₁+r₂)√(L²+(r₁−r₂)²), without spines and without the step from the soma",
    example: { swc: "1 1 0 0 0 6 -1\n2 3 6 0 0 0.5 1\n3 3 60 0 0 0.3 2\n4 3 90 40 0 0.2 3\n5 2 -6 0 0 0.2 1\n6 2 -200 0 0 0.1 5" },
    compute: ({ swc }) => {
      const points = readTrace(swc);
      if (points.length === 0) throw new RangeError("swc 里没有一个点 / holds no point");
      const { soma, dendrites, axon, ...rest } = measureTrace(points);
      return {
        soma: described(soma), dendrites: described(dendrites), axon: described(axon),
        somaAndDendrites: described(join([soma, dendrites])), whole: described(join([soma, dendrites, axon])), ...rest,
      };
    },
  }),
  defineQuantity({
    name: "geometry.compare",
    title: { zh: "一个形状的面积、体积、面积体积比是另一个的几倍", en: "Area, volume and surface-to-volume ratio of one body over those of another" },
    input: z.strictObject({
      body: bodyInput.meta({ label: { zh: "这一个", en: "This one" } }),
      reference: bodyInput.meta({ label: { zh: "跟谁比", en: "Compared with" } }),
    }),
    output: z.strictObject({ areaTimes: z.number(), volumeTimes: z.number(), surfaceToVolumeTimes: z.number() }),
    unit: { areaTimes: "1", volumeTimes: "1", surfaceToVolumeTimes: "1" },
    source: CLOSED_FORMS,
    example: { body: { shape: "sphere" as const, diameterUm: 6 }, reference: { shape: "sphere" as const, diameterUm: 80 } },
    compute: ({ body, reference }) => {
      const [one, other] = [bodyOf(body), bodyOf(reference)];
      return {
        areaTimes: one.areaUm2 / other.areaUm2,
        volumeTimes: one.volumeUm3 / other.volumeUm3,
        surfaceToVolumeTimes: surfaceToVolume(one) / surfaceToVolume(other),
      };
    },
  }),
  defineQuantity({
    name: "geometry.sphericity",
    title: { zh: "有多圆：同体积的球的面积除以它的面积（球是 1）", en: "Sphericity: area of the sphere of the same volume over the area of the body; 1 for a sphere" },
    input: bodyInput,
    output: z.number(),
    unit: "1",
    source: "Wadell 1935, J Geol 43:250: π^(1/3)·(6V)^(2/3)/A; open ends do not count",
    example: { shape: "cube" as const, diameterUm: 1 },
    compute: (input) => {
      const { areaUm2, volumeUm3 } = bodyOf(input);
      return (Math.cbrt(Math.PI) * Math.cbrt(6 * volumeUm3) ** 2) / areaUm2;
    },
  }),
  defineQuantity({
    name: "geometry.shell",
    title: { zh: "球形细胞里一层薄壳占几成体积，芯占几成（脂滴把细胞质挤成一层皮）", en: "Volume share of a thin shell of a round cell, and of its core (a fat droplet under a rim of cytoplasm)" },
    input: z.strictObject({ diameterUm: lengthUm("细胞直径", "Diameter of the cell"), shellUm: numberField({ label: { zh: "壳厚", en: "Thickness of the shell" }, unit: "um", min: 0, max: 1e8 }) }),
    output: z.strictObject({ core: z.number(), shell: z.number() }),
    unit: { core: "1", shell: "1" },
    source: "core = (1 − 2t/d)³",
    example: { diameterUm: 80, shellUm: 2 },
    monotonic: ["diameterUm", "shellUm"],
    compute: ({ diameterUm, shellUm }) => {
      if (2 * shellUm > diameterUm) throw new RangeError(`shellUm 最多是直径的一半 ${diameterUm / 2} µm / must be at most half the diameter, got ${shellUm}`);
      const core = (1 - (2 * shellUm) / diameterUm) ** 3;
      return { core, shell: 1 - core };
    },
  }),
];
