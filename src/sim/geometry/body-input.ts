import { z } from "zod";
import { cube, cylinder, sphere, spheroid, surfaceToVolume, type Body } from "./bodies.ts";

export const CLOSED_FORMS = "closed forms of solid geometry; cell sizes: Milo & Phillips, BioNumbers 107466";

export function lengthUm(zh: string, en: string) {
  return z.number().min(1e-4).max(1e8).meta({ label: { zh, en }, unit: "um" });
}

const diameterUm = lengthUm("直径（立方体为棱长）", "Diameter (edge of a cube)");
const shape = z
  .enum(["sphere", "cube", "neurite", "cylinder", "prolate", "oblate"])
  .meta({ label: { zh: "形状：球、立方体、神经突（两端开口）、圆柱、长球、扁球", en: "Shape" }, unit: "1" });
const extentUm = lengthUm("长度：圆柱的高、椭球的极轴全长", "Length: of a cylinder, or the polar axis of a spheroid").optional();
export const bodyInput = z.strictObject({ shape, diameterUm, lengthUm: extentUm });
export type BodyInput = z.output<typeof bodyInput>;

/** @throws RangeError when the length is missing or does not fit the shape */
export function bodyOf(input: BodyInput): Body {
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

export const bodyOutput = z.strictObject({ areaUm2: z.number(), volumeUm3: z.number(), surfaceToVolumePerUm: z.number() });
export const bodyUnits = { areaUm2: "um2", volumeUm3: "um3", surfaceToVolumePerUm: "1/um" };

export function described(body: Body): z.output<typeof bodyOutput> {
  return { ...body, surfaceToVolumePerUm: surfaceToVolume(body) };
}
