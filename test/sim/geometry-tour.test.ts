import { describe, expect, test } from "vitest";
import { bodyTourParams, simulateBodyTour, type SimEvent } from "#sim";
import { bodyIds } from "../../src/sim/geometry/body-cells.ts";

const run = (params: object, events: readonly SimEvent[] = []) => simulateBodyTour(bodyTourParams.parse(params), 1, events);
const cue = (tMs: number, action: string, args: Record<string, unknown>): SimEvent => ({ tMs, action, args });
const still = { tour: "off" };
const SIZES = { fatDiameterUm: 60, granuleAxonMm: 3, motorAxonM: 0.5 };
const at = (state: ReturnType<ReturnType<typeof run>>, id: string) => state.bodies.find((body) => body.id === id)!;

/** A round body and open cylinders, written out: [diameter], then [count, diameter, length]. */
function bodyAnd(diameter: number, ...neurites: readonly (readonly [number, number, number])[]): { area: number; volume: number } {
  return neurites.reduce(({ area, volume }, [count, d, length]) => ({ area: area + count * Math.PI * d * length, volume: volume + (count * Math.PI * d * d * length) / 4 }),
    { area: Math.PI * diameter ** 2, volume: (Math.PI * diameter ** 3) / 6 });
}

describe("cells of one scale", () => {
  test("are all there from the start, whole and of their size, and all looked at together", () => {
    const state = run(SIZES)(0);
    expect(state).toMatchObject({ together: 1, whole: 1 });
    expect(state.bodies.map(({ id }) => id)).toEqual(["fat", "cube", "pyramidal", "granule", "motor"]);
    for (const { factor, focus, revealed } of state.bodies) expect([factor, focus, revealed]).toEqual([1, 0, 0]);
    expect(at(run({})(0), "fat").areaUm2).toBeCloseTo(Math.PI * 80 ** 2, 9);
  });

  test("have the area and volume of a body with open cylinders", () => {
    const state = run(SIZES)(0);
    const wanted = {
      fat: bodyAnd(60),
      pyramidal: bodyAnd(16, [12, 1, 200]),
      granule: bodyAnd(5.8, [4, 1, 15], [1, 0.2, 3000]),
      motor: bodyAnd(50, [8, 4, 250], [1, 10, 5e5]),
    };
    for (const [id, { area, volume }] of Object.entries(wanted)) {
      expect(at(state, id).areaUm2 / area).toBeCloseTo(1, 12);
      expect(at(state, id).volumeUm3 / volume).toBeCloseTo(1, 12);
      expect(at(state, id).surfaceToVolumePerUm / (area / volume)).toBeCloseTo(1, 12);
    }
    expect(at(state, "cube").volumeUm3 / wanted.fat.volume).toBeCloseTo(1, 12);
    expect(at(state, "cube").areaUm2 / wanted.fat.area).toBeCloseTo(Math.cbrt(6 / Math.PI), 12);
  });
});

