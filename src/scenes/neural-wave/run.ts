import type { z } from "zod";
import { ease } from "#look";
import { simulateWave, withOpening, type SimEvent, type Simulate, type WaveState } from "#sim";
import { type neuralWaveParams, zoomArgs } from "./params.ts";

/** What part of the sheet is in the picture. */
export interface Camera {
  /** Cells across. */
  readonly across: number;
  /** Its middle, 0…1 across and down the sheet. */
  readonly x: number;
  readonly y: number;
}

export interface FilmedWave {
  readonly wave: WaveState;
  readonly refractoryMs: number;
  readonly camera: Camera;
}

const FIRST_MS = 700;
/** Pacemaker beats that are prepared: longer than any beat of a show. */
const MOST_BEATS = 150;
const DRAW_BACK = { tMs: 2200, forMs: 2600 };
const MOVE_MS = 1200;

/** A sheet with a pacemaker cell in its middle, and the camera that looks at it. Events: the wave's own, and `zoom {across, x, y}`. */
export const simulateFilmedWave: Simulate<z.output<typeof neuralWaveParams>, FilmedWave> = ({ everyS, startAcross, ...params }, seed, events) => {
  const middle = { x: middleOf(params.columns), y: middleOf(params.rows) };
  const beats: SimEvent[] = Array.from({ length: everyS > 0 ? MOST_BEATS : 0 }, (_, i) => (
    { tMs: FIRST_MS + i * everyS * 1000, action: "stimulate", args: { ...middle, radius: 0 } }));
  const at = simulateWave({ ...params, start: "none" }, seed, withOpening(events, beats));
  const moves = [
    { ...DRAW_BACK, to: { across: params.columns, ...middle } },
    ...events.filter(({ action }) => action === "zoom").map(({ tMs, args }) => ({ tMs, forMs: MOVE_MS, to: zoomArgs.parse(args) })),
  ].sort((a, b) => a.tMs - b.tMs);
  return (tMs) => ({ wave: at(tMs), refractoryMs: params.refractoryMs, camera: cameraAt({ across: startAcross, ...middle }, moves, tMs) });
};

/** Of the middle cell, so that it is one alone. */
function middleOf(cells: number): number {
  return cells === 1 ? 0.5 : Math.floor((cells - 1) / 2) / (cells - 1);
}

interface Move {
  readonly tMs: number;
  readonly forMs: number;
  readonly to: Camera;
}

/** Every move starts from where the camera is by then; widths change by ratio, as the eye sees them. */
function cameraAt(start: Camera, moves: readonly Move[], tMs: number): Camera {
  return moves.reduce<Camera>((from, move) => {
    const part = ease((tMs - move.tMs) / move.forMs);
    if (part === 0) return from;
    if (part === 1) return move.to;
    const blend = (a: number, b: number): number => a + (b - a) * part;
    return { across: from.across * (move.to.across / from.across) ** part, x: blend(from.x, move.to.x), y: blend(from.y, move.to.y) };
  }, start);
}
