import { describe, expect, test } from "vitest";
import { findQuantity, simulateChopstick, yieldStressPa, type ChopstickParams, type SimEvent } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const compute = (name: string, input: object): any => findQuantity(`congee.${name}`)!.compute(input);
const cue = (tMs: number, action: string, args: Record<string, unknown>): SimEvent => ({ tMs, action, args });
const thick: ChopstickParams = { ricePercent: 8, depthCm: 8, leanDeg: 5, surface: "rough", densityKgM3: 700, modelMsPerSecond: 500 };
const run = (params: Partial<ChopstickParams>, ...events: SimEvent[]) => simulateChopstick({ ...thick, ...params }, 1, events);
const RAD = Math.PI / 180;
/** A chopstick 24 cm long and 6 mm thick, about the middle of its h metres in the congee. */
const inertia = (density: number, h: number) => density * 0.24 * (Math.PI * 0.006 ** 2) / 4 * (0.24 ** 2 / 12 + (0.12 - h) ** 2);

describe("what holds and what tips", () => {
  test("½W(L − h) sin θ against ¼N_p·τ_y·d·h², in mN·m; the critical yield stress and the largest lean are where they are equal", () => {
    for (const [density, depthCm, leanDeg, surface, factor] of [[700, 8, 5, "rough", 4 * Math.SQRT2 + 2 * Math.PI], [450, 6, 12, "smooth", 6 + Math.PI]] as const) {
      const state = run({ densityKgM3: density, depthCm, leanDeg, surface })(0);
      const weight = density * 9.80665 * 0.24 * (Math.PI * 0.006 ** 2) / 4;
      const tipping = (lean: number) => 500 * weight * (0.24 - depthCm / 100) * Math.sin(lean * RAD);
      const holding = (pa: number) => 250 * factor * pa * 0.006 * (depthCm / 100) ** 2;
      expect(state.tippingMnm).toBeCloseTo(tipping(leanDeg), 9);
      expect(state.holdingMnm).toBeCloseTo(holding(state.yieldPa), 9);
      expect(holding(state.criticalYieldPa)).toBeCloseTo(state.tippingMnm, 9);
      expect(tipping(state.largestLeanDeg)).toBeCloseTo(state.holdingMnm, 9);
      expect(state).toMatchObject({ depthCm, densityKgM3: density, afloat: false });
      const { largestLeanDeg, ...asked } = compute("chopstick", { ricePercent: 8, leanDeg, depthCm, surface, densityKgM3: density });
      expect(asked).toEqual({ stands: state.stands, tippingMnm: state.tippingMnm, holdingMnm: state.holdingMnm, criticalYieldPa: state.criticalYieldPa });
      expect(largestLeanDeg).toBe(state.largestLeanDeg);
      for (const [lean, stands] of [[largestLeanDeg - 0.01, true], [largestLeanDeg + 0.01, false]])
        expect(compute("chopstick", { ricePercent: 8, leanDeg: lean, depthCm, surface, densityKgM3: density }).stands).toBe(stands);
    }
  });

  test("a layer on a slope, a grain, a fluid that thins: each law solved for what it is asked", () => {
    const layerM = compute("slopeThickness", { ricePercent: 6, slopeDeg: 30, fluidKgM3: 1040 }) / 1000;
    expect(1040 * 9.80665 * layerM * 0.5).toBeCloseTo(yieldStressPa(6), 9);
    expect(compute("suspendingYieldStress", { grainMm: 3, densityDifferenceKgM3: 100 })).toBeCloseTo(0.0477 * 100 * 9.80665 * 0.003, 12);
    const [stressPa, yieldPa, consistencyPaSn, flowIndex] = [25, 9, 2, 0.4];
    const rate = compute("shearRate", { stressPa, yieldStressPa: yieldPa, consistencyPaSn, flowIndex });
    expect(yieldPa + consistencyPaSn * rate ** flowIndex).toBeCloseTo(stressPa, 9);
    expect(compute("shearRate", { stressPa: 9, yieldStressPa: 9, consistencyPaSn, flowIndex })).toBe(0);
  });

  test("less than no rice, and a stick just as heavy as the congee, are refused", () => {
    for (const percent of [-1, NaN]) expect(() => yieldStressPa(percent)).toThrow(`ricePercent must be ≥ 0 %, got ${percent}`);
    expect(yieldStressPa(0)).toBe(0);
    expect(() => compute("floating", { densityKgM3: 1040, fluidKgM3: 1040 })).toThrow("1040 kg/m³ does not float on 1040 kg/m³");
    expect(() => compute("largestLean", { ricePercent: 6, depthCm: 24 })).toThrow("24 cm, got 24");
  });
});

