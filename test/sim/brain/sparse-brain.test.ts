import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brainRegionIds, brainTasks, findQuantity, simulateSparseBrain, sparseBrainParams, type SparseBrainState } from "#sim";

const params = sparseBrainParams.parse({});
const event = (tMs: number, action: string, args: Record<string, unknown> = {}) => ({ tMs, action, args });
const region = (state: SparseBrainState, id: string) => state.regions.find((each) => each.id === id)!;
const calledIn = (state: SparseBrainState) => state.regions.filter(({ called }) => called).map(({ id }) => id);
const SETTLED = 10_000;

/** What the quantity says of the whole cortex. */
function spikingW(activeFraction: number, activeHz = params.activeHz, restingHz = params.restingHz): number {
  const quantity = findQuantity("brain.spikingPower")!;
  return (quantity.compute(quantity.input.parse({ activeFraction, activeHz, restingHz })) as { powerW: number }).powerW;
}

describe("a sparse brain", () => {
  test("rests at 20 W with nobody called", () => {
    const at = simulateSparseBrain(params, 1, []);
    for (const tMs of [0, 5000]) {
      expect(at(tMs)).toMatchObject({ powerW: 20, busy: 0, overSupply: false, debtJ: 0 });
      expect(at(tMs).energyJ).toBeCloseTo(20 * tMs / 1000, 9);
      expect(calledIn(at(tMs))).toEqual([]);
    }
    expect(at(0).regions.map(({ id }) => id)).toEqual(brainRegionIds);
    expect(at(0).spikesPerS / 16.34e9).toBeCloseTo(0.16, 9);
  });

  test.each(Object.keys(brainTasks) as (keyof typeof brainTasks)[])("the task %s calls its regions, and only those", (name) => {
    const state = simulateSparseBrain(params, 1, [event(0, "task", { name })])(SETTLED);
    expect(calledIn(state)).toEqual(brainRegionIds.filter((id) => (brainTasks[name] as readonly string[]).includes(id)));
    for (const each of state.regions) expect(each.busy).toBeCloseTo(each.called ? 0.05 : 0, 9);
  });

  test("a task costs a few per cent, all on three times the brain: what the quantity says", () => {
    const rest = spikingW(0);
    const task = simulateSparseBrain(params, 1, [event(0, "task")])(SETTLED);
    expect(task.powerW).toBeCloseTo(20 + spikingW((0.05 * 4) / 12) - rest, 6);
    expect(task.powerW / 20).toBeLessThan(1.06);
    expect(task.overSupply).toBe(false);
    const all = simulateSparseBrain(params, 1, [event(0, "allOn")])(SETTLED);
    expect(all.powerW).toBeCloseTo(20 + spikingW(1) - rest, 6);
    expect(all.powerW).toBeCloseTo(all.allOnW, 6);
    expect(all.overSupply).toBe(true);
    expect(all.busy).toBeCloseTo(1, 9);
    expect(all.regions.reduce((sum, each) => sum + each.powerW, 0)).toBeCloseTo(spikingW(1), 6);
    expect(all.regions[0]!.meanHz).toBeCloseTo(20, 6);
  });

  test("call and release touch one region and leave the others as they are", () => {
    const at = simulateSparseBrain(params, 1, [
      event(0, "allOn"), event(3000, "release", { region: "faces" }), event(6000, "task", { name: "read" }), event(9000, "call", { region: "faces" }),
    ]);
    expect(region(at(2999), "faces").busy).toBeGreaterThan(0.99);
    expect(region(at(5999), "faces")).toMatchObject({ called: false });
    expect(region(at(5999), "vision").busy).toBeCloseTo(1, 3);
    expect(region(at(8999), "vision").busy).toBeCloseTo(0.05, 3);
    expect(calledIn(at(9000)).sort()).toEqual(["attention", "faces", "language", "vision"]);
    expect(calledIn(simulateSparseBrain(params, 1, [event(0, "allOn"), event(10, "rest")])(20))).toEqual([]);
  });

  test("another share raises the regions that are called, and those called later", () => {
    const at = simulateSparseBrain(params, 1, [
      event(0, "task", { name: "read" }), event(4000, "share", { activeShare: 0.4 }), event(8000, "call", { region: "faces" }), event(12_000, "task", { name: "listen" }),
    ]);
    expect(region(at(4000), "vision").busy).toBeCloseTo(0.05, 4);
    expect(region(at(7999), "vision").busy).toBeCloseTo(0.4, 4);
    expect(calledIn(at(7999)).sort()).toEqual(["attention", "language", "vision"]);
    expect(region(at(7999), "faces").busy).toBe(0);
    expect(region(at(11_999), "faces").busy).toBeCloseTo(0.4, 4);
    expect(region(at(15_999), "hearing").busy).toBeCloseTo(0.4, 4);
    expect(() => simulateSparseBrain(params, 1, [event(0, "share", { activeShare: 2 })])).toThrow(/2 不在 0…1 之内/);
  });

  test("busy shares follow exponentially, with no jump at an event", () => {
    const at = simulateSparseBrain(params, 1, [event(1000, "task", { name: "read" }), event(1200, "rest")]);
    const busy = (tMs: number) => region(at(tMs), "vision").busy;
    expect(busy(1000)).toBe(0);
    expect(busy(1100)).toBeCloseTo(0.05 * (1 - Math.exp(-100 / 350)), 12);
    expect(busy(1200)).toBeCloseTo(0.05 * (1 - Math.exp(-200 / 350)), 12);
    expect(busy(1550)).toBeCloseTo(busy(1200) / Math.E, 12);
  });

  test("energy and debt are the integrals of the power, under any events", () => {
    const action = fc.constantFrom(event(0, "allOn"), event(0, "rest"), event(0, "task"), event(0, "call", { region: "touch" }), event(0, "release", { region: "space" }));
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), action), { maxLength: 5 }), fc.integer({ min: 21, max: 70 }), (list, supplyW) => {
      const events = list.map(([tMs, each]) => ({ ...each, tMs })).sort((a, b) => a.tMs - b.tMs);
      const at = simulateSparseBrain({ ...params, unitsPerRegion: 1, supplyW }, 1, events);
      let [energy, debt] = [0, 0];
      const step = 2;
      for (let tMs = 0; tMs < 4000; tMs += step) {
        const { powerW } = at(tMs + step / 2);
        energy += (powerW * step) / 1000;
        debt += (Math.max(0, powerW - supplyW) * step) / 1000;
      }
      expect(at(4000).energyJ).toBeCloseTo(energy, 1);
      expect(at(4000).debtJ).toBeCloseTo(debt, 1);
      expect(at(4000).allOnJ).toBeCloseTo(at(0).allOnW * 4, 9);
      expect(at(4000).energyJ).toBeLessThanOrEqual(at(4000).allOnJ + 1e-9);
    }), { numRuns: 25 });
  });

  test("dots fire as often as their neurons: few at rest, some in a called region, nearly all with all on", () => {
    const many = { ...params, unitsPerRegion: 160 };
    const share = (events: readonly ReturnType<typeof event>[], id: string) => {
      const at = simulateSparseBrain(many, 3, events);
      const counts = Array.from({ length: 40 }, (_, i) => region(at(SETTLED + 120 * i), id).firing.reduce((sum, on) => sum + on, 0) / 160);
      return counts.reduce((sum, each) => sum + each, 0) / counts.length;
    };
    const idle = 1 - Math.exp(-0.16 * 0.12);
    const busy = 1 - Math.exp(-20 * 0.12);
    expect(share([], "vision")).toBeCloseTo(idle, 2);
    expect(share([event(0, "allOn")], "vision")).toBeCloseTo(busy, 1);
    const called = share([event(0, "task", { name: "read" })], "vision");
    expect(called).toBeGreaterThan(idle + 0.01);
    expect(called).toBeLessThan(0.15);
  });

  test("another call wakes other neurons of a region; the same seed the same", () => {
    const whole = { ...params, activeShare: 0.5, restingHz: 0, activeHz: 200, unitsPerRegion: 100 };
    const events = [event(0, "task", { name: "read" }), event(SETTLED, "rest"), event(2 * SETTLED, "task", { name: "read" })];
    const dots = (seed: number, tMs: number) => [...region(simulateSparseBrain(whole, seed, events)(tMs), "vision").firing];
    expect(dots(1, SETTLED - 1)).toEqual(dots(1, SETTLED - 500));
    expect(dots(1, 3 * SETTLED)).not.toEqual(dots(1, SETTLED - 1));
    expect(dots(2, SETTLED - 1)).not.toEqual(dots(1, SETTLED - 1));
  });

  test("asking in another order gives the same states", () => {
    const events = [event(500, "task"), event(1500, "allOn"), event(2500, "rest"), event(3000, "strange"), event(3500, "call", { region: "emotion" })];
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 2, maxLength: 8 }), (times) => {
      const forward = times.map(simulateSparseBrain(params, 7, events));
      const backward = times.toReversed().map(simulateSparseBrain(params, 7, events)).reverse();
      expect(forward).toEqual(backward);
    }), { numRuns: 20 });
  });

  test("what it cannot do is refused by name", () => {
    expect(() => simulateSparseBrain({ ...params, activeHz: 5, restingHz: 5 }, 1, [])).toThrow(/activeHz 要大于 restingHz（5 Hz）.*got 5/);
    expect(() => simulateSparseBrain(params, 1, [])(NaN)).toThrow(/tMs must be a finite number, got NaN/);
    expect(() => simulateSparseBrain(params, 1, [event(0, "call", { region: "tail" })])).toThrow();
    expect(simulateSparseBrain(params, 1, [])(-5)).toEqual(simulateSparseBrain(params, 1, [])(0));
  });
});
