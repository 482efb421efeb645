import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, ionParams, simulateIons, type SimEvent } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- outputs differ by quantity
function compute(name: string, input: object): any {
  return findQuantity(`synapse.${name}`)!.compute(input);
}

function near(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe("release", () => {
  test("five sites at 0.3: none answers 0.16807 of the spikes; mean, variance and CV of the response", () => {
    near(compute("releaseProbability", { sites: 5, releaseProbability: 0.3, vesicles: 0 }), 0.16807, 1e-12);
    const { meanMv, varianceMv2, cv } = compute("quantalResponse", { sites: 5, releaseProbability: 0.3 });
    near(meanMv, 0.6, 1e-12);
    near(varianceMv2, 0.168, 1e-12);
    near(cv, 0.68313005, 1e-8);
  });

  test("probabilities add up to 1, and have the mean and variance of a binomial", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (sites, releaseProbability) => {
      const all = Array.from({ length: sites + 1 }, (_, vesicles) => compute("releaseProbability", { sites, releaseProbability, vesicles }) as number);
      const mean = all.reduce((sum, p, k) => sum + p * k, 0);
      near(all.reduce((sum, p) => sum + p, 0), 1, 1e-11);
      near(mean, sites * releaseProbability, 1e-9);
      near(all.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0), sites * releaseProbability * (1 - releaseProbability), 1e-8);
    }), { numRuns: 60 });
  });

  test("a thousand sites do not overflow", () => {
    // Stirling to third order for the middle of 1000 tosses.
    near(compute("releaseProbability", { sites: 1000, releaseProbability: 0.5, vesicles: 500 }) * Math.sqrt(500 * Math.PI), 1 - 1 / 4000, 1e-7);
  });

  test("mean and variance give the sites back", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (sites, releaseProbability) => {
      const { meanMv, varianceMv2 } = compute("quantalResponse", { sites, releaseProbability, quantumMv: 0.7 });
      const found = compute("estimateSites", { meanMv, varianceMv2, quantumMv: 0.7 });
      near(found.sites, sites, 1e-8);
      near(found.releaseProbability, releaseProbability, 1e-9);
      near(found.quantalContent, sites * releaseProbability, 1e-9);
    }));
  });

  test("where release is rare, failures tell np", () => {
    const none = compute("releaseProbability", { sites: 1000, releaseProbability: 0.002, vesicles: 0 });
    near(compute("contentByFailures", { trials: 1e9, failures: Math.round(none * 1e9) }), 2, 0.003);
    expect(compute("contentByFailures", { trials: 7, failures: 7 })).toBe(0);
  });

  test("what cannot be is refused with the limit", () => {
    expect(() => compute("releaseProbability", { sites: 3, releaseProbability: 0.3, vesicles: 4 })).toThrow(/0…3.*got 4/u);
    expect(() => compute("estimateSites", { meanMv: 1, varianceMv2: 0.4, quantumMv: 0.4 })).toThrow(/below mean·q = 0.4, got 0.4/u);
    expect(() => compute("contentByFailures", { trials: 5, failures: 6 })).toThrow(/at most the 5 trials, got 6/u);
    expect(() => compute("releaseProbability", { sites: 1.5, releaseProbability: 0.3, vesicles: 0 })).toThrow(/sites.*1.5 is not an integer in 1…1000/u);
    expect(() => compute("diffusionTime", { distanceUm: NaN })).toThrow(/distanceUm.*NaN/u);
  });
});

