import { describe, expect, test } from "vitest";
import { drawNoise } from "../../../src/sim/moe/noisy.ts";
import { ask, logitsOfLoads, madeLogits, naiveSoftmax, naiveTopK } from "./inputs.ts";

// The rows of the check table of the MoE family, each at its tolerance. Where the table gives no inputs they are made
// here, and the expected value comes from a computation that shares no code with the library.

describe("balance loss", () => {
  test("balanced 1, collapsed E, exactly", () => {
    for (const experts of [2, 8, 64, 256]) {
      const even = new Array<number>(experts).fill(1 / experts);
      const one = even.map((_, i) => (i === 3 % experts ? 1 : 0));
      expect(ask("moe.switchLossOfShares", { shares: even, meanProbabilities: even })).toBe(1);
      expect(ask("moe.switchLossOfShares", { shares: one, meanProbabilities: one })).toBe(experts);
      expect(ask("moe.switchLoss", { logits: [one, one].map((row) => row.map((x) => x * 1e4)) }).loss).toBe(experts);
      expect(ask("moe.switchLoss", { logits: even.map((_, t) => even.map((__, i) => (i === t ? 3 : 0))) }).loss).toBeCloseTo(1, 12);
    }
  });

  test.each([1, 2, 3])("32 × 8 logits, k = %i, within 1e-7; Hugging Face's is k times that", (k) => {
    const logits = madeLogits(32, 8, 11, 0.8);
    const share = new Array<number>(8).fill(0);
    const probability = new Array<number>(8).fill(0);
    for (const row of logits) {
      for (const i of naiveTopK(row, k)) share[i]! += 1 / (32 * k);
      naiveSoftmax(row).forEach((p, i) => (probability[i]! += p / 32));
    }
    const expected = 8 * share.reduce((total, f, i) => total + f * probability[i]!, 0);
    expect(Math.abs(ask("moe.switchLoss", { logits, k }).loss - expected)).toBeLessThan(1e-7);
    expect(Math.abs(ask("moe.switchLoss", { logits, k, convention: "huggingFace" }).loss - k * expected)).toBeLessThan(1e-7);
    expect(expected).toBeGreaterThan(1.05);
  });
});

describe("loads and capacity", () => {
  const loads = [13, 8, 3, 2, 4, 2, 0, 0];

  test("tokens per expert, k = 1, exactly", () => {
    expect(ask("moe.topK", { logits: logitsOfLoads(loads), k: 1 }).loads).toEqual(loads);
    const logits = madeLogits(32, 8, 5);
    const counted = new Array<number>(8).fill(0);
    for (const row of logits) counted[row.indexOf(Math.max(...row))]! += 1;
    expect(ask("moe.topK", { logits, k: 1 }).loads).toEqual(counted);
  });

  test.each([[1, 13], [1.25, 11]])("dropped of those loads at capacity factor %d: %i", (capacityFactor, dropped) => {
    expect(ask("moe.droppedOfLoads", { loads, capacityFactor }).dropped).toBe(dropped);
    for (const policy of ["position", "probability", "choiceThenPosition"])
      expect(ask("moe.drop", { logits: logitsOfLoads(loads), capacityFactor, policy }).dropped).toBe(dropped);
  });

  test.each([[1], [0.5], [1.5]])("dropped with k = 2 at capacity factor %d equals a count by hand", (capacityFactor) => {
    const logits = madeLogits(32, 8, 21, 1);
    const seats = new Array<number>(8).fill(Math.ceil(((2 * 32) / 8) * capacityFactor));
    let dropped = 0;
    for (const row of logits) for (const i of naiveTopK(row, 2)) if (--seats[i]! < 0) dropped++;
    expect(ask("moe.drop", { logits, k: 2, capacityFactor }).dropped).toBe(dropped);
    expect(dropped).toBeGreaterThan(0);
  });

  test("capacity of 100 tokens, 8 experts, factor 1.25: 16 up, 15 down", () => {
    expect(ask("moe.capacity", { tokens: 100, experts: 8, capacityFactor: 1.25, rounding: "ceil" })).toBe(16);
    expect(ask("moe.capacity", { tokens: 100, experts: 8, capacityFactor: 1.25, rounding: "floor" })).toBe(15);
  });

  test("a whole capacity stays whole in both roundings: 10 tokens × 1.1 on one expert", () => {
    for (const rounding of ["ceil", "floor"]) expect(ask("moe.capacity", { tokens: 10, experts: 1, capacityFactor: 1.1, rounding })).toBe(11);
  });
});

