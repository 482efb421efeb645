import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neuronParams, simulateNeuron, SQUID_AXON, type NeuronState, type SimEvent } from "#sim";
import { membraneDerivative } from "../../src/sim/neuron/derivative.ts";
import { firingRate } from "../../src/sim/neuron/firing-rate.ts";
import { gateRates } from "../../src/sim/neuron/rates.ts";
import { fixedState } from "../../src/sim/neuron/rest.ts";
import { record } from "../../src/sim/neuron/spike-shape.ts";
import { characteristic, hopfPoints } from "../../src/sim/neuron/stability.ts";
import { dormandPrince } from "../support/dormand-prince.ts";

const events = fc
  .array(
    fc.record({
      tMs: fc.double({ min: 0, max: 8000, noNaN: true }),
      cue: fc.oneof(
        fc.record({ amplitudeUaPerCm2: fc.double({ min: -10, max: 100, noNaN: true }), durationMs: fc.double({ min: 0.05, max: 5, noNaN: true }) })
          .map((args) => ({ action: "pulse", args })),
        fc.double({ min: -10, max: 60, noNaN: true }).map((currentUaPerCm2) => ({ action: "step", args: { currentUaPerCm2 } })),
        fc.record({ target: fc.constantFrom("na", "k"), block: fc.double({ min: 0, max: 1, noNaN: true }) }).map((args) => ({ action: "drug", args })),
        fc.double({ min: 0, max: 35, noNaN: true }).map((celsius) => ({ action: "temperature", args: { celsius } })),
        fc.double({ min: 0.1, max: 30, noNaN: true }).map((modelMsPerSecond) => ({ action: "slow", args: { modelMsPerSecond } })),
      ),
    }),
    { maxLength: 6 },
  )
  .map((cues): SimEvent[] => cues.map(({ tMs, cue }) => ({ tMs, ...cue })).sort((a, b) => a.tMs - b.tMs));
const times = fc.array(fc.double({ min: 0, max: 10_000, noNaN: true }), { minLength: 2, maxLength: 6 });
const params = fc.record({ celsius: fc.double({ min: 0, max: 35, noNaN: true }), windowMs: fc.integer({ min: 5, max: 60 }) })
  .map((given) => neuronParams.parse(given));

describe("laws of the run", () => {
  test("asking in another order, or a fresh run, gives the same states", () => {
    fc.assert(fc.property(params, events, times, (p, cues, ts) => {
      const forward = ts.map(simulateNeuron(p, 1, cues));
      const backward = ts.toReversed().map(simulateNeuron(p, 1, cues)).reverse();
      expect(backward).toEqual(forward);
      expect(ts.map((t) => simulateNeuron(p, 1, cues)(t))).toEqual(forward);
    }), { numRuns: 25 });
  });

  test("gates stay in 0…1 and every number is finite, whatever the cues", () => {
    fc.assert(fc.property(params, events, times, (p, cues, ts) => {
      const at = simulateNeuron(p, 1, cues);
      for (const state of ts.map(at)) {
        for (const gate of [state.m, state.h, state.n]) expect(gate >= 0 && gate <= 1).toBe(true);
        for (const value of [state.vMv, ...state.sweep.vMv, ...state.sweep.iNaUaPerCm2, ...state.sweep.tMs]) expect(Number.isFinite(value)).toBe(true);
        expect(state.sweep.tMs.every((t, i) => t >= 0 && t <= p.windowMs + 1e-9 && (i === 0 || t >= state.sweep.tMs[i - 1]!))).toBe(true);
      }
    }), { numRuns: 40 });
  });

  test("without current the potential stays between the reversal potentials", () => {
    const noCurrent = events.map((cues) => cues.filter(({ action }) => action !== "pulse" && action !== "step"));
    fc.assert(fc.property(params, noCurrent, times, (p, cues, ts) => {
      for (const { vMv } of ts.map(simulateNeuron(p, 1, cues)))
        expect(vMv > SQUID_AXON.eKMv && vMv < SQUID_AXON.eNaMv).toBe(true);
    }), { numRuns: 25 });
  });

  test("rest is a fixed point: nothing moves until a cue comes", () => {
    fc.assert(fc.property(params, fc.double({ min: 0, max: 1e5, noNaN: true }), (p, tMs) => {
      const at = simulateNeuron(p, 1, []);
      expect(at(tMs).vMv).toBeCloseTo(at(0).vMv, 9);
    }), { numRuns: 25 });
  });

  test("a pulse that falls between the kept states acts exactly when and as long as it was asked to", () => {
    const cues = [{ tMs: 407, action: "pulse", args: { amplitudeUaPerCm2: 20, durationMs: 0.513 } }];
    const { vMv } = record(SQUID_AXON, [
      { durationMs: 2.035, currentUaPerCm2: 0 }, { durationMs: 0.513, currentUaPerCm2: 20 }, { durationMs: 1.352, currentUaPerCm2: 0 },
    ]);
    expect(vMv.at(-1)).toBeGreaterThan(-20);
    expect(simulateNeuron(neuronParams.parse({}), 1, cues)(780).vMv).toBeCloseTo(vMv.at(-1)!, 2);
  });
});

