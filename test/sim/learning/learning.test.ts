import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestEigenvalue } from "../../../src/sim/learning/eigen.ts";
import { solved } from "../../../src/sim/learning/linear.ts";
import { learningQuantities } from "../../../src/sim/learning/quantities.ts";
import { sparseCode } from "../../../src/sim/learning/sparse.ts";
import { askFrom, madeMatrix, madeNumbers } from "../ask.ts";

const ask = askFrom(learningQuantities);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((x, i) => x * b[i]!));
const column = (m: number[][], j: number) => m.map((row) => row[j]!);

describe("sparse coding", () => {
  const next = madeNumbers(31);
  const dictionary = madeMatrix(8, 16, next);
  const signal = madeMatrix(1, 8, next, 2)[0]!;
  const lambda = 0.2;

  test("L is the largest eigenvalue of DᵀD: no vector is stretched more, and one is", () => {
    const { lipschitz } = ask("learning.sparseCode", { dictionary, signal });
    let v = new Array<number>(16).fill(1);
    let norm = 0;
    for (let k = 0; k < 5000; k++) {
      const dv = dictionary.map((row) => dot(row, v));
      v = v.map((_, j) => dot(column(dictionary, j), dv));
      norm = Math.sqrt(dot(v, v));
      v = v.map((x) => x / norm);
    }
    expect(Math.abs(lipschitz - norm)).toBeLessThan(1e-9);
    expect(largestEigenvalue([[2, 1], [1, 2]])).toBeCloseTo(3, 14);
    expect(largestEigenvalue([[-5, 0], [0, -7]])).toBe(-5);
    expect(largestEigenvalue([[1, 2], [2, 1]])).toBeCloseTo(3, 14);
  });

  test("the code is the least of the objective: what is used pulls with λ, what is not with less", () => {
    const { code, objective, nonZeros } = ask("learning.sparseCode", { dictionary, signal, lambda, iterations: 10_000 });
    const residual = signal.map((x, i) => x - dot(dictionary[i]!, code));
    code.forEach((a: number, j: number) => {
      const pull = dot(column(dictionary, j), residual);
      if (a === 0) expect(Math.abs(pull)).toBeLessThanOrEqual(lambda + 1e-9);
      else expect(pull).toBeCloseTo(Math.sign(a) * lambda, 9);
    });
    expect(objective).toBeCloseTo(dot(residual, residual) / 2 + lambda * sum(code.map(Math.abs)), 12);
    expect(nonZeros).toBe(code.filter((a: number) => a !== 0).length);
    expect(nonZeros).toBeGreaterThan(0);
    expect(nonZeros).toBeLessThan(16);
  });

  test("ISTA and FISTA go step by step as written, ISTA only down", () => {
    const { lipschitz, objectives } = sparseCode(dictionary, signal, lambda, "ista", 100);
    const shrink = (v: number[]) => v.map((x) => Math.sign(x) * Math.max(Math.abs(x) - lambda / lipschitz, 0));
    const down = (a: number[]) => {
      const error = dictionary.map((row, i) => dot(row, a) - signal[i]!);
      return shrink(a.map((x, j) => x - dot(column(dictionary, j), error) / lipschitz));
    };
    const cost = (a: number[]) => {
      const error = dictionary.map((row, i) => dot(row, a) - signal[i]!);
      return dot(error, error) / 2 + lambda * sum(a.map(Math.abs));
    };
    let a = new Array<number>(16).fill(0);
    expect(objectives[0]).toBeCloseTo(dot(signal, signal) / 2, 12);
    for (let k = 1; k <= 100; k++) {
      a = down(a);
      expect(objectives[k]).toBeCloseTo(cost(a), 9);
      expect(objectives[k]).toBeLessThanOrEqual(objectives[k - 1]! + 1e-12);
    }
    const fista = sparseCode(dictionary, signal, lambda, "fista", 50).objectives;
    let [x, y, t] = [new Array<number>(16).fill(0), new Array<number>(16).fill(0), 1];
    for (let k = 1; k <= 50; k++) {
      const fresh = down(y);
      const nextT = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
      y = fresh.map((value, j) => value + ((t - 1) / nextT) * (value - x[j]!));
      [x, t] = [fresh, nextT];
      expect(fista[k]).toBeCloseTo(cost(x), 9);
    }
    expect(fista[50]).toBeLessThan(objectives[50]!);
    expect(ask("learning.sparseCode", { dictionary, signal, method: "ista", iterations: 10 }).objective).toBe(objectives[10]);
  });

  test("single atoms: shrunk by λ; a penalty above all pulls leaves nothing", () => {
    expect(ask("learning.sparseCode", { dictionary: [[1]], signal: [3], lambda: 0.5 }).code).toEqual([2.5]);
    expect(ask("learning.sparseCode", { dictionary: [[1]], signal: [-3], lambda: 0.5 }).code).toEqual([-2.5]);
    expect(ask("learning.sparseCode", { dictionary, signal, lambda: 1000 })).toMatchObject({ nonZeros: 0 });
    expect(() => ask("learning.sparseCode", { dictionary: [[0, 0]], signal: [1] })).toThrow("dictionary must not be all 0");
    expect(() => ask("learning.sparseCode", { dictionary: [[1, 0]], signal: [1, 2] })).toThrow("dictionary must have 2 rows, got 1");
  });
});