describe("diffusion", () => {
  test.each([[0.02, 0.0006060606], [1, 1.515151515], [1000, 1515151.515]])("%f um takes %f ms in one dimension", (distanceUm, ms) => {
    near(compute("diffusionTime", { distanceUm }) / ms, 1, 1e-8);
  });

  test("time to a distance and distance in a time undo one another, in any number of dimensions", () => {
    for (const dimensions of [1, 2, 3]) {
      const tMs = compute("diffusionTime", { distanceUm: 3, dimensions, diffusionUm2PerMs: 0.5 });
      near(tMs, 9 / (dimensions * 1), 1e-12);
      near(compute("diffusionDistance", { tMs, dimensions, diffusionUm2PerMs: 0.5 }), 3, 1e-12);
    }
  });

  test("all molecules stay in the cleft, and spread by 4Dt", () => {
    const [molecules, heightNm, tMs, diffusionUm2PerMs] = [3000, 20, 0.4, 0.33];
    let [inside, square] = [0, 0];
    const dr = 0.002;
    for (let r = dr / 2; r < 6; r += dr) {
      const perUm3 = compute("cleftConcentration", { molecules, heightNm, diffusionUm2PerMs, rUm: r, tMs }) * 602214.076;
      const here = perUm3 * 2 * Math.PI * r * dr * heightNm * 1e-3;
      inside += here;
      square += here * r * r;
    }
    near(inside / molecules, 1, 1e-5);
    near(square / molecules / (4 * diffusionUm2PerMs * tMs), 1, 1e-5);
  });
});

describe("receptors", () => {
  test("AMPA, GABA-A and NMDA after 1 mM for 1 ms", () => {
    near(compute("receptorOpen", { receptor: "ampa", tMs: 1 }), 0.617986154, 1e-8);
    near(compute("receptorOpen", { receptor: "ampa", tMs: 5 }), 0.289011377, 1e-8);
    near(compute("receptorOpen", { receptor: "gabaA", tMs: 1 }), 0.959818527, 1e-8);
    near(compute("receptorOpen", { receptor: "nmda", tMs: 1 }), 0.069243101, 1e-8);
    const { steady, tauMs } = compute("receptorLimits", { receptor: "ampa" });
    near(steady, 0.852713, 1e-6);
    near(tauMs, 0.775194, 1e-6);
  });

  test("the closed form follows the equation, stepped", () => {
    const [alpha, beta, mm, pulseMs] = [2.5, 0.3, 0.7, 1.5];
    let r = 0;
    const dt = 1e-4;
    for (let i = 0; i < 40_000; i++) {
      const t = i * dt < pulseMs - 1e-9 ? mm : 0;
      const slope = (x: number) => alpha * t * (1 - x) - beta * x;
      r += dt * slope(r + (dt / 2) * slope(r));
    }
    near(compute("receptorOpen", { receptor: "ampa", tMs: 4, transmitterMm: mm, pulseMs, openPerMmMs: alpha, closePerMs: beta }), r, 1e-7);
  });

  test("magnesium: 6 % of the NMDA channels are free at −65 mV, all without it", () => {
    near(compute("magnesiumUnblocked", { vMv: -65 }), 0.059668, 1e-6);
    expect(compute("magnesiumUnblocked", { vMv: -65, magnesiumMm: 0 })).toBe(1);
    near(compute("magnesiumUnblocked", { vMv: 0, magnesiumMm: 3.57 }), 0.5, 1e-12);
  });

  test("GABA-B needs a burst: one pulse opens next to nothing", () => {
    expect(compute("gabaB", { tMs: 100 }).peakOpen).toBeLessThan(0.001);
    expect(compute("gabaB", { tMs: 100, pulses: 10 }).peakOpen).toBeGreaterThan(0.3);
    expect(() => compute("gabaB", { tMs: 1, intervalMs: 1, pulseMs: 2 })).toThrow(/at least pulseMs, 2, got 1/u);
  });

  test("GABA-B in closed form follows its equations, stepped", () => {
    let [r, s] = [0, 0];
    const dt = 1e-3;
    for (let i = 0; i < 60_000; i++) {
      const t = i * dt;
      const phase = t % 8;
      const mm = t < 24 - 1e-9 && phase < 2 - 1e-9 ? 0.5 : 0;
      const dr = (x: number) => 0.09 * mm * (1 - x) - 0.0012 * x;
      const half = r + (dt / 2) * dr(r);
      s += dt * (0.18 * half - 0.034 * (s + (dt / 2) * (0.18 * r - 0.034 * s)));
      r += dt * dr(half);
    }
    const state = compute("gabaB", { tMs: 60, pulses: 3, intervalMs: 8, pulseMs: 2, transmitterMm: 0.5 });
    near(state.receptor, r, 1e-5);
    near(state.gProteinUm, s, 1e-4);
    near(state.open, s ** 4 / (s ** 4 + 100), 1e-5);
  });

  test("alpha function and double exponential peak at 1, where they say", () => {
    expect(compute("alphaConductance", { tMs: 2, tauMs: 2 })).toBe(1);
    expect(compute("alphaConductance", { tMs: 0, tauMs: 2 })).toBe(0);
    near(compute("alphaConductance", { tMs: 4, tauMs: 2 }), 2 / Math.E, 1e-12);
    const { peakMs, factor } = compute("exp2", { riseMs: 0.5, fallMs: 5 });
    near(peakMs, 1.27921394, 1e-8);
    near(factor, 1.43505518, 1e-8);
    fc.assert(fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), fc.double({ min: 1.0001, max: 50, noNaN: true }), (riseMs, ratio) => {
      const fallMs = riseMs * ratio;
      const at = (tMs: number) => compute("exp2", { riseMs, fallMs, tMs }).conductance as number;
      const top = compute("exp2", { riseMs, fallMs }).peakMs as number;
      near(at(top), 1, 1e-9);
      expect(at(top * 0.9)).toBeLessThan(1);
      expect(at(top * 1.1)).toBeLessThan(1);
    }));
    expect(compute("exp2", { riseMs: 1, fallMs: 2, tMs: 0 }).conductance).toBe(0);
    expect(() => compute("exp2", { riseMs: 5, fallMs: 5 })).toThrow(/below fallMs, 5, got 5/u);
  });
});

