import { cellsWithin, NEVER, type Sheet, SHEET_STEP_MS, sheetModel } from "./sheet.ts";

export interface SheetWave {
  /** Along the middle row between a third and two thirds of the columns, cells per ms; NaN when the wave does not get there. */
  readonly speed: number;
  /** Part of the cells that fired. */
  readonly reached: number;
  /** When the last cell fired for the first time, ms; NaN when none did. */
  readonly lastMs: number;
}

/** Starts one wave at the left edge and watches it until it is over, or for `longestMs`. */
export function sheetWave(sheet: Sheet, weight: number, started: number, seed: number, longestMs: number): SheetWave {
  const { columns, rows } = sheet;
  const model = sheetModel(sheet, seed);
  const state = model.silentState();
  const blocked = new Uint8Array(model.cells);
  const first = new Float64Array(model.cells).fill(NaN);
  model.excite(state, Array.from({ length: started * rows }, (_, i) => (i % started) + Math.floor(i / started) * columns), 0, blocked);
  for (let step = 0; step * SHEET_STEP_MS < longestMs; step++) {
    model.advance(state, step, weight, blocked);
    for (let i = 0; i < model.cells; i++) {
      const spike = state[2 * model.cells + i]!;
      if (Number.isNaN(first[i]!) && spike !== NEVER) first[i] = spike * SHEET_STEP_MS;
    }
  }
  const [middle] = cellsWithin(sheet, { x: 0, y: 0.5, radius: 0 }) as [number];
  const [from, to] = [Math.round(columns / 3), Math.round((2 * columns) / 3)];
  const fired = first.filter((ms) => !Number.isNaN(ms));
  return {
    speed: (to - from) / (first[middle + to]! - first[middle + from]!),
    reached: fired.length / model.cells,
    lastMs: fired.length === 0 ? NaN : fired.reduce((latest, ms) => Math.max(latest, ms), 0),
  };
}
