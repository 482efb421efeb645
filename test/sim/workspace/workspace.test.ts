import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ignitionParams } from "../../../src/sim/workspace/ignition-inputs.ts";
import { simulateIgnition } from "../../../src/sim/workspace/ignition.ts";
import { workspaceQuantities } from "../../../src/sim/workspace/quantities.ts";
import { expectAnyOrder } from "../any-order.ts";
import { askFrom } from "../ask.ts";

const ask = askFrom(workspaceQuantities);
const sigma = (z: number) => 1 / (1 + Math.exp(-z));

describe("a unit that excites itself", () => {
  test("w 10, θ 5, I −1: three levels, the middle one unstable", () => {
    const { levels, stable } = ask("workspace.fixedPoints", {});
    expect(levels.map((x: number) => x.toFixed(6))).toEqual(["0.002536", "0.671496", "0.977599"]);
    expect(stable).toEqual([true, false, true]);
  });

  test("saddle-nodes at ±1.80955", () => {
    const { ignitesAbove, diesBelow } = ask("workspace.saddleNodes", {});
    expect(ignitesAbove).toBeCloseTo(1.80955, 5);
    expect(diesBelow).toBeCloseTo(-1.80955, 5);
    expect(ask("workspace.saddleNodes", { weight: 4 })).toEqual({ ignitesAbove: null, diesBelow: null });
  });

  test("a pulse of 2 τ: 3.5 dies, 4.5 ignites, and the threshold lies between", () => {
    expect(ask("workspace.pulse", { amplitude: 3.5 })).toMatchObject({ ignites: false, afterwards: expect.closeTo(0.002536, 6) });
    expect(ask("workspace.pulse", { amplitude: 4.5 })).toMatchObject({ ignites: true, afterwards: expect.closeTo(0.977599, 6) });
    const threshold = ask("workspace.pulseThreshold", {});
    expect(ask("workspace.pulse", { amplitude: threshold * (1 + 1e-7) }).ignites).toBe(true);
    expect(ask("workspace.pulse", { amplitude: threshold * (1 - 1e-7) }).ignites).toBe(false);
    expect(ask("workspace.pulseThreshold", { durationTau: 5 })).toBeLessThan(threshold);
    expect(ask("workspace.pulseThreshold", { weight: 3 })).toBeNull();
  });

  test("levels solve the equation, are stable where the slope says so, and are as many as the saddle-nodes allow", () => {
    const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(fc.property(real(0, 30), real(-10, 20), real(-20, 20), (weight, threshold, input) => {
      const { levels, stable } = ask("workspace.fixedPoints", { weight, threshold, input });
      const { ignitesAbove, diesBelow } = ask("workspace.saddleNodes", { weight, threshold });
      fc.pre(ignitesAbove === null || Math.min(Math.abs(input - ignitesAbove), Math.abs(input - diesBelow)) > 1e-6);
      expect(levels).toHaveLength(ignitesAbove !== null && diesBelow < input && input < ignitesAbove ? 3 : 1);
      levels.forEach((x: number, i: number) => {
        const next = sigma(weight * x + input - threshold);
        expect(Math.abs(next - x)).toBeLessThan(1e-9);
        expect(stable[i]).toBe(levels.length === 1 || i !== 1);
      });
      expect([...levels].sort((a, b) => a - b)).toEqual(levels);
    }));
  });

  test("the pulse agrees with small Euler steps", () => {
    let x = ask("workspace.fixedPoints", {}).levels[0];
    const h = 1e-5;
    for (let i = 0; i < 2 / h; i++) x += h * (sigma(10 * x - 1 + 4.5 - 5) - x);
    expect(ask("workspace.pulse", { amplitude: 4.5 }).peak).toBeCloseTo(x, 4);
  });
});

