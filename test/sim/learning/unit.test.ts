import { describe, expect, test } from "vitest";
import { activate, findQuantity, simulateUnit, unitParams, type SimEvent } from "#sim";
import { expectAnyOrder } from "../any-order.ts";

const run = (params: object, events: readonly SimEvent[] = []) => simulateUnit(unitParams.parse(params), 1, events);
const ask = (input: object): { sum: number; output: number } => {
  const quantity = findQuantity("learning.unit")!;
  return quantity.compute(quantity.input.parse(input)) as never;
};

describe("an artificial neuron", () => {
  test("with a step and weights of 1 is AND at threshold 2, OR at threshold 1 (McCulloch & Pitts 1943)", () => {
    const table = (threshold: number) => [[0, 0], [0, 1], [1, 0], [1, 1]].map((inputs) => ask({ inputs, weights: [1, 1], threshold }).output);
    expect(table(2)).toEqual([0, 0, 0, 1]);
    expect(table(1)).toEqual([0, 1, 1, 1]);
    expect([0, 1].map((x) => ask({ inputs: [x], weights: [-1], threshold: 0 }).output)).toEqual([1, 0]);
  });

  test("activations at and around zero", () => {
    expect([-0.1, 0, 0.1].map((z) => activate("step", z))).toEqual([0, 1, 1]);
    expect([-2, 0, 3].map((z) => activate("relu", z))).toEqual([0, 0, 3]);
    expect(activate("sigmoid", 0)).toBe(0.5);
    expect(activate("sigmoid", Math.log(3))).toBeCloseTo(0.75, 12);
  });

  test("lists of unequal length are refused by name", () => {
    expect(() => ask({ inputs: [1], weights: [1, 2], threshold: 0 })).toThrow(/got 1 and 2/);
  });
});

describe("its run", () => {
  test("adds up one input after the other, ends at the sum of the quantity, and begins again", () => {
    const state = run({})(4500);
    const whole = ask({ inputs: [1, 0.6, 0.8, 0.4], weights: [0.9, 0.5, -0.6, 1.4], threshold: 1 });
    expect([state.sum, state.level, state.output]).toEqual([expect.closeTo(whole.sum, 12), expect.closeTo(whole.sum, 12), whole.output]);
    const levels = [0, 1800, 2200, 2500, 2800, 3300].map((tMs) => run({})(tMs).level);
    expect(new Set(levels).size).toBe(5);
    expect(run({})(5100).level).toBe(0);
  });

  test("cues glide, start a new wave, and cannot name an input that is not there", () => {
    const at = run({}, [{ tMs: 1000, action: "weight", args: { input: 1, to: 0.2 } }]);
    expect([at(999).weights[0], at(1400).weights[0], at(5500).output]).toEqual([0.9, 0.2, 0]);
    expect(at(1200).weights[0]).toBeCloseTo(0.55, 12);
    expect(at(1000).progress.travel).toBe(0);
    expect(() => run({}, [{ tMs: 0, action: "input", args: { input: 5 } }])).toThrow(/1…4, got 5/);
  });

  test("any order gives the same states", () => {
    expectAnyOrder(simulateUnit, unitParams.parse({}), {
      weight: [{ input: 2, to: -1 }], input: [{ input: 3, to: 0.1 }], threshold: [{ to: 2 }, {}], activation: [{ to: "relu" }],
    });
  });
});
