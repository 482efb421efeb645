import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basinsOf } from "../../../src/sim/chaos/basins.ts";
import { findCycle } from "../../../src/sim/chaos/cycle.ts";
import { exactOrbit } from "../../../src/sim/chaos/exact.ts";
import { mapForms, stepOf } from "../../../src/sim/chaos/map.ts";
import { nudged, precisions, roundTo, ulpOf } from "../../../src/sim/chaos/precision.ts";
import { chaosQuantities } from "../../../src/sim/chaos/quantities.ts";
import { walkOf, type Walk } from "../../../src/sim/chaos/walk.ts";
import { decode } from "../../../src/sim/formats/decode.ts";
import { encode } from "../../../src/sim/formats/encode.ts";
import { askFrom } from "../ask.ts";

const ask = askFrom(chaosQuantities);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const narrow = ["fp16", "bf16", "e5m2", "e4m3"] as const;

describe("rounding", () => {
  test.each(narrow)("to %s is the format's own nearest number", (precision) => {
    const round = roundTo(precision);
    fc.assert(fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
      expect(round(x)).toBe(decode(precision, encode(precision, x)));
    }), { examples: [[0], [-0], [5e-324], [2 ** -24], [2 ** -25], [3 * 2 ** -25]] });
  });

  test("a step of the double map is what plain arithmetic gives, and FP32's what fround after every operation gives", () => {
    const f = Math.fround;
    fc.assert(fc.property(unit, fc.double({ min: 0, max: 4, noNaN: true }), (x, r) => {
      const spec = { precision: "fp64", r } as const;
      expect(stepOf({ ...spec, form: "factored" })(x)).toBe(r * x * (1 - x));
      expect(walkOf({ ...spec, form: "factored" }).step(x)).toBe(r * x * (1 - x));
      expect(stepOf({ ...spec, form: "nested" })(x)).toBe(r * (x * (1 - x)));
      expect(stepOf({ ...spec, form: "expanded" })(x)).toBe(r * x - r * (x * x));
      const [y, q] = [f(x), f(r)];
      expect(stepOf({ form: "factored", precision: "fp32", r })(y)).toBe(f(f(q * y) * f(1 - y)));
      expect(stepOf({ form: "expanded", precision: "fp32", r })(y)).toBe(f(f(q * y) - f(q * f(y * y))));
      expect(stepOf({ form: "nested", precision: "fp32", r })(y)).toBe(f(q * f(y * f(1 - y))));
    }));
  });

  test("every form keeps every precision in 0…1 and on its own grid", () => {
    fc.assert(fc.property(fc.constantFrom(...mapForms), fc.constantFrom(...precisions), unit, (form, precision, x0) => {
      const round = roundTo(precision);
      const step = stepOf({ form, precision, r: 4 });
      let x = round(x0);
      for (let n = 0; n < 60; n++) {
        x = step(x);
        expect(x >= 0 && x <= 1 && round(x) === x).toBe(true);
      }
    }));
  });

  test("one ulp up and down again; never out of 0…1", () => {
    expect(nudged("fp64", 0.5, 1)).toBe(0.5 + 2 ** -53);
    expect(nudged("fp32", 0.75, -2)).toBe(0.75 - 2 ** -23);
    expect(nudged("fp16", 0, 1)).toBe(2 ** -24);
    expect(nudged("e4m3", 1, 1)).toBe(1);
    expect(nudged("e4m3", 0, -1)).toBe(0);
    expect(ulpOf("fp64", 0)).toBe(5e-324);
    expect(ulpOf("fp64", 1e-320)).toBe(5e-324);
    expect(ulpOf("bf16", 1)).toBe(2 ** -7);
  });
});

