import { patchCurrents } from "./currents.ts";
import { H, M, N, V } from "./derivative.ts";
import { type Drive, stretchAt } from "./drive.ts";
import type { Page } from "./sweep.ts";

/** States on an even grid of model time. */
export interface GridStates {
  readonly gridMs: number;
  readonly at: (index: number) => Float64Array;
}

/** Spacing of kept states and of trace samples, model ms: two layout px or less on the screen. */
export function gridMsOf(windowMs: number): number {
  return Math.min(0.05, windowMs / 400);
}

/** A stretch of the past, one sample per grid point and one at its end; every array has shape [sample]. */
export interface Trace {
  /** Since the left edge of the screen. */
  readonly tMs: Float64Array;
  readonly vMv: Float64Array;
  readonly m: Float64Array;
  readonly h: Float64Array;
  readonly n: Float64Array;
  readonly iNaUaPerCm2: Float64Array;
  readonly iKUaPerCm2: Float64Array;
  /** Injected. */
  readonly currentUaPerCm2: Float64Array;
}

/** The potential alone, for a sweep that is past. */
export type PastTrace = Pick<Trace, "tMs" | "vMv">;

/** @returns times since `fromMs`, from `sinceMs` on */
export function pastTraceOf({ gridMs, at }: GridStates, { fromMs, sinceMs, untilMs }: NonNullable<Page["before"]>): PastTrace {
  const first = Math.ceil(Math.max(fromMs, sinceMs) / gridMs - 1e-9);
  const samples = Math.max(0, Math.floor(untilMs / gridMs + 1e-9) - first + 1);
  return {
    tMs: Float64Array.from({ length: samples }, (_, i) => (first + i) * gridMs - fromMs),
    vMv: Float64Array.from({ length: samples }, (_, i) => at(first + i)[V]!),
  };
}

/** @param last state at `toMs`, which need not be a grid point */
export function traceOf({ gridMs, at }: GridStates, drive: Drive, fromMs: number, toMs: number, last: Float64Array): Trace {
  const first = Math.ceil(fromMs / gridMs - 1e-9);
  const samples = Math.max(0, Math.floor(toMs / gridMs) - first + 1) + 1;
  const column = () => new Float64Array(samples);
  const trace = {
    tMs: column(), vMv: column(), m: column(), h: column(), n: column(),
    iNaUaPerCm2: column(), iKUaPerCm2: column(), currentUaPerCm2: column(),
  };
  for (let i = 0; i < samples; i++) {
    const end = i === samples - 1;
    const modelMs = end ? toMs : (first + i) * gridMs;
    const state = end ? last : at(first + i);
    const { membrane, currentUaPerCm2 } = stretchAt(drive, modelMs);
    const { iNaUaPerCm2, iKUaPerCm2 } = patchCurrents(membrane, state);
    trace.tMs[i] = modelMs - fromMs;
    trace.vMv[i] = state[V]!;
    trace.m[i] = state[M]!;
    trace.h[i] = state[H]!;
    trace.n[i] = state[N]!;
    trace.iNaUaPerCm2[i] = iNaUaPerCm2;
    trace.iKUaPerCm2[i] = iKUaPerCm2;
    trace.currentUaPerCm2[i] = currentUaPerCm2;
  }
  return trace;
}
