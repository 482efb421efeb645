import type { Derivative } from "../steppers.ts";
import type { Membrane } from "./membrane.ts";
import { temperatureFactor, writeRates } from "./rates.ts";

/** Places in the state vector: potential (mV), three gates, and ∫V dt (mV·ms), which tells how far ions have moved. */
export const V = 0;
export const M = 1;
export const H = 2;
export const N = 3;
export const AREA = 4;
export const STATE_SIZE = 5;

/**
 * The Hodgkin–Huxley equations at a constant injected current.
 *
 * C dV/dt = I − gNa m³h (V − ENa) − gK n⁴ (V − EK) − gL (V − EL); dx/dt = φ [α (1 − x) − β x] for x in m, h, n.
 *
 * @param currentUaPerCm2 injected current, depolarising positive
 * @returns derivative of `[V, m, h, n, ∫V dt]`, shape [5], per ms
 * @see Hodgkin & Huxley 1952, J Physiol 117:500, eq 26 and table 3
 */
export function membraneDerivative(membrane: Membrane, currentUaPerCm2: number): Derivative {
  const { capacitanceUfPerCm2, gLMsPerCm2, eNaMv, eKMv, eLMv } = membrane;
  const gNa = membrane.gNaMsPerCm2 * (1 - membrane.naBlock);
  const gK = membrane.gKMsPerCm2 * (1 - membrane.kBlock);
  const phi = temperatureFactor(membrane.celsius);
  const r = new Float64Array(6);

  return (y, out) => {
    const v = y[V]!;
    const m = y[M]!;
    const h = y[H]!;
    const n = y[N]!;
    const ionic = gNa * m * m * m * h * (v - eNaMv) + gK * n * n * n * n * (v - eKMv) + gLMsPerCm2 * (v - eLMv);
    out[V] = (currentUaPerCm2 - ionic) / capacitanceUfPerCm2;
    writeRates(v, r);
    out[M] = phi * (r[0]! * (1 - m) - r[1]! * m);
    out[H] = phi * (r[2]! * (1 - h) - r[3]! * h);
    out[N] = phi * (r[4]! * (1 - n) - r[5]! * n);
    out[AREA] = v;
  };
}
