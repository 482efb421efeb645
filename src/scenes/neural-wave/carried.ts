import { discShape, type CarriedShape, type View } from "#look";
import { colorOf, gridOf, KEY_SHADES } from "./cells.ts";
import { SHEET } from "./layout.ts";
import type { FilmedWave } from "./run.ts";

/** Far off, a cell is too small to be followed on its way. */
const LEAST_RADIUS = 12;

/** The cell nearest to the middle of the sheet that is shown. */
export function cell({ wave, camera }: FilmedWave, { theme }: View): CarriedShape {
  const grid = gridOf(wave, camera, SHEET);
  const nearest = (middle: number, start: number, step: number, count: number) =>
    start + Math.min(count - 1, Math.max(0, Math.round((middle - start) / step))) * step;
  const place = {
    x: nearest(SHEET.x + SHEET.width / 2, grid.x, grid.pitch, wave.columns),
    y: nearest(SHEET.y + SHEET.height / 2, grid.y, grid.rise, wave.rows),
  };
  return discShape(place, Math.max(LEAST_RADIUS, 0.36 * grid.pitch), colorOf(theme, KEY_SHADES[1]));
}