describe("noisy top-k", () => {
  test.each([1, 2, 3])("k = %i: both squared variations within 1e-9 of the definitions", (k) => {
    const [tokens, experts, epsilon] = [12, 6, 0.01];
    const logits = madeLogits(tokens, experts, 31);
    const noiseLogits = madeLogits(tokens, experts, 32);
    const noise = madeLogits(tokens, experts, 33);
    const importance = new Array<number>(experts).fill(0);
    const load = new Array<number>(experts).fill(0);
    logits.forEach((row, t) => {
      const spread = noiseLogits[t]!.map((z) => Math.log(1 + Math.exp(z)) + epsilon);
      const noisy = row.map((z, i) => z + noise[t]![i]! * spread[i]!);
      const kept = naiveTopK(noisy, k);
      naiveSoftmax(kept.map((i) => noisy[i]!)).forEach((gate, j) => (importance[kept[j]!]! += gate));
      row.forEach((z, i) => {
        const others = noisy.filter((_, j) => j !== i).sort((a, b) => b - a);
        load[i]! += integratedCdf((z - others[k - 1]!) / spread[i]!);
      });
    });
    const answer = ask("moe.noisyTopK", { logits, noiseLogits, noise, k, noiseEpsilon: epsilon });
    expect(Math.abs(answer.importanceCv2 - variation(importance))).toBeLessThan(1e-9);
    expect(Math.abs(answer.loadCv2 - variation(load))).toBeLessThan(1e-9);
    expect(answer.loadLoss).toBe(0.1 * answer.loadCv2);
  });
});

describe("counting and communication", () => {
  test("C(16, 2) and C(64, 8), exactly", () => {
    expect(ask("moe.combinations", { n: 16, k: 2 })).toEqual({ count: 120, exact: "120" });
    expect(ask("moe.combinations", { n: 64, k: 8 })).toEqual({ count: 4426165368, exact: "4426165368" });
  });

  test.each([[8, 5.2947], [64, 7.6758]])("expected devices hit by top-8 of 256 on %i: %d", (devices, printed) => {
    const answer = ask("moe.expectedDevicesHit", { experts: 256, k: 8, devices });
    const choose = (n: number, k: number) => Array.from({ length: k }, (_, i) => (n - i) / (k - i)).reduce((a, b) => a * b, 1);
    expect(Math.abs(answer - devices * (1 - choose(256 - 256 / devices, 8) / choose(256, 8)))).toBeLessThan(1e-9);
    expect(answer.toFixed(4)).toBe(printed.toFixed(4));
  });

  test("expected devices hit equals the mean over every possible choice", () => {
    for (const [experts, k, devices] of [[8, 3, 4], [10, 4, 5], [9, 2, 3], [7, 3, 3], [6, 6, 2]] as const) {
      let subsets = 0;
      let hits = 0;
      for (let mask = 0; mask < 1 << experts; mask++) {
        const chosen = Array.from({ length: experts }, (_, i) => i).filter((i) => mask & (1 << i));
        if (chosen.length !== k) continue;
        subsets++;
        hits += new Set(chosen.map((i) => deviceOf(i, experts, devices))).size;
      }
      expect(ask("moe.expectedDevicesHit", { experts, k, devices })).toBeCloseTo(hits / subsets, 12);
    }
  });

  test("V3 dispatch in FP8: 28 672 bytes for 4 nodes, 57 344 for 8 GPUs", () => {
    const of = (destinations: number) => ask("moe.dispatchBytesPerToken", { hidden: 7168, bytesPerElement: 1, destinations });
    expect([of(4), of(8)]).toEqual([28_672, 57_344]);
  });

  test("an all-to-all of 8 devices adds latency and volume", () => {
    expect(ask("moe.allToAllUs", { devices: 8, latencyUs: 10, bytes: 8e6, bandwidthGBPerS: 50 })).toBeCloseTo(70 + 7e6 / 50e9 * 1e6, 9);
    expect(ask("moe.allToAllUs", { devices: 1, latencyUs: 10, bytes: 8e6, bandwidthGBPerS: 50 })).toBe(0);
  });
});

