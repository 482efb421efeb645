import { bisect } from "../bisect.ts";
import { N, V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { runProtocol } from "./protocol.ts";
import { temperatureFactor } from "./rates.ts";
import { fixedPointMv } from "./rest.ts";
import { hopfPoints, isStable, nudgedRest } from "./stability.ts";
import { singleSpikeRheobase } from "./threshold.ts";

/** Longest run, and longest wait for the next cycle, at 6.3 °C, ms. */
const LONGEST_MS = 2000;
const SILENT_MS = 150;
/** An oscillation smaller than this about a stable fixed point dies out, mV. */
const DEAD_MV = 1;
/** Change of n from one return to the next at which a cycle counts as closed. */
const CLOSED = 1e-7;

/**
 * Steady rate of a resting membrane after a step to a constant current, Hz; 0 when it falls silent.
 *
 * Cycles are returns to the section where V rises through the fixed point, which lies inside every cycle: so spikes
 * that peak below 0 mV count, and a decaying ring does not.
 */
export function firingRate(membrane: Membrane, currentUaPerCm2: number): number {
  const sectionMv = fixedPointMv(membrane, currentUaPerCm2);
  const stable = isStable(membrane, sectionMv);
  const phi = temperatureFactor(membrane.celsius);
  const pace = phi < 1 ? phi : Math.sqrt(phi);
  const state = nudgedRest(membrane);
  let [tBefore, vBefore, nBefore] = [0, state[V]!, state[N]!];
  let [low, high] = [vBefore, vBefore];
  let [crossedMs, crossedN] = [NaN, NaN];
  let periodMs = Infinity;

  runProtocol(membrane, state, [{ durationMs: LONGEST_MS / pace, currentUaPerCm2 }], (tMs, y) => {
    const v = y[V]!;
    low = Math.min(low, v);
    high = Math.max(high, v);
    let done = false;
    if (vBefore < sectionMv && v >= sectionMv) {
      const share = (sectionMv - vBefore) / (v - vBefore);
      const atMs = tBefore + share * (tMs - tBefore);
      const n = nBefore + share * (y[N]! - nBefore);
      const closed = Math.abs(n - crossedN) < CLOSED;
      if (stable && high - low < DEAD_MV) {
        periodMs = Infinity;
        done = true;
      } else {
        if (!Number.isNaN(crossedMs)) periodMs = atMs - crossedMs;
        done = closed;
      }
      [crossedMs, crossedN, low, high] = [atMs, n, v, v];
    }
    [tBefore, vBefore, nBefore] = [tMs, v, y[N]!];
    // A section that is no longer crossed: the state has settled on the fixed point.
    return done || tMs - (Number.isNaN(crossedMs) ? 0 : crossedMs) > SILENT_MS / pace;
  });
  return tBefore - crossedMs > SILENT_MS / pace ? 0 : 1000 / periodMs;
}

export interface Rheobase {
  readonly oneSpikeUaPerCm2: number;
  readonly foreverUaPerCm2: number;
}

/** Smallest current steps that make a resting membrane fire once, and for ever, uA/cm²; Infinity when none does. */
export function rheobase(membrane: Membrane): Rheobase {
  const oneSpikeUaPerCm2 = singleSpikeRheobase(membrane);
  const { lowerUaPerCm2 } = hopfPoints(membrane);
  const passes = (current: number): boolean => firingRate(membrane, current) > 0;
  if (passes(0)) return { oneSpikeUaPerCm2, foreverUaPerCm2: 0 };
  if (oneSpikeUaPerCm2 === Infinity || !(lowerUaPerCm2 > 0)) return { oneSpikeUaPerCm2, foreverUaPerCm2: Infinity };
  return { oneSpikeUaPerCm2, foreverUaPerCm2: bisect(Math.min(oneSpikeUaPerCm2, lowerUaPerCm2), lowerUaPerCm2, passes, 1e-3) };
}