describe("predictive coding", () => {
  const next = madeNumbers(41);
  const level = { weights: madeMatrix(5, 3, next, 2), input: madeMatrix(1, 5, next, 2)[0]!, topDown: madeMatrix(1, 3, next)[0]!, inputVariance: 0.7, topDownVariance: 1.9 };
  const energy = (r: number[]) => {
    const e = level.weights.map((row, i) => level.input[i]! - dot(row, r));
    const d = r.map((x, j) => x - level.topDown[j]!);
    return dot(e, e) / 1.4 + dot(d, d) / 3.8;
  };

  test("r* is where following the drive ends, and no step from it lowers the energy", () => {
    const { settled, energyAtZero, energySettled, errors, driveAtZero, weightChange } = ask("learning.predictiveCoding", { ...level, learningRate: 0.3 });
    expect(energyAtZero).toBeCloseTo(energy([0, 0, 0]), 12);
    expect(energySettled).toBeCloseTo(energy(settled), 12);
    let r = [0, 0, 0];
    for (let k = 0; k < 20_000; k++) {
      const e = level.weights.map((row, i) => level.input[i]! - dot(row, r));
      r = r.map((x, j) => x + 0.01 * (dot(column(level.weights, j), e) / 0.7 + (level.topDown[j]! - x) / 1.9));
    }
    r.forEach((x, j) => expect(settled[j]).toBeCloseTo(x, 9));
    [0, 1, 2].forEach((j) => {
      const h = 1e-6;
      const moved = (by: number) => energy([0, 0, 0].map((x, i) => (i === j ? x + by : x)));
      expect(driveAtZero[j]).toBeCloseTo((moved(-h) - moved(h)) / (2 * h), 6);
    });
    errors.forEach((error: number, i: number) => {
      expect(error).toBeCloseTo(level.input[i]! - dot(level.weights[i]!, settled), 12);
      weightChange[i].forEach((change: number, j: number) => expect(change).toBeCloseTo((0.3 * error * settled[j]) / 0.7, 12));
    });
  });

  test("Bogacz's example: size 1.567468, a zero of 2φ³ − 3φ − 3", () => {
    const phi = ask("learning.perceivedSize", {});
    expect(phi).toBeCloseTo(1.567468, 6);
    expect(Math.abs(2 * phi ** 3 - 3 * phi - 3)).toBeLessThan(1e-12);
    expect(ask("learning.perceivedSize", { intensityVariance: 1e9 })).toBeCloseTo(3, 6);
    expect(ask("learning.perceivedSize", { priorVariance: 1e9 })).toBeCloseTo(Math.SQRT2, 6);
  });

  test("shapes are checked; a system without one solution is refused", () => {
    expect(() => ask("learning.predictiveCoding", { ...level, topDown: [1] })).toThrow("topDown must have 3 entries, got 1");
    expect(() => ask("learning.predictiveCoding", { ...level, input: [1] })).toThrow("weights must have 1 rows, got 5");
    expect(() => solved([[1, 2], [2, 4]], [1, 2])).toThrow("the system of equations has no unique solution");
    expect(solved([[0, 2], [4, 0]], [2, 8])).toEqual([2, 1]);
  });
});

