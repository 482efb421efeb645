import { bisect } from "../bisect.ts";
import { sigmoid } from "../moe/scores.ts";

/**
 * A unit that excites itself: τ·dx/dt = −x + σ(w·x + I − θ). With w > 4 it has two stable levels over a range of I: below, a
 * signal dies away; above, it holds itself up. A minimal stand-in for ignition in a global workspace; the theory's own models are
 * large networks (Dehaene & Changeux 2011, Neuron 70:200).
 */
export interface Unit {
  /** Self-excitation w ≥ 0. */
  readonly weight: number;
  readonly threshold: number;
}

export interface FixedPoint {
  readonly x: number;
  readonly stable: boolean;
}

/** Levels x where the unit can rest, lowest first: zeros of ln(x/(1 − x)) − w·x + θ − I, one or three of them. */
export function fixedPoints(unit: Unit, input: number): FixedPoint[] {
  const { weight, threshold } = unit;
  // ln(x/(1 − x)) = z exactly when x = σ(z); solved in z = w·x + I − θ, so that x near 0 and 1 keep their digits.
  const excess = (z: number): number => z - weight * sigmoid(z) + threshold - input;
  const edges = [input - threshold - 1, ...turningLevels(weight).map((x) => Math.log(x / (1 - x))), input - threshold + weight + 1];
  const points: FixedPoint[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    const rises = excess(to) > 0;
    if (excess(from) > 0 === rises) continue;
    const x = sigmoid(bisect(from, to, (z) => excess(z) > 0 === rises, 1e-15));
    points.push({ x, stable: weight * x * (1 - x) < 1 });
  }
  return points;
}

/** Levels at which w·x(1 − x) = 1, lowest first; none when w ≤ 4. */
function turningLevels(weight: number): readonly number[] {
  if (weight <= 4) return [];
  const half = Math.sqrt(1 - 4 / weight) / 2;
  return [0.5 - half, 0.5 + half];
}

export interface SaddleNode {
  readonly input: number;
  readonly x: number;
}

/**
 * Where two levels meet and vanish: I = ln(x/(1 − x)) − w·x + θ at w·x(1 − x) = 1.
 *
 * @returns `ignites`, the input above which only the high level is left, and `dies`, the one below which only the low one is; null when w ≤ 4
 */
export function saddleNodes({ weight, threshold }: Unit): { readonly ignites: SaddleNode; readonly dies: SaddleNode } | null {
  const [low, high] = turningLevels(weight).map((x) => ({ x, input: Math.log(x / (1 - x)) - weight * x + threshold }));
  return low === undefined || high === undefined ? null : { ignites: low, dies: high };
}

/** Steps per τ; the fourth-order error is then below 1e-9. */
const STEPS_PER_TAU = 100;

/** x after `durationTau` time constants at constant input, by RK4. */
export function relaxed({ weight, threshold }: Unit, start: number, input: number, durationTau: number): number {
  const steps = Math.max(1, Math.ceil(durationTau * STEPS_PER_TAU));
  const h = durationTau / steps;
  const rate = (x: number): number => sigmoid(weight * x + input - threshold) - x;
  let x = start;
  for (let i = 0; i < steps; i++) {
    const k1 = rate(x);
    const k2 = rate(x + (h / 2) * k1);
    const k3 = rate(x + (h / 2) * k2);
    const k4 = rate(x + h * k3);
    x += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return x;
}

export interface PulseResult {
  readonly peak: number;
  readonly ignites: boolean;
}

/**
 * A pulse added to a constant input, from the lowest level of rest.
 *
 * @returns x at the end of the pulse, and whether it is then beyond the unstable level, from where it rises by itself
 */
export function pulse(unit: Unit, input: number, amplitude: number, durationTau: number): PulseResult {
  const levels = fixedPoints(unit, input);
  const peak = relaxed(unit, levels[0]!.x, input + amplitude, durationTau);
  return { peak, ignites: levels.length === 3 && peak > levels[1]!.x };
}
