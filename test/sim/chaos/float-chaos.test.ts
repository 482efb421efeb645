import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulateFloatChaos } from "../../../src/sim/chaos/float-chaos.ts";
import { floatChaosParams } from "../../../src/sim/chaos/inputs.ts";
import { chaosQuantities } from "../../../src/sim/chaos/quantities.ts";
import { askFrom } from "../ask.ts";

const ask = askFrom(chaosQuantities);
const run = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
  simulateFloatChaos(floatChaosParams.parse(params), 0, events);

describe("two orbits", () => {
  test("are the orbits of the quantities, started together at fround(0.1), and part at step 23", () => {
    const state = run({})(5000);
    expect(state).toMatchObject({ step: 30, progress: 0, stepsPerSecond: 6, fromStep: 0, partsAtStep: 23 });
    const start = Math.fround(0.1);
    expect([...state.a.past]).toEqual(ask("chaos.orbit", { start, steps: 30 }).values);
    expect([...state.b.past]).toEqual(ask("chaos.orbit", { start, precision: "fp32", steps: 30 }).values);
    expect(state.b.value).toBe(state.b.past[30]);
    expect(state.gap).toBe(Math.abs(state.a.value - state.b.value));
    expect([...state.pastGap.keys()].find((n) => state.pastGap[n]! > 0.1)).toBe(23);
  });

  test("the window moves on, the step has a part that has passed", () => {
    const state = run({ windowSteps: 8 })(2050);
    expect(state).toMatchObject({ step: 12, fromStep: 5 });
    expect(state.progress).toBeCloseTo(0.3, 9);
    expect(state.a.past).toHaveLength(8);
    expect(state.a.value).toBe(run({})(2050).a.value);
  });

  test("one ulp, and some fifty steps later they have nothing in common", () => {
    const events = [{ tMs: 1000, action: "nudge", args: {} }];
    const twin = { precisionB: "fp64", precisionA: "fp64" };
    expect(run(twin)(60_000).gap).toBe(0);
    expect(run(twin)(60_000).partsAtStep).toBeNull();
    const at = run(twin, events);
    expect(at(999).gap).toBe(0);
    expect(at(1000).step).toBe(6);
    expect(at(1000).gap).toBeGreaterThan(0);
    expect(at(1000).gap).toBeLessThan(2e-16);
    const { partsAtStep } = at(1000);
    expect(partsAtStep).toBeGreaterThan(45);
    expect(partsAtStep).toBeLessThan(65);
    expect(at((partsAtStep! * 1000) / 6 + 1).gap).toBeGreaterThan(0.1);
  });

  test("in FP16 the cycle of 40 closes on screen", () => {
    const at = run({ start: 0.7, precisionA: "fp16", precisionB: "fp16", stepsPerSecond: 10 });
    const { closesAtStep, cycleLength } = at(0).b;
    expect(cycleLength).toBe(40);
    expect(ask("chaos.cycle", { precision: "fp16", start: 0.7 })).toMatchObject({ transientSteps: closesAtStep, cycleLength: 40 });
    expect(at(closesAtStep! * 100 - 1).b.closed).toBe(false);
    const state = at(closesAtStep! * 100);
    expect(state.b.closed).toBe(true);
    expect(at((closesAtStep! + 40) * 100).b.value).toBe(state.b.value);
  });

  test("a change of precision rounds what it finds; a change of form parts orbits of one precision", () => {
    const rounded = run({}, [{ tMs: 1000, action: "precision", args: { side: "a", to: "fp16" } }])(1000);
    expect(rounded.a).toMatchObject({ precision: "fp16" });
    expect(rounded.b).toMatchObject({ precision: "fp32" });
    expect(rounded.a.value * 2 ** 24 % 1).toBe(0);
    expect(run({}, [{ tMs: 0, action: "precision", args: {} }])(0)).toMatchObject({ a: { precision: "fp16" }, b: { precision: "fp16" } });
    const twin = { precisionB: "fp64" };
    const formed = run(twin, [{ tMs: 1000, action: "form", args: {} }]);
    expect(formed(1000)).toMatchObject({ gap: 0, a: { form: "factored" }, b: { form: "expanded" } });
    expect(formed(12_000).partsAtStep).toBeGreaterThan(40);
    expect(run(twin, [{ tMs: 0, action: "form", args: { side: "both", to: "tent" } }])(5000)).toMatchObject({ gap: 0, a: { form: "tent" } });
  });

  test("restart sets both on one number again, speed changes the steps to come", () => {
    const at = run({}, [{ tMs: 5000, action: "restart", args: { start: 0.3 } }, { tMs: 6000, action: "speed", args: { stepsPerSecond: 60 } }]);
    expect(at(5000)).toMatchObject({ step: 30, gap: 0, a: { value: Math.fround(0.3) } });
    expect(at(7000)).toMatchObject({ step: 96, stepsPerSecond: 60 });
    expect(at(5999).stepsPerSecond).toBe(6);
    expect(at(-5).step).toBe(0);
  });

  test("asking in another order gives the same states", () => {
    const event = fc.oneof(
      fc.record({ tMs: fc.integer({ min: 0, max: 9000 }), action: fc.constant("nudge"), args: fc.record({ ulps: fc.integer({ min: -3, max: 3 }) }) }),
      fc.record({ tMs: fc.integer({ min: 0, max: 9000 }), action: fc.constant("precision"), args: fc.record({ side: fc.constantFrom("a", "b", "both"), to: fc.constantFrom("fp16", "fp32", "fp64") }) }),
      fc.record({ tMs: fc.integer({ min: 0, max: 9000 }), action: fc.constant("speed"), args: fc.record({ stepsPerSecond: fc.integer({ min: 1, max: 90 }) }) }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 4 }), fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 2, maxLength: 6 }), (list, times) => {
      const events = [...list].sort((a, b) => a.tMs - b.tMs);
      const forward = times.map(run({}, events));
      const backward = [...times].reverse().map(run({}, events)).reverse();
      expect(backward).toEqual(forward);
    }), { numRuns: 25 });
  });

  test("a cue with a wrong argument is refused", () => {
    expect(() => run({}, [{ tMs: 0, action: "nudge", args: { ulps: 0.5 } }])).toThrow(/0\.5 is not an integer/);
  });
});
