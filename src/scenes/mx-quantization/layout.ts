import { ramp, type Box } from "#look";

/** Places in the scene's 1320×742 box, px. */
export const LEFT = 22;
export const RIGHT = 1298;
/** The box of 32 values; the numbers of the grid stand left of it. */
export const BOX: Box = { x: 128, y: 92, width: RIGHT - 128, height: 332 };
export const MIDDLE_Y = BOX.y + BOX.height / 2;
/** The longest bar. */
export const REACH = BOX.height / 2 - 14;
const COLUMN = BOX.width / 32;
export const BAR_WIDTH = COLUMN - 10;
/** Codes hang under their bars, bit by bit. */
export const CODES_Y = BOX.y + BOX.height + 10;
export const BIT_STEP = 15;
/** What becomes of one value: base line of its large type. */
export const STORY = { top: 562, y: 626, size: 72 } as const;
export const BITS = { y: 470, below: 716 } as const;
export const SIZE_BAR: Box = { x: LEFT, y: 712, width: RIGHT - LEFT, height: 24 };
/** Where the block's map hangs once it is known. */
export const MAP: Box = { x: RIGHT - 206, y: 6, width: 206, height: 74 };

/** Middle of a value's column. */
export function columnX(index: number): number {
  return BOX.x + (index + 0.5) * COLUMN;
}

/** One value's share of a motion that runs through the columns in order. */
export function inTurn(progress: number, index: number): number {
  const lag = (index / 31) * 0.65;
  return ramp(progress, lag, lag + 0.35);
}
