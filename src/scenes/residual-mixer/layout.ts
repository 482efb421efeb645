import type { Box } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const DESK: Box = { x: 20, y: 78, width: 650, height: 370 };
export const METER: Box = { x: 688, y: 78, width: 612, height: 370 };
export const CHART: Box = { x: 112, y: 514, width: 1180, height: 126 };
