import type { Box } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const ROWS = { top: 128, bottom: 606 } as const;
export const BOUTON = { x: 20, width: 150 } as const;
/** The cleft that the messengers cross. */
export const CLEFT = { from: 170, to: 316 } as const;
export const MEMBRANE = 344;
export const WEIGHT_X = 458;
export const PRODUCT_X = 614;
export const TANK: Box = { x: 740, y: 136, width: 110, height: 450 };
export const CURVE: Box = { x: 1024, y: 156, width: 276, height: 196 };
export const LAMP = { x: 1036, y: 560, radius: 54 } as const;

export function rowHeight(count: number): number {
  return Math.min(130, (ROWS.bottom - ROWS.top) / count);
}

/** Middle of an input's row. */
export function rowY(index: number, count: number): number {
  const middle = (ROWS.top + ROWS.bottom) / 2;
  return middle + (index - (count - 1) / 2) * rowHeight(count);
}
