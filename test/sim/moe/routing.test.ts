import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { gaussian } from "../../../src/sim/random.ts";
import type { Quantity } from "../../../src/sim/quantity.ts";
import { place } from "../../../src/sim/moe/capacity.ts";
import { moeQuantities } from "../../../src/sim/moe/quantities.ts";
import { normalCdf } from "../../../src/sim/moe/scores.ts";
import { ask, madeLogits } from "./inputs.ts";

/** A batch of up to 12 tokens and 2…9 experts, all logits different, and a legal k. */
const batches = fc
  .record({ tokens: fc.integer({ min: 1, max: 12 }), experts: fc.integer({ min: 2, max: 9 }), seed: fc.integer({ min: 0, max: 1e6 }), pick: fc.integer({ min: 0, max: 8 }) })
  .map(({ tokens, experts, seed, pick }) => ({ logits: madeLogits(tokens, experts, seed, 1), k: 1 + (pick % experts), tokens, experts, seed }));
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("gates", () => {
  test("of the kept sum to 1, fall with rank, and are the renormalised softmax over all", () => {
    fc.assert(fc.property(batches, ({ logits, k }) => {
      const kept = ask("moe.topK", { logits, k });
      const renormalised = ask("moe.topK", { logits, k, convention: "softmaxOfAllRenormalised" });
      const all = ask("moe.topK", { logits, k, convention: "softmaxOfAll" });
      kept.gates.forEach((row: number[], t: number) => {
        expect(total(row)).toBeCloseTo(1, 12);
        row.forEach((gate, j) => expect(renormalised.gates[t][j]).toBeCloseTo(gate, 12));
        expect(row).toEqual([...row].sort((a, b) => b - a));
        expect(total(all.gates[t])).toBeLessThanOrEqual(1 + 1e-12);
      });
    }));
  });

  test("renumbering the experts renumbers the choices and nothing else", () => {
    fc.assert(fc.property(batches, fc.integer({ min: 0, max: 100 }), ({ logits, k, experts }, turn) => {
      const to = (i: number) => (i + turn) % experts;
      const turned = logits.map((row) => row.map((_, i) => row[(i - (turn % experts) + experts) % experts]!));
      const before = ask("moe.topK", { logits, k });
      const after = ask("moe.topK", { logits: turned, k });
      expect(after.experts).toEqual(before.experts.map((row: number[]) => row.map(to)));
      expect(after.gates).toEqual(before.gates);
    }));
  });

  test("adding a constant to a token's logits changes nothing", () => {
    fc.assert(fc.property(batches, fc.double({ min: -700, max: 700, noNaN: true }), ({ logits, k }, shift) => {
      const before = ask("moe.topK", { logits, k, convention: "softmaxOfAll" });
      const after = ask("moe.topK", { logits: logits.map((row) => row.map((value) => value + shift)), k, convention: "softmaxOfAll" });
      expect(after.experts).toEqual(before.experts);
      after.gates.flat().forEach((gate: number, n: number) => expect(gate).toBeCloseTo(before.gates.flat()[n], 9));
    }));
  });

  test("top-1 over the kept is always 1: no gradient reaches the router", () => {
    expect(ask("moe.topK", { logits: madeLogits(6, 4, 2), k: 1 }).gates.flat()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("ties go to the lowest index", () => {
    expect(ask("moe.topK", { logits: [[1, 2, 2, 2, 0]], k: 2 }).experts).toEqual([[1, 2]]);
  });
});

describe("capacity", () => {
  test("is never exceeded, and kept and dropped are all there is, whatever the policy", () => {
    const policies = fc.constantFrom("position", "probability", "choiceThenPosition");
    const factors = fc.constantFrom(0, 0.25, 0.5, 1, 1.25, 2);
    fc.assert(fc.property(batches, policies, factors, ({ logits, k, tokens }, policy, capacityFactor) => {
      const answer = ask("moe.drop", { logits, k, capacityFactor, policy });
      expect(Math.max(...answer.keptLoads)).toBeLessThanOrEqual(answer.capacity);
      expect(total(answer.keptLoads) + answer.dropped).toBe(k * tokens);
      expect(answer.kept.flat().filter(Boolean)).toHaveLength(total(answer.keptLoads));
      expect(answer.dropped).toBe(ask("moe.droppedOfLoads", { loads: answer.loads, capacityFactor }).dropped);
      answer.loads.forEach((load: number, i: number) => expect(answer.keptLoads[i]).toBe(Math.min(load, answer.capacity)));
    }));
  });

  test("by position the early stay, by probability the sure stay, ties by position", () => {
    const experts = [[0], [0], [0], [0]];
    const gates = [[0.4], [0.9], [0.4], [0.7]];
    expect(place(experts, gates, 2, 2, "position").kept.flat()).toEqual([true, true, false, false]);
    expect(place(experts, gates, 2, 2, "probability").kept.flat()).toEqual([false, true, false, true]);
    expect(place(experts, gates, 2, 3, "probability").kept.flat()).toEqual([true, true, false, true]);
  });

  test("tokens that lose every seat are counted apart from lost choices", () => {
    const answer = ask("moe.drop", { logits: [[3, 2, 1], [3, 2, 1], [3, 1, 2]], k: 2, capacityFactor: 0.5 });
    expect([answer.capacity, answer.dropped, answer.droppedTokens]).toEqual([1, 3, 1]);
  });
});

describe("GShard top-2", () => {
  // Token 0 comes first but wants expert 0 only as its second choice.
  const logits = [[1, 2, 0], [2, 0, 1], [2, 1, 0]];

  test("seats all first choices before any second choice", () => {
    const answer = ask("moe.gshard", { logits, capacity: 2 });
    expect(answer.experts).toEqual([[1, 0], [0, 2], [0, 1]]);
    expect(answer.kept).toEqual([[true, false], [true, true], [true, true]]);
    expect(ask("moe.drop", { logits, k: 2, capacityFactor: 1, policy: "position" }).kept[0]).toEqual([true, true]);
  });

  test("normalises the gates before the seating, or over the seated", () => {
    const before = ask("moe.gshard", { logits, capacity: 2 }).gates[0];
    expect(before).toEqual([expect.closeTo(1 / (1 + Math.exp(-1)), 12), 0]);
    expect(ask("moe.gshard", { logits, capacity: 2, normalisation: "afterCapacity" }).gates[0]).toEqual([1, 0]);
  });

  test("samples the second expert in proportion to the others' probability", () => {
    const many = Array.from({ length: 6000 }, () => [3, 1, 0, 0]);
    const answer = ask("moe.gshard", { logits: many, second: "sampled", seed: 3, capacity: 6000 });
    const share = answer.experts.filter(([first, second]: number[]) => first === 0 && second === 1).length / 6000;
    expect(share).toBeCloseTo(Math.E / (Math.E + 2), 1);
    expect(answer.experts.every(([first, second]: number[]) => first !== second)).toBe(true);
  });

  test("dispatches the second with chance 2·g₂; unsent it takes no seat", () => {
    const many = Array.from({ length: 6000 }, () => [Math.log(4), 0, -50]);
    const answer = ask("moe.gshard", { logits: many, second: "dispatched", seed: 3, capacity: 6000 });
    expect(answer.keptLoads[0]).toBe(6000);
    expect(answer.keptLoads[1] / 6000).toBeCloseTo(0.4, 1);
  });

  test("aux loss is 1/E² when everything is even", () => {
    const logits4 = [0, 1, 2, 3].map((t) => [0, 1, 2, 3].map((i) => (i === t ? 2 : 0)));
    expect(ask("moe.gshard", { logits: logits4 }).auxLoss).toBeCloseTo(1 / 16, 12);
  });
});

describe("expert choice", () => {
  test("gives every expert equally many tokens, each its surest", () => {
    fc.assert(fc.property(batches, ({ logits, tokens, experts }) => {
      const answer = ask("moe.expertChoice", { logits, capacityFactor: Math.min(2, experts) });
      expect(new Set(answer.tokens.map((row: number[]) => row.length))).toEqual(new Set([answer.capacity]));
      expect(answer.capacity).toBe(Math.min(tokens, Math.max(1, Math.floor((2 * tokens) / experts))));
      expect(total(answer.expertsPerToken)).toBe(answer.capacity * experts);
      answer.gates.forEach((row: number[]) => expect(row).toEqual([...row].sort((a, b) => b - a)));
    }));
  });

  test("looks at the whole batch: a later token takes an earlier one's place", () => {
    const early = ask("moe.expertChoice", { logits: [[1, 0], [0, 1]], capacityFactor: 1 });
    const late = ask("moe.expertChoice", { logits: [[1, 0], [9, 0]], capacityFactor: 1 });
    expect([early.tokens[0], late.tokens[0]]).toEqual([[0], [1]]);
  });
});

describe("DeepSeek-V3 gate", () => {
  const grouped = fc
    .record({ seed: fc.integer({ min: 0, max: 1e6 }), groups: fc.integer({ min: 2, max: 5 }), size: fc.integer({ min: 2, max: 4 }), kept: fc.integer({ min: 1, max: 5 }), pick: fc.integer({ min: 0, max: 20 }) })
    .map(({ seed, groups, size, kept, pick }) => {
      const keptGroups = Math.min(groups, kept);
      return { logits: madeLogits(8, groups * size, seed), bias: madeLogits(1, groups * size, seed + 1)[0]!, groups, keptGroups, size, k: 1 + (pick % (keptGroups * size)) };
    });

  test("agrees with a search over everything, written from the paper", () => {
    fc.assert(fc.property(grouped, ({ logits, bias, groups, keptGroups, size, k }) => {
      const answer = ask("moe.deepseek", { logits, bias, groups, keptGroups, k });
      logits.forEach((row, t) => {
        const s = row.map((value) => 1 / (1 + Math.exp(-value)));
        const b = s.map((value, i) => value + bias[i]!);
        const score = (g: number) => total(b.slice(g * size, (g + 1) * size).sort((x, y) => y - x).slice(0, 2));
        const open = Array.from({ length: groups }, (_, g) => g).sort((x, y) => score(y) - score(x)).slice(0, keptGroups);
        const chosen = s.map((_, i) => i).filter((i) => open.includes(Math.floor(i / size))).sort((x, y) => b[y]! - b[x]!).slice(0, k);
        expect(answer.experts[t]).toEqual(chosen);
        const whole = total(chosen.map((i) => s[i]!));
        answer.gates[t].forEach((gate: number, j: number) => expect(gate).toBeCloseTo((2.5 * s[chosen[j]!]!) / whole, 12));
      });
      expect(answer.outsideGroups).toBe(0);
    }));
  });

  test("the bias moves the choice and never the weight", () => {
    const gates = (bias: number[]) => ask("moe.deepseek", { logits: [[2, 1, 0]], bias, k: 2, scale: 1 });
    expect(gates([0, 0, 0]).experts).toEqual([[0, 1]]);
    expect(gates([0, 0, 5]).experts).toEqual([[2, 0]]);
    expect(gates([7, 7, 0]).gates).toEqual(gates([0, 0, 0]).gates);
  });

  test("a mask of 0 lets masked experts win against strongly negative biases; −∞ does not", () => {
    const input = { logits: madeLogits(8, 8, 4), bias: new Array<number>(8).fill(-3), groups: 4, keptGroups: 2, k: 3 };
    const picked = (mask: string) => ask("moe.deepseek", { ...input, mask });
    expect(picked("negativeInfinity").outsideGroups).toBe(0);
    const wrong = picked("zero");
    const hit = wrong.experts.filter((row: number[], t: number) => row.some((i) => !wrong.groups[t].includes(Math.floor(i / 2))));
    expect(hit).toHaveLength(8);
  });
});

describe("losses", () => {
  test("z-loss of even logits is (z + ln E)²", () => {
    expect(ask("moe.zLoss", { logits: [[3, 3, 3, 3]] })).toBeCloseTo((3 + Math.log(4)) ** 2, 12);
    expect(ask("moe.zLoss", { logits: [[1000, 0], [0, 0]], coefficient: 0.001 })).toBeCloseTo((0.001 * (1e6 + Math.LN2 ** 2)) / 2, 9);
  });

  test("sequence balance loss is α when balanced, and ignores any bias", () => {
    const logits = [0, 1, 2, 3].map((t) => [0, 1, 2, 3].map((i) => (i === t ? 2 : 0)));
    expect(ask("moe.sequenceBalanceLoss", { logits, k: 1, alpha: 1e-4 }).loss).toBeCloseTo(1e-4, 15);
  });

  test("CV² uses the population variance", () => {
    expect(ask("moe.cvSquared", { values: [1, 3] })).toBe(0.25);
  });

  test("the chance to stay among the k best is what redrawing one's own noise gives", () => {
    const [row, noiseRow, epsilonRow] = [[1, 0.6, 0.2, -0.5], [0, 0.5, -0.5, 1], [0.3, -0.2, 0.9, 0.1]];
    const { keepProbabilities } = ask("moe.noisyTopK", { logits: [row], noiseLogits: [noiseRow], noise: [epsilonRow], k: 2 });
    const spread = noiseRow.map((value) => Math.log1p(Math.exp(value)) + 0.01);
    row.forEach((value, i) => {
      let kept = 0;
      for (let draw = 0; draw < 20_000; draw++) {
        const noisy = row.map((clean, j) => clean + spread[j]! * (j === i ? gaussian(5, i, draw) : epsilonRow[j]!));
        if (noisy.filter((other) => other > noisy[i]!).length < 2) kept++;
      }
      expect(Math.abs(keepProbabilities[0][i] - kept / 20_000)).toBeLessThan(0.015);
      expect(value).toBeDefined();
    });
  });

  test("Φ: symmetric, monotonic, and right where the two formulas meet", () => {
    expect(normalCdf(0)).toBe(0.5);
    for (let x = -9; x < 9; x += 0.01) {
      expect(normalCdf(x + 0.01)).toBeGreaterThanOrEqual(normalCdf(x));
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
    }
    expect(Math.abs(normalCdf(-2.9999999) / normalCdf(-3.0000001) - 1)).toBeLessThan(1e-6);
    expect(normalCdf(-Infinity)).toBe(0);
  });
});

describe("cost", () => {
  test("shared experts always count, routed ones k of N; the residual alone is left when all is dropped", () => {
    const v3 = { layers: 58, hidden: 7168, expertWidth: 2048, routedExperts: 256, sharedExperts: 1, k: 8 };
    const answer = ask("moe.parameterCounts", v3);
    expect(answer.activeFraction).toBeCloseTo(9 / 257, 12);
    expect(answer.totalParams / 1e9).toBeCloseTo(656.5, 0);
    const layer = { residual: [1, -2], shared: [[0.5, 0.5]], routed: [[10, 20], [1, 1]] };
    expect(ask("moe.combine", { ...layer, gates: [0.9, 0.1] }).output).toEqual([10.6, 16.6]);
    expect(ask("moe.combine", { residual: [1, -2], routed: layer.routed, gates: [0, 0] }).output).toEqual([1, -2]);
  });

  test("two-level routing: counts multiply, gates multiply", () => {
    expect(ask("moe.hierarchicalCombinations", { groups: 4, kGroups: 2, expertsPerGroup: 4, kExperts: 2 }).count).toBe(6 * 36);
    const answer = ask("moe.hierarchical", { groupLogits: [[0, 2]], expertLogits: [[5, 5, 0, Math.log(3)]], kGroups: 2, kExperts: 2 });
    expect(answer.experts).toEqual([[3, 2, 0, 1]]);
    expect(total(answer.gates[0])).toBeCloseTo(1, 12);
    expect(answer.gates[0][0]).toBeCloseTo(0.75 / (1 + Math.exp(-2)), 12);
  });
});

describe("every quantity", () => {
  const all = moeQuantities as readonly unknown[] as readonly Quantity[];

  test.each(all.map((quantity) => [quantity.name, quantity] as const))("%s answers its example, in its own schema and units", (_, quantity) => {
    const answer = quantity.output.parse(quantity.compute(quantity.input.parse(quantity.example)));
    expect(JSON.stringify(answer)).not.toContain("null");
    if (typeof answer === "object" && answer !== null) expect(Object.keys(quantity.unit).sort()).toEqual(Object.keys(answer).sort());
    const schema = z.toJSONSchema(quantity.input, { io: "input" }) as { properties: Record<string, { label?: { zh: string; en: string } }> };
    for (const [field, property] of Object.entries(schema.properties)) expect(property.label?.zh, field).toMatch(/\S/u);
  });

  test.each([
    ["moe.topK", { logits: [[1, 2], [3, 4]], k: 3 }, /k must be an integer in 1…2, got 3/u],
    ["moe.topK", { logits: [[1, 2], [3]], k: 1 }, /logits\[1\] must have 2 entries .* got 1/u],
    ["moe.topK", { logits: [], k: 1 }, /at least one token/u],
    ["moe.deepseek", { logits: [[1, 2, 3]], k: 1, groups: 2 }, /groups must divide the 3 experts, got 2/u],
    ["moe.deepseek", { logits: [[1, 2, 3, 4]], k: 3, groups: 2, keptGroups: 1 }, /k must be an integer in 1…2, got 3/u],
    ["moe.deepseek", { logits: [[1, 2]], bias: [0], k: 1 }, /bias must have 2 entries, one per expert, got 1/u],
    ["moe.noisyTopK", { logits: [[1, 2]], noiseLogits: [[1, 2], [1, 2]], k: 1 }, /noiseLogits must be 1×2 as logits is, got 2×2/u],
    ["moe.capacity", { tokens: 8, experts: 2, k: 3 }, /k must be an integer in 1…2, got 3/u],
    ["moe.combinations", { n: 3, k: 4 }, /k must be an integer in 0…3, got 4/u],
    ["moe.expectedDevicesHit", { experts: 4, k: 2, devices: 8 }, /devices must be an integer in 1…4, got 8/u],
    ["moe.cvSquared", { values: [1, -1] }, /mean 0/u],
    ["moe.maxVio", { loads: [0, 0] }, /must sum to more than 0, got 0/u],
    ["moe.gshard", { logits: [[1], [2]] }, /at least 2 experts/u],
    ["moe.combine", { residual: [1, 2], routed: [[1]], gates: [1] }, /routed must have rows of 2 entries/u],
  ])("%s refuses %j by name and range", (name, input, message) => {
    expect(() => ask(name, input)).toThrow(RangeError);
    expect(() => ask(name, input)).toThrow(message);
  });
});