describe("uptake", () => {
  test.each([[0.1, 0.67779], [0.3, 0.16291], [0.5, 0.006522]])("1 uM of dopamine after %f s", (tS, leftUm) => {
    near(compute("uptake", { startUm: 1, tS }).leftUm, leftUm, 5e-6);
  });

  test("at low concentration it is first order, 20 /s; none left of none", () => {
    expect(compute("uptake", { startUm: 1, tS: 0 }).lowRatePerS).toBe(20);
    near(compute("uptake", { startUm: 1e-5, tS: 0.1 }).leftUm / 1e-5, Math.exp(-2), 1e-4);
    expect(compute("uptake", { startUm: 0, tS: 1 })).toMatchObject({ leftUm: 0, uptakeUmPerS: 0 });
    near(compute("uptake", { startUm: 0.2, tS: 0 }).uptakeUmPerS, 2, 1e-12);
  });

  test("the time to a concentration is the time after which it is there, however far from Km", () => {
    fc.assert(fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (logStart, part) => {
      const startUm = 10 ** logStart;
      const tS = compute("uptakeTime", { startUm, endUm: startUm * part });
      near(compute("uptake", { startUm, tS }).leftUm / (startUm * part), 1, 1e-9);
    }));
    expect(() => compute("uptakeTime", { startUm: 1, endUm: 2 })).toThrow(/at most startUm, 1, got 2/u);
  });

  test("long after, nothing is left, and it is no NaN", () => {
    expect(compute("uptake", { startUm: 1, tS: 1000 }).leftUm).toBe(0);
    expect(compute("uptake", { startUm: 1e6, tS: 0 }).leftUm / 1e6).toBeCloseTo(1, 12);
  });
});

