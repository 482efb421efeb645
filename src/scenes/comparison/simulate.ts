import { ease, printUnit, printValue, ramp } from "#look";
import { readQuantity, stepClock, type SimEvent, type StepJump } from "#sim";
import type { ComparisonParams } from "./params.ts";

export interface Side {
  readonly label: string;
  readonly value: number;
  readonly points: readonly string[];
  /** How far it has appeared, 0…1. */
  readonly shown: number;
}

export interface ComparisonState {
  readonly params: ComparisonParams;
  readonly left: Side;
  readonly right: Side;
  readonly unit: string;
  readonly verdict: string;
  /** How far the weighing has come, 0…1. */
  readonly weighed: number;
  /** −1…1: how heavy the right side hangs, by the share of the difference in the whole. */
  readonly balance: number;
  /** 0 = as given, 1 = sides changed. */
  readonly swapped: number;
  /** Rows of a column that have appeared; the last may be a fraction. */
  readonly rows: number;
}

const APPEAR_MS = 500;
const WEIGH_MS = 1100;
const SWAP_MS = 900;

/**
 * A pure timeline: left, right (or row by row), then the verdict.
 *
 * @throws RangeError when a named quantity or its inputs will not do
 */
export function weigh(params: ComparisonParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => ComparisonState {
  const [left, right] = [params.left, params.right].map(({ quantity, output, with: inputs, value, label }) => {
    const named = quantity === "" ? { value, unit: "1" } : readQuantity(quantity, inputs, output);
    if (!(named.value >= 0 && named.value < Infinity)) throw new RangeError(`${label} 要是不小于零的数 / ${label} must be a finite number of at least 0, got ${named.value}`);
    return named;
  }) as [{ value: number; unit: string }, { value: number; unit: string }];
  const rows = Math.max(params.left.points.length, params.right.points.length);
  const isColumns = params.kind === "columns";
  const count = isColumns ? rows + 2 : 3;
  const jumps: StepJump[] = events.flatMap(({ tMs, action }) => {
    if (action === "reveal") return [{ tMs, to: (index) => index + 1 }];
    if (action === "weigh") return [{ tMs, to: () => count - 1 }];
    return action === "reset" ? [{ tMs, to: () => 0 }] : [];
  });
  const at = stepClock(Array.from({ length: count }, () => params.stepMs), params.autoplay, jumps);
  const swaps = events.filter(({ action }) => action === "swap").map(({ tMs }) => tMs);
  const sum = left.value + right.value;
  const verdict = params.verdict || verdictOf(params, left.value, right.value);

  return (tMs) => {
    const { index, sinceMs } = at(tMs);
    const isOpening = !jumps.some((jump) => jump.tMs <= tMs);
    const fresh = ease(ramp(sinceMs, 0, APPEAR_MS));
    const shownFrom = (step: number): number => (index > step || (step === 0 && isOpening) ? 1 : index === step ? fresh : 0);
    let [swapped, fromMs, goal] = [0, -Infinity, 0];
    const swappedAt = (when: number): number => swapped + (goal - swapped) * ease(ramp(when, fromMs, fromMs + SWAP_MS));
    for (const swapMs of swaps) if (swapMs <= tMs) [swapped, fromMs, goal] = [swappedAt(swapMs), swapMs, 1 - goal];
    return {
      params,
      left: { label: params.left.label, value: left.value, points: params.left.points, shown: shownFrom(0) },
      right: { label: params.right.label, value: right.value, points: params.right.points, shown: shownFrom(isColumns ? 0 : 1) },
      unit: params.unit || printUnit(left.unit),
      verdict,
      weighed: index === count - 1 ? ease(ramp(sinceMs, 0, WEIGH_MS)) : 0,
      balance: sum === 0 ? 0 : (right.value - left.value) / sum,
      swapped: swappedAt(tMs),
      rows: Math.min(rows, index === 0 ? 0 : index - 1 + (index === count - 1 ? 1 : fresh)),
    };
  };
}

function verdictOf({ left, right, kind }: ComparisonParams, a: number, b: number): string {
  if (kind === "columns" && a === 0 && b === 0) return "";
  if (a === b) return "一样多";
  const [more, less] = a > b ? [left.label, right.label] : [right.label, left.label];
  const [high, low] = [Math.max(a, b), Math.min(a, b)];
  return low === 0 ? `${less}一点也没有` : `${more}抵 ${printValue(high / low, { digits: 2, wan: true })} 个${less.replace(/^一[个块台只座本张份]\s*/u, "")}`;
}

export function frameKey({ params, left, right, weighed, swapped, rows }: ComparisonState): string {
  return `${left.shown} ${right.shown} ${weighed} ${swapped} ${rows} ${JSON.stringify(params)}`;
}
