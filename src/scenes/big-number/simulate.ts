import { ease, mix, printUnit, ramp } from "#look";
import { readQuantity, type SimEvent } from "#sim";
import type { BigNumberParams } from "./params.ts";

export interface BigNumberState {
  readonly params: BigNumberParams;
  /** What is shown now, where the counting began and where it ends. */
  readonly value: number;
  readonly from: number;
  readonly target: number;
  readonly unit: string;
  readonly compared: number;
  readonly stressed: number;
}

const COUNT_MS = 1600;
const COMPARE_AT_MS = 2600;
const MOVE_MS = 700;

/**
 * A pure timeline: a number counts to its target, then the comparison comes.
 *
 * @throws RangeError when the quantity or its inputs will not do
 */
export function count(params: BigNumberParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => BigNumberState {
  const named = params.quantity === "" ? null : readQuantity(params.quantity, params.with, params.output);
  const goal = named?.value ?? params.value;
  if (!Number.isFinite(goal)) throw new RangeError(`数不到 ${goal} / the number must be finite, got ${goal}`);
  const counts = [{ tMs: 0, from: 0 as number | null, to: goal }, ...events.filter(({ action }) => action === "count")
    .map(({ tMs, args }) => ({ tMs, from: args["to"] === undefined ? 0 : null, to: Number(args["to"] ?? goal) }))];
  const firstOf = (action: string): number => events.find((event) => event.action === action)?.tMs ?? Infinity;
  const compareMs = Math.min(firstOf("compare"), params.autoplay ? COMPARE_AT_MS : Infinity);
  const stressMs = firstOf("stress");

  return (tMs) => {
    let [from, to, fromMs] = [0, goal, 0];
    const shown = (when: number): number => mix(from, to, ease(ramp(when, fromMs, fromMs + COUNT_MS)));
    for (const each of counts) if (each.tMs <= tMs) [from, to, fromMs] = [each.from ?? shown(each.tMs), each.to, each.tMs];
    return {
      params,
      value: shown(tMs),
      from,
      target: to,
      unit: params.unit || printUnit(named?.unit ?? "1"),
      compared: params.reference === 0 ? 0 : ease(ramp(tMs, compareMs, compareMs + MOVE_MS)),
      stressed: ease(ramp(tMs, stressMs, stressMs + MOVE_MS / 2)),
    };
  };
}

export function frameKey({ params, value, from, target, compared, stressed }: BigNumberState): string {
  return `${value} ${from} ${target} ${compared} ${stressed} ${JSON.stringify(params)}`;
}
