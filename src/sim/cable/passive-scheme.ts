import { solveTridiagonal } from "../tridiagonal.ts";
import { stepResponse } from "./passive.ts";

/**
 * Crank–Nicolson on an even grid for V_T = V_XX − V with a current switched on at the left end, in units of λ and τ.
 *
 * The left half of an infinite cable mirrors the right one, so half the current into the end of the right half is the
 * same problem. The right end is sealed.
 *
 * @param dx grid spacing/λ
 * @param dt step/τ
 * @param length in λ
 * @param steps to take
 * @returns V/V(0,∞) at the grid points, X = i·dx, shape [⌊length/dx⌋ + 1]
 * @see Crank & Nicolson 1947, Proc Camb Phil Soc 43:50
 */
export function stepResponseByGrid(dx: number, dt: number, length: number, steps: number): Float64Array {
  const n = Math.round(length / dx) + 1;
  const v = new Float64Array(n);
  const diffusion = dt / (2 * dx * dx);
  const lower = new Float64Array(n).fill(-diffusion);
  const upper = new Float64Array(n).fill(-diffusion);
  // No current leaves the sealed end; −V_X(0) = 1 drives the other: ghost points, second order in dx.
  lower[n - 1] = -2 * diffusion;
  upper[0] = -2 * diffusion;
  const diagonal = new Float64Array(n);
  const right = new Float64Array(n);
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < n; i++) {
      const left = v[i === 0 ? 1 : i - 1]!;
      const next = v[i === n - 1 ? n - 2 : i + 1]!;
      right[i] = v[i]! * (1 - dt / 2 - 2 * diffusion) + diffusion * (left + next);
      diagonal[i] = 1 + dt / 2 + 2 * diffusion;
    }
    right[0] = right[0]! + (2 * dt) / dx;
    solveTridiagonal(lower, diagonal, upper, right);
    v.set(right);
  }
  return v;
}

/** Largest |grid − closed form| of the step response at T = steps·dt over the grid. */
export function schemeError(dx: number, dt: number, length: number, steps: number): number {
  return stepResponseByGrid(dx, dt, length, steps).reduce((worst, v, i) => Math.max(worst, Math.abs(v - stepResponse(i * dx, steps * dt))), 0);
}
