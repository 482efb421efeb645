import type { Box, Point } from "#look";
import type { BrainRegion } from "#sim";

/** Places in the scene's 1320×742 box, px. */
export const PATCH = 64;
export const PANEL = { x: 918, right: 1300 } as const;
export const METER: Box = { x: 20, y: 630, width: 1280, height: 40 };

/** The left side of a brain that looks to the left, about where each thing is done; no map. */
export const CENTRES: Readonly<Record<BrainRegion, Point>> = {
  attention: { x: 240, y: 192 },
  movement: { x: 386, y: 158 },
  touch: { x: 530, y: 160 },
  space: { x: 668, y: 216 },
  planning: { x: 124, y: 296 },
  speech: { x: 262, y: 332 },
  hearing: { x: 406, y: 306 },
  language: { x: 548, y: 304 },
  vision: { x: 748, y: 350 },
  emotion: { x: 322, y: 462 },
  memory: { x: 464, y: 450 },
  faces: { x: 606, y: 440 },
};

/** Its outline, clockwise from the brow. */
export const OUTLINE: readonly Point[] = [
  { x: 40, y: 318 }, { x: 56, y: 228 }, { x: 118, y: 150 }, { x: 214, y: 104 }, { x: 340, y: 78 }, { x: 470, y: 72 }, { x: 600, y: 88 },
  { x: 718, y: 132 }, { x: 800, y: 218 }, { x: 836, y: 328 }, { x: 826, y: 412 }, { x: 760, y: 446 }, { x: 694, y: 484 },
  { x: 606, y: 524 }, { x: 480, y: 538 }, { x: 350, y: 548 }, { x: 252, y: 520 }, { x: 232, y: 452 }, { x: 192, y: 418 }, { x: 100, y: 400 },
];

/** Cerebellum and stem, drawn faint: they have no part in the count. */
export const CEREBELLUM = { x: 726, y: 498, rx: 82, ry: 52 } as const;
