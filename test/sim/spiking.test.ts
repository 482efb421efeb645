import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNetwork, CUBA, findQuantity, simulateWave, waveParams, type SimEvent } from "#sim";
import { wireAtRandom } from "../../src/sim/spiking/wiring.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- outputs differ by quantity
function compute(name: string, input: object = {}): any {
  return findQuantity(`spiking.${name}`)!.compute(input);
}

function near(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe("leaky integrate-and-fire", () => {
  test.each([[1.01, 20.767912174], [1.5, 77.005277767], [2, 111.963629485], [10, 327.481762940]])("drive %f: %f Hz", (drive, hz) => {
    near(compute("lifRateScaled", { drive }), hz, 1e-8);
  });

  test.each([[201, 10.604182824], [300, 63.040002191], [600, 154.729994755]])("%f pA: %f Hz", (currentPa, hz) => {
    const { rateHz, rheobasePa, tauMs } = compute("lifRate", { currentPa });
    near(rateHz, hz, 1e-8);
    expect([rheobasePa, tauMs]).toEqual([200, 20]);
  });

  test("at the rheobase it never fires; with much current only the refractory period is left", () => {
    expect(compute("lifRateScaled", { drive: 1 })).toBe(0);
    expect(compute("lifRate", { currentPa: 200 }).rateHz).toBe(0);
    near(compute("lifRateScaled", { drive: 1e6 }), 500, 0.01);
  });

  test("the rate is that of the equation, stepped", () => {
    let [v, spikes, freeAt] = [0, 0, 0];
    for (let i = 1; i <= 2_000_000; i++) {
      const t = i * 1e-3;
      if (t < freeAt) continue;
      v += (1e-3 / 10) * (1.3 - v);
      if (v >= 1) [v, spikes, freeAt] = [0, spikes + 1, t + 2];
    }
    near(compute("lifRateScaled", { drive: 1.3 }), spikes / 2, 0.6);
  });

  test("a reset at or above the threshold is refused", () => {
    expect(() => compute("lifRate", { currentPa: 1, resetMv: -50 })).toThrow(/below thresholdMv, -50, got -50/u);
    expect(() => compute("lifRateScaled", { drive: 2, reset: 1 })).toThrow(/below threshold, 1, got 1/u);
  });

  test("the potential of one input peaks at 0.133748 after 4.02359 ms", () => {
    const { peak, peakMs } = compute("postsynapticPotential", { tauSynapseMs: 2 });
    near(peak, 0.1337480610, 1e-9);
    near(peakMs, 4.0235947811, 1e-9);
    expect(compute("postsynapticPotential", { tMs: 0 }).potential).toBe(0);
  });

  test("it solves its equations, also where the two time constants meet", () => {
    for (const tauSynapseMs of [2, 9.9999, 10, 10.0001, 25]) {
      let [v, s] = [0, 3];
      const dt = 1e-3;
      for (let i = 0; i < 7000; i++) {
        const half = v + (dt / 20) * (s - v);
        const sHalf = s * Math.exp(-dt / 2 / tauSynapseMs);
        v += (dt / 10) * (sHalf - half);
        s *= Math.exp(-dt / tauSynapseMs);
      }
      near(compute("postsynapticPotential", { tMs: 7, weight: 3, tauSynapseMs }).potential, v, 1e-6);
      const { peak, peakMs } = compute("postsynapticPotential", { weight: 3, tauSynapseMs });
      for (const tMs of [peakMs * 0.99, peakMs * 1.01]) expect(compute("postsynapticPotential", { tMs, weight: 3, tauSynapseMs }).potential).toBeLessThan(peak);
    }
  });
});

describe("surrogate gradients", () => {
  test.each([
    ["fastSigmoid", 25, 0, 1], ["fastSigmoid", 25, 0.01, 0.64], ["fastSigmoid", 25, 0.05, 0.197530864198], ["fastSigmoid", 25, 0.2, 0.027777777778],
    ["fastSigmoid", 100, 0.01, 0.25], ["fastSigmoid", 100, 0.1, 0.008264462810],
    ["atan", 2, 0, 1], ["atan", 2, 0.1, 0.910169837646], ["atan", 2, 0.2, 0.716956800325],
    ["sigmoid", 2, 0, 0.5], ["sigmoid", 3, 1, (3 * Math.exp(-3)) / (1 + Math.exp(-3)) ** 2],
  ] as const)("%s of slope %f at %f is %f, on both sides", (surrogate, slope, u, gradient) => {
    near(compute("surrogate", { surrogate, slope, u }).gradient, gradient, 1e-9);
    near(compute("surrogate", { surrogate, slope, u: -u }).gradient, gradient, 1e-9);
  });

  test("forwards the spike is a hard step, 0 at 0", () => {
    expect([-1e-9, 0, 1e-9].map((u) => compute("surrogate", { surrogate: "atan", slope: 2, u }).spike)).toEqual([0, 0, 1]);
    expect(compute("surrogate", { surrogate: "sigmoid", slope: 1e6, u: -1e6 }).gradient).toBe(0);
  });

  test("atan and sigmoid enclose an area of 1, fast sigmoid 2/k", () => {
    for (const [surrogate, slope, area] of [["atan", 3, 1], ["sigmoid", 3, 1], ["fastSigmoid", 4, 0.5]] as const) {
      // With u = x/(1 − x²) the whole line is −1…1.
      let sum = 0;
      const n = 4000;
      for (let i = 0; i < n; i++) {
        const x = -1 + (2 * (i + 0.5)) / n;
        sum += (compute("surrogate", { surrogate, slope, u: x / (1 - x * x) }).gradient * (1 + x * x)) / (1 - x * x) ** 2 * (2 / n);
      }
      near(sum, area, 1e-3);
    }
  });

  test("through time: by hand over two steps, and the reset counts", () => {
    const by = { inputs: [1.2, 0.5], weight: 1, decay: 0.5, slope: 10 };
    const g = (u: number) => 1 / (1 + 10 * Math.abs(u)) ** 2;
    // V = 1.2 fires; then 0.6 + 0.5 − 1 = 0.1. dV = 1.2, then 0.5·1.2 + 0.5, less the first spike's own gradient.
    const first = g(0.2) * 1.2;
    const detached = compute("surrogateGradient", by);
    expect(detached.spikes).toBe(1);
    near(detached.potentials[0], 1.2, 1e-12);
    near(detached.potentials[1], 0.1, 1e-12);
    near(detached.gradient, first + g(0.9) * 1.1, 1e-12);
    near(compute("surrogateGradient", { ...by, throughReset: true }).gradient, first + g(0.9) * (1.1 - first), 1e-12);
    expect(() => compute("surrogateGradient", { inputs: [1e6, ...new Array<number>(99).fill(0)], slope: 1e6, surrogate: "atan", throughReset: true, decay: 1, threshold: 1e6, weight: 1 }))
      .toThrow(/overflow.*slope/u);
  });
});

describe("waves", () => {
  test.each([[5, 1, 0.599], [8, 1, 0.911], [16, 1, 1.493], [8, 3, 0.506]])("weight %f, delay %f ms: %f cells a ms", (weight, delayMs, speed) => {
    const wave = compute("chainWave", { weight, delayMs });
    near(wave.speed / speed, 1, 0.005);
    expect(wave.reached).toBe(1);
  });

  test("a weak one dies", () => {
    expect(compute("chainWave", { weight: 1 })).toEqual({ speed: "NaN", reached: 0.025, arrivedMs: "Infinity" });
  });

  test("a strong chain with delay alone takes the delay for each reach", () => {
    const wave = compute("chainWave", { weight: 1000, delayMs: 5, reach: 1, decay: 100, tauMembraneMs: 1 });
    // From 0 to 1 under a current of 990 takes about 1/990 of the time constant.
    near(wave.speed, 1 / 5.001, 1e-3);
  });

  test("equal time constants, and the bounds of what is measured", () => {
    near(compute("chainWave", { weight: 8, tauSynapseMs: 10 }).speed / compute("chainWave", { weight: 8, tauSynapseMs: 10.000001 }).speed, 1, 1e-5);
    expect(() => compute("chainWave", { weight: 8, from: 150, to: 150 })).toThrow(/got 150 and 150/u);
    expect(() => compute("chainWave", { weight: 8, neurons: 150 })).toThrow(/neurons, 150/u);
  });

  test("the sheet's steps agree with the chain's events", () => {
    for (const weight of [5, 8])
      near(compute("sheetWave", { columns: 200, rows: 1, weight, decay: 2, reach: 5, started: 4 }).speed / compute("chainWave", { weight }).speed, 1, 0.03);
  });

  test("over a sheet a wave is faster than along a chain of the same weights, and reaches all", () => {
    const [sheet, chain] = [compute("sheetWave", { weight: 4, columns: 40, rows: 20 }), compute("sheetWave", { weight: 4, columns: 40, rows: 1 })];
    expect(sheet.reached).toBe(1);
    expect(sheet.lastMs).toBeGreaterThan(40);
    expect(chain.speed === "NaN" || chain.speed < sheet.speed).toBe(true);
    expect(compute("sheetWave", { weight: 0, columns: 10, rows: 10 })).toMatchObject({ speed: "NaN", reached: 0.3, lastMs: 0 });
    expect(() => compute("sheetWave", { weight: 1, columns: 60, rows: 60 })).toThrow(/at most 2560, got 3600/u);
  });
});

describe("a random network", () => {
  test("the current-based benchmark fires at 5.65 Hz", () => {
    const { rateHz, excitatoryHz, inhibitoryHz, synapses, active } = compute("networkRate", { durationMs: 600 });
    near(rateHz, 5.65, 1.5);
    near(0.8 * excitatoryHz + 0.2 * inhibitoryHz, rateHz, 1e-9);
    near(synapses / (4000 * 4000 * 0.02), 1, 0.01);
    expect(active).toBeGreaterThan(0.6);
  });

  test("without synapses each cell is a leaky integrator of its own", () => {
    const { rateHz } = compute("networkRate", { excitatory: 50, inhibitory: 50, probability: 0, durationMs: 5000 });
    // RI = 11 mV above the reset, the threshold 10: 5 + 20 ln 11 ms.
    near(rateHz, 1000 / (5 + 20 * Math.log(11)), 0.6);
    expect(compute("networkRate", { excitatory: 5, inhibitory: 0, probability: 0, restMv: -50, durationMs: 500 }).rateHz).toBe(0);
  });

  test("inhibition quietens, excitation excites", () => {
    const rate = (input: object) => compute("networkRate", { excitatory: 400, inhibitory: 100, probability: 0.1, durationMs: 300, ...input }).rateHz as number;
    expect(rate({ inhibitoryMv: -50 })).toBeLessThan(rate({}));
    expect(rate({ inhibitoryMv: 0 })).toBeGreaterThan(5 * rate({}));
  });

  test("steps taken together or one by one are the same; another seed is another network", () => {
    const small = { ...CUBA, excitatory: 80, inhibitory: 20, probability: 0.2 };
    const [whole, parts, other] = [createNetwork(small, 7), createNetwork(small, 7), createNetwork(small, 8)];
    whole.advance(1200);
    for (let i = 0; i < 1200; i++) parts.advance(1);
    other.advance(1200);
    expect(parts.vMv).toEqual(whole.vMv);
    expect(parts.spikeCounts).toEqual(whole.spikeCounts);
    expect(other.vMv).not.toEqual(whole.vMv);
  });

  test("wiring joins pairs with the probability asked for, evenly and in order", () => {
    const { starts, targets } = wireAtRandom(300, 0.1, 3);
    near(targets.length / 9000, 1, 0.05);
    expect([...starts.keys()].every((i) => i === 0 || starts[i]! >= starts[i - 1]!)).toBe(true);
    for (let i = 0; i < 300; i++) {
      const own = targets.subarray(starts[i], starts[i + 1]);
      expect([...own].every((target, k) => target >= 0 && target < 300 && (k === 0 || target > own[k - 1]!))).toBe(true);
    }
    expect(starts[300]).toBe(targets.length);
    const halves = targets.reduce((count, target) => count + (target < 150 ? 1 : 0), 0);
    near(halves / targets.length, 0.5, 0.02);
    expect([...wireAtRandom(3, 1, 0).targets]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect([...wireAtRandom(3, 0, 0).starts]).toEqual([0, 0, 0, 0]);
  });

  test("too much work is refused with the limit", () => {
    expect(() => compute("networkRate", { durationMs: 10_000, stepMs: 0.01 })).toThrow(/1…100000 steps, got 1000000/u);
    expect(() => compute("networkRate", { excitatory: 20_000, probability: 1, durationMs: 1 })).toThrow(/at most 20000000 synapses, got about/u);
    expect(() => compute("networkRate", { resetMv: -50 })).toThrow(/below thresholdMv, -50, got -50/u);
    expect(() => compute("networkRate", { probability: 1.1 })).toThrow(/probability.*1.1 is not in 0…1/u);
  });
});

describe("a sheet over time", () => {
  const run = (events: SimEvent[], params: object = {}) => simulateWave(waveParams.parse({ columns: 30, rows: 12, ...params }), 1, events);
  const fired = (at: ReturnType<typeof run>, tMs: number) => at(tMs).sinceSpikeMs.filter((ms) => ms < Infinity).length;

  test("the first wave runs from left to right and leaves the sheet silent", () => {
    const at = run([]);
    const early = at(500);
    expect(early.sinceSpikeMs[0]! > early.sinceSpikeMs[10]!).toBe(true);
    expect(early.sinceSpikeMs[29]).toBe(Infinity);
    expect(early.firing).toBeGreaterThan(0);
    expect(fired(at, 3000)).toBe(360);
    expect(at(3000).firing).toBe(0);
    expect(at(20_000).v.every((v) => v < 1e-3)).toBe(true);
    near(at(20_000).sinceSpikeMs[29]! - at(3000).sinceSpikeMs[29]!, 680, 1e-6);
  });

  test("a stimulus makes a ring about its place; without one nothing happens", () => {
    const still = run([], { start: "none" });
    expect(fired(still, 5000)).toBe(0);
    const at = run([{ tMs: 1000, action: "stimulate", args: { x: 0.5, y: 0.5 } }], { start: "none" });
    expect(fired(at, 1000)).toBe(0);
    const since = at(1500).sinceSpikeMs;
    const column = (c: number) => since[6 * 30 + c]!;
    expect(column(14)).toBeGreaterThan(column(18));
    expect(column(18)).toBeLessThan(Infinity);
    near(column(18), column(11), 2.5);
    expect(fired(run([], { start: "middle" }), 3000)).toBe(360);
  });

  test("a wave goes round a block, cannot pass a wall, and passes once it is released", () => {
    const block = (radius: number, x = 0.5): SimEvent => ({ tMs: 0, action: "block", args: { x, radius } });
    const round = run([block(3)]);
    const blocked = round(10).blocked.reduce((sum, one) => sum + one, 0);
    expect(blocked).toBeGreaterThan(20);
    expect(fired(round, 4000)).toBe(360 - blocked);
    const wall = run([block(9)]);
    expect(wall(4000).sinceSpikeMs[29]).toBe(Infinity);
    const opened = run([block(9), { tMs: 10, action: "release", args: {} }]);
    expect(fired(opened, 4000)).toBe(360);
  });

  test("weight changes the speed from its cue on; too weak and the wave dies", () => {
    const faster = run([{ tMs: 0, action: "weight", args: { weight: 16 } }]);
    expect(faster(100).weight).toBe(16);
    expect(fired(faster, 400)).toBeGreaterThan(fired(run([]), 400));
    expect(fired(run([{ tMs: 0, action: "weight", args: { weight: 0.5 } }]), 4000)).toBe(36);
  });

  test("a chain is a sheet of one row; slow motion; a spread of thresholds", () => {
    expect(fired(run([], { columns: 100, rows: 1, weight: 8, decay: 2, reach: 5 }), 10_000)).toBe(100);
    expect(run([{ tMs: 1000, action: "slow", args: {} }])(2000)).toMatchObject({ modelMs: 50, modelMsPerSecond: 10 });
    expect(run([], { spread: 0.3 })(400).sinceSpikeMs).not.toEqual(run([])(400).sinceSpikeMs);
  });

  test("more cells than a frame has time for are refused", () => {
    expect(() => run([], { columns: 200, rows: 64 })).toThrow(/at most 2560, got 12800/u);
  });

  test("asking in another order gives the same states", () => {
    const events: SimEvent[] = [
      { tMs: 700, action: "stimulate", args: { x: 0.8 } }, { tMs: 900, action: "block", args: {} }, { tMs: 1400, action: "weight", args: {} },
      { tMs: 3000, action: "stimulate", args: {} }, { tMs: 3000, action: "release", args: {} },
    ];
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 2, maxLength: 8 }), (times) => {
      const forward = times.map(run(events, { refractoryMs: 10 }));
      expect(times.toReversed().map(run(events, { refractoryMs: 10 })).reverse()).toEqual(forward);
    }), { numRuns: 8 });
  });
});
