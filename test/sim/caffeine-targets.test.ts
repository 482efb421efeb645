import { expect, test } from "vitest";
import { findQuantity } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(input: unknown): any {
  const quantity = findQuantity("synapse.caffeineTargets")!;
  return quantity.compute(quantity.input.parse(input));
}

test("a cup or two of coffee holds most of A2A, half of A1, and a hundredth of GABA-A at most", () => {
  const held = ask({ caffeineUm: 10 });
  expect(held.A2A).toBeCloseTo(10 / 12.4, 12);
  expect(held.A1).toBeCloseTo(10 / 22, 12);
  expect(held.A2B).toBeCloseTo(10 / 23, 12);
  expect(held.A3).toBeCloseTo(10 / 90, 12);
  expect(held.GABA_A).toBeCloseTo(10 / 910, 12);
  expect(held.mostHeld).toBe("A2A");
});

test("with no caffeine nothing is held; a target that bound it better would be the most held", () => {
  expect(ask({ caffeineUm: 0 })).toEqual({ A1: 0, A2A: 0, A2B: 0, A3: 0, GABA_A: 0, mostHeld: "A1" });
  expect(ask({ caffeineUm: 10, gabaConstantUm: 1 }).mostHeld).toBe("GABA_A");
});
