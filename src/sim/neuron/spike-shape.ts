import { fixedState } from "./rest.ts";
import { V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { type Phase, runProtocol } from "./protocol.ts";
import { isSpiking } from "./spiking.ts";

/** What an electrode records: potentials at the ends of steps, shapes [sample]. */
export interface Recording {
  readonly tMs: readonly number[];
  readonly vMv: readonly number[];
  /** Sample at which each spike first stands above 0 mV. */
  readonly spikes: readonly number[];
}

export interface SpikeShape {
  readonly spikes: number;
  /** First upward passage of 0 mV; NaN when there is none. */
  readonly crossingMs: number;
  readonly peakMv: number;
  /** Width half way between rest and peak; NaN when the potential does not come back within the recording. */
  readonly halfWidthMs: number;
  /** Lowest potential after the peak. */
  readonly afterPotentialMv: number;
  readonly steepestMvPerMs: number;
}

/** Starts at rest and records a protocol. */
export function record(membrane: Membrane, phases: readonly Phase[]): Recording {
  const state = fixedState(membrane);
  const tMs = [0];
  const vMv = [state[V]!];
  const spikes: number[] = [];
  const spiking = isSpiking(membrane);
  let armed = true;
  runProtocol(membrane, state, phases, (now, y) => {
    tMs.push(now);
    vMv.push(y[V]!);
    if (y[V]! < 0) armed = true;
    else if (armed && spiking(y)) {
      spikes.push(tMs.length - 1);
      armed = false;
    }
    return false;
  });
  return { tMs, vMv, spikes };
}

/** Measures the highest peak of a recording that starts at rest. */
export function measureSpike({ tMs, vMv, spikes }: Recording): SpikeShape {
  let peak = 0;
  let steepestMvPerMs = 0;
  for (let i = 1; i < vMv.length; i++) {
    if (vMv[i]! > vMv[peak]!) peak = i;
    steepestMvPerMs = Math.max(steepestMvPerMs, (vMv[i]! - vMv[i - 1]!) / (tMs[i]! - tMs[i - 1]!));
  }
  const half = (vMv[0]! + vMv[peak]!) / 2;
  let before = peak;
  while (before > 0 && vMv[before]! > half) before--;
  let after = peak;
  while (after < vMv.length - 1 && vMv[after]! > half) after++;
  const returns = peak > 0 && vMv[after]! <= half;
  let lowest = peak;
  for (let i = peak; i < vMv.length; i++) if (vMv[i]! < vMv[lowest]!) lowest = i;
  return {
    spikes: spikes.length,
    crossingMs: upwardCrossingMs(tMs, vMv, 0),
    peakMv: summit(tMs, vMv, peak),
    halfWidthMs: returns ? crossing(tMs, vMv, after, half) - crossing(tMs, vMv, before + 1, half) : NaN,
    afterPotentialMv: vMv[lowest]!,
    steepestMvPerMs,
  };
}

/** First time at which the recording rises through `level` (linear between samples), or NaN. */
export function upwardCrossingMs(tMs: readonly number[], vMv: readonly number[], level: number): number {
  for (let i = 1; i < vMv.length; i++) if (vMv[i - 1]! < level && vMv[i]! >= level) return crossing(tMs, vMv, i, level);
  return NaN;
}

function crossing(tMs: readonly number[], vMv: readonly number[], i: number, level: number): number {
  const before = vMv[i - 1]!;
  return tMs[i - 1]! + ((tMs[i]! - tMs[i - 1]!) * (level - before)) / (vMv[i]! - before);
}

/** Height of the parabola through a highest sample and its neighbours. */
function summit(tMs: readonly number[], vMv: readonly number[], i: number): number {
  if (i === 0 || i === vMv.length - 1) return vMv[i]!;
  const left = (vMv[i]! - vMv[i - 1]!) / (tMs[i]! - tMs[i - 1]!);
  const right = (vMv[i + 1]! - vMv[i]!) / (tMs[i + 1]! - tMs[i]!);
  const bend = (left - right) / (tMs[i + 1]! - tMs[i - 1]!);
  if (!(bend > 0)) return vMv[i]!;
  const slope = (left * (tMs[i + 1]! - tMs[i]!) + right * (tMs[i]! - tMs[i - 1]!)) / (tMs[i + 1]! - tMs[i - 1]!);
  return vMv[i]! + slope ** 2 / (4 * bend);
}
