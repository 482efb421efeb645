import { H, M, N, V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";

/** Conductances (mS/cm²) and currents (uA/cm², outward positive) of the three pathways. */
export interface PatchCurrents {
  readonly gNaMsPerCm2: number;
  readonly gKMsPerCm2: number;
  readonly iNaUaPerCm2: number;
  readonly iKUaPerCm2: number;
  readonly iLUaPerCm2: number;
}

/** @param state `[V, m, h, n, …]` */
export function patchCurrents(membrane: Membrane, state: Float64Array): PatchCurrents {
  const vMv = state[V]!;
  const gNaMsPerCm2 = membrane.gNaMsPerCm2 * (1 - membrane.naBlock) * state[M]! ** 3 * state[H]!;
  const gKMsPerCm2 = membrane.gKMsPerCm2 * (1 - membrane.kBlock) * state[N]! ** 4;
  return {
    gNaMsPerCm2,
    gKMsPerCm2,
    iNaUaPerCm2: gNaMsPerCm2 * (vMv - membrane.eNaMv),
    iKUaPerCm2: gKMsPerCm2 * (vMv - membrane.eKMv),
    iLUaPerCm2: membrane.gLMsPerCm2 * (vMv - membrane.eLMv),
  };
}
