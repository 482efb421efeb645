import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, gaussian } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

const fall = (h: number, n: number) => Array.from({ length: n }, (_, i) => 1 + 2 * i * h - 4.905 * (i * h) ** 2);

describe("differences", () => {
  test("a fall: second difference −9.81, central velocity exact inside, edges exact with order 2 and off by 4.905·h with order 1", () => {
    const h = 0.1;
    const second = ask("kinematics.differences", { positions: fall(h, 12), stepS: h });
    for (const a of second.acceleration) expect(a).toBeCloseTo(-9.81, 9);
    second.velocity.forEach((v: number, i: number) => expect(v).toBeCloseTo(2 - 9.81 * i * h, 9));
    for (const j of second.jerk) expect(j).toBeCloseTo(0, 8);
    expect([second.velocity.length, second.acceleration.length, second.jerk.length]).toEqual([12, 10, 9]);
    const first = ask("kinematics.differences", { positions: fall(h, 12), stepS: h, edgeOrder: 1 });
    expect(first.velocity[0] - 2).toBeCloseTo(-4.905 * h, 9);
    expect(first.velocity[11] - (2 - 9.81 * 11 * h)).toBeCloseTo(4.905 * h, 9);
    expect(first.velocity.slice(1, -1)).toEqual(second.velocity.slice(1, -1));
  });

  test("a cubic has one jerk, and the third difference finds it", () => {
    const { jerk } = ask("kinematics.differences", { positions: Array.from({ length: 9 }, (_, i) => 2 * (i / 4) ** 3), stepS: 0.25 });
    for (const j of jerk) expect(j).toBeCloseTo(12, 9);
  });

  test("agree with the formulas written out, for any positions", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 20 }), fc.constantFrom(0.25, 0.5, 1, 2), (x, h) => {
      const { velocity, acceleration, jerk } = ask("kinematics.differences", { positions: x, stepS: h });
      for (let i = 1; i < x.length - 1; i++) {
        expect(velocity[i]).toBeCloseTo((x[i + 1]! - x[i - 1]!) / (2 * h), 9);
        expect(acceleration[i - 1]).toBeCloseTo((x[i + 1]! - 2 * x[i]! + x[i - 1]!) / h ** 2, 9);
      }
      expect(jerk[0]).toBeCloseTo((x[3]! - 3 * x[2]! + 3 * x[1]! - x[0]!) / h ** 3, 9);
      // Reversing time turns velocities and jerks around.
      const back = ask("kinematics.differences", { positions: x.toReversed(), stepS: h });
      back.velocity.reverse().forEach((v: number, i: number) => expect(v).toBeCloseTo(-velocity[i], 9));
    }), { numRuns: 50 });
  });

  test("two positions have a velocity and nothing more; three are wanted for ends of order 2", () => {
    expect(ask("kinematics.differences", { positions: [1, 4], stepS: 1, edgeOrder: 1 })).toEqual({ velocity: [3, 3], acceleration: [], jerk: [] });
    expect(ask("kinematics.differences", { positions: [1, 4, 9], stepS: 1 })).toEqual({ velocity: [2, 4, 6], acceleration: [2], jerk: [] });
    expect(() => ask("kinematics.differences", { positions: [1, 4], stepS: 1 })).toThrow(/positions: 3 个以上才够 \/ at least 3 are needed, got 2/);
  });

  test.each([["forward", 0.1, 0.14056, 5], ["forward", 0.01, 0.013637, 6], ["central", 0.1, 0.0045327, 7], ["central", 0.01, 4.5305e-5, 9]])("exp at 1, %s, h %s: error %s", (scheme, stepS, error, digits) => {
    const found = ask("kinematics.differenceError", { fn: "exp", scheme, atS: 1, stepS });
    expect(found.error).toBeCloseTo(error, digits);
    expect(found.value - found.error).toBeCloseTo(Math.E, 12);
  });

  test("halving h halves the forward error and quarters the central and second ones", () => {
    for (const [scheme, factor] of [["forward", 2], ["central", 4], ["second", 4]] as const)
      for (const fn of ["exp", "sin"]) {
        const [whole, half] = [0.02, 0.01].map((stepS) => ask("kinematics.differenceError", { fn, scheme, atS: 0.7, stepS }).error);
        expect(whole! / half!).toBeCloseTo(factor, 1);
      }
    expect(ask("kinematics.differenceError", { fn: "fall", scheme: "central", atS: 0.5, stepS: 0.5 }).error).toBeCloseTo(0, 12);
    expect(ask("kinematics.differenceError", { fn: "fall", scheme: "second", atS: 0.5, stepS: 0.5 }).value).toBeCloseTo(-9.81, 12);
  });

  test("too far out is refused, not answered with NaN", () => {
    expect(() => ask("kinematics.differenceError", { fn: "exp", scheme: "second", atS: 1000 })).toThrow(/atS 1000/);
  });

  test.each([["forward", 1e-8], ["central", 1e-5], ["second", 1e-4]])("best step of the %s difference is about %s", (scheme, about) => {
    for (const fn of ["exp", "sin"]) {
      const { measured, expected, leastError } = ask("kinematics.bestStep", { fn, scheme });
      expect(Math.abs(Math.log10(measured / about))).toBeLessThan(1);
      expect(Math.abs(Math.log10(expected / about))).toBeLessThan(0.5);
      for (const stepS of [measured * 1000, measured / 1000])
        expect(Math.abs(ask("kinematics.differenceError", { fn, scheme, stepS }).error)).toBeGreaterThan(leastError);
    }
  });
});

