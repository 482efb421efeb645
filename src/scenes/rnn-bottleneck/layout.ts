import type { Box, Point } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const PAGE: Box = { x: 20, y: 96, width: 640, height: 372 };
export const PLATE: Box = { x: 716, y: 176, width: 132, height: 212 };
export const KEYHOLE: Point = { x: PLATE.x + PLATE.width / 2, y: PLATE.y + 92 };
export const STATE: Box = { x: 924, y: 96, width: 372, height: 372 };
/** Lower band: the exam. */
export const EXAM = { top: 510, split: 636, bottom: 726 } as const;

export interface Grid {
  readonly columns: number;
  readonly cell: number;
  readonly rowStep: number;
}

/** Cells in which `count` characters fill the page, 64 px at most, with room between few lines. */
export function gridOf(count: number): Grid {
  let cell = 64;
  while (Math.floor(PAGE.width / cell) * Math.floor(PAGE.height / (cell * 1.1)) < count) cell *= 0.97;
  const columns = Math.floor(PAGE.width / cell);
  return { columns, cell, rowStep: Math.min(cell * 1.7, PAGE.height / Math.ceil(count / columns)) };
}

export function placeOf({ columns, cell, rowStep }: Grid, token: number): Point {
  return { x: PAGE.x + ((token % columns) + 0.5) * cell, y: PAGE.y + cell / 2 + Math.floor(token / columns) * rowStep };
}
