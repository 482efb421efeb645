import type { BodyId } from "#sim";

/** All in px of the scene box, 1320 × 742: the picture of the cells, and the rows of bars under it. */
export const PICTURE = { x: 16, y: 76, width: 1288, height: 376 } as const;
export const BARS = { label: 16, left: 204, right: 1112, value: 1296, top: 468, row: 48, height: 30 } as const;

/** Where the bodies stand, um, and how far each cell reaches up or down: what the camera must hold. */
export const PLACES: Readonly<Record<BodyId, { readonly x: number; readonly y: number; readonly reach: number }>> = {
  fat: { x: -720, y: 0, reach: 62 },
  cube: { x: -510, y: 0, reach: 62 },
  pyramidal: { x: -160, y: 100, reach: 275 },
  granule: { x: 190, y: 0, reach: 22 },
  motor: { x: 500, y: 0, reach: 260 },
};

/** Of the camera when it looks at all of them. */
export const ALL = { x: 0, reach: 275 } as const;

export const NAMES: Readonly<Record<BodyId, string>> = { fat: "脂肪细胞", cube: "同体积方块", pyramidal: "锥体细胞", granule: "颗粒细胞", motor: "运动神经元" };