describe("noise", () => {
  test("a millimetre at 60 frames a second: 0.0424 m/s, 8.82 m/s², 966 m/s³", () => {
    const noise = ask("kinematics.noise", { sigmaM: 0.001, framesPerSecond: 60 });
    expect(noise.velocity).toBeCloseTo(0.0424, 4);
    expect(noise.acceleration).toBeCloseTo(8.82, 2);
    expect(noise.jerk).toBeCloseTo(966, 0);
  });

  test("is what differences of seeded noise spread by", () => {
    const positions = Array.from({ length: 10_000 }, (_, i) => 0.001 * gaussian(5, 1, i));
    const measured = ask("kinematics.differences", { positions, stepS: 1 / 60 });
    const expected = ask("kinematics.noise", { sigmaM: 0.001, framesPerSecond: 60 });
    for (const name of ["velocity", "acceleration", "jerk"]) {
      const values: number[] = measured[name].slice(1, -1);
      const sd = Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
      expect(sd / expected[name]).toBeCloseTo(1, 1);
    }
  });
});

describe("the spring", () => {
  test.each([["euler", 6.0723, 4], ["symplecticEuler", 0.50626, 5], ["verlet", 0.4999793, 7], ["rk4", 0.49999989, 8]])("%s ends with energy %s after 1000 steps of 0.05", (method, energy, digits) => {
    expect(ask("kinematics.oscillator", { method }).energy).toBeCloseTo(energy, digits);
  });

  test("Euler's energy grows by 1 + h² a step; all stand still without steps", () => {
    expect(ask("kinematics.oscillator", { method: "euler", step: 0.1, steps: 50 }).energy).toBeCloseTo(0.5 * 1.01 ** 50, 9);
    for (const method of ["euler", "symplecticEuler", "verlet", "rk4"]) expect(ask("kinematics.oscillator", { method, steps: 0 })).toEqual({ x: 1, v: 0, energy: 0.5 });
  });

  test.each([["euler", 1], ["symplecticEuler", 1], ["verlet", 2], ["rk4", 4]])("%s is of order %i: a tenth of the step, 10^order less error", (method, order) => {
    const error = (steps: number) => Math.abs(ask("kinematics.oscillator", { method, step: 1 / steps, steps }).x - Math.cos(1));
    expect(Math.log10(error(20) / error(200))).toBeCloseTo(order, 0);
  });

  test("symplectic Euler keeps x² + v² − h·x·v for ever", () => {
    const h = 0.3;
    const { x, v } = ask("kinematics.oscillator", { method: "symplecticEuler", step: h, steps: 12_345 });
    expect(x * x + v * v - h * x * v).toBeCloseTo(1, 9);
  });

  test("an overflow is refused", () => {
    expect(() => ask("kinematics.oscillator", { method: "euler", step: 2, steps: 100_000 })).toThrow(/step 2 走 100000 步就溢出了/);
  });
});

describe("eased motion", () => {
  const us = Array.from({ length: 11 }, (_, i) => i / 10);

  test.each(us)("minimum jerk and smoothstep at %d are their polynomials and derivatives", (u) => {
    const quintic = ask("kinematics.eased", { easing: "minimumJerk", progress: u });
    expect(quintic.position).toBeCloseTo(6 * u ** 5 - 15 * u ** 4 + 10 * u ** 3, 12);
    expect(quintic.velocity).toBeCloseTo(30 * u ** 4 - 60 * u ** 3 + 30 * u ** 2, 12);
    expect(quintic.acceleration).toBeCloseTo(120 * u ** 3 - 180 * u ** 2 + 60 * u, 12);
    expect(quintic.jerk).toBeCloseTo(360 * u ** 2 - 360 * u + 60, 12);
    const cubic = ask("kinematics.eased", { easing: "smoothstep", progress: u });
    expect(cubic.position).toBeCloseTo(3 * u ** 2 - 2 * u ** 3, 12);
    expect(cubic.velocity).toBeCloseTo(6 * u - 6 * u ** 2, 12);
    expect(cubic.acceleration).toBeCloseTo(6 - 12 * u, 12);
    expect(cubic.jerk).toBe(-12);
  });

  test("smoothstep starts with an acceleration of 6, minimum jerk with none", () => {
    expect([0, 1].map((progress) => ask("kinematics.eased", { easing: "smoothstep", progress }).acceleration)).toEqual([6, -6]);
    for (const progress of [0, 1]) expect(Math.abs(ask("kinematics.eased", { easing: "minimumJerk", progress }).acceleration)).toBe(0);
  });

  test("distance and time scale every derivative by its own power", () => {
    const unit = ask("kinematics.eased", { easing: "minimumJerk", progress: 0.3 });
    const long = ask("kinematics.eased", { easing: "minimumJerk", progress: 0.3, distanceM: 3, durationS: 2 });
    expect(long.position).toBeCloseTo(3 * unit.position, 12);
    expect(long.velocity).toBeCloseTo((3 / 2) * unit.velocity, 12);
    expect(long.acceleration).toBeCloseTo((3 / 4) * unit.acceleration, 12);
    expect(long.jerk).toBeCloseTo((3 / 8) * unit.jerk, 12);
  });
});

test("constant acceleration passes where differences of it say", () => {
  const at = (timeS: number) => ask("kinematics.constantAcceleration", { startM: 1, startMPerS: 2, accelerationMPerS2: -9.81, timeS });
  expect(at(0)).toEqual({ positionM: 1, velocityMPerS: 2 });
  expect(at(0.3).positionM).toBeCloseTo(fall(0.1, 4)[3]!, 12);
  expect((at(0.31).positionM - at(0.29).positionM) / 0.02).toBeCloseTo(at(0.3).velocityMPerS, 9);
  expect(ask("kinematics.constantAcceleration", { timeS: 2 })).toEqual({ positionM: 2 * 9.80665, velocityMPerS: 2 * 9.80665 });
});