describe("hands", () => {
  test("tilt evenly about the middle of their time, and let go where they were to", () => {
    const at = run({}, cue(500, "tilt", { leanDeg: 15 }), cue(3000, "tilt", { leanDeg: 1 }));
    expect([100, 500, 950, 1400, 2999, 3450, 3900].map((t) => at(t).leanDeg)).toEqual([5, 5, 10, 15, 15, 8, 1]);
    for (let x = 0; x < 450; x += 50) {
      expect(at(950 - x).leanDeg + at(950 + x).leanDeg).toBeCloseTo(20, 9);
      expect(at(950 + x + 50).leanDeg).toBeGreaterThan(at(950 + x).leanDeg);
    }
    // Without a jerk: hardly off after a twentieth of the way.
    expect(at(545).leanDeg).toBeLessThan(5.02);
    expect(at(950).depthCm).toBe(8);
  });

  test("plant at another depth, and raise what has fallen", () => {
    const at = run({ ricePercent: 2 }, cue(9000, "plant", { depthCm: 12, leanDeg: 0 }));
    expect(at(8999)).toMatchObject({ afloat: true, stands: false, depthCm: 8, leanDeg: 90 });
    expect(at(9000).depthCm).toBe(12);
    expect(at(9450).leanDeg).toBeCloseTo(45, 9);
    expect(at(20_000)).toMatchObject({ stands: true, leanDeg: 0 });
  });

  test("pour for a second and a half, from what there was", () => {
    const at = run({}, cue(1000, "thicken", { ricePercent: 4 }), cue(5000, "thicken", { ricePercent: 10 }));
    expect([0, 1000, 1750, 2500, 5000, 5750, 6500].map((t) => at(t).ricePercent)).toEqual([8, 8, 6, 4, 4, 7, 10]);
    for (let x = 0; x < 750; x += 50) expect(at(1750 - x).ricePercent + at(1750 + x).ricePercent).toBeCloseTo(12, 9);
    expect(at(1750).yieldPa).toBe(yieldStressPa(6));
    const twice = run({}, cue(1000, "thicken", { ricePercent: 4 }), cue(1750, "thicken", { ricePercent: 10 }));
    expect(twice(1750).ricePercent).toBe(6);
    expect(twice(3250).ricePercent).toBe(10);
  });

  test("a cue without its number is refused by name, time and value", () => {
    expect(() => run({}, cue(500, "tilt", {}))).toThrow(new RangeError('event "tilt" at 500 ms needs a finite number leanDeg, got undefined'));
    expect(() => run({}, cue(500, "plant", { depthCm: "8", leanDeg: 1 }))).toThrow('event "plant" at 500 ms needs a finite number depthCm, got 8');
    expect(() => run({}, cue(500, "slow", { modelMsPerSecond: Infinity }))).toThrow("needs a finite number modelMsPerSecond, got Infinity");
    expect(() => run({}, cue(500, "thicken", {}))(501)).toThrow("needs a finite number ricePercent");
  });
});

describe("a fall", () => {
  /** What resists beyond the plastic limit, per rad/s, from three neighbouring leans: I·θ̈ = tipping − holding − drag·θ̇. */
  function drags(at: ReturnType<typeof run>, density: number, filmMs: (step: number) => number, first: number, last: number): number[] {
    const found: number[] = [];
    for (let k = first; k < last; k++) {
      const [before, now, next] = [k - 1, k, k + 1].map((step) => at(filmMs(step)));
      if (next!.leanDeg >= 90 || now!.leanDeg <= before!.leanDeg) continue;
      const [speed, faster] = [now!.leanDeg - before!.leanDeg, next!.leanDeg - now!.leanDeg].map((by) => (by * RAD) / 0.002);
      found.push(((now!.tippingMnm - next!.holdingMnm) / 1000 - (inertia(density, now!.depthCm / 100) * (faster! - speed!)) / 0.002) / speed!);
    }
    return found;
  }

  test.each([[700, 8, 2], [450, 5, 1]])("of %i kg/m³, %i cm deep, obeys Newton's law with one drag all the way", (densityKgM3, depthCm, ricePercent) => {
    const at = run({ densityKgM3, depthCm, ricePercent });
    const found = drags(at, densityKgM3, (step) => 4 * step, 1, 4000);
    expect(found.length).toBeGreaterThan(20);
    expect(Math.min(...found)).toBeGreaterThan(0);
    expect(Math.max(...found) / Math.min(...found)).toBeCloseTo(1, 5);
    expect((inertia(densityKgM3, depthCm / 100) * at(4).leanDeg - inertia(densityKgM3, depthCm / 100) * 5) * RAD / 0.002 ** 2)
      .toBeCloseTo((at(0).tippingMnm - at(0).holdingMnm) / 1000, 9);
    expect(at(4).stands).toBe(false);
    expect(at(6).leanDeg).toBeCloseTo((at(4).leanDeg + at(8).leanDeg) / 2, 12);
  });

  test("in slow motion passes the same leans later, while what is poured keeps the film's time", () => {
    const plain = run({ ricePercent: 2 });
    const slowed = run({ ricePercent: 2 }, cue(300, "slow", { modelMsPerSecond: 100 }));
    for (const x of [0, 40, 100, 333]) expect(slowed(300 + 5 * x).leanDeg).toBeCloseTo(plain(300 + x).leanDeg, 9);
    expect([299, 300].map((t) => slowed(t).modelMsPerSecond)).toEqual([500, 100]);

    const poured = run({}, cue(0, "thicken", { ricePercent: 1 }), cue(400, "slow", { modelMsPerSecond: 100 }));
    // 400 ms of film are 200 of the model, the hundredth step; from there a step takes 20 ms of film.
    const found = drags(poured, 700, (step) => 400 + 20 * (step - 100), 101, 600);
    expect(found.length).toBeGreaterThan(20);
    const usual = drags(plain, 700, (step) => 4 * step, 1, 4000)[0]!;
    for (const drag of found.slice(5)) expect(drag / usual).toBeCloseTo(1, 3);
  });

  test("ends where the congee has become thick enough, and stays there", () => {
    const at = run({ ricePercent: 4, leanDeg: 9 }, cue(0, "thicken", { ricePercent: 12 }));
    const rest = at(20_000);
    expect(rest).toMatchObject({ stands: true, afloat: false });
    expect(rest.leanDeg).toBeGreaterThan(9);
    expect(at(19_000).leanDeg).toBe(rest.leanDeg);
    for (let t = 0; t < 3000; t += 20) expect(at(t + 20).leanDeg).toBeGreaterThanOrEqual(at(t).leanDeg);
  });
});
