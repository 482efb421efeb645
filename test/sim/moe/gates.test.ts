import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineExperts } from "../../../src/sim/moe/cost.ts";
import { requireInteger, requireVector } from "../../../src/sim/moe/require.ts";
import { normalCdf } from "../../../src/sim/moe/scores.ts";
import { simulateRouterStream } from "../../../src/sim/moe/stream.ts";
import { routerStreamParams } from "../../../src/sim/moe/stream-params.ts";
import { ask, madeLogits, naiveSoftmax } from "./inputs.ts";

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("gates", () => {
  test("of all experts' softmax keep their share and leave the rest; renormalised or of the kept alone they sum to 1", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.nat({ max: 1000 }), (experts, seed) => {
      const k = 1 + (seed % experts);
      const logits = madeLogits(5, experts, seed);
      const all = ask("moe.topK", { logits, k, convention: "softmaxOfAll" });
      all.gates.forEach((gates: number[], t: number) => gates.forEach((gate, j) => expect(gate).toBeCloseTo(naiveSoftmax(logits[t]!)[all.experts[t][j]]!, 12)));
      if (k < experts) expect(total(all.gates[0])).toBeLessThan(1);
      for (const convention of ["softmaxOfAllRenormalised", "softmaxOfKept"]) {
        const { gates } = ask("moe.topK", { logits, k, convention });
        for (const row of gates) expect(total(row)).toBeCloseTo(1, 12);
        expect(gates[0][0] / all.gates[0][0]).toBeCloseTo(1 / total(all.gates[0]), 9);
      }
    }));
  });

  test("of GShard stand for what was chosen before the seating, or share 1 among what was seated", () => {
    const logits = madeLogits(8, 4, 3, 2);
    const at = (normalisation: string) => ask("moe.gshard", { logits, capacity: 3, normalisation });
    const [before, after] = [at("beforeCapacity"), at("afterCapacity")];
    expect(after.experts).toEqual(before.experts);
    expect(before.dropped).toBeGreaterThan(0);
    before.experts.forEach(([first, second]: number[], t: number) => {
      const shares = naiveSoftmax(logits[t]!);
      const [p, q] = [shares[first!]!, shares[second!]!];
      const seated: boolean[] = before.kept[t];
      [p / (p + q), q / (p + q)].forEach((gate, j) => expect(before.gates[t][j]).toBeCloseTo(seated[j] ? gate : 0, 12));
      const left = (seated[0] ? p : 0) + (seated[1] ? q : 0);
      [p, q].forEach((share, j) => expect(after.gates[t][j]).toBeCloseTo(seated[j] ? share / left : 0, 9));
    });
  });

  test("of GShard: without a capacity there is room for 2T/E in each expert", () => {
    const logits = Array.from({ length: 12 }, () => [4, 3, 2, 1, 0, -1]);
    expect(ask("moe.gshard", { logits })).toMatchObject({ capacity: 4, keptLoads: [4, 4, 0, 0, 0, 0], dropped: 16 });
  });
});

describe("what is left over", () => {
  test("experts that choose leave tokens nobody wanted", () => {
    const wanted = ask("moe.expertChoice", { logits: [[5, 5], [4, 4], [-5, -5], [-6, -6]], capacityFactor: 1 });
    expect(wanted).toMatchObject({ capacity: 2, unservedTokens: 2, expertsPerToken: [2, 2, 0, 0] });
    expect(ask("moe.expertChoice", { logits: [[5, 0], [0, 5]], capacityFactor: 1 }).unservedTokens).toBe(0);
  });

  test("of loads: the share beyond the seats; of none nothing", () => {
    // 32 choices over 8 experts with 4 seats each: 13, 8 and 4 … leave 9 + 4 over.
    expect(ask("moe.droppedOfLoads", { loads: [13, 8, 3, 2, 4, 2, 0, 0], capacityFactor: 1 })).toEqual({ capacity: 4, assigned: 32, dropped: 13, droppedFraction: 13 / 32 });
    expect(ask("moe.droppedOfLoads", { loads: [0, 0], capacityFactor: 1 })).toMatchObject({ assigned: 0, dropped: 0, droppedFraction: 0 });
  });

  test("the experts' outputs add up on the residual path, and a gate for each is needed", () => {
    expect(combineExperts([1, 2], [[10, 20]], [[1, 0], [0, 4]], [0.5, 0.25])).toEqual([11.5, 23]);
    expect(combineExperts([1, 2], [], [], [])).toEqual([1, 2]);
    expect(() => combineExperts([1, 2], [], [[1, 1]], [])).toThrow("gates must have 1 entries, one per routed output, got 0");
    expect(() => combineExperts([1, 2], [], [[1, 1]], [NaN])).toThrow("gates[0] must be a finite number, got NaN");
  });
});

test("numbers that will not do are named", () => {
  for (const value of [0, 4, 1.5, NaN]) expect(() => requireInteger("k", value, 1, 3)).toThrow(new RangeError(`k must be an integer in 1…3, got ${value}`));
  requireInteger("k", 1, 1, 3);
  requireInteger("k", 3, 1, 3);
  expect(() => requireVector("bias", [1, Infinity])).toThrow("bias[1] must be a finite number, got Infinity");
});

test("the normal distribution function ends at 0 and 1 and is even about a half", () => {
  expect([-Infinity, 0, Infinity].map(normalCdf)).toEqual([0, 0.5, 1]);
  for (const x of [0.5, 1, 2.9, 3.1, 6]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
});

test("tokens of the stream wait from when they enter to when they are routed, those of a burst one after another", () => {
  const run = simulateRouterStream(routerStreamParams.parse({ batchTokens: 8 }), 4, [{ tMs: 3000, action: "burst", args: { tokens: 12 } }]);
  let most = 0;
  for (let tMs = 0; tMs < 20_000; tMs += 100) {
    const { waiting } = run(tMs);
    for (const { enterMs, arriveMs } of waiting) {
      expect(enterMs).toBeLessThanOrEqual(tMs);
      expect(arriveMs).toBeGreaterThan(tMs);
    }
    expect(new Set(waiting.map(({ index }) => index)).size).toBe(waiting.length);
    const burst = waiting.filter((token) => token.burst);
    if (tMs < 3000) expect(burst).toEqual([]);
    burst.slice(1).forEach((token, i) => expect(token.enterMs - burst[i]!.enterMs).toBeCloseTo(token.gapMs, 9));
    most = Math.max(most, burst.length);
  }
  expect(most).toBeGreaterThan(1);
});
