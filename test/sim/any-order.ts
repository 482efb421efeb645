import fc from "fast-check";
import { expect } from "vitest";
import type { SimEvent, Simulate } from "../../src/sim/simulate.ts";

type Actions = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** A run gives the same states whether it is asked forwards or backwards, whatever cues it gets. */
export function expectAnyOrder<P, S>(simulate: Simulate<P, S>, params: P, actions: Actions, lastMs = 20_000, numRuns = 15): void {
  const event = fc.oneof(...Object.entries(actions).map(([action, args]) =>
    fc.record({ tMs: fc.integer({ min: 0, max: lastMs }), action: fc.constant(action), args: fc.constantFrom(...args) })));
  fc.assert(fc.property(fc.array(event, { maxLength: 5 }), fc.array(fc.integer({ min: 0, max: 2 * lastMs }), { minLength: 2, maxLength: 6 }), (list, times) => {
    const events: SimEvent[] = [...list].sort((a, b) => a.tMs - b.tMs);
    const forward = times.map(simulate(params, 3, events));
    const backward = [...times].reverse().map(simulate(params, 3, events)).reverse();
    expect(backward).toEqual(forward);
  }), { numRuns });
}
