import type { Box, Point } from "#look";
import type { Place } from "./figure/draw-figure.ts";

/** The picture all coordinates are in; any other size is this one scaled. */
export const FRAME = { width: 1920, height: 1080 } as const;

/** Size of the box a scene paints. */
export const SCENE = { width: 1320, height: 742 } as const;

/** Where things stand in the 16:9 picture. */
export interface Layout {
  /** Null for a beat without a scene: the performers have the stage to themselves. */
  readonly scene: Box | null;
  /** Left and right performer. */
  readonly places: readonly [Place, Place];
  /** Everything the performers and the table can touch, hands stretched out. */
  readonly cast: Box;
  readonly table: Box;
  /** Where the block lies and strikes. */
  readonly block: Point;
  readonly moon: Point & { readonly radius: number };
  /** Grows downwards from its top; never taller than this. */
  readonly factCard: Box;
  /** The horizontal scroll that carries the subtitle, its rollers included. */
  readonly subtitle: Box;
  /** The part of it that text may fill. */
  readonly subtitleText: Box;
  /** Centre of the bill that announces an act. */
  readonly actTitle: Point;
}

const SUBTITLE = { x: 40, y: 866, width: 1840, height: 190 };
const SHARED = {
  subtitle: SUBTITLE,
  subtitleText: { x: 130, y: SUBTITLE.y + 14, width: 1660, height: SUBTITLE.height - 20 },
} as const;

/** The performers stand together on the left, as at their table; the scene hangs beside them as a scroll. */
export const withScene: Layout = {
  ...SHARED,
  scene: { x: 570, y: 34, ...SCENE },
  factCard: { x: 24, y: 20, width: 526, height: 306 },
  places: [
    { x: 152, y: 552, scale: 0.93, facing: 1 },
    { x: 398, y: 574, scale: 0.93, facing: -1 },
  ],
  cast: { x: 0, y: 250, width: 720, height: 830 },
  table: { x: 256, y: 752, width: 288, height: 328 },
  block: { x: 306, y: 752 },
  moon: { x: 286, y: 560, radius: 262 },
  actTitle: { x: 1230, y: 405 },
};

export const withoutScene: Layout = {
  ...SHARED,
  scene: null,
  factCard: { x: 28, y: 28, width: 526, height: 470 },
  places: [
    { x: 716, y: 476, scale: 1.4, facing: 1 },
    { x: 1200, y: 508, scale: 1.4, facing: -1 },
  ],
  cast: { x: 300, y: 40, width: 1320, height: 1040 },
  table: { x: 930, y: 752, width: 540, height: 328 },
  block: { x: 1010, y: 752 },
  moon: { x: 960, y: 450, radius: 410 },
  actTitle: { x: 1640, y: 420 },
};

/** A point of the picture in the drawing of the figure at `place`. */
export function toFigure(place: Place, { x, y }: Point): Point {
  return { x: ((x - place.x) / place.scale) * place.facing, y: (y - place.y) / place.scale };
}
