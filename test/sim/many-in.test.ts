import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, manyInParams, simulateManyIn, type SimEvent } from "#sim";

const run = (events: readonly SimEvent[], params: object = {}, seed = 1) => simulateManyIn(manyInParams.parse(params), seed, events);
const volley = (tMs: number, count: number, withinMs = 0): SimEvent => ({ tMs, action: "volley", args: { count, withinMs } });
/** 10 model ms a scene second, and 4 ms along the dendrite. */
const sceneMs = (modelMs: number) => 100 * modelMs;

describe("a cell with many inputs", () => {
  test("one input makes the response that the quantity gives, as high as asked", () => {
    const at = run([volley(sceneMs(10), 1)]);
    const peak = Math.max(...Array.from({ length: 400 }, (_, i) => at(sceneMs(14 + i / 10)).vMv));
    expect(peak).toBeCloseTo(-66.5, 2);
    const unit = (tMs: number) =>
      (findQuantity("spiking.postsynapticPotential")!.compute({ weight: 1, tauMembraneMs: 15, tauSynapseMs: 4, tMs }) as { potential: number }).potential;
    expect((at(sceneMs(24)).vMv + 70) / (at(sceneMs(34)).vMv + 70)).toBeCloseTo(unit(10) / unit(20), 6);
  });

  test("below the threshold responses add up, whoever they come from", () => {
    const one = run([volley(sceneMs(10), 1)])(sceneMs(20)).vMv + 70;
    for (const count of [2, 3]) expect(run([volley(sceneMs(10), count)])(sceneMs(20)).vMv + 70).toBeCloseTo(count * one, 9);
    const cancelled = run([volley(sceneMs(10), 2), { tMs: sceneMs(10), action: "inhibit", args: { count: 2 } }]);
    expect(cancelled(sceneMs(20)).vMv).toBeCloseTo(-70, 9);
  });

  test("the potential never stays above the threshold, and spikes keep the refractory time apart", () => {
    fc.assert(fc.property(fc.nat({ max: 999 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }), (seed, backgroundHz, epspMv) => {
      const at = run([], { backgroundHz, epspMv }, seed);
      const state = at(20_000);
      expect(Math.max(...state.trace.vMv)).toBeLessThan(-55);
      const gaps = state.trace.spikesMs.slice(1).map((ms, i) => state.trace.spikesMs[i]! - ms);
      for (const gap of gaps) expect(gap).toBeGreaterThan(3.9);
      expect(at(20_000)).toEqual(run([], { backgroundHz, epspMv }, seed)(20_000));
    }), { numRuns: 15 });
  });

  test("the background comes at its rate", () => {
    const at = run([], { backgroundHz: 50, exciting: 10, inhibiting: 0, modelMsPerSecond: 100 });
    let seen = 0;
    // Windows of 8 model ms, one after the other, over 4 s.
    for (let i = 1; i <= 500; i++) seen += at(80 * i).arriving.length;
    expect(seen / 4 / 10).toBeGreaterThan(46);
    expect(seen / 4 / 10).toBeLessThan(54);
  });

  test("values out of range are refused by name and range", () => {
    expect(() => run([{ tMs: 0, action: "weight", args: { epspMv: 0 } }])).toThrow(/0\.5…20 mV/u);
    expect(manyInParams.safeParse({ exciting: 17 }).success).toBe(false);
  });
});