describe("candidates for the stage", () => {
  const run = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
    simulateIgnition(ignitionParams.parse(params), 0, events);
  const pulse = (tMs: number, args: object = {}) => ({ tMs, action: "pulse", args: { ...args } });

  test("one unit is the unit of the quantities", () => {
    const weak = run({ units: 1 }, [pulse(1000, { amplitude: 3.5 })]);
    const strong = run({ units: 1 }, [pulse(1000, { amplitude: 4.5 })]);
    expect(strong(0).levels[0]).toBeCloseTo(0.002536, 6);
    // 2 τ of 20 ms at 50 model ms a second: 800 ms of film.
    expect(strong(1800).levels[0]).toBeCloseTo(ask("workspace.pulse", { amplitude: 4.5 }).peak, 5);
    expect(strong(1400).inputs[0]).toBe(3.5);
    expect(strong(1801).inputs[0]).toBe(-1);
    expect(weak(20_000)).toMatchObject({ ignited: [false] });
    expect(strong(20_000)).toMatchObject({ ignited: [true], weight: 10, input: -1 });
    expect(strong(20_000).levels[0]).toBeCloseTo(0.977599, 6);
    expect(strong(0).restingLevels.map(({ stable }) => stable)).toEqual([true, false, true]);
  });

  test("who is lit holds the others down, until all are quenched", () => {
    const events = [pulse(1000, { unit: 2 }), pulse(5000, { unit: 1 }), { tMs: 9000, action: "quench", args: {} }, pulse(14_000, { unit: 1, amplitude: 6 })];
    const at = run({}, events);
    expect(at(900).ignited).toEqual([false, false, false]);
    expect(at(4900).ignited).toEqual([false, true, false]);
    expect(at(8900).ignited).toEqual([false, true, false]);
    expect(at(13_000).ignited).toEqual([false, false, false]);
    expect(at(18_000).ignited).toEqual([true, false, false]);
    expect(at(900).levels).toHaveLength(3);
  });

  test("less coupling lets it fade, more input lights it by itself", () => {
    const fading = run({ units: 1 }, [pulse(0), { tMs: 8000, action: "couple", args: { weight: 3 } }]);
    expect(fading(7999).ignited).toEqual([true]);
    expect(fading(16_000).levels[0]).toBeLessThan(0.1);
    expect(fading(16_000).weight).toBe(3);
    const driven = run({ units: 1 }, [{ tMs: 1000, action: "drive", args: { input: 1.85 } }]);
    expect(driven(999).input).toBe(-1);
    expect(driven(30_000)).toMatchObject({ input: 1.85, ignited: [true] });
    expect(run({ units: 1 }, [{ tMs: 1000, action: "drive", args: { input: 1.75 } }])(30_000).ignited).toEqual([false]);
  });

  test("the trace ends now and reaches back one window; slow motion slows the model", () => {
    const at = run({ units: 2 }, [pulse(1000), { tMs: 2000, action: "slow", args: { modelMsPerSecond: 5 } }]);
    const state = at(10_000);
    expect(state).toMatchObject({ modelMs: 140, modelMsPerSecond: 5 });
    expect(state.timesMs.at(-1)).toBe(140);
    expect(state.timesMs[0]).toBe(0);
    expect(state.traces[1]!.at(-1)).toBe(state.levels[1]);
    expect(state.traces[0]).toHaveLength(state.timesMs.length);
    const later = run({ windowMs: 100 })(20_000);
    expect(later.timesMs[0]).toBeGreaterThanOrEqual(900);
    expect(later.timesMs[0]).toBeLessThan(902);
    expect(run({ windowMs: 2000, tauMs: 5 })(60_000).timesMs.length).toBeLessThanOrEqual(402);
  });

  test("a trace holds the levels that were, at even times; between two steps a level lies on the line that joins them", () => {
    const at = run({ units: 2, windowMs: 90 }, [pulse(1000, { unit: 2 }), pulse(1500, { unit: 1, amplitude: 2 })]);
    const { timesMs, traces, levels } = at(2010);
    // One step is a twentieth of τ = 20 ms; 50 model ms a second.
    expect([...timesMs]).toEqual([...Array.from({ length: 90 }, (_, k) => 11 + k), 100.5]);
    timesMs.forEach((ms, k) => traces.forEach((trace, i) => expect(trace[k]).toBeCloseTo(at(ms * 20).levels[i]!, 12)));
    levels.forEach((level, i) => expect(level).toBeCloseTo((at(2000).levels[i]! + at(2020).levels[i]!) / 2, 12));
    expect(levels[1]! - at(1000).levels[1]!).toBeGreaterThan(0.5);
    const rare = run({ units: 1, windowMs: 2000, tauMs: 5, modelMsPerSecond: 200 }, [pulse(500)]);
    const far = rare(12_000);
    far.timesMs.forEach((ms, k) => expect(far.traces[0]![k]).toBeCloseTo(rare(5 * ms).levels[0]!, 12));
    expect(far.timesMs[1]! - far.timesMs[0]!).toBeCloseTo(far.timesMs[2]! - far.timesMs[1]!, 12);
  });

  test("twice the time constant at twice the rate is the same film", () => {
    const cues = [pulse(1010, { unit: 2 }), { tMs: 3000, action: "quench", args: {} }];
    const [fast, slow] = [run({ windowMs: 100 }, cues), run({ tauMs: 40, modelMsPerSecond: 100, windowMs: 200 }, cues)];
    for (let t = 0; t < 6000; t += 370) {
      const [a, b] = [fast(t), slow(t)];
      a.levels.forEach((level, i) => expect(b.levels[i]).toBeCloseTo(level, 12));
      expect(b.inputs).toEqual(a.inputs);
      expect(b.timesMs.length).toBe(a.timesMs.length);
      a.timesMs.forEach((ms, k) => expect(b.timesMs[k]).toBeCloseTo(2 * ms, 9));
    }
  });

  test("a pulse is there from its first instant and gone at its last; lit is above the unstable level", () => {
    const at = run({ units: 2 }, [pulse(1000, { unit: 2, amplitude: 4.5 }), { tMs: 5000, action: "slow", args: { modelMsPerSecond: 5 } }]);
    expect([999, 1000, 1799, 1800].map((t) => [...at(t).inputs])).toEqual([[-1, -1], [-1, 3.5], [-1, 3.5], [-1, -1]]);
    const edge = ask("workspace.fixedPoints", {}).levels[1];
    let between = 0;
    for (let t = 1000; t < 4000; t += 20) {
      const { levels, ignited } = at(t);
      expect(ignited).toEqual([...levels].map((level) => level > edge));
      if (levels[1]! > 0.5 && levels[1]! < edge) between++;
    }
    expect(between).toBeGreaterThan(0);
    expect([4999, 5000].map((t) => at(t).modelMsPerSecond)).toEqual([50, 5]);
  });

  test("a unit that is not there is refused", () => {
    expect(() => run({ units: 2 }, [pulse(0, { unit: 3 })])).toThrow("unit must be in 1…2, got 3");
  });

  test("asking in another order gives the same states", () => {
    expectAnyOrder(simulateIgnition, ignitionParams.parse({}), {
      pulse: [{ unit: 1 }, { unit: 3, amplitude: 6 }], drive: [{ input: 0.5 }], couple: [{ weight: 6 }], quench: [{}], slow: [{ modelMsPerSecond: 20 }],
    }, 5000, 8);
  });
});
