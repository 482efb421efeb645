import { bisect } from "../bisect.ts";
import { V } from "./derivative.ts";
import type { Membrane } from "./membrane.ts";
import { type GateRates, gateRates, steadyGates } from "./rates.ts";
import { fixedPointMv, fixedState, steadyCurrent } from "./rest.ts";

/** Coefficients of λ⁴ + a3 λ³ + a2 λ² + a1 λ + a0. */
type Quartic = readonly [a0: number, a1: number, a2: number, a3: number];

const SLOPE_MV = 1e-4;

function rateSlopes(vMv: number, celsius: number): GateRates {
  const low = gateRates(vMv - SLOPE_MV, celsius);
  const high = gateRates(vMv + SLOPE_MV, celsius);
  const slope = (key: keyof GateRates): number => (high[key] - low[key]) / (2 * SLOPE_MV);
  return {
    alphaM: slope("alphaM"), betaM: slope("betaM"), alphaH: slope("alphaH"),
    betaH: slope("betaH"), alphaN: slope("alphaN"), betaN: slope("betaN"),
  };
}

/**
 * Characteristic polynomial of the Jacobian of (V, m, h, n) at the fixed point with potential `vMv`, per ms.
 *
 * Gates couple to V alone, so det(λ − J) = (λ − a) Π(λ − bᵢ) − Σᵢ cᵢ dᵢ Π_{j≠i}(λ − bⱼ).
 */
export function characteristic(membrane: Membrane, vMv: number): Quartic {
  const { capacitanceUfPerCm2: c, gLMsPerCm2, eNaMv, eKMv, celsius } = membrane;
  const gNa = membrane.gNaMsPerCm2 * (1 - membrane.naBlock);
  const gK = membrane.gKMsPerCm2 * (1 - membrane.kBlock);
  const { m, h, n } = steadyGates(vMv);
  const r = gateRates(vMv, celsius);
  const s = rateSlopes(vMv, celsius);
  const a = -(gNa * m ** 3 * h + gK * n ** 4 + gLMsPerCm2) / c;
  const own = [-(r.alphaM + r.betaM), -(r.alphaH + r.betaH), -(r.alphaN + r.betaN)] as const;
  const coupling = [
    ((-3 * gNa * m ** 2 * h * (vMv - eNaMv)) / c) * (s.alphaM * (1 - m) - s.betaM * m),
    ((-gNa * m ** 3 * (vMv - eNaMv)) / c) * (s.alphaH * (1 - h) - s.betaH * h),
    ((-4 * gK * n ** 3 * (vMv - eKMv)) / c) * (s.alphaN * (1 - n) - s.betaN * n),
  ] as const;
  const sum = own[0] + own[1] + own[2];
  const pairs = own[0] * own[1] + own[0] * own[2] + own[1] * own[2];
  const product = own[0] * own[1] * own[2];
  const quartic: [number, number, number, number] = [a * product, -product - a * pairs, pairs + a * sum, -sum - a];
  for (let i = 0; i < 3; i++) {
    const [p, q] = own.filter((_, j) => j !== i) as [number, number];
    quartic[0] -= coupling[i]! * p * q;
    quartic[1] += coupling[i]! * (p + q);
    quartic[2] -= coupling[i]!;
  }
  return quartic;
}

/** Hurwitz's condition that every eigenvalue has a negative real part. */
export function isStable(membrane: Membrane, vMv: number): boolean {
  const [a0, a1, a2, a3] = characteristic(membrane, vMv);
  return a0 > 0 && a1 > 0 && a3 > 0 && a1 * (a3 * a2 - a1) > a3 * a3 * a0;
}

const NUDGE_MV = 1;

/** The resting state; when it is unstable, displaced so that it does not stay there by symmetry. */
export function nudgedRest(membrane: Membrane): Float64Array {
  const state = fixedState(membrane);
  if (!isStable(membrane, state[V]!)) state[V] = state[V]! + NUDGE_MV;
  return state;
}

export interface HopfPoints {
  /** Constant currents at which the fixed point loses and regains its stability; NaN when it never does. */
  readonly lowerUaPerCm2: number;
  readonly upperUaPerCm2: number;
  /** Frequencies with which it does so. */
  readonly lowerHz: number;
  readonly upperHz: number;
}

const SCAN_MV = 0.5;
const TOP_MV = 20;

/**
 * Where a pair of eigenvalues of the Jacobian crosses the imaginary axis.
 *
 * @see Rinzel & Miller 1980, Math Biosci 49:27 (9.78 and 154.5 uA/cm² for the squid axon)
 */
export function hopfPoints(membrane: Membrane): HopfPoints {
  const steps = Math.ceil((TOP_MV - fixedPointMv(membrane, -10)) / SCAN_MV);
  const scan = Array.from({ length: steps }, (_, i) => TOP_MV - (steps - i) * SCAN_MV);
  const first = scan.findIndex((vMv) => !isStable(membrane, vMv));
  if (first < 1) return { lowerUaPerCm2: NaN, upperUaPerCm2: NaN, lowerHz: NaN, upperHz: NaN };
  const last = scan.findLastIndex((vMv) => !isStable(membrane, vMv));
  const lower = bisect(scan[first - 1]!, scan[first]!, (vMv) => !isStable(membrane, vMv), 1e-12);
  const upper = bisect(scan[last]!, scan[last]! + SCAN_MV, (vMv) => isStable(membrane, vMv), 1e-12);
  return {
    lowerUaPerCm2: steadyCurrent(membrane, lower),
    upperUaPerCm2: steadyCurrent(membrane, upper),
    lowerHz: frequencyHz(membrane, lower),
    upperHz: frequencyHz(membrane, upper),
  };
}

/** λ = iω solves the quartic where ω² = a1/a3. */
function frequencyHz(membrane: Membrane, vMv: number): number {
  const [, a1, , a3] = characteristic(membrane, vMv);
  return (1000 * Math.sqrt(a1 / a3)) / (2 * Math.PI);
}