describe("cycles", () => {
  /** The definition: remember every number until one comes again. */
  const seen = (step: (x: number) => number, start: number) => {
    const at = new Map<number, number>();
    let x = start;
    for (let n = 0; ; n++, x = step(x)) {
      if (at.has(x)) return { transientSteps: at.get(x)!, length: n - at.get(x)! };
      at.set(x, n);
    }
  };

  test("Brent's answer is that of a list of all numbers seen, and its limit is on transient and cycle together", () => {
    fc.assert(fc.property(fc.constantFrom(...mapForms), fc.constantFrom(...narrow), fc.double({ min: 3, max: 4, noNaN: true }), unit, (form, precision, r, x) => {
      const walk = walkOf({ form, precision, r });
      const start = roundTo(precision)(x);
      const truth = seen(walk.step, start);
      expect(findCycle(walk, start, 1000)).toEqual(truth);
      expect(findCycle(walk, start, truth.transientSteps + truth.length)).toEqual(truth);
      expect(findCycle(walk, start, truth.transientSteps + truth.length - 1)).toBeNull();
    }));
  });

  test("the written-out double loop walks as the general one", () => {
    const spec = { form: "factored", precision: "fp64", r: 3.83 } as const;
    const step = stepOf(spec);
    const plain = walkOf({ ...spec, form: "nested" });
    const general: Walk = { ...plain, step, back: (x, most) => {
      let at = x;
      for (let n = 1; n <= most; n++) if ((at = step(at)) === x) return { steps: n, at };
      return { steps: null, at };
    } };
    const fast = walkOf(spec);
    const truth = seen(step, 0.2);
    expect(truth.length).toBe(3);
    expect(findCycle(fast, 0.2, 10_000)).toEqual(truth);
    expect(fast.back(0.2, 50)).toEqual(general.back(0.2, 50));
    expect(fast.meet(0.2, 0.2, 0)).toBe(0);
    expect(fast.meet(0.2, 0.3, 5)).toBeNull();
    expect(fast.meet(0.2, step(step(step(0.2))), truth.transientSteps)).toBe(truth.transientSteps);
    expect(fast.meet(0.2, step(step(step(0.2))), truth.transientSteps - 1)).toBeNull();
  });

  test("a census agrees with asking every start", () => {
    for (const precision of ["e4m3", "e5m2"] as const) {
      const { states, cycles, longestTransient } = ask("chaos.census", { precision, form: "expanded" });
      const counted = new Map<string, number>();
      let longest = 0;
      for (let code = 0; code <= encode(precision, 1); code++) {
        const { transientSteps, cycleLength, smallest } = ask("chaos.cycle", { precision, form: "expanded", start: decode(precision, code), maxSteps: 1000 });
        const key = `${cycleLength} ${smallest}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
        longest = Math.max(longest, transientSteps);
      }
      expect(new Map(cycles.map((cycle: { length: number; states: number; smallest: number }) => [`${cycle.length} ${cycle.smallest}`, cycle.states]))).toEqual(counted);
      expect([...counted.values()].reduce((a, b) => a + b)).toBe(states);
      expect(longestTransient).toBe(longest);
    }
  });

  test("basins of a small map drawn by hand", () => {
    // 0→1→2→0 with 3→1; 4→4 with 5→4 and 6→5.
    const images = [1, 2, 0, 1, 4, 4, 5];
    const { cycles, labels } = basinsOf(7, (state) => images[state]!);
    expect(cycles).toEqual([{ length: 3, entry: 0, states: 4 }, { length: 1, entry: 4, states: 3 }]);
    expect([...labels]).toEqual([1, 1, 1, 1, 2, 2, 2]);
    expect(() => basinsOf(300, (state) => state)).toThrow("maps of at most 254 cycles can be told apart; state 254 leads to one more");
    expect(basinsOf(254, (state) => state).cycles).toHaveLength(254);
  });

  test("an orbit that does not close within the limit says so", () => {
    expect(ask("chaos.cycle", { start: 0.1, maxSteps: 1000 }))
      .toEqual({ closes: false, transientSteps: null, cycleLength: null, smallest: null, largest: null, mean: null });
    const orbit = ask("chaos.orbit", { precision: "fp32", start: 0.1, fromStep: 1744, steps: 4344 }).values;
    expect(orbit.at(-1)).toBe(orbit[0]);
    const { smallest, largest, mean } = ask("chaos.cycle", { precision: "fp32", start: 0.1 });
    expect([smallest, largest]).toEqual([Math.min(...orbit), Math.max(...orbit)]);
    expect(mean).toBeCloseTo(orbit.slice(1).reduce((a: number, b: number) => a + b) / 4344, 12);
  });
});

describe("the true orbit", () => {
  test("is sin²(2ⁿ arcsin √x₀) at r = 4, as far as doubles can tell", () => {
    const orbit = exactOrbit("factored", 4, 0.3, 20);
    orbit.forEach((x, n) => expect(x).toBeCloseTo(Math.sin(2 ** n * Math.asin(Math.sqrt(0.3))) ** 2, 9));
    expect(ask("chaos.exactOrbit", { start: 0.3, steps: 20 }).values).toEqual([...orbit]);
  });

  test("from a sixteenth is a fraction that can be written down", () => {
    expect([...exactOrbit("factored", 2, 1 / 16, 2)]).toEqual([1 / 16, 15 / 128, (15 * 113) / 8192]);
    expect([...exactOrbit("tent", 4, 1 / 16, 6)]).toEqual([1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 0, 0]);
    expect([...exactOrbit("doubling", 4, 3 / 16, 5)]).toEqual([3 / 16, 3 / 8, 3 / 4, 1 / 2, 0, 0]);
    expect([...exactOrbit("doubling", 4, 0, 1)]).toEqual([0, 0]);
    expect(exactOrbit("tentAbsolute", 4, 5e-324, 1000)[1000]).toBeCloseTo(5e-324 * 2 ** 600 * 2 ** 400, 30);
  });

  test("a start that every step holds exactly never parts from it", () => {
    expect(ask("chaos.horizon", { start: 0.75, error: 0 })).toEqual({ step: null });
    expect(ask("chaos.horizon", { start: 0.1, precision: "fp16", error: 0 })).toEqual({ step: 0 });
  });
});

describe("statistics", () => {
  test("the arcsine law, and that an orbit follows it", () => {
    const { shares, arcsine, largestDifference } = ask("chaos.density", { start: 0.1, steps: 1_000_000, bins: 4 });
    expect(arcsine[0]).toBeCloseTo(1 / 3, 12);
    expect(arcsine[1]).toBeCloseTo(1 / 6, 12);
    for (const total of [shares, arcsine]) expect(total.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 12);
    expect(largestDifference).toBe(Math.max(...shares.map((share: number, i: number) => Math.abs(share - arcsine[i]))));
    expect(largestDifference).toBeLessThan(2e-3);
    expect(ask("chaos.density", { start: 1, steps: 1, bins: 4 }).shares).toEqual([0, 0, 0, 1]);
  });

  test("an exponent is the mean of the logarithms", () => {
    const values = ask("chaos.orbit", { start: 0.2, r: 3.7, precision: "fp32", steps: 999 }).values;
    const mean = values.reduce((total: number, x: number) => total + Math.log(Math.abs(3.7 - 7.4 * x)), 0) / 1000;
    expect(ask("chaos.lyapunov", { start: 0.2, r: 3.7, precision: "fp32", steps: 1000 })).toBeCloseTo(mean, 10);
    expect(ask("chaos.lyapunov", { start: 0.2, form: "tent", steps: 40 })).toBeCloseTo(Math.LN2, 12);
    expect(ask("chaos.lyapunov", { start: 0.2, r: 2.5, steps: 100_000 })).toBeCloseTo(Math.log(0.5), 3);
    expect(ask("chaos.lyapunov", { start: 0.5, steps: 3 })).toBe("-Infinity");
  });

  test("random maps: √(πN/8), and FP32's longest cycle is of that order", () => {
    expect(ask("chaos.randomMap", { states: 8 / Math.PI })).toMatchObject({ transientSteps: 1, cycleLength: 1 });
    const { cycleLength, longestCycle } = ask("chaos.randomMap", { states: 1_065_353_217 });
    expect(cycleLength).toBeCloseTo(20_453.6, 0);
    expect(longestCycle / 4344).toBeLessThan(10);
    expect(longestCycle).toBeCloseTo(0.78248 * 32_639.7, -1);
  });
});

describe("refusals", () => {
  test.each([
    [{ start: 1.5 }, "start: 1.5 不在 0…1 之内 / 1.5 is not in 0…1"],
    [{ start: Number.NaN }, "start: NaN 不在 0…1 之内"],
    [{ start: 0.1, r: 4.1 }, "r: 4.1 不在 0…4 之内"],
    [{ start: 0.1, maxSteps: 1e9 }, "maxSteps: 1000000000 不是 1…200000000 之内的整数"],
    [{ start: 0.1, precision: "fp128" }, "precision"],
  ])("%o", (input, message) => {
    expect(() => ask("chaos.cycle", input)).toThrow(RangeError);
    expect(() => ask("chaos.cycle", input)).toThrow(message);
  });
});
