import { bisect } from "../bisect.ts";
import { dot, requireLength, requireShape, timesVector, transposed, type Rows } from "../dense.ts";
import { solved } from "./linear.ts";

/** One level of predictive coding: an input I predicted by U·r, and r itself predicted from above. */
export interface PredictiveLevel {
  /** U, shape [input][cause]. */
  readonly weights: Rows;
  /** I, shape [input]. */
  readonly input: readonly number[];
  /** r_td, shape [cause]. */
  readonly topDown: readonly number[];
  /** σ² and σ_td². */
  readonly inputVariance: number;
  readonly topDownVariance: number;
}

/** @throws RangeError when the shapes do not fit */
export function requireLevel({ weights, input, topDown }: PredictiveLevel): void {
  requireShape("weights", weights, input.length, weights[0]!.length);
  requireLength("topDown", topDown, weights[0]!.length);
}

/** I − U·r, shape [input]. */
export function predictionError({ weights, input }: PredictiveLevel, r: readonly number[]): number[] {
  return timesVector(weights, r).map((value, i) => input[i]! - value);
}

/** F = ‖I − Ur‖²/2σ² + ‖r − r_td‖²/2σ_td² (Rao & Ballard 1999, Nat Neurosci 2:79, with the halves of a log-likelihood). */
export function freeEnergy(level: PredictiveLevel, r: readonly number[]): number {
  const error = predictionError(level, r);
  const above = r.map((value, j) => value - level.topDown[j]!);
  return dot(error, error) / (2 * level.inputVariance) + dot(above, above) / (2 * level.topDownVariance);
}

/** −∂F/∂r = Uᵀ(I − Ur)/σ² + (r_td − r)/σ_td². */
export function drive(level: PredictiveLevel, r: readonly number[]): number[] {
  const error = predictionError(level, r);
  return transposed(level.weights).map((column, j) =>
    dot(column, error) / level.inputVariance + (level.topDown[j]! - r[j]!) / level.topDownVariance);
}

/** r where F is least: (UᵀU/σ² + 1/σ_td²)⁻¹(UᵀI/σ² + r_td/σ_td²). */
export function settled(level: PredictiveLevel): number[] {
  const columns = transposed(level.weights);
  const matrix = columns.map((a, i) =>
    columns.map((b, j) => dot(a, b) / level.inputVariance + (i === j ? 1 / level.topDownVariance : 0)));
  return solved(matrix, columns.map((column, j) => dot(column, level.input) / level.inputVariance + level.topDown[j]! / level.topDownVariance));
}

/** ΔU = η(I − Ur)rᵀ/σ²: what is learned is error times cause, shape [input][cause]. */
export function weightChange(level: PredictiveLevel, r: readonly number[], rate: number): number[][] {
  return predictionError(level, r).map((error) => r.map((value) => (rate * error * value) / level.inputVariance));
}

/**
 * The size φ that best explains a light intensity u = φ² + noise, for a prior around v_p: the positive zero of
 * (v_p − φ)/Σ_p + 2φ(u − φ²)/Σ_u, of which there is one for v_p > 0.
 *
 * @see Bogacz 2017, J Math Psychol 76:198, eq. (8), exercise 2
 */
export function mostLikelySize({ prior, priorVariance, intensity, intensityVariance }: {
  readonly prior: number; readonly priorVariance: number; readonly intensity: number; readonly intensityVariance: number;
}): number {
  const slope = (phi: number): number => (prior - phi) / priorVariance + (2 * phi * (intensity - phi * phi)) / intensityVariance;
  return bisect(0, Math.max(prior, Math.sqrt(intensity)) + 1, (phi) => slope(phi) <= 0, 1e-15);
}
