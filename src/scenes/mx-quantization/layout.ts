import { ramp, type Box } from "#look";

/** Places in the scene's 1320×742 box, px; strokes need a little room at its edges. */
export const LEFT = 4;
export const RIGHT = 1316;
const COLUMNS = 8;
const DOOR = { width: 153, height: 74, gap: 12 };
const DOORS_TOP = 66;

export const TITLE_Y = 440;
export const PANEL = { top: 462, bottom: 634 };
export const SIZE_BAR: Box = { x: LEFT, y: 706, width: RIGHT - LEFT, height: 30 };
/** Where the block's map hangs once it is known. */
export const MAP: Box = { x: RIGHT - 172, y: 3, width: 172, height: 54 };

/** The locker door of a value. */
export function doorBox(index: number): Box {
  const stepX = (RIGHT - LEFT - DOOR.width) / (COLUMNS - 1);
  const y = DOORS_TOP + Math.floor(index / COLUMNS) * (DOOR.height + DOOR.gap);
  return { x: LEFT + (index % COLUMNS) * stepX, y, width: DOOR.width, height: DOOR.height };
}

/** One value's share of a motion that runs through the boxes in order. */
export function inTurn(progress: number, index: number): number {
  const lag = (index / 31) * 0.65;
  return ramp(progress, lag, lag + 0.35);
}
