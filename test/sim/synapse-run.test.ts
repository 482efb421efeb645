import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, simulateSynapse, synapseParams, type SimEvent } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- outputs differ by quantity
function compute(name: string, input: object): any {
  return findQuantity(`synapse.${name}`)!.compute(input);
}

function near(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe("a synapse over time", () => {
  const run = (params: object, events: SimEvent[], seed = 1) => simulateSynapse(synapseParams.parse({ modelMsPerSecond: 10, ...params }), seed, events);
  const spike = (tMs: number, args: object = {}): SimEvent => ({ tMs, action: "spike", args: { ...args } });

  test("a certain release empties all sites, opens receptors and depolarises; sites fill again", () => {
    const at = run({ releaseProbability: 1 }, [spike(1000)]);
    expect(at(1000)).toMatchObject({ spikes: 0, open: 0, vMv: -70, sinceSpikeMs: null, releasedLast: 0 });
    const soon = at(1010);
    expect(soon).toMatchObject({ spikes: 1, releasedLast: 5, releasedTotal: 5 });
    near(soon.sinceSpikeMs!, 0.1, 1e-9);
    expect(soon.transmitterMm).toBeGreaterThan(4);
    near(soon.spreadUm[0]!, Math.sqrt(2 * 0.33 * 0.1), 1e-9);
    expect(soon.sites.every(({ docked }) => docked < 0.01)).toBe(true);
    expect(at(2000).vMv).toBeGreaterThan(-60);
    expect(at(12_000).sites.every(({ docked }) => docked === 1)).toBe(true);
    near(at(20_000).vMv, -70, 0.01);
  });

  test("no vesicle, no answer; and GABA pulls down", () => {
    expect(run({ releaseProbability: 0 }, [spike(0)])(2000)).toMatchObject({ releasedTotal: 0, transmitterMm: 0, vMv: -70 });
    expect(run({ releaseProbability: 1, receptor: "gabaA" }, [spike(0)])(500).vMv).toBeLessThan(-71);
  });

  test("release follows the binomial distribution", () => {
    let released = 0;
    for (let seed = 0; seed < 400; seed++) released += run({ releaseProbability: 0.3 }, [spike(0)], seed)(1).releasedTotal;
    near(released / 400, 1.5, 0.2);
  });

  test("an empty site cannot release until it has filled again", () => {
    const at = run({ releaseProbability: 1, refillMs: 50 }, [spike(0, { count: 12, intervalMs: 10 })]);
    expect(at(9000).spikes).toBe(10 - 1);
    expect(at(20_000)).toMatchObject({ spikes: 12, releasedTotal: 15 });
  });

  test("transmitter is taken up or escapes; blocked transporters leave it to escape", () => {
    const params = { releaseProbability: 1, sites: 1 };
    const open = run(params, [spike(100)])(10_000);
    expect(open.takenUpMm).toBeGreaterThan(0.2);
    expect(open.takenUpMm).toBeLessThan(1);
    const blocked = run(params, [{ tMs: 0, action: "reuptake", args: {} }, spike(100)]);
    expect(blocked(10_000)).toMatchObject({ takenUpMm: 0, reuptakeBlock: 1 });
    // Alone, escape is exponential: 4 ms are two of its time constants.
    near(blocked(500).transmitterMm, Math.exp(-2), 1e-9);
    expect(blocked(500).open).toBeGreaterThan(run(params, [spike(100)])(500).open);
  });

  test("with hardly any escape, uptake follows its closed form", () => {
    const at = run({ releaseProbability: 1, sites: 1, peakMm: 0.1, escapeMs: 1000, uptakeUmPerMs: 5, uptakeKmUm: 20 }, [spike(0)]);
    const state = at(1000);
    near(state.takenUpMm + state.transmitterMm, 0.1, 0.001);
    const { leftUm } = compute("uptake", { startUm: 100, tS: 0.01, vmaxUmPerS: 5000, kmUm: 20 });
    // What escapes in 10 ms is 1 % of about 80 uM.
    expect(state.transmitterMm * 1000).toBeLessThan(leftUm);
    near(state.transmitterMm * 1000, leftUm, 0.8);
  });

  test("an antagonist holds receptors and weakens the answer; more transmitter still gets through", () => {
    const answer = (events: SimEvent[], sites: number) => run({ releaseProbability: 1, sites }, [...events, spike(100)])(250).open;
    const drug: SimEvent[] = [{ tMs: 0, action: "antagonist", args: {} }];
    expect(answer(drug, 1)).toBeLessThan(answer([], 1) / 3);
    expect(answer(drug, 12)).toBeGreaterThan(3 * answer(drug, 1));
    near(run({}, drug)(10).antagonised, 10 / 11, 1e-12);
  });

  test("caffeine acts on adenosine receptors and not on the synapse's own", () => {
    const events: SimEvent[] = [spike(100), { tMs: 50, action: "caffeine", args: {} }].sort((a, b) => a.tMs - b.tMs);
    const [with_, without] = [run({ receptor: "gabaA" }, events)(1000), run({ receptor: "gabaA" }, [spike(100)])(1000)];
    expect(with_.open).toBe(without.open);
    near(with_.adenosine.A1.left, 0.61346633, 1e-8);
    expect(without.adenosine.A2A.left).toBe(1);
  });

  test("raised probability and slow motion act from their cue on", () => {
    const at = run({ releaseProbability: 0 }, [{ tMs: 500, action: "probability", args: { releaseProbability: 1 } }, spike(600), { tMs: 1000, action: "slow", args: {} }]);
    expect(at(700).releasedTotal).toBe(5);
    expect(at(999).modelMsPerSecond).toBe(10);
    expect(at(2000)).toMatchObject({ modelMsPerSecond: 1, modelMs: 11 });
  });

  test("asking in another order gives the same states", () => {
    const events = [spike(300), { tMs: 700, action: "antagonist", args: {} }, spike(900, { count: 4 }), { tMs: 1500, action: "reuptake", args: {} }];
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 8 }), (times) => {
      const forward = times.map(run({ receptor: "nmda" }, events));
      expect(times.toReversed().map(run({ receptor: "nmda" }, events)).reverse()).toEqual(forward);
    }), { numRuns: 15 });
  });
});
