import type { Box, Point } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const PAGE: Box = { x: 30, y: 112, width: 1260, height: 250 };
/** Tabs of the heads; below them the query, and a row for each key it meets. */
export const TABS = { x: 20, y: 396, width: 1280, height: 54 } as const;
export const QUERY_Y = 490;
export const MATCH = { y: 554, row: 60 } as const;
/** Middle of a glyph; the strip of a code; the score's bar and number; the same of the weight. */
export const COLUMN = { glyph: 56, strip: 100, stripWidth: 400, score: 540, scoreWidth: 240, weight: 916, weightWidth: 256, right: 1300 } as const;

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