describe("the tour", () => {
  test("looks at one body after another, every three seconds, and at all of them at the end", () => {
    const state = run({});
    bodyIds.forEach((id, i) => {
      const arrived = state(1200 + 3000 * i + 1000);
      expect(at(arrived, id).focus).toBe(1);
      expect(arrived.together).toBe(0);
      expect(arrived.bodies.map(({ revealed }) => revealed > 0)).toEqual(bodyIds.map((_, j) => j <= i));
    });
    expect(state(1200 + 3000 * 5 + 1000).together).toBe(1);
    expect(state(1200)).toMatchObject({ together: 1 });
  });

  test("is over with the first body asked for, and does not begin when it is off", () => {
    const asked = run({}, [cue(5000, "show", { body: "motor" })]);
    expect(at(asked(4999), "cube").focus).toBeGreaterThan(0.9);
    for (const t of [6000, 8200, 60_000]) expect(at(asked(t), "motor").focus).toBe(1);
    expect(at(asked(60_000), "pyramidal").revealed).toBe(0);
    expect(run({}, [cue(1200, "show", { body: "motor" })])(2200).bodies.map(({ focus }) => focus)).toEqual([0, 0, 0, 0, 1]);
    expect(run(still)(60_000)).toMatchObject({ together: 1 });
  });

  test("focus and the look at all sum to 1 at any time; a change is smooth, even and takes a second", () => {
    const state = run(still, [cue(1000, "show", { body: "cube" }), cue(4000, "show", { body: "all" }), cue(4300, "show", {})]);
    for (let t = 0; t < 6000; t += 50) {
      const { bodies, together } = state(t);
      expect(bodies.reduce((sum, { focus }) => sum + focus, together)).toBeCloseTo(1, 12);
    }
    const focus = (t: number) => at(state(t), "cube").focus;
    expect([1000, 1500, 2000].map(focus)).toEqual([0, 0.5, 1]);
    for (let t = 1000; t <= 1500; t += 10) {
      expect(focus(t) + focus(3000 - t)).toBeCloseTo(1, 12);
      expect(focus(t + 10)).toBeGreaterThan(focus(t));
      // The smoothest polynomial with three derivatives that vanish at both ends: never faster than 15/8 of the mean.
      expect(focus(t + 10) - focus(t)).toBeLessThanOrEqual((15 / 8) * 0.01 + 1e-12);
    }
    expect(focus(1010)).toBeLessThan(1e-5);
    expect(at(state(6000), "granule").focus).toBe(1);
  });

  test("a ratio is known half a second after its body is looked at, and stays known", () => {
    const state = run(still, [cue(1000, "show", { body: "fat" }), cue(3000, "show", { body: "motor" })]);
    const revealed = (t: number, id: string) => at(state(t), id).revealed;
    expect([1500, 2000, 2500, 9000].map((t) => revealed(t, "fat"))).toEqual([0, 0.5, 1, 1]);
    expect([2999, 3500, 4500].map((t) => revealed(t, "motor"))).toEqual([0, 0, 1]);
    expect(revealed(9000, "granule")).toBe(0);
    const all = run(still, [cue(1000, "show", { body: "all" })])(2500);
    expect(all.bodies.every((body) => body.revealed === 1)).toBe(true);
  });
});

describe("growing and counting", () => {
  test("twice as long is four times the skin and eight times the inside, of that body alone", () => {
    const state = run(still, [cue(1000, "grow", { body: "pyramidal", factor: 2 }), cue(3000, "grow", { body: "pyramidal", factor: 0.5 })]);
    const [before, grown, shrunk] = [900, 2000, 4000].map((t) => at(state(t), "pyramidal"));
    expect(grown!.factor).toBe(2);
    expect(grown!.areaUm2 / before!.areaUm2).toBeCloseTo(4, 12);
    expect(grown!.volumeUm3 / before!.volumeUm3).toBeCloseTo(8, 12);
    expect(grown!.surfaceToVolumePerUm / before!.surfaceToVolumePerUm).toBeCloseTo(0.5, 12);
    // Half way from 1 to 2 is as many times more as it is fewer.
    expect(at(state(1500), "pyramidal").factor).toBeCloseTo(Math.SQRT2, 12);
    expect(shrunk!.factor).toBe(0.5);
    expect(at(state(4000), "fat").factor).toBe(1);
    expect(at(run(still, [cue(0, "grow", {})])(1000), "fat").factor).toBe(2);
  });

  test("the cell body alone has 6/d, and the way there goes by equal ratios", () => {
    const state = run(still, [cue(1000, "count", {}), cue(5000, "count", { part: "whole" })]);
    const soma = state(2000);
    expect(soma.whole).toBe(0);
    for (const [id, d] of [["fat", 80], ["pyramidal", 16], ["granule", 5.8], ["motor", 50]] as const) expect(at(soma, id).surfaceToVolumePerUm).toBeCloseTo(6 / d, 12);
    const middle = at(state(1500), "motor");
    expect(middle.areaUm2 / Math.sqrt(at(soma, "motor").areaUm2 * at(state(0), "motor").areaUm2)).toBeCloseTo(1, 12);
    expect(middle.volumeUm3 / Math.sqrt(at(soma, "motor").volumeUm3 * at(state(0), "motor").volumeUm3)).toBeCloseTo(1, 12);
    expect(state(6000).whole).toBe(1);
    expect(at(state(6000), "motor").areaUm2).toBeCloseTo(at(state(0), "motor").areaUm2, 3);
  });

  test("what cannot be asked is refused", () => {
    expect(() => run(still, [cue(0, "grow", { factor: 5 })])).toThrow(/5 is not in 0.25…4/);
    expect(() => run(still, [cue(0, "grow", { factor: 0.2 })])).toThrow(/0.2 is not in 0.25…4/);
    expect(() => run(still, [cue(0, "show", { body: "egg" })])).toThrow();
    expect(() => run({ fatDiameterUm: 10 })).toThrow(/10 is not in 20…200 um/);
    expect(run(still, [cue(0, "other", {})])(1000)).toEqual(run(still)(1000));
  });
});