describe("temporal differences", () => {
  test("random walk: sixths without discount; with γ = 0.9 the closed form in hyperbolic functions", () => {
    ask("learning.randomWalk", {}).values.forEach((v: number, i: number) => expect(v).toBeCloseTo((i + 1) / 6, 12));
    const a = Math.acosh(1 / 0.9);
    const { values, centre } = ask("learning.randomWalk", { gamma: 0.9 });
    values.forEach((v: number, i: number) => expect(v).toBeCloseTo(Math.sinh((i + 1) * a) / Math.sinh(6 * a) / 0.9, 12));
    expect(centre).toBeCloseTo(81 / 314, 12);
    expect(ask("learning.randomWalk", { states: 4 }).centre).toBeCloseTo(2 / 5, 12);
    expect(ask("learning.randomWalk", { states: 1, gamma: 0.5 }).values).toEqual([0.5]);
  });

  test("TD(0) after one walk to the right: only the last state has learned", () => {
    expect(ask("learning.tdWalk", { episodes: [[3, 4, 5, 6]] }).values).toEqual([0.5, 0.5, 0.5, 0.5, 0.55]);
    expect(ask("learning.tdWalk", { episodes: [[3, 2, 1, 0]] }).values).toEqual([0.45, 0.5, 0.5, 0.5, 0.5]);
    expect(ask("learning.tdWalk", { episodes: [] }).values).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  test("TD(1) over a walk without returns is the Monte Carlo error, TD(λ) the λ-return", () => {
    const values = (lambda: number, gamma = 1) => ask("learning.tdWalk", { states: 3, episodes: [[1, 2, 3, 4]], alpha: 0.1, initial: 0, lambda, gamma }).values;
    values(1).forEach((v: number) => expect(v).toBeCloseTo(0.1, 12));
    const decayed = values(0.5, 0.8);
    [0.1 * 0.4 * 0.4, 0.1 * 0.4, 0.1].forEach((v, i) => expect(decayed[i]).toBeCloseTo(v, 12));
  });

  test("many walks bring the values near the true ones", () => {
    const next = madeNumbers(3);
    const episodes = Array.from({ length: 400 }, () => {
      const walk = [3];
      while (walk.at(-1)! > 0 && walk.at(-1)! < 6) walk.push(walk.at(-1)! + (next() > 0 ? 1 : -1));
      return walk;
    });
    ask("learning.tdWalk", { episodes, alpha: 0.02 }).values.forEach((v: number, i: number) => expect(Math.abs(v - (i + 1) / 6)).toBeLessThan(0.1));
  });

  test("accumulating traces with a full step run away and say so", () => {
    const long = [...Array.from({ length: 4000 }, (_, i) => 2 + (i % 2)), 4, 5, 6];
    expect(() => ask("learning.tdWalk", { episodes: new Array(12).fill(long), alpha: 1, lambda: 1 })).toThrow("the values run away: alpha 1 is too large with lambda 1");
  });

  test.each([
    [[[3, 4]], "episodes[0][1] 要在 1…5，末尾是 0 或 6，得到 4"],
    [[[3, 6], [3, 0, 2]], "episodes[1][1]"],
    [[[3, 7]], "states are 1…5 and the last is 0 or 6, got 7"],
  ])("refuses %o", (episodes, message) => {
    expect(() => ask("learning.tdWalk", { episodes })).toThrow(message);
  });
});

describe("dopamine", () => {
  test.each([[1, 0, 1], [50, 0.528, 0.000018], [200, 1, 0]])("trial %i: %d at the cue, %d at the reward", (trial, cue, reward) => {
    const { atCue, atReward } = ask("learning.dopamine", { trial });
    expect(Math.abs(atCue - cue)).toBeLessThan(5e-4);
    expect(Math.abs(atReward - reward)).toBeLessThan(5e-7);
  });

  test("left out after 200 trials: −1 at the time of the reward, while the cue still excites", () => {
    const { atCue, atReward, errors } = ask("learning.dopamine", { trial: 201, omitted: true });
    expect(atReward).toBeCloseTo(-1, 8);
    expect(atCue).toBeCloseTo(1, 8);
    expect(errors).toHaveLength(11);
    expect(errors[10]).toBe(atReward);
  });

  test("what the cue has learned is a tail of the binomial: each step needs one success after the next", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (delaySteps, trial, alpha) => {
      const tries = trial - 1;
      let [term, below] = [(1 - alpha) ** tries, 0];
      for (let k = 0; k < Math.min(delaySteps, tries + 1); k++) {
        below += term;
        term *= (((tries - k) / (k + 1)) * alpha) / (1 - alpha);
      }
      expect(ask("learning.dopamine", { trial, delaySteps, alpha }).atCue).toBeCloseTo(1 - below, 9);
    }));
  });

  test("all errors of a trial add up to the reward: what the cue takes the reward lacks", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (trial, alpha, reward) => {
      expect(sum(ask("learning.dopamine", { trial, alpha, reward }).errors)).toBeCloseTo(reward, 9);
    }), { numRuns: 30 });
  });

  test("with λ = 1 the cue learns in one trial what the reward taught; with discount it expects less", () => {
    expect(ask("learning.dopamine", { trial: 2, lambda: 1 }).atCue).toBeCloseTo(0.2, 12);
    expect(ask("learning.dopamine", { trial: 2, lambda: 0.5, delaySteps: 3 }).values).toEqual([0.05, 0.1, 0.2]);
    expect(ask("learning.dopamine", { trial: 2000, gamma: 0.9 }).atCue).toBeCloseTo(0.9 ** 10, 9);
  });
});

