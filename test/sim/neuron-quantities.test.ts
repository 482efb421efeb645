import { describe, expect, test } from "vitest";
import { findQuantity, quantities } from "#sim";

/** What a fact box and the CLI do: defaults are filled in, NaN and Infinity come as names. */
function compute<O = number>(name: string, input: object): O {
  const quantity = findQuantity(name)!;
  const output = quantity.compute(quantity.input.parse(input));
  expect(quantity.output.safeParse(output).success).toBe(true);
  return output as O;
}

interface Shape { spikes: number; crossingMs: number; peakMv: number; halfWidthMs: number; afterPotentialMv: number; steepestMvPerMs: number }
const shape = (input: object) => compute<Shape>("neuron.pulseResponse", input);

// Values of scipy DOP853 (1e-10), NEURON CVODE and Brian2 on the same equations.
describe("gates", () => {
  test("the two removable singularities have their limits", () => {
    expect(Math.abs(compute<{ alphaM: number }>("neuron.gateRates", { vMv: -40 }).alphaM - 1)).toBeLessThan(1e-12);
    expect(Math.abs(compute<{ alphaN: number }>("neuron.gateRates", { vMv: -55 }).alphaN - 0.1)).toBeLessThan(1e-12);
  });

  test("steady gates at −65 mV", () => {
    const { m, h, n } = compute<{ m: number; h: number; n: number }>("neuron.steadyGates", { vMv: -65 });
    expect(Math.abs(m - 0.052932)).toBeLessThan(1e-6);
    expect(Math.abs(h - 0.596121)).toBeLessThan(1e-6);
    expect(Math.abs(n - 0.317677)).toBeLessThan(1e-6);
  });

  test.each([[-54.387, -64.99638], [-54.4, -64.99972], [-54.3, -64.97405]])("rest for EL %f mV", (eLMv, restMv) => {
    expect(Math.abs(compute("neuron.restingPotential", { eLMv }) - restMv)).toBeLessThan(5e-6);
  });

  test("Nernst potentials of a mammal at 37 °C", () => {
    expect(compute("neuron.nernstPotential", { outMm: 5, inMm: 140 })).toBeCloseTo(-89.0587, 4);
    expect(compute("neuron.nernstPotential", { outMm: 145, inMm: 12 })).toBeCloseTo(66.5982, 4);
    expect(compute("neuron.goldmanPotential", { naPermeability: 0, clPermeability: 0 })).toBeCloseTo(-89.0587, 4);
  });
});

describe("spikes", () => {
  test("0.5 ms × 20 uA/cm² at 1 ms", () => {
    const spike = shape({ amplitudeUaPerCm2: 20, durationMs: 0.5, onsetMs: 1 });
    expect(spike.spikes).toBe(1);
    expect(Math.abs(spike.crossingMs - 2.8736)).toBeLessThan(0.01);
    expect(Math.abs(spike.peakMv - 39.32)).toBeLessThan(0.3);
    expect(Math.abs(spike.halfWidthMs - 1.458)).toBeLessThan(0.01);
    expect(Math.abs(spike.afterPotentialMv - -76.17)).toBeLessThan(0.3);
    expect(Math.abs(spike.steepestMvPerMs / 299 - 1)).toBeLessThan(0.01);
  });

  test.each([[0, 2.93], [6.3, 1.47], [18.5, 0.419], [26, 0.242]])("half width at %f °C", (celsius, halfWidthMs) => {
    expect(Math.abs(shape({ celsius, durationMs: 0.2, amplitudeUaPerCm2: 60 }).halfWidthMs / halfWidthMs - 1)).toBeLessThan(0.01);
  });

  test.each([[6.3, 39.9], [18.5, 29.9], [26, 11], [30, -8.4]])("peak at %f °C", (celsius, peakMv) => {
    expect(Math.abs(shape({ celsius, durationMs: 0.2, amplitudeUaPerCm2: 60 }).peakMv - peakMv)).toBeLessThan(0.5);
  });

  test("heat block and a weak pulse count as no spike", () => {
    expect(shape({ celsius: 30, durationMs: 0.2, amplitudeUaPerCm2: 60 })).toMatchObject({ spikes: 0, crossingMs: "NaN" });
    expect(shape({ amplitudeUaPerCm2: 10 })).toMatchObject({ spikes: 0, crossingMs: "NaN" });
  });

  test("a membrane without sodium channels that is merely pushed past 0 mV does not fire", () => {
    const pushed = shape({ naBlock: 1, amplitudeUaPerCm2: 200, durationMs: 1 });
    expect(pushed.peakMv).toBeGreaterThan(0);
    expect(pushed.spikes).toBe(0);
    expect(compute("neuron.pulseThreshold", { naBlock: 1 })).toBe("Infinity");
  });

  test("anode break fires once after −3 uA/cm² and not after −2", () => {
    const broken = compute<{ spikes: number; crossingMs: number }>("neuron.anodeBreak", { currentUaPerCm2: -3, durationMs: 60 });
    expect(broken.spikes).toBe(1);
    expect(Math.abs(broken.crossingMs - 7.11)).toBeLessThan(0.05);
    expect(compute("neuron.anodeBreak", { currentUaPerCm2: -2, durationMs: 60 })).toEqual({ spikes: 0, crossingMs: "NaN" });
  });

  test("the state at an instant agrees with the spike that passes it", () => {
    const { crossingMs } = shape({});
    const state = compute<Record<string, number>>("neuron.stateAt", { tMs: crossingMs });
    expect(state["vMv"]).toBeCloseTo(0, 1);
    expect(state["iNaUaPerCm2"]).toBeLessThan(-100);
    expect(compute<Record<string, number>>("neuron.stateAt", { tMs: 0 })["vMv"]).toBe(compute("neuron.restingPotential", {}));
  });
});

