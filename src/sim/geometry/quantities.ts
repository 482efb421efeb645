import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { cylinder, frustum, join, sphere, surfaceToVolume } from "./bodies.ts";
import { bodyInput, bodyOf, bodyOutput, bodyUnits, CLOSED_FORMS, described, lengthUm } from "./body-input.ts";
import { cellQuantities } from "./cell-quantities.ts";

const arborInput = z.strictObject({
  somaDiameterUm: lengthUm("胞体直径", "Soma diameter"),
  dendrites: z.int().min(0).max(1000).default(0).meta({ label: { zh: "树突条数", en: "Dendrites" }, unit: "1" }),
  dendriteDiameterUm: lengthUm("树突直径", "Dendrite diameter").default(1),
  dendriteLengthUm: lengthUm("每条树突长度", "Length of each dendrite").default(15),
  axonDiameterUm: lengthUm("轴突直径", "Axon diameter").default(0.2),
  axonLengthUm: z.number().min(0).max(1e8).default(0).meta({ label: { zh: "轴突长度", en: "Axon length" }, unit: "um" }),
});

export const geometryQuantities = [
  defineQuantity({
    name: "geometry.surfaceToVolume",
    title: { zh: "一个形状的表面积与体积之比", en: "Surface-to-volume ratio of a body" },
    input: bodyInput,
    output: z.number(),
    unit: "1/um",
    source: CLOSED_FORMS,
    example: { shape: "sphere" as const, diameterUm: 80 },
    monotonic: ["diameterUm"],
    compute: (input) => surfaceToVolume(bodyOf(input)),
  }),
  defineQuantity({
    name: "geometry.body",
    title: { zh: "一个形状的表面积、体积和两者之比", en: "Area, volume and their ratio" },
    input: bodyInput,
    output: bodyOutput,
    unit: bodyUnits,
    source: CLOSED_FORMS,
    example: { shape: "cylinder" as const, diameterUm: 10, lengthUm: 1e6 },
    monotonic: ["diameterUm", "lengthUm"],
    compute: (input) => described(bodyOf(input)),
  }),
  defineQuantity({
    name: "geometry.frustum",
    title: { zh: "一段圆台（重建神经突的一节）的侧面积和体积", en: "Side and volume of a frustum, one piece of a reconstruction" },
    input: z.strictObject({
      radius1Um: z.number().min(0).max(1e8).meta({ label: { zh: "一端半径", en: "Radius at one end" }, unit: "um" }),
      radius2Um: z.number().min(0).max(1e8).meta({ label: { zh: "另一端半径", en: "Radius at the other end" }, unit: "um" }),
      lengthUm: lengthUm("长度", "Length"),
    }),
    output: z.strictObject({ areaUm2: z.number(), volumeUm3: z.number() }),
    unit: { areaUm2: "um2", volumeUm3: "um3" },
    source: CLOSED_FORMS,
    example: { radius1Um: 2, radius2Um: 1, lengthUm: 10 },
    compute: ({ radius1Um, radius2Um, lengthUm: length }) => frustum(radius1Um, radius2Um, length),
  }),
  defineQuantity({
    name: "geometry.scaling",
    title: { zh: "所有长度放大 k 倍后，面积、体积和比值各变成几倍", en: "Factors of area, volume and ratio when every length grows k-fold" },
    input: z.strictObject({ factor: z.number().min(1e-6).max(1e6).meta({ label: { zh: "放大倍数 k", en: "Factor k" }, unit: "1" }) }),
    output: z.strictObject({ area: z.number(), volume: z.number(), surfaceToVolume: z.number() }),
    unit: { area: "1", volume: "1", surfaceToVolume: "1" },
    source: "square–cube law (Galileo 1638)",
    example: { factor: 10 },
    monotonic: ["factor"],
    compute: ({ factor }) => ({ area: factor ** 2, volume: factor ** 3, surfaceToVolume: 1 / factor }),
  }),
  defineQuantity({
    name: "geometry.diameterOfRatio",
    title: { zh: "球要多大，面积体积比才是这个值", en: "Diameter of the sphere that has this surface-to-volume ratio" },
    input: z.strictObject({
      surfaceToVolumePerUm: z.number().min(1e-8).max(1e6).meta({ label: { zh: "面积体积比", en: "Surface-to-volume ratio" }, unit: "1/um" }),
    }),
    output: z.number(),
    unit: "um",
    source: "d = 6 / (A/V) of a sphere; no body of that volume has a smaller ratio (isoperimetric inequality)",
    example: { surfaceToVolumePerUm: 0.03 },
    monotonic: ["surfaceToVolumePerUm"],
    compute: ({ surfaceToVolumePerUm }) => 6 / surfaceToVolumePerUm,
  }),
  defineQuantity({
    name: "geometry.arbor",
    title: { zh: "胞体加树突、轴突的总面积、总体积和比值", en: "Area, volume and ratio of a soma with its neurites" },
    input: arborInput,
    output: bodyOutput,
    unit: bodyUnits,
    source: `${CLOSED_FORMS}; neurites as open cylinders`,
    example: { somaDiameterUm: 5.8, dendrites: 4, dendriteDiameterUm: 1, dendriteLengthUm: 15, axonDiameterUm: 0.2, axonLengthUm: 4000 },
    compute: (input) => described(join([
      sphere(input.somaDiameterUm),
      ...Array.from({ length: input.dendrites }, () => cylinder(input.dendriteDiameterUm, input.dendriteLengthUm, false)),
      ...(input.axonLengthUm > 0 ? [cylinder(input.axonDiameterUm, input.axonLengthUm, false)] : []),
    ])),
  }),
  ...cellQuantities,
];