describe("antagonists", () => {
  test("caffeine at adenosine receptors", () => {
    near(compute("doseRatio", { antagonistUm: 12, kAntagonistUm: 12 }), 2, 1e-12);
    near(compute("pA2", { kAntagonistUm: 12 }), 4.92081875, 1e-8);
    near(compute("pA2", { kAntagonistUm: 2.4 }), 5.61978876, 1e-8);
    for (const [receptor, caffeineUm, left] of [["A1", 10, 0.61346633], ["A1", 50, 0.24094025], ["A2A", 10, 0.21524664], ["A2A", 50, 0.052004334]] as const)
      near(compute("caffeine", { receptor, caffeineUm }).left, left, 1e-8);
    expect(compute("caffeine", { caffeineUm: 0 })).toMatchObject({ left: 1, caffeineOccupancy: 0 });
  });

  test("occupied and free receptors add up to 1", () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (agonistUm, antagonistUm) => {
      const agonist = compute("occupancy", { agonistUm, kAgonistUm: 2, antagonistUm, kAntagonistUm: 5 });
      const antagonist = compute("occupancy", { agonistUm: antagonistUm, kAgonistUm: 5, antagonistUm: agonistUm, kAntagonistUm: 2 });
      near(agonist + antagonist + 1 / (1 + agonistUm / 2 + antagonistUm / 5), 1, 1e-12);
    }));
  });

  test("a competitive antagonist shifts the curve by the dose ratio and leaves its top", () => {
    const ratio = compute("doseRatio", { antagonistUm: 30, kAntagonistUm: 4 });
    for (const agonistUm of [0.1, 1, 10])
      near(compute("occupancy", { agonistUm: agonistUm * ratio, kAgonistUm: 1, antagonistUm: 30, kAntagonistUm: 4 }), compute("occupancy", { agonistUm, kAgonistUm: 1 }), 1e-12);
    near(compute("occupancy", { agonistUm: 1e6, kAgonistUm: 1e-3, antagonistUm: 30, kAntagonistUm: 4 }), 1, 1e-6);
    expect(compute("occupancy", { agonistUm: 0, kAgonistUm: 1 })).toBe(0);
  });

  test("a Schild plot gives K_B back; bad measurements are refused", () => {
    const antagonistsUm = [1, 3, 10, 30];
    const line = compute("schild", { antagonistsUm, ratios: antagonistsUm.map((um) => 1 + um / 2.4) });
    near(line.slope, 1, 1e-12);
    near(line.pA2, 5.61978876, 1e-8);
    near(compute("schild", { antagonistsUm, ratios: antagonistsUm.map((um) => 1 + (um / 2.4) ** 2) }).slope, 2, 1e-12);
    // Where the ratio is 2 the logarithm is 0: pA2 is that concentration's, whatever the slope.
    near(compute("schild", { antagonistsUm, ratios: antagonistsUm.map((um) => 1 + (um / 2.4) ** 2) }).pA2, -Math.log10(2.4e-6), 1e-9);
    expect(() => compute("schild", { antagonistsUm: [1, 2], ratios: [1, 2] })).toThrow(/ratios\[0\] must be above 1, got 1/u);
    expect(() => compute("schild", { antagonistsUm: [1, 2], ratios: [2] })).toThrow();
    expect(() => compute("schild", { antagonistsUm: [1, 2], ratios: [2, 3, 4] })).toThrow(/2 entries.*got 3/u);
    expect(() => compute("schild", { antagonistsUm: [1, 2], ratios: [2, 1] })).toThrow(/ratios\[1\] must be above 1, got 1/u);
    expect(() => compute("schild", { antagonistsUm: [2, 2], ratios: [2, 3] })).toThrow(/two different concentrations, got only 2/u);
    expect(() => compute("schild", { antagonistsUm: [1, 2], ratios: [3, 3] })).toThrow(/slope 0/u);
  });
});

