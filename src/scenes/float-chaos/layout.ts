import type { Box } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const ORBITS: Box = { x: 112, y: 138, width: 700, height: 236 };
export const GAP: Box = { x: 112, y: 452, width: 700, height: 196 };
export const CARD = { x: 862, width: 440, height: 232, tops: [84, 332] } as const;
export const RESULT = { x: 862, top: 590 } as const;
