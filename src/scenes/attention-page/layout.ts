import type { Box, Point } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const PAGE: Box = { x: 20, y: 142, width: 846, height: 450 };
export const PANEL: Box = { x: 906, y: 84, width: 396, height: 510 };

/** A page of tokens as a grid: at most 84 px a cell, room between the lines for looks. */
export interface Grid {
  readonly columns: number;
  readonly cell: number;
  readonly rowStep: number;
}

const MOST_CELL = 84;

export function gridOf(count: number): Grid {
  let cell = MOST_CELL;
  while (Math.floor(PAGE.width / cell) * Math.floor(PAGE.height / (cell * 1.12)) < count) cell *= 0.97;
  const columns = Math.floor(PAGE.width / cell);
  const rows = Math.ceil(count / columns);
  return { columns, cell, rowStep: Math.min(cell * 2, rows === 1 ? cell : (PAGE.height - cell) / (rows - 1)) };
}

/** Centre of a token's cell. */
export function placeOf({ columns, cell, rowStep }: Grid, token: number): Point {
  return { x: PAGE.x + (token % columns) * cell + cell / 2, y: PAGE.y + Math.floor(token / columns) * rowStep + cell / 2 };
}
