import { AREA, H, M, N, V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { E_10, E_25, E_30, linoid, temperatureFactor } from "./rates.ts";

/**
 * One classical Runge–Kutta step of fourth order of the membrane at a constant current: `rk4` and `membraneDerivative` in
 * one, with the state in local variables, because nearly all of the simulation's time is spent here.
 *
 * @param currentUaPerCm2 injected current, depolarising positive
 * @returns `(y, stepMs)` that moves `[V, m, h, n, ∫V dt]` on in place
 * @see Hodgkin & Huxley 1952, J Physiol 117:500, eq 26 and table 3; Hairer, Nørsett & Wanner 1993, table II.1.2
 */
export function membraneStep(membrane: Membrane, currentUaPerCm2: number): (y: Float64Array, stepMs: number) => void {
  const { capacitanceUfPerCm2, gLMsPerCm2, eNaMv, eKMv, eLMv } = membrane;
  const gNa = membrane.gNaMsPerCm2 * (1 - membrane.naBlock);
  const gK = membrane.gKMsPerCm2 * (1 - membrane.kBlock);
  const phi = temperatureFactor(membrane.celsius);
  const slope = new Float64Array(4);

  const slopeAt = (v: number, m: number, h: number, n: number): void => {
    const e80 = Math.exp(-(v + 65) / 80);
    const e40 = e80 * e80;
    const e20 = e40 * e40;
    const e10 = e20 * e20;
    const nn = n * n;
    slope[0] = (currentUaPerCm2 - (gNa * m * m * m * h * (v - eNaMv) + gK * nn * nn * (v - eKMv) + gLMsPerCm2 * (v - eLMv))) / capacitanceUfPerCm2;
    slope[1] = phi * (linoid((v + 40) * 0.1, e10 * E_25) * (1 - m) - 4 * Math.exp(-(v + 65) / 18) * m);
    slope[2] = phi * (0.07 * e20 * (1 - h) - h / (1 + e10 * E_30));
    slope[3] = phi * (0.1 * linoid((v + 55) * 0.1, e10 * E_10) * (1 - n) - 0.125 * e80 * n);
  };

  return (y, stepMs) => {
    const v = y[V]!;
    const m = y[M]!;
    const h = y[H]!;
    const n = y[N]!;
    const half = stepMs / 2;
    slopeAt(v, m, h, n);
    const v1 = slope[0]!;
    const m1 = slope[1]!;
    const h1 = slope[2]!;
    const n1 = slope[3]!;
    const vB = v + half * v1;
    slopeAt(vB, m + half * m1, h + half * h1, n + half * n1);
    const v2 = slope[0]!;
    const m2 = slope[1]!;
    const h2 = slope[2]!;
    const n2 = slope[3]!;
    const vC = v + half * v2;
    slopeAt(vC, m + half * m2, h + half * h2, n + half * n2);
    const v3 = slope[0]!;
    const m3 = slope[1]!;
    const h3 = slope[2]!;
    const n3 = slope[3]!;
    const vD = v + stepMs * v3;
    slopeAt(vD, m + stepMs * m3, h + stepMs * h3, n + stepMs * n3);
    const sixth = stepMs / 6;
    y[V] = v + sixth * (v1 + 2 * v2 + 2 * v3 + slope[0]!);
    y[M] = m + sixth * (m1 + 2 * m2 + 2 * m3 + slope[1]!);
    y[H] = h + sixth * (h1 + 2 * h2 + 2 * h3 + slope[2]!);
    y[N] = n + sixth * (n1 + 2 * n2 + 2 * n3 + slope[3]!);
    y[AREA] = y[AREA]! + sixth * (v + 2 * vB + 2 * vC + vD);
  };
}