describe("ions", () => {
  test("RT/F at 37 °C, and Nernst potentials of potassium and sodium", () => {
    near(compute("thermalVoltage", {}), 26.72666, 5e-6);
    near(findQuantity("neuron.nernstPotential")!.compute({ outMm: 5, inMm: 140 }) as number, -89.0587, 5e-5);
    near(findQuantity("neuron.nernstPotential")!.compute({ outMm: 145, inMm: 12 }) as number, 66.5982, 5e-5);
  });

  test("no current flows at the Nernst potential; inwards below it for a cation; ohmic at equal concentrations", () => {
    const sodium = { permeabilityCmPerS: 1e-4, outMm: 145, inMm: 12 };
    const eNa = findQuantity("neuron.nernstPotential")!.compute({ outMm: 145, inMm: 12 }) as number;
    near(compute("ghkCurrent", { ...sodium, vMv: eNa }), 0, 1e-9);
    expect(compute("ghkCurrent", { ...sodium, vMv: -70 })).toBeLessThan(0);
    const even = { permeabilityCmPerS: 1e-4, outMm: 100, inMm: 100 };
    // P F² c/RT · V: 1e-4 cm/s · 1e-4 mol/cm³ · 96485 C/mol · V/26.7 mV.
    near(compute("ghkCurrent", { ...even, vMv: 10 }), 1e-4 * 100 * 96485.33212331 * (10 / 26.72665911), 1e-3);
    expect(compute("ghkCurrent", { ...even, vMv: 0 })).toBe(0);
    expect(Object.is(compute("ghkCurrent", { permeabilityCmPerS: 0, outMm: 1, inMm: 0, vMv: -10 }), 0)).toBe(true);
  });

  test("at the Goldman potential the three currents cancel", () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 1, max: 50, noNaN: true }), (naPermeability, kOutMm) => {
      const { k, na, cl } = simulateIons(ionParams.parse({ naPermeability, kOutMm }), 0, [])(0);
      near(k.currentUaPerCm2 + na.currentUaPerCm2 + cl.currentUaPerCm2, 0, 1e-9);
    }));
  });

  test("a change of permeability, concentration or temperature moves the potential smoothly to its new value", () => {
    const events: SimEvent[] = [
      { tMs: 1000, action: "permeability", args: {} },
      { tMs: 3000, action: "concentration", args: { ion: "na", side: "in", mm: 145 } },
      { tMs: 5000, action: "temperature", args: { celsius: 10 } },
    ];
    const at = simulateIons(ionParams.parse({}), 0, events);
    expect(at(1000).vMv).toBeCloseTo(-67.326, 2);
    expect(at(1400).vMv).toBeGreaterThan(-60);
    expect(at(1400).vMv).toBeLessThan(at(1800).vMv);
    expect(at(1800)).toEqual(at(2900));
    expect(at(1800).na.permeability).toBe(20);
    expect(at(1800).vMv).toBeGreaterThan(40);
    near(at(3900).na.nernstMv, 0, 1e-12);
    expect(at(5800).celsius).toBe(10);
    near(at(5800).k.nernstMv / at(3900).k.nernstMv, (273.15 + 10) / (273.15 + 37), 1e-9);
    near(at(5800).k.drivingMv, at(5800).vMv - at(5800).k.nernstMv, 1e-12);
  });
});

describe("concentrations that change", () => {
  const run = (...events: SimEvent[]) => simulateIons(ionParams.parse({}), 1, events);
  const cue = (tMs: number, action: string, args: Record<string, unknown>): SimEvent => ({ tMs, action, args });

  test("pass through their geometric mean, on the side that is named, and stay where they were to", () => {
    const at = run(cue(100, "concentration", { ion: "k", side: "in", mm: 64 }), cue(100, "concentration", { ion: "na", side: "out", mm: 36 }));
    const [start, end] = [run()(0), at(60_000)];
    expect(at(100)).toEqual(start);
    expect([end.k.inMm, end.na.outMm]).toEqual([64, 36]);
    expect([end.k.outMm, end.na.inMm]).toEqual([start.k.outMm, start.na.inMm]);
    // A change takes 800 ms, evenly about its middle.
    near(at(500).k.inMm / Math.sqrt(64 * start.k.inMm), 1, 1e-12);
    near(at(500).na.outMm / Math.sqrt(36 * start.na.outMm), 1, 1e-12);
    for (let x = 0; x <= 400; x += 50) near((at(500 - x).k.inMm * at(500 + x).k.inMm) / (64 * start.k.inMm), 1, 1e-12);
    expect(at(900).k.inMm).toBe(64);
    expect(Math.abs(at(140).k.inMm / start.k.inMm - 1)).toBeLessThan(0.01);
  });

  test("the GHK current of a divalent ion is the textbook's quotient", () => {
    const [permeabilityCmPerS, valence, vMv, outMm, inMm, celsius] = [1e-6, 2, -40, 2, 1e-4, 20];
    const u = (valence * vMv * 96_485.33212) / (8314.462618 * 293.15);
    const current = permeabilityCmPerS * valence * 96_485.33212 * ((u * (inMm - outMm * Math.exp(-u))) / (1 - Math.exp(-u)));
    near(compute("ghkCurrent", { permeabilityCmPerS, valence, vMv, outMm, inMm, celsius }) / current, 1, 1e-9);
  });
});