describe("the oscilloscope", () => {
  const pulse = (tMs: number, amplitudeUaPerCm2 = 20) => ({ tMs, action: "pulse", args: { amplitudeUaPerCm2, durationMs: 0.5 } });
  const p = neuronParams.parse({ modelMsPerSecond: 5, windowMs: 20 });
  const width = ({ sweep }: NeuronState) => sweep.tMs.at(-1)!;

  test("a quiet sweep is held, so that its frames are equal; a cue starts the next and leaves the old one glowing", () => {
    const at = simulateNeuron(p, 1, [pulse(9000)]);
    expect(at(5000)).toEqual(at(8999));
    expect(width(at(5000))).toBeCloseTo(20, 9);
    expect(width(at(9100))).toBeCloseTo(2.5, 9);
    expect(at(9100).sweepBefore!.vMv.every((v) => Math.abs(v + 65) < 0.01)).toBe(true);
  });

  test("a second pulse soon after the first shows on the same sweep", () => {
    const at = simulateNeuron(p, 1, [pulse(5000), pulse(6200, 100)]);
    expect(width(at(6300))).toBeCloseTo(2 + 6.5, 9);
    expect(Math.max(...at(6300).sweep.currentUaPerCm2)).toBe(100);
  });

  test("while it fires the sweeps follow one another", () => {
    const at = simulateNeuron(neuronParams.parse({ currentUaPerCm2: 10 }), 1, []);
    for (const tMs of [4500, 20_500, 60_500]) expect(width(at(tMs))).toBeCloseTo(2.5, 6);
  });
});