describe("thresholds and rates", () => {
  test.each([[0.1, 65.13], [0.5, 13.28], [1, 6.92], [5, 2.35]])("a pulse of %f ms", (durationMs, threshold) => {
    expect(Math.abs(compute("neuron.pulseThreshold", { durationMs }) / threshold - 1)).toBeLessThan(0.005);
  });

  test("smallest steps", () => {
    const { oneSpikeUaPerCm2, foreverUaPerCm2 } = compute<Record<string, number>>("neuron.rheobase", {});
    expect(Math.abs(oneSpikeUaPerCm2! - 2.24)).toBeLessThan(0.05);
    expect(Math.abs(foreverUaPerCm2! - 6.26)).toBeLessThan(0.05);
  });

  test("Hopf points", () => {
    const { lowerUaPerCm2, upperUaPerCm2 } = compute<Record<string, number>>("neuron.hopfPoints", {});
    expect(Math.abs(lowerUaPerCm2! - 9.775)).toBeLessThan(0.05);
    expect(Math.abs(upperUaPerCm2! - 154.52)).toBeLessThan(0.05);
  });

  test.each([[7, 58.33], [10, 68.32], [20, 86.47], [50, 117.04]])("steady rate at %f uA/cm²", (currentUaPerCm2, rateHz) => {
    expect(Math.abs(compute("neuron.firingRate", { currentUaPerCm2 }) - rateHz)).toBeLessThan(0.3);
  });

  test("it cannot fire slowly, and falls silent under too much current", () => {
    expect(compute("neuron.firingRate", { currentUaPerCm2: 6.2 })).toBe(0);
    expect(compute("neuron.firingRate", { currentUaPerCm2: 6.4 })).toBeGreaterThan(50);
    expect(compute("neuron.firingRate", { currentUaPerCm2: 100 })).toBeGreaterThan(140);
    expect(compute("neuron.firingRate", { currentUaPerCm2: 156 })).toBe(0);
  });

  test.each([[1.2, 15.36], [2, 12.8], [4, 9.95], [8, 7.74]])("a second pulse of %f × threshold", (secondOverThreshold, intervalMs) => {
    expect(Math.abs(compute("neuron.shortestInterval", { secondOverThreshold }) - intervalMs)).toBeLessThan(0.15);
  });

  test("the membrane fires when moved just past its threshold potential", () => {
    const restMv = compute("neuron.restingPotential", {});
    const threshold = compute("neuron.thresholdPotential", {});
    // A pulse so short that it only charges the capacitor: Q = C ΔV.
    const push = (mv: number) => shape({ durationMs: 0.02, amplitudeUaPerCm2: (threshold + mv - restMv) / 0.02, onsetMs: 0 }).spikes;
    expect([push(-0.3), push(0.3)]).toEqual([0, 1]);
  });

  test("plugged channels: sodium raises the threshold, potassium makes it fire by itself", () => {
    expect(compute("neuron.pulseThreshold", { naBlock: 0.5 })).toBeGreaterThan(1.5 * compute("neuron.pulseThreshold", {}));
    expect(compute("neuron.rheobase", { kBlock: 0.6 })).toEqual({ oneSpikeUaPerCm2: 0, foreverUaPerCm2: 0 });
  });
});

describe("what is refused", () => {
  const mine = [...quantities.values()].filter(({ name }) => name.startsWith("neuron."));

  test.each(mine.map((quantity) => [quantity.name, quantity] as const))("%s says what came and what is allowed", (name, quantity) => {
    for (const [field, value] of Object.entries(quantity.example as Record<string, unknown>)) {
      if (typeof value !== "number") continue;
      for (const wrong of [NaN, Infinity, -1e9, 1e9, "3"]) {
        const compute = () => quantity.compute({ ...(quantity.example as object), [field]: wrong });
        expect(compute).toThrow(RangeError);
        expect(compute).toThrow(name);
        expect(compute).toThrow(field);
        expect(compute).toThrow(String(wrong));
      }
    }
    expect(() => quantity.compute({ ...(quantity.example as object), bogus: 1 })).toThrow(/bogus/);
  });

  test("the range is in the message, Chinese first", () => {
    expect(() => findQuantity("neuron.pulseThreshold")!.compute({ durationMs: 0 })).toThrow("durationMs: 0 不在 0.05…100 ms 之内 / 0 is not in 0.05…100 ms");
  });
});
