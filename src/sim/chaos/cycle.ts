import type { Step } from "./map.ts";
import type { Walk } from "./walk.ts";

/** An orbit of finitely many numbers ends in a cycle: `transientSteps` steps before it, then `length` of them for ever. */
export interface Cycle {
  readonly transientSteps: number;
  readonly length: number;
}

/**
 * Transient and cycle of the orbit from `start`, exact, in constant memory. The tortoise waits at steps 2^k − 1 until the hare,
 * sent 2^k steps on from there, comes back to it.
 *
 * @param maxSteps gives up beyond this many steps of transient and cycle together; the work is at most some 5 times as many steps
 * @returns null when the two are longer together than `maxSteps`
 * @see Brent 1980, An improved Monte Carlo factorization algorithm, BIT 20:176, §2
 */
export function findCycle(walk: Walk, start: number, maxSteps: number): Cycle | null {
  let tortoise = start;
  // A cycle within maxSteps is met by the tortoise that waits at the first 2^k − 1 ≥ the transient with 2^k ≥ the length.
  for (let power = 1; power < 2 * maxSteps + 2; power *= 2) {
    const { steps: length, at } = walk.back(tortoise, power);
    if (length !== null) {
      const transientSteps = walk.meet(start, afterSteps(walk.step, start, length), maxSteps - length);
      return transientSteps === null ? null : { transientSteps, length };
    }
    tortoise = at;
  }
  return null;
}

/** Smallest and largest number on the cycle, and its mean, from one number on it. */
export function cycleRange(step: Step, onCycle: number, length: number): { readonly smallest: number; readonly largest: number; readonly mean: number } {
  let smallest = onCycle;
  let largest = onCycle;
  let total = 0;
  let x = onCycle;
  for (let i = 0; i < length; i++) {
    smallest = Math.min(smallest, x);
    largest = Math.max(largest, x);
    total += x;
    x = step(x);
  }
  return { smallest, largest, mean: total / length };
}

/** The number after `steps` steps. */
export function afterSteps(step: Step, start: number, steps: number): number {
  let x = start;
  for (let i = 0; i < steps; i++) x = step(x);
  return x;
}