describe("independent ways to the same numbers", () => {
  test("RK4 agrees with an adaptive Dormand–Prince of the plain equations through a spike, cold and warm", () => {
    for (const celsius of [6.3, 18.5, 26]) {
      const membrane = { ...SQUID_AXON, celsius };
      const { tMs, vMv } = record(membrane, [{ durationMs: 0.5, currentUaPerCm2: 30 }, { durationMs: 6, currentUaPerCm2: 0 }]);
      const exact = dormandPrince(plainEquations(celsius), [...fixedState(membrane).slice(0, 4)], [{ untilMs: 0.5, current: 30 }, { untilMs: 6.5, current: 0 }], 1e-10, tMs);
      const worst = Math.max(...vMv.map((v, i) => Math.abs(v - exact[i]![0]!)));
      expect(worst).toBeLessThan(0.03);
    }
  });

  test("the eigenvalues' Hopf point is where small oscillations stop dying out, at their frequency", () => {
    const { lowerUaPerCm2, lowerHz } = hopfPoints(SQUID_AXON);
    const growth = (current: number): { ratio: number; periodMs: number } => {
      const state = fixedState(SQUID_AXON, current);
      const derivative = membraneDerivative(SQUID_AXON, current);
      const plain = (y: readonly number[]) => {
        const out = new Float64Array(5);
        derivative(Float64Array.of(...y, 0), out);
        return [...out.slice(0, 4)];
      };
      const rest = state[0]!;
      const ts = Array.from({ length: 12_000 }, (_, i) => i * 0.01);
      const ys = dormandPrince(plain, [rest + 0.01, ...state.slice(1, 4)], [{ untilMs: 120, current: 0 }], 1e-11, ts).map(([v]) => v! - rest);
      const peaks = ys.flatMap((v, i) => (i > 4000 && i < ys.length - 1 && v > ys[i - 1]! && v >= ys[i + 1]! ? [i] : []));
      const [first, last] = [peaks[0]!, peaks.at(-1)!];
      return { ratio: ys[last]! / ys[first]!, periodMs: ((last - first) * 0.01) / (peaks.length - 1) };
    };
    expect(growth(lowerUaPerCm2 - 0.1).ratio).toBeLessThan(1);
    const beyond = growth(lowerUaPerCm2 + 0.1);
    expect(beyond.ratio).toBeGreaterThan(1);
    expect(1000 / beyond.periodMs).toBeCloseTo(lowerHz, 0);
  });

  test("beyond the upper Hopf point the rate has reached the eigenvalues' frequency", () => {
    const { upperUaPerCm2, upperHz } = hopfPoints(SQUID_AXON);
    expect(firingRate(SQUID_AXON, upperUaPerCm2 - 1)).toBeCloseTo(upperHz, -0.5);
    expect(firingRate(SQUID_AXON, upperUaPerCm2 + 1)).toBe(0);
  });

  test("the characteristic polynomial is that of a numerical Jacobian", () => {
    fc.assert(fc.property(fc.double({ min: -80, max: 0, noNaN: true }), (vMv) => {
      const [a0, , , a3] = characteristic(SQUID_AXON, vMv);
      const jacobian = numericalJacobian(vMv);
      expect(a3).toBeCloseTo(-jacobian.reduce((sum, row, i) => sum + row[i]!, 0), 4);
      expect(a0 / determinant(jacobian)).toBeCloseTo(1, 4);
    }));
  });
});

/** Straight from the paper, without the engine's shared exponentials. */
function plainEquations(celsius: number) {
  return ([v, m, h, n]: readonly number[], current: number): number[] => {
    const phi = 3 ** ((celsius - 6.3) / 10);
    const am = (0.1 * (v! + 40)) / (1 - Math.exp(-(v! + 40) / 10));
    const an = (0.01 * (v! + 55)) / (1 - Math.exp(-(v! + 55) / 10));
    return [
      current - 120 * m! ** 3 * h! * (v! - 50) - 36 * n! ** 4 * (v! + 77) - 0.3 * (v! + 54.387),
      phi * (am * (1 - m!) - 4 * Math.exp(-(v! + 65) / 18) * m!),
      phi * (0.07 * Math.exp(-(v! + 65) / 20) * (1 - h!) - h! / (1 + Math.exp(-(v! + 35) / 10))),
      phi * (an * (1 - n!) - 0.125 * Math.exp(-(v! + 65) / 80) * n!),
    ];
  };
}

function numericalJacobian(vMv: number): number[][] {
  const { alphaM, betaM, alphaH, betaH, alphaN, betaN } = gateRates(vMv, SQUID_AXON.celsius);
  const point = [vMv, alphaM / (alphaM + betaM), alphaH / (alphaH + betaH), alphaN / (alphaN + betaN)];
  const f = plainEquations(SQUID_AXON.celsius);
  const columns = point.map((_, j) => {
    const at = (sign: number) => f(point.map((x, i) => (i === j ? x + sign * 1e-5 : x)), 0);
    const [high, low] = [at(1), at(-1)];
    return high.map((x, i) => (x - low[i]!) / 2e-5);
  });
  return point.map((_, i) => columns.map((column) => column[i]!));
}

function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 1) return matrix[0]![0]!;
  return matrix[0]!.reduce((sum, x, j) =>
    sum + (j % 2 === 0 ? 1 : -1) * x * determinant(matrix.slice(1).map((row) => row.filter((_, k) => k !== j))), 0);
}