test("bias balancing, rate 0.01, 300 steps: MaxVio falls as in an independent run, within 0.05", () => {
  const logits = madeLogits(32, 8, 17, 1.5);
  const scores = logits.map((row) => row.map((z) => 1 / (1 + Math.exp(-z))));
  const bias = new Array<number>(8).fill(0);
  const violations: number[] = [];
  for (let step = 0; step < 300; step++) {
    const loads = new Array<number>(8).fill(0);
    for (const row of scores) for (const i of naiveTopK(row.map((s, j) => s + bias[j]!), 2)) loads[i]! += 1;
    violations.push(Math.max(...loads) / 8 - 1);
    loads.forEach((load, i) => (bias[i]! += load > 8 ? -0.01 : load < 8 ? 0.01 : 0));
  }
  const expected = violations.slice(-100).reduce((a, b) => a + b, 0) / 100;
  const answer = ask("moe.biasBalancing", { logits, k: 2, rate: 0.01, steps: 300, window: 100 });
  expect(answer.maxVioAtFirst).toBe(violations[0]);
  expect(Math.abs(answer.maxVioMean - expected)).toBeLessThan(0.05);
  expect(answer.maxVioAtFirst).toBeGreaterThan(1);
  expect(answer.maxVioMean).toBeLessThan(0.3);
});

test("softmax([1000, 999, 0, −1000]) within 1e-9", () => {
  const { probabilities } = ask("moe.softmax", { logits: [1000, 999, 0, -1000] });
  [1 / (1 + Math.exp(-1)), Math.exp(-1) / (1 + Math.exp(-1)), 0, 0].forEach((p, i) => expect(Math.abs(probabilities[i] - p)).toBeLessThan(1e-9));
  expect(probabilities[0].toFixed(7)).toBe("0.7310586");
});

test("the noise a seed draws is standard normal, repeatable, and another for another seed", () => {
  const noise = drawNoise(2000, 8, 9).flat();
  const mean = noise.reduce((a, b) => a + b, 0) / noise.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(noise.reduce((a, b) => a + (b - mean) ** 2, 0) / noise.length).toBeCloseTo(1, 1);
  const zeros = Array.from({ length: 50 }, () => [0, 0, 0, 0]);
  const drawn = (seed: number) => ask("moe.noisyTopK", { logits: zeros, noiseLogits: zeros, k: 2, seed }).experts;
  expect(drawn(9)).toEqual(drawn(9));
  expect(drawn(9)).not.toEqual(drawn(10));
});

/** Φ by Simpson's rule over the density from −12. */
function integratedCdf(x: number): number {
  const steps = 4000;
  const from = Math.min(-12, x);
  const h = (x - from) / steps;
  let total = 0;
  for (let n = 0; n <= steps; n++) {
    const at = from + n * h;
    total += (n === 0 || n === steps ? 1 : n % 2 === 1 ? 4 : 2) * Math.exp((-at * at) / 2);
  }
  return (total * h) / 3 / Math.sqrt(2 * Math.PI);
}

function variation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((a, b) => a + b * b, 0) / values.length / mean ** 2 - 1;
}

/** The first E mod D devices hold one expert more. */
function deviceOf(expert: number, experts: number, devices: number): number {
  const sizes = Array.from({ length: devices }, (_, d) => Math.floor(experts / devices) + (d < experts % devices ? 1 : 0));
  let device = 0;
  for (let left = expert; left >= sizes[device]!; device++) left -= sizes[device]!;
  return device;
}
