import type { SimEvent } from "#sim";
import type { PendulumParams } from "./params.ts";

export interface PendulumState {
  /** Angle from the vertical, degrees, positive to the right. */
  readonly angleDeg: number;
}

const GRAVITY_M_PER_S2 = 9.80665;

/**
 * Small swings about the vertical: θ″ + 2γθ′ + (g/L)θ = 0, in closed form, so any instant costs the same. The equation is linear:
 * each push adds its own swing to what was there. γ stays below √(g/L) for every allowed parameter.
 *
 * @see Landau & Lifshitz, Mechanics, §25 (damped oscillations)
 */
export function swing(params: PendulumParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => PendulumState {
  const { lengthM, startDeg, dampingPerS: damping } = params;
  const omega = Math.sqrt(GRAVITY_M_PER_S2 / lengthM - damping * damping);
  const pushes = events.map(({ tMs, args }) => ({ tMs, degPerS: Number(args["degPerS"]) }));

  return (tMs) => {
    let angleDeg = startDeg * released(tMs / 1000);
    for (const push of pushes)
      if (push.tMs <= tMs) angleDeg += (push.degPerS / omega) * kicked((tMs - push.tMs) / 1000);
    return { angleDeg };
  };

  /** Let go at angle 1 and at rest. */
  function released(s: number): number {
    return Math.exp(-damping * s) * (Math.cos(omega * s) + (damping / omega) * Math.sin(omega * s));
  }

  /** Struck at angle 0 with speed `omega`. */
  function kicked(s: number): number {
    return Math.exp(-damping * s) * Math.sin(omega * s);
  }
}
