import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fibreParams, findQuantity, simulateTwoFibres, type SimEvent } from "#sim";
import { erfc, scaledErfc } from "../../src/sim/cable/erfc.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- outputs differ by quantity
function compute(name: string, input: object = {}): any {
  return findQuantity(`cable.${name}`)!.compute(input);
}

function near(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe("passive cable", () => {
  test("length constants, time constant, input resistance", () => {
    near(compute("lengthConstant", { diameterUm: 2 }), 816.4965809, 1e-6);
    near(compute("lengthConstant", { diameterUm: 1, membraneOhmCm2: 10_000, axialOhmCm: 100 }), 500, 1e-6);
    near(compute("timeConstant", { membraneOhmCm2: 20_000, capacitanceUfPerCm2: 0.75 }), 15, 1e-12);
    // R∞ is the resistance along one length constant: 4Ri·λ/πd².
    near(compute("inputResistance", { diameterUm: 1, membraneOhmCm2: 10_000, axialOhmCm: 100 }), (4 * 100 * 0.05) / (Math.PI * 1e-8) / 1e6, 1e-6);
  });

  test("the complementary error function", () => {
    // Abramowitz & Stegun, table 7.1 and, far out, the scaled one, table 7.3.
    for (const [z, value] of [[0, 1], [0.5, 0.4795001221869535], [1, 0.15729920705028513], [2, 0.004677734981047266], [3, 2.209049699858544e-5], [-1, 1.8427007929497148]] as const)
      near(erfc(z) / value, 1, 1e-12);
    for (const [z, value] of [[0, 1], [1, 0.427583576155807], [2.4999, 0.2108115], [2.5001, 0.2107967], [10, 0.05614099274382259], [100, 0.005641613782989433]] as const)
      near(scaledErfc(z) / value, 1, z > 2.4 && z < 2.6 ? 1e-4 : 1e-12);
  });

  test("two branches of the error function meet", () => {
    near(scaledErfc(2.5 - 1e-9) / scaledErfc(2.5), 1, 1e-8);
    near((scaledErfc(2.5 - 1e-4) - 2 * scaledErfc(2.5) + scaledErfc(2.5 + 1e-4)) * 1e4, 0, 1e-4);
  });

  test("a step: nothing yet far off, erf √T at the electrode, e^−X in the end", () => {
    near(compute("stepResponse", { distance: 0, time: 1 }), 0.8427007929497149, 1e-12);
    near(compute("stepResponse", { distance: 1.5, time: 1e6 }), Math.exp(-1.5), 1e-12);
    near(compute("stepResponse", { distance: 0, time: 1e-9 }), Math.sqrt((4 * 1e-9) / Math.PI), 1e-12);
    expect(compute("stepResponse", { distance: 1000, time: 1e-9 })).toBe(0);
    // Half of the final value is reached when X = 2T − 1/2 or so.
    near(compute("stepResponse", { distance: 10, time: 5.25 }) / Math.exp(-10), 0.5, 0.03);
  });

  test("the closed form satisfies the cable equation", () => {
    fc.assert(fc.property(fc.double({ min: 0.2, max: 4, noNaN: true }), fc.double({ min: 0.2, max: 4, noNaN: true }), (distance, time) => {
      const v = (x: number, t: number) => compute("stepResponse", { distance: x, time: t }) as number;
      const h = 1e-3;
      const bend = (v(distance + h, time) - 2 * v(distance, time) + v(distance - h, time)) / h ** 2;
      const rise = (v(distance, time + h) - v(distance, time - h)) / (2 * h);
      near(bend - v(distance, time) - rise, 0, 1e-5);
    }), { numRuns: 40 });
  });

  test("a grid comes as near as NEURON's (1.2e-3), and four times nearer at half the spacing", () => {
    const coarse = compute("schemeError");
    expect(coarse).toBeLessThan(1.5e-3);
    near(coarse / compute("schemeError", { dx: 0.05, dt: 0.005 }), 4, 0.2);
    expect(() => compute("schemeError", { dx: 0.002, dt: 1e-5, time: 100 })).toThrow(/steps, got 10000000/u);
    expect(() => compute("schemeError", { time: 0.01, dt: 1 })).toThrow(/1….* got 0/u);
  });

  test("a steady potential falls exponentially, less before a sealed end", () => {
    near(compute("steadyDecay", { distance: 2 }), Math.exp(-2), 1e-15);
    near(compute("steadyDecay", { distance: 0.5, sealedAt: 1 }), Math.cosh(0.5) / Math.cosh(1), 1e-12);
    near(compute("steadyDecay", { distance: 1, sealedAt: 1 }), 1 / Math.cosh(1), 1e-12);
    expect(compute("steadyDecay", { distance: 900, sealedAt: 1000 })).toBeLessThan(1e-300);
    expect(() => compute("steadyDecay", { distance: 2, sealedAt: 1 })).toThrow(/at most sealedAt, 1, got 2/u);
  });
});

describe("bare axon", () => {
  test.each([[6.3, 12.31], [12, 15.19], [18.5, 18.732], [20, 19.55], [25, 22.05]])("at %f °C the travelling wave runs %f m/s", (celsius, speed) => {
    near(compute("axonSpeed", { celsius }).speedMPerS / speed, 1, celsius === 18.5 ? 0.002 : 0.005);
  });

  test("K and peak at 18.5 °C; the speed goes with the root of the diameter", () => {
    const wave = compute("axonSpeed");
    near(wave.kPerMs / 10.438, 1, 0.002);
    near(wave.peakMv, 25.6, 0.2);
    for (const [diameterUm, speed] of [[1, 0.859], [5, 1.92], [20, 3.84], [100, 8.586]] as const)
      near(compute("axonSpeed", { diameterUm }).speedMPerS / speed, 1, 0.002);
    near(compute("axonSpeed", { diameterUm: 119 }).speedMPerS / wave.speedMPerS, 0.5, 1e-12);
    near(compute("axonSpeed", { axialOhmCm: 4 * 35.4 }).speedMPerS / wave.speedMPerS, 0.5, 1e-12);
  });

  test("stepping the cable equation gives the same speed and peak as the travelling wave", () => {
    for (const celsius of [6.3, 18.5, 25]) {
      const [wave, stepped] = [compute("axonSpeed", { celsius }), compute("axonSpeedStepped", { celsius })];
      near(stepped.speedMPerS / wave.speedMPerS, 1, 0.003);
      near(stepped.peakMv, wave.peakMv, 0.1);
    }
    near(compute("axonSpeedStepped", { diameterUm: 1, lengthMm: 5 }).speedMPerS / 0.859, 1, 0.01);
  });

  test("heat, and too few sodium channels, block the wave", () => {
    expect(compute("axonSpeed", { celsius: 35 })).toEqual({ speedMPerS: "NaN", kPerMs: "NaN", peakMv: "NaN" });
    expect(compute("axonSpeed", { naBlock: 0.9 }).speedMPerS).toBe("NaN");
    expect(compute("axonSpeedStepped", { celsius: 35 })).toEqual({ speedMPerS: "NaN", peakMv: "NaN", widthMs: "NaN" });
  });

  test("explicit Euler is stable only for dt below dx²/2D", () => {
    const dtMs = compute("explicitStepLimit", { dxUm: 100, diameterUm: 100, axialOhmCm: 100 });
    // D = a/2RiC = 5e-3/(2·100·1e-6) = 25 cm²/s.
    near(dtMs, (1000 * 1e-2 ** 2) / (2 * 25), 1e-12);
  });
});

describe("myelinated fibre", () => {
  test.each([[2, 4.46], [5, 11.17], [10, 22.23], [15, 33.36], [20, 44.49]])("%f um runs %f m/s: in proportion", (outerDiameterUm, speed) => {
    const fibre = compute("myelinatedSpeed", { outerDiameterUm });
    near(fibre.speedMPerS / speed, 1, 0.01);
    near(fibre.speedPerUm, 2.225, 0.02);
    near(fibre.nodeDelayUs * fibre.speedMPerS, outerDiameterUm * 100 + 1, 1e-6);
  });

  test.each([[20, 22.2], [50, 23.3], [100, 22.2], [200, 19.3], [300, 16.7]])("internodes of %f diameters: %f m/s", (internodeOverDiameter, speed) => {
    near(compute("myelinatedSpeed", { outerDiameterUm: 10, internodeOverDiameter }).speedMPerS / speed, 1, 0.02);
  });

  test("several nodes are active at once; the myelin has 94 turns; too long internodes block", () => {
    const fibre = compute("myelinatedSpeed", { outerDiameterUm: 10 });
    expect(fibre.nodesActive).toBeGreaterThan(5);
    near(fibre.lamellae, 93.75, 1e-9);
    expect(compute("myelinatedSpeed", { outerDiameterUm: 10, internodeOverDiameter: 1000 }).speedMPerS).toBe("NaN");
  });

  test("a metre at 1 and 50 m/s; the rule of 6 m/s for each um", () => {
    expect(compute("travelTime", { distanceM: 1, speedMPerS: 1 })).toBe(1000);
    expect(compute("travelTime", { distanceM: 1, speedMPerS: 50 })).toBe(20);
    expect(compute("hurshSpeed", { outerDiameterUm: 15 })).toBe(90);
    expect(() => compute("travelTime", { distanceM: 1, speedMPerS: 0 })).toThrow(/speedMPerS.*0 is not in 0.001…1000 m\/s/u);
  });
});

describe("two fibres over time", () => {
  const run = (events: SimEvent[], params: object = {}) => simulateTwoFibres(fibreParams.parse(params), 1, events);

  test("a shock given while a wave is under way claims no arrival: the wave that comes is not its own", () => {
    const shock = (tMs: number): SimEvent => ({ tMs, action: "stimulate", args: { place: 0 } });
    const { modelMsPerSecond } = run([shock(500)])(0);
    const later = run([shock(500), shock(500 + 1500 / modelMsPerSecond * 1)]);
    const second = later(500 + 20_000 / modelMsPerSecond);
    expect(second.bare.wasFree).toBe(false);
    expect([second.bare.toLeftEndMs, second.bare.toRightEndMs]).toEqual([null, null]);
    const alone = run([shock(500)])(500 + 20_000 / modelMsPerSecond);
    expect(alone.bare.wasFree).toBe(true);
    expect(alone.bare.toRightEndMs).toBeGreaterThan(1);
  });
  const shock = (tMs: number, place = 0): SimEvent => ({ tMs, action: "stimulate", args: { place } });

  test("at rest nothing happens; after a shock the myelinated wave is far ahead", () => {
    const at = run([shock(500)]);
    expect(at(500).sinceShockMs).toBeNull();
    expect(at(500).bare.excited).toEqual([]);
    near(Math.min(...at(400).myelinated.vMv), -64.9964, 1e-3);
    const soon = at(800);
    near(soon.sinceShockMs!, 0.6, 1e-9);
    expect(soon.myelinated.excited.at(-1)!.toMm).toBeGreaterThan(4 * soon.bare.excited.at(-1)!.toMm);
    const late = at(8000);
    expect(late.bare.toRightEndMs! / late.myelinated.toRightEndMs!).toBeGreaterThan(5);
    expect(late.bare.excited).toEqual([]);
    expect(late.myelinated.vMv.every((mv) => Math.abs(mv - late.myelinated.vMv[0]!) < 1e-9)).toBe(true);
    expect(late.myelinated.nodesMm).toHaveLength(21);
    near(late.lengthMm, 20.021, 1e-9);
  });

  test("the bare wave runs as fast as the travelling wave", () => {
    const at = run([shock(0)], { internodes: 20 });
    const front = (tMs: number) => at(tMs).bare.excited.at(-1)!.toMm;
    const speed = compute("axonSpeed", { celsius: 20, diameterUm: 10, axialOhmCm: 70 }).speedMPerS as number;
    // 4 scene seconds are 8 model ms.
    near((front(4500) - front(1500)) / 6 / speed, 1, 0.03);
  });

  test("two waves that meet put one another out", () => {
    const at = run([shock(0, 0), shock(0, 1)]);
    expect(at(500).bare.excited).toHaveLength(2);
    expect(at(4000).bare.excited).toEqual([]);
    expect(at(4000).bare.vMv.every((mv) => mv < -50)).toBe(true);
  });

  test("a second shock too soon finds the fibre refractory", () => {
    // In the cold the first wave has left the fibre after 3 ms, and the membrane has not recovered.
    const reachedMm = (events: SimEvent[], tMs: number) => run(events, { celsius: 6.3 })(tMs).myelinated.excited.at(-1)?.toMm;
    const alone = reachedMm([shock(0)], 400)!;
    expect(alone).toBeGreaterThan(5);
    near(reachedMm([shock(0), shock(15_000)], 15_400)!, alone, 1.1);
    expect(reachedMm([shock(0), shock(1500)], 1900)).toBeUndefined();
  });

  test("a bare internode stops the wave, a thin one delays it, myelin grown back does neither", () => {
    const arrival = (lost: number) => run([{ tMs: 0, action: "demyelinate", args: { lost } }, shock(100)])(5000).myelinated.toRightEndMs;
    const intact = arrival(0)!;
    near(intact, run([shock(100)])(5000).myelinated.toRightEndMs!, 1e-12);
    expect(arrival(0.9)!).toBeGreaterThan(intact + 0.1);
    expect(arrival(1)).toBeNull();
    const state = run([{ tMs: 0, action: "demyelinate", args: { internode: 19, count: 9, lost: 0.5 } }])(10);
    expect(state.myelinated.lost.slice(17)).toEqual([0, 0.5, 0.5]);
  });

  test("cold slows both waves down", () => {
    const arrivals = (celsius: number) => {
      const { bare, myelinated } = run([{ tMs: 0, action: "temperature", args: { celsius } }, shock(0)])(15_000);
      return [bare.toRightEndMs!, myelinated.toRightEndMs!];
    };
    const [warm, cold] = [arrivals(20), arrivals(6.3)];
    expect(cold[0]! / warm[0]!).toBeGreaterThan(1.4);
    expect(cold[1]! / warm[1]!).toBeGreaterThan(1.4);
  });

  test("asking in another order gives the same states; slow motion acts from its cue on", () => {
    const events = [shock(300), { tMs: 900, action: "slow", args: {} }, { tMs: 1300, action: "demyelinate", args: {} }, shock(2500, 0.5)];
    const params = { internodes: 8 };
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 2, maxLength: 6 }), (times) => {
      const forward = times.map(run(events, params));
      expect(times.toReversed().map(run(events, params)).reverse()).toEqual(forward);
    }), { numRuns: 8 });
    expect(run(events, params)(1900)).toMatchObject({ modelMs: 2.3, modelMsPerSecond: 0.5 });
  });
});
