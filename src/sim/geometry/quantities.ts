import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { cube, cylinder, frustum, join, sphere, spheroid, surfaceToVolume, type Body } from "./bodies.ts";

const CLOSED_FORMS = "closed forms of solid geometry; cell sizes: Milo & Phillips, BioNumbers 107466";

function lengthUm(zh: string, en: string) {
  return z.number().min(1e-4).max(1e8).meta({ label: { zh, en }, unit: "um" });
}

const diameterUm = lengthUm("直径（立方体为棱长）", "Diameter (edge of a cube)");
const shape = z
  .enum(["sphere", "cube", "neurite", "cylinder", "prolate", "oblate"])
  .meta({ label: { zh: "形状：球、立方体、神经突（两端开口）、圆柱、长球、扁球", en: "Shape" }, unit: "1" });
const extentUm = lengthUm("长度：圆柱的高、椭球的极轴全长", "Length: of a cylinder, or the polar axis of a spheroid").optional();
const bodyInput = z.strictObject({ shape, diameterUm, lengthUm: extentUm });
type BodyInput = z.output<typeof bodyInput>;

function bodyOf(input: BodyInput): Body {
  const d = input.diameterUm;
  switch (input.shape) {
    case "sphere":
      return sphere(d);
    case "cube":
      return cube(d);
    // 4/d does not depend on the length of an open piece.
    case "neurite":
      return cylinder(d, input.lengthUm ?? 1, false);
    case "cylinder":
      return cylinder(d, needed(input), true);
    case "prolate":
    case "oblate":
      return spheroid(d / 2, ordered(input) / 2);
    default:
      return input.shape satisfies never;
  }
}

function needed({ shape: kind, lengthUm: length }: BodyInput): number {
  if (length === undefined) throw new RangeError(`lengthUm is needed for shape "${kind}"; give its length in µm`);
  return length;
}

function ordered(input: BodyInput): number {
  const length = needed(input);
  if (input.shape === "prolate" ? length < input.diameterUm : length > input.diameterUm)
    throw new RangeError(`lengthUm ${length} does not fit shape "${input.shape}" of diameterUm ${input.diameterUm}`);
  return length;
}

const bodyOutput = z.strictObject({ areaUm2: z.number(), volumeUm3: z.number(), surfaceToVolumePerUm: z.number() });
const bodyUnits = { areaUm2: "um2", volumeUm3: "um3", surfaceToVolumePerUm: "1/um" };

function described(body: Body): z.output<typeof bodyOutput> {
  return { ...body, surfaceToVolumePerUm: surfaceToVolume(body) };
}

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
];