describe("actor and critic", () => {
  test("walk to the innate reward, wherever it is", () => {
    const right = ask("learning.actorCritic", {});
    expect(right.endedRight).toBeGreaterThan(0.9);
    expect(right.right.slice(2).every((p: number) => p > 0.9)).toBe(true);
    const left = ask("learning.actorCritic", { rewardLeft: 1, rewardRight: 0 });
    expect(left.endedRight).toBeLessThan(0.1);
    expect(left.values[0]).toBeGreaterThan(left.values[3]);
    expect(ask("learning.actorCritic", { rewardLeft: 0, rewardRight: -1 }).endedRight).toBeLessThan(0.35);
  });

  test("one state, one step: by hand", () => {
    const one = { states: 1, rewardLeft: 1, rewardRight: 1, criticRate: 0.5, actorRate: 1, episodes: 1 };
    const { values, right, endedRight } = ask("learning.actorCritic", one);
    expect(values).toEqual([0.5]);
    const theta = endedRight === 1 ? 0.5 : -0.5;
    expect(right[0]).toBeCloseTo(1 / (1 + Math.exp(-theta)), 12);
    expect(ask("learning.actorCritic", { ...one, episodes: 2 }).values).toEqual([0.75]);
  });

  test("without learning it stays a coin", () => {
    const { right, values, endedRight } = ask("learning.actorCritic", { criticRate: 0, actorRate: 0 });
    expect([...right, ...values]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0, 0]);
    expect(Math.abs(endedRight - 0.5)).toBeLessThan(0.1);
  });
});
