import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, simulateChopstick, type ChopstickParams } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function compute(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

describe("congee", () => {
  test.each([[2, 0.836], [4, 4.1], [6, 10.39], [8, 20.1], [10, 33.5]])("yield stress at %s %% is %s Pa", (ricePercent, pa) => {
    expect(compute("congee.yieldStress", { ricePercent }) / pa).toBeCloseTo(1, 2);
  });

  test("a bamboo chopstick floats lying, two thirds in", () => {
    const floating = compute("congee.floating", {});
    expect(floating.submergedFraction).toBeCloseTo(0.6731, 4);
    expect(floating.depthMm).toBeCloseTo(3.826, 3);
    expect(floating.metacentricHeightMm).toBeCloseTo(-39.2, 1);
  });

  test.each([[1, 0.567], [5, 2.83], [10, 5.65], [20, 11.1], [30, 16.3]])("a lean of %s° needs %s Pa", (leanDeg, pa) => {
    expect(compute("congee.chopstick", { ricePercent: 6, leanDeg }).criticalYieldPa / pa).toBeCloseTo(1, 2);
  });

  test.each([[2, 1.5], [4, 7.2], [6, 18.6], [8, 38.2]])("at %s %% it stands up to %s°", (ricePercent, deg) => {
    expect(compute("congee.largestLean", { ricePercent })).toBeCloseTo(deg, 0);
  });

  test("at 10 % it stays at any lean", () => {
    expect(compute("congee.largestLean", { ricePercent: 10 })).toBe(90);
  });

  test("6 %: 8 cm deep it sinks a little, 10 cm deep it holds", () => {
    const shallow = compute("congee.verticalSupport", { ricePercent: 6, depthCm: 8 });
    expect(shallow.supportN).toBeCloseTo(0.0414, 4);
    expect(shallow.weightN).toBeCloseTo(0.0466, 4);
    expect(shallow.holds).toBe(false);
    const deep = compute("congee.verticalSupport", { ricePercent: 6, depthCm: 10 });
    expect(deep.supportN).toBeCloseTo(0.0511, 4);
    expect(deep.holds).toBe(true);
  });

  test("Bingham flow through a pipe; above the wall stress nothing moves", () => {
    const pipe = { radiusM: 0.01, gradientPaM: 8000, yieldStressPa: 10, viscosityPaS: 2 };
    expect(compute("congee.pipeFlow", pipe).flowM3s / 1.04924e-5).toBeCloseTo(1, 5);
    expect(compute("congee.pipeFlow", pipe).plugRadiusM).toBeCloseTo(0.0025, 9);
    expect(compute("congee.pipeFlow", { ...pipe, yieldStressPa: 50 }).flowM3s).toBe(0);
  });

  test("pipe flow agrees with integrating the profile of a Bingham fluid", () => {
    const { radiusM, gradientPaM, yieldStressPa, viscosityPaS } = { radiusM: 0.02, gradientPaM: 5000, yieldStressPa: 12, viscosityPaS: 1.5 };
    const steps = 200_000;
    let flow = 0;
    for (let i = 0; i < steps; i++) {
      const r = ((i + 0.5) / steps) * radiusM;
      const shear = compute("congee.shearRate", { stressPa: (gradientPaM * r) / 2, yieldStressPa, consistencyPaSn: viscosityPaS, flowIndex: 1 });
      flow += Math.PI * r * r * shear * (radiusM / steps);
    }
    expect(compute("congee.pipeFlow", { radiusM, gradientPaM, yieldStressPa, viscosityPaS }).flowM3s / flow).toBeCloseTo(1, 6);
  });

  test("a stick denser than the congee does not float", () => {
    expect(() => compute("congee.floating", { densityKgM3: 1200 })).toThrow(/1200 kg\/m³ does not float on 1040/);
  });

  test("at the least thickness for floating upright the metacentric height is nothing; a chopstick is far from it", () => {
    for (const densityKgM3 of [100, 520, 700, 1000]) {
      const limit = compute("congee.uprightFloatLimit", { densityKgM3 });
      const floating = compute("congee.floating", { densityKgM3, lengthCm: 2, diameterMm: limit * 20 });
      expect(Math.abs(floating.metacentricHeightMm)).toBeLessThan(1e-9);
    }
    expect(compute("congee.uprightFloatLimit", {})).toBeGreaterThan(50 * (6 / 240));
    expect(() => compute("congee.uprightFloatLimit", { densityKgM3: 1040 })).toThrow(/densityKgM3 要小于粥的 1040 .*got 1040/);
  });

  test("a stick deeper than it is long is refused", () => {
    expect(() => compute("congee.largestLean", { ricePercent: 6, depthCm: 30 })).toThrow(/depthCm .*24 cm, got 30/);
  });
});

const thick: ChopstickParams = { ricePercent: 8, depthCm: 8, leanDeg: 5, surface: "rough", densityKgM3: 700, modelMsPerSecond: 500 };

describe("a chopstick over time", () => {
  test("stands in thick congee and lies afloat in thin gruel", () => {
    expect(simulateChopstick(thick, 1, [])(20_000)).toMatchObject({ stands: true, leanDeg: 5 });
    expect(simulateChopstick({ ...thick, ricePercent: 2 }, 1, [])(20_000)).toMatchObject({ stands: false, afloat: true, leanDeg: 90 });
  });

  test("falls when it is thinned and not before", () => {
    const at = simulateChopstick(thick, 1, [{ tMs: 2000, action: "thicken", args: { ricePercent: 1 } }]);
    expect(at(2000).leanDeg).toBe(5);
    expect(at(15_000).afloat).toBe(true);
  });

  test("falls when it is tilted past the lean it can hold", () => {
    const tilt = (leanDeg: number) => simulateChopstick(thick, 1, [{ tMs: 500, action: "tilt", args: { leanDeg } }])(9000);
    const limit = simulateChopstick(thick, 1, [])(0).largestLeanDeg;
    expect(tilt(limit - 1)).toMatchObject({ stands: true });
    expect(tilt(limit + 1)).toMatchObject({ afloat: true });
  });

  test("asking in another order gives the same states", () => {
    const events = [
      { tMs: 800, action: "thicken", args: { ricePercent: 3 } },
      { tMs: 2600, action: "slow", args: { modelMsPerSecond: 100 } },
      { tMs: 4000, action: "plant", args: { depthCm: 10, leanDeg: 2 } },
      { tMs: 5200, action: "tilt", args: { leanDeg: 30 } },
    ];
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 2, maxLength: 12 }), (times) => {
      const forward = times.map(simulateChopstick(thick, 1, events));
      const backward = times.toReversed().map(simulateChopstick(thick, 1, events)).reverse();
      expect(forward).toEqual(backward);
    }), { numRuns: 30 });
  });
});
