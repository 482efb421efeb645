import type { Box, Point } from "#look";
import type { Place } from "./figure/draw-figure.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The wide picture. */
export const FRAME = { width: 1920, height: 1080 } as const satisfies Frame;

/** Size of the box a scene paints. */
export const SCENE = { width: 1320, height: 742 } as const;

/** Where things stand in the picture. */
export interface Layout {
  /** The picture all coordinates are in; any other size of the same shape is this one scaled. */
  readonly frame: Frame;
  /** Null for a beat without a scene: the performers have the stage to themselves. Has the shape of `SCENE`. */
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
  /** The front of the stage; hides where gowns and table end, when the picture goes on below the words. */
  readonly apron: Box | null;
  /** Centre of the bill that announces an act. */
  readonly actTitle: Point;
}

const SUBTITLE = { x: 40, y: 866, width: 1840, height: 190 };
const SHARED = {
  frame: FRAME,
  apron: null,
  subtitle: SUBTITLE,
  subtitleText: { x: 130, y: SUBTITLE.y + 14, width: 1660, height: SUBTITLE.height - 20 },
} as const;

/** The performers stand together on the left, as at their table; the scene hangs beside them as a scroll. */
const withScene: Layout = {
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

const withoutScene: Layout = {
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

/** Width of a scene in the narrow pictures: nearly all of it, so that its smallest text stays readable on a phone. */
const NARROW = { width: 1056, height: (1056 * SCENE.height) / SCENE.width } as const;

const SQUARE = { width: 1080, height: 1080 } as const;
const SQUARE_SUBTITLE = { x: 16, y: 876, width: 1048, height: 184 };
const SQUARE_SHARED = {
  frame: SQUARE,
  apron: null,
  subtitle: SQUARE_SUBTITLE,
  subtitleText: { x: 84, y: SQUARE_SUBTITLE.y + 12, width: 912, height: SQUARE_SUBTITLE.height - 18 },
} as const;

/** 1:1: the scene above, below it the performers at their table on the left and the fact card on the right. */
const squareWithScene: Layout = {
  ...SQUARE_SHARED,
  scene: { x: 12, y: 22, ...NARROW },
  factCard: { x: 566, y: 640, width: 490, height: 210 },
  places: [
    { x: 150, y: 744, scale: 0.55, facing: 1 },
    { x: 306, y: 754, scale: 0.55, facing: -1 },
  ],
  cast: { x: 0, y: 560, width: 520, height: 520 },
  table: { x: 212, y: 838, width: 190, height: 242 },
  block: { x: 244, y: 838 },
  moon: { x: 230, y: 760, radius: 168 },
  actTitle: { x: 900, y: 400 },
};

const squareWithoutScene: Layout = {
  ...SQUARE_SHARED,
  scene: null,
  factCard: { x: 24, y: 24, width: 1032, height: 240 },
  places: [
    { x: 340, y: 520, scale: 1.2, facing: 1 },
    { x: 750, y: 548, scale: 1.2, facing: -1 },
  ],
  cast: { x: 0, y: 100, width: 1080, height: 980 },
  table: { x: 520, y: 764, width: 460, height: 316 },
  block: { x: 590, y: 764 },
  moon: { x: 540, y: 500, radius: 350 },
  actTitle: { x: 890, y: 400 },
};

const TALL = { width: 1080, height: 1920 } as const;
/** Phones lay their own signs over the top and the bottom of a tall picture: words stay clear of both. */
const TALL_SUBTITLE = { x: 16, y: 1440, width: 1048, height: 220 };
const TALL_SHARED = {
  frame: TALL,
  apron: { x: 0, y: TALL_SUBTITLE.y + 110, width: TALL.width, height: TALL.height - TALL_SUBTITLE.y - 110 },
  subtitle: TALL_SUBTITLE,
  subtitleText: { x: 84, y: TALL_SUBTITLE.y + 14, width: 912, height: TALL_SUBTITLE.height - 22 },
} as const;

/** 9:16: scene, fact card, performers, words, from top to bottom. */
const tallWithScene: Layout = {
  ...TALL_SHARED,
  scene: { x: 12, y: 150, ...NARROW },
  factCard: { x: 40, y: 760, width: 1000, height: 226 },
  places: [
    { x: 356, y: 1160, scale: 0.9, facing: 1 },
    { x: 664, y: 1182, scale: 0.9, facing: -1 },
  ],
  cast: { x: 0, y: 800, width: 1080, height: 1120 },
  table: { x: 500, y: 1350, width: 330, height: 570 },
  block: { x: 556, y: 1350 },
  moon: { x: 520, y: 1140, radius: 290 },
  actTitle: { x: 900, y: 500 },
};

const tallWithoutScene: Layout = {
  ...TALL_SHARED,
  scene: null,
  factCard: { x: 40, y: 150, width: 1000, height: 420 },
  places: [
    { x: 330, y: 930, scale: 1.34, facing: 1 },
    { x: 764, y: 962, scale: 1.34, facing: -1 },
  ],
  cast: { x: 0, y: 380, width: 1080, height: 1540 },
  table: { x: 520, y: 1210, width: 490, height: 710 },
  block: { x: 600, y: 1210 },
  moon: { x: 540, y: 890, radius: 410 },
  actTitle: { x: 880, y: 520 },
};

export type Shape = "16:9" | "1:1" | "9:16";

const shapes: Readonly<Record<Shape, { readonly withScene: Layout; readonly withoutScene: Layout }>> = {
  "16:9": { withScene, withoutScene },
  "1:1": { withScene: squareWithScene, withoutScene: squareWithoutScene },
  "9:16": { withScene: tallWithScene, withoutScene: tallWithoutScene },
};

/** The picture of each shape, from wide to tall. */
export const frames: Readonly<Record<Shape, Frame>> = { "16:9": FRAME, "1:1": SQUARE, "9:16": TALL };

/** Wide, square or tall, whichever is nearest. */
export function shapeOf({ width, height }: Frame): Shape {
  return width / height > 1.3 ? "16:9" : width / height > 0.75 ? "1:1" : "9:16";
}

/** The layout for a picture of these proportions. */
export function layoutFor(frame: Frame, hasScene: boolean): Layout {
  const { withScene: open, withoutScene: bare } = shapes[shapeOf(frame)];
  return hasScene ? open : bare;
}

/** A point of the picture in the drawing of the figure at `place`. */
export function toFigure(place: Place, { x, y }: Point): Point {
  return { x: ((x - place.x) / place.scale) * place.facing, y: (y - place.y) / place.scale };
}
