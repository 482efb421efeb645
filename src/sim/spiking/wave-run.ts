import { modelClock } from "../clock.ts";
import { gridRun } from "../grid-run.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { cellsWithin, NEVER, type Sheet, SHEET_STEP_MS, sheetModel, type SheetState } from "./sheet.ts";
import { MOST_CELLS, waveActions, type WaveParams } from "./wave-params.ts";

export interface WaveState {
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  readonly columns: number;
  readonly rows: number;
  readonly weight: number;
  /** Row by row, shape [cell]; 0 at rest, about 1 at the threshold. */
  readonly v: Float64Array;
  /** Model ms since the latest spike, shape [cell]; Infinity before the first. */
  readonly sinceSpikeMs: Float64Array;
  /** 1 where a cell is blocked, shape [cell]. */
  readonly blocked: Uint8Array;
  /** Cells that fired within the last 5 model ms. */
  readonly firing: number;
}

const FIRING_MS = 5;
/** Steps from one kept state to the next. */
const GRID_STEPS = 10;

/** Settings from a step on. */
interface Stretch {
  readonly fromStep: number;
  readonly weight: number;
  readonly blocked: Uint8Array;
  /** Cells lifted above the threshold as it begins. */
  readonly excited: readonly number[];
}

/**
 * Waves of spikes over a sheet (or along a chain) of excitable cells: they spread, go round obstacles and put one another out.
 *
 * Events: `stimulate {x, y, radius}`, `weight {weight}`, `block {x, y, radius}`, `release {}`, `slow {modelMsPerSecond}`.
 *
 * @throws RangeError for more than 2,560 cells, or a delay longer than the refractory period
 * @see Golomb & Amitai 1997, J Neurophysiol 78:1199 (waves in excitatory networks of integrate-and-fire cells)
 */
export const simulateWave: Simulate<WaveParams, WaveState> = (params, seed, events) => {
  const { columns, rows } = params;
  if (columns * rows > MOST_CELLS)
    throw new RangeError(`columns × rows 不能超过 ${MOST_CELLS}，现在是 ${columns * rows} / columns × rows must be at most ${MOST_CELLS}, got ${columns * rows}`);
  const model = sheetModel(params, seed);
  const rates = events.filter(({ action }) => action === "slow").map(({ tMs, args }) => ({ tMs, ...waveActions.slow.parse(args) }));
  const modelMsAt = modelClock(params.modelMsPerSecond, rates);
  const stretches = stretchesOf(params, events, modelMsAt);
  const stretchAt = (step: number): Stretch => stretches.findLast(({ fromStep }) => fromStep <= step)!;

  const carry = (state: SheetState, fromStep: number, toStep: number): void => {
    for (let step = fromStep; step < toStep; step++) {
      const { weight, blocked } = stretchAt(step);
      for (const stretch of stretches) if (stretch.fromStep === step) model.excite(state, stretch.excited, step, blocked);
      model.advance(state, step, weight, blocked);
    }
  };
  const { at } = gridRun({
    start: model.silentState(),
    advance: (state, index) => carry(state, index * GRID_STEPS, (index + 1) * GRID_STEPS),
    block: 2,
    keptBlocks: 48,
    keptStarts: 512,
  });

  return (tMs) => {
    const modelMs = modelMsAt(Math.max(0, tMs));
    const step = Math.floor(modelMs / SHEET_STEP_MS);
    const index = Math.floor(step / GRID_STEPS);
    const state = at(index).slice();
    carry(state, index * GRID_STEPS, step);
    const { weight, blocked } = stretchAt(step);
    const last = state.subarray(2 * model.cells, 3 * model.cells);
    const sinceSpikeMs = last.map((spike) => (spike === NEVER ? Infinity : Math.max(0, modelMs - spike * SHEET_STEP_MS)));
    return {
      modelMs,
      modelMsPerSecond: rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
      columns,
      rows,
      weight,
      v: state.slice(0, model.cells),
      sinceSpikeMs,
      blocked,
      firing: sinceSpikeMs.reduce((count, ms) => count + (ms < FIRING_MS ? 1 : 0), 0),
    };
  };
};

function stretchesOf(params: WaveParams, events: readonly SimEvent[], modelMsAt: (tMs: number) => number): Stretch[] {
  let blocked = new Uint8Array(params.columns * params.rows);
  let weight = params.weight;
  const stretches: Stretch[] = [{ fromStep: 0, weight, blocked, excited: startOf(params) }];
  for (const { tMs, action, args } of events) {
    let excited: number[] = [];
    if (action === "stimulate") excited = cellsWithin(params, waveActions.stimulate.parse(args));
    else if (action === "weight") weight = waveActions.weight.parse(args).weight;
    else if (action === "block") {
      blocked = blocked.slice();
      for (const cell of cellsWithin(params, waveActions.block.parse(args))) blocked[cell] = 1;
    } else if (action === "release") blocked = new Uint8Array(blocked.length);
    else continue;
    stretches.push({ fromStep: Math.ceil(modelMsAt(tMs) / SHEET_STEP_MS), weight, blocked, excited });
  }
  return stretches;
}

function startOf(sheet: Sheet & Pick<WaveParams, "start">): number[] {
  if (sheet.start === "none") return [];
  if (sheet.start === "middle") return cellsWithin(sheet, { x: 0.5, y: 0.5, radius: 2 });
  // As many columns as a wave needs to get going.
  const starting = Math.min(sheet.columns, 3);
  return Array.from({ length: starting * sheet.rows }, (_, i) => (i % starting) + Math.floor(i / starting) * sheet.columns);
}
