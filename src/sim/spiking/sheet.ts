import { gaussian } from "../random.ts";
import { postsynapticPotential } from "./lif.ts";

/** Cells on a square grid, numbered row by row; each excites those within reach. Threshold about 1, reset 0. */
export interface Sheet {
  readonly columns: number;
  readonly rows: number;
  readonly decay: number;
  readonly reach: number;
  readonly delayMs: number;
  readonly refractoryMs: number;
  readonly spread: number;
}

/** Length of a step, ms; spikes happen at the ends of steps. */
export const SHEET_STEP_MS = 0.1;
const TAU_MEMBRANE_MS = 10;
const TAU_SYNAPSE_MS = 5;
/** Potentials and currents below it are nothing. */
const FAINT = 1e-6;
/** The step of the last spike of a cell that has had none. */
export const NEVER = -1e9;
const THRESHOLD_STREAM = 0x746872;
const LEAST_THRESHOLD = 0.3;

/**
 * What changes, shape [3][cell] and one more: potentials, synaptic currents, step of the last spike, and whether all is silent.
 */
export type SheetState = Float64Array;

export interface SheetModel {
  readonly cells: number;
  readonly silentState: () => SheetState;
  /** Lifts the potential of cells that can fire above their thresholds. */
  readonly excite: (state: SheetState, cells: readonly number[], step: number, blocked: Uint8Array) => void;
  /** Moves a state on by the given step; blocked cells (1) neither fire nor take in anything. */
  readonly advance: (state: SheetState, step: number, weight: number, blocked: Uint8Array) => void;
}

/** Each step is exact for what a cell does between spikes: τ_m v̇ = −v + s, τ_s ṡ = −s, v standing still while refractory. */
export function sheetModel(sheet: Sheet, seed: number): SheetModel {
  const { columns, rows } = sheet;
  const cells = columns * rows;
  const silentAt = 3 * cells;
  const neighbours = neighboursOf(sheet);
  const thresholds = Float64Array.from({ length: cells }, (_, i) => Math.max(LEAST_THRESHOLD, 1 + sheet.spread * gaussian(seed, THRESHOLD_STREAM, i)));
  const delaySteps = Math.round(sheet.delayMs / SHEET_STEP_MS);
  const holdSteps = Math.round(sheet.refractoryMs / SHEET_STEP_MS);
  const leak = Math.exp(-SHEET_STEP_MS / TAU_MEMBRANE_MS);
  const left = Math.exp(-SHEET_STEP_MS / TAU_SYNAPSE_MS);
  const gain = postsynapticPotential(SHEET_STEP_MS, 1, TAU_MEMBRANE_MS, TAU_SYNAPSE_MS);
  const due = new Int32Array(cells);

  return {
    cells,
    silentState: () => {
      const state = new Float64Array(3 * cells + 1).fill(NEVER, 2 * cells, 3 * cells);
      state[silentAt] = 1;
      return state;
    },
    excite: (state, chosen, step, blocked) => {
      state[silentAt] = 0;
      for (const i of chosen) if (blocked[i] === 0 && step - state[2 * cells + i]! >= holdSteps) state[i] = 1.5 * thresholds[i]!;
    },
    advance: (state, step, weight, blocked) => {
      if (state[silentAt] === 1) return;
      let dues = 0;
      let alive = 0;
      for (let i = 0; i < cells; i++) {
        const since = step - state[2 * cells + i]!;
        if (since === delaySteps) due[dues++] = i;
        if (blocked[i] === 1) {
          state[i] = 0;
          state[cells + i] = 0;
          continue;
        }
        const s = state[cells + i]!;
        const v = state[i]!;
        if (since < holdSteps) alive = 1;
        else {
          const next = leak * v + gain * s;
          state[i] = next;
          if (next > thresholds[i]!) {
            state[i] = 0;
            state[2 * cells + i] = step;
          }
        }
        if (s > FAINT || v > FAINT) alive = 1;
        state[cells + i] = s > FAINT ? s * left : 0;
      }
      for (let k = 0; k < dues; k++) {
        const { targets, weights } = neighbours[due[k]!]!;
        for (let j = 0; j < targets.length; j++) {
          const target = targets[j]!;
          if (blocked[target] === 0) state[cells + target] = state[cells + target]! + weight * weights[j]!;
        }
      }
      if (alive === 0) state[silentAt] = 1;
    },
  };
}

/** Cells whose middles lie within a radius (in cells) of a place (0…1 across and down). */
export function cellsWithin({ columns, rows }: Sheet, { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }): number[] {
  const middle = { column: x * (columns - 1), row: y * (rows - 1) };
  const inside: number[] = [];
  // The cell nearest to the place always belongs to it.
  const far = Math.max(0.5, radius);
  for (let row = Math.max(0, Math.ceil(middle.row - far)); row <= Math.min(rows - 1, middle.row + far); row++)
    for (let column = Math.max(0, Math.ceil(middle.column - far)); column <= Math.min(columns - 1, middle.column + far); column++) {
      const near = Math.abs(column - middle.column) <= 0.5 && Math.abs(row - middle.row) <= 0.5;
      if (near || (column - middle.column) ** 2 + (row - middle.row) ** 2 <= radius * radius) inside.push(row * columns + column);
    }
  return inside;
}

interface Neighbours {
  readonly targets: Int32Array;
  /** e^(−distance/decay) of each. */
  readonly weights: Float64Array;
}

function neighboursOf({ columns, rows, decay, reach }: Sheet): Neighbours[] {
  const around = surroundings(reach, decay);
  return Array.from({ length: columns * rows }, (_, i) => {
    const column = i % columns;
    const row = (i - column) / columns;
    const targets: number[] = [];
    const weights: number[] = [];
    for (const { right, down, weight } of around) {
      if (column + right < 0 || column + right >= columns || row + down < 0 || row + down >= rows) continue;
      targets.push(i + down * columns + right);
      weights.push(weight);
    }
    return { targets: Int32Array.from(targets), weights: Float64Array.from(weights) };
  });
}

/** What a cell in the middle of a large sheet reaches, row by row; the same for all, so computed once. */
function surroundings(reach: number, decay: number): { readonly right: number; readonly down: number; readonly weight: number }[] {
  const far = Math.floor(reach);
  const offsets = Array.from({ length: 2 * far + 1 }, (_, i) => i - far);
  return offsets.flatMap((down) => offsets.map((right) => ({ right, down, distance: Math.sqrt(right ** 2 + down ** 2) })))
    .filter(({ distance }) => distance > 0 && distance <= reach)
    .map(({ right, down, distance }) => ({ right, down, weight: Math.exp(-distance / decay) }));
}
