import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";
import { randomTrellis } from "../../src/sim/path/trellis.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

const trellis = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 })).chain(([width, steps]) => {
  const row = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: width, maxLength: width });
  return fc.record({ start: row, steps: fc.array(fc.array(row, { minLength: width, maxLength: width }), { minLength: steps, maxLength: steps }) });
});

function costOf({ start, steps }: { start: number[]; steps: number[][][] }, states: number[]): number {
  return states.reduce((sum, to, layer) => sum + (layer === 0 ? start[to]! : steps[layer - 1]![states[layer - 1]!]![to]!), 0);
}

describe("ways through layers", () => {
  test("Viterbi finds what walking every way finds", () => {
    fc.assert(fc.property(trellis, (input) => {
      const best = ask("path.search", input);
      const walked = ask("path.search", { ...input, method: "exhaustive" });
      expect(best.cost).toBe(walked.cost);
      for (const found of [best, walked]) {
        expect(found.states).toHaveLength(input.steps.length + 1);
        expect(costOf(input, found.states)).toBe(found.cost);
      }
    }));
  });

  test("Viterbi keeps all states, however many: a way dear at first and free at the end is found", () => {
    // Six states, each cheaper to start in than the next; only the dearest start has a free way on.
    const start = [0, 1, 2, 3, 4, 5];
    const steps = [start.map((from) => start.map(() => (from === 5 ? 0 : 10)))];
    expect(ask("path.search", { start, steps })).toMatchObject({ cost: 5, states: [5, 0] });
    expect(ask("path.search", { start, steps, method: "beam" })).toMatchObject({ cost: 10, states: [0, 0] });
  });

  test("every cost of random layers is drawn for itself", () => {
    const { start, steps } = randomTrellis(5, 4, 2);
    const costs = [...start, ...steps.flat(2)];
    expect(costs).toHaveLength(4 + 4 * 16);
    expect(new Set(costs).size).toBe(costs.length);
    expect(Math.min(...costs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...costs)).toBeLessThan(1);
  });

  test("a beam never beats it, widens towards it, and tells the cost of its own way", () => {
    fc.assert(fc.property(trellis, fc.integer({ min: 1, max: 5 }), (input, beamWidth) => {
      const best = ask("path.search", input);
      const beam = ask("path.search", { ...input, method: "beam", beamWidth });
      expect(beam.cost).toBeGreaterThanOrEqual(best.cost);
      expect(costOf(input, beam.states)).toBe(beam.cost);
      expect(beam.looked).toBeLessThanOrEqual(best.looked);
      expect(ask("path.search", { ...input, method: "beam", beamWidth: 4 })).toEqual(best);
      expect(ask("path.search", { ...input, method: "greedy", beamWidth })).toEqual(ask("path.search", { ...input, method: "beam", beamWidth: 1 }));
    }));
  });

  test("greed takes the cheap first step into the dear end", () => {
    const trap = { start: [0, 1], steps: [[[50, 50], [1, 1]]] };
    expect(ask("path.search", { ...trap, method: "greedy" })).toEqual({ cost: 50, states: [0, 0], looked: 2 });
    expect(ask("path.search", trap)).toEqual({ cost: 2, states: [1, 0], looked: 4 });
  });

  test("steps looked at: (L − 1)·S² by Viterbi, (L − 1)·B·S by a beam, each step of the tree of all ways", () => {
    const input = { start: [1, 2, 3], steps: Array.from({ length: 4 }, () => Array.from({ length: 3 }, (_, i) => [i, 2 - i, 1])) };
    expect(ask("path.search", input).looked).toBe(36);
    expect(ask("path.search", { ...input, method: "beam", beamWidth: 2 }).looked).toBe(24);
    expect(ask("path.search", { ...input, method: "exhaustive" }).looked).toBe(9 + 27 + 81 + 243);
    expect(ask("path.counts", { layers: 5, choices: 3, beamWidth: 2 })).toEqual({ log10Ways: 5 * Math.log10(3), viterbi: 36, beam: 24 });
    expect(ask("path.counts", { layers: 5, choices: 3, beamWidth: 9 }).beam).toBe(36);
  });

  test("96 layers of 8: 10^86.7 ways, six thousand steps", () => {
    const counts = ask("path.counts", { layers: 96, choices: 8 });
    expect(counts.log10Ways).toBeCloseTo(86.7, 1);
    expect(counts.viterbi).toBe(6080);
  });

  test("random layers: full width has no excess, one way some; the looks are those counted", () => {
    const at = (beamWidth: number) => ask("path.randomSearch", { layers: 40, choices: 12, beamWidth });
    expect(at(12)).toMatchObject({ excess: 0, beamLooked: 39 * 144, viterbiLooked: 39 * 144 });
    const greedy = at(1);
    expect(greedy.excess).toBeCloseTo(greedy.beamCost / greedy.bestCost - 1, 12);
    expect(greedy.excess).toBeGreaterThan(0.1);
    expect(at(4).excess).toBeLessThan(greedy.excess);
    expect(greedy.beamLooked).toBe(39 * 12);
    expect(ask("path.randomSearch", { layers: 40, choices: 12, beamWidth: 1, seed: 2 }).bestCost).not.toBe(greedy.bestCost);
  });

  test("shapes that do not fit and too many ways are refused by name", () => {
    expect(() => ask("path.search", { start: [0, 0], steps: [[[1, 1]]] })).toThrow(/steps\[0\] 要有 2 项.*got 1/);
    expect(() => ask("path.search", { start: [0, 0], steps: [[[1, 1], [1, 1]], [[1, 1], [1]]] })).toThrow(/steps\[1\]\[1\] 要有 2 项.*must have 2 entries as start has, got 1/);
    const row = [0, 1];
    const long = { start: row, steps: Array.from({ length: 20 }, () => [row, row]), method: "exhaustive" };
    expect(() => ask("path.search", long)).toThrow(/2\^21 条路太多，最多 1000000 条/);
    expect(ask("path.search", { ...long, method: "viterbi" }).cost).toBe(0);
    expect(() => ask("path.randomSearch", { layers: 1000, choices: 64 })).toThrow(/must be at most 4000000, got 4096000/);
  });

  test("the most that is allowed is computed", () => {
    expect(ask("path.randomSearch", { layers: 400, choices: 100, beamWidth: 1 }).viterbiLooked).toBe(399 * 10_000);
    const row = Array.from({ length: 10 }, () => 1);
    expect(ask("path.search", { start: row, steps: Array.from({ length: 5 }, () => row.map(() => row)), method: "exhaustive" }).cost).toBe(6);
  });
});

describe("depth", () => {
  test("who leaves early pulls the mean down; none leaving goes through all", () => {
    expect(ask("path.meanDepth", { layers: 96, leaving: [0, 0, 0, 0.5, 0, 0, 0, 0.25] })).toEqual({ layers: 28, share: 28 / 96 });
    expect(ask("path.meanDepth", { layers: 96, leaving: [] })).toEqual({ layers: 96, share: 1 });
    expect(ask("path.meanDepth", { layers: 3, leaving: [0, 0, 1] })).toEqual({ layers: 3, share: 1 });
    expect(ask("path.meanDepth", { layers: 3, leaving: [1] })).toEqual({ layers: 1, share: 1 / 3 });
  });

  test("more than all leaving, or more shares than layers, is refused", () => {
    expect(() => ask("path.meanDepth", { layers: 3, leaving: [0.6, 0.6] })).toThrow(/must sum to at most 1, got 1.2/);
    expect(() => ask("path.meanDepth", { layers: 1, leaving: [0, 0] })).toThrow(/leaving 最多 1 项.*got 2/);
  });

  test("a leaning tree: Kraft's sum is 1, and the mean lies within one question of the entropy", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 40 }), (weights) => {
      const tree = ask("path.leaningTree", { weights });
      expect(tree.depths.reduce((sum: number, depth: number) => sum + 2 ** -depth, 0)).toBe(1);
      expect(tree.meanDepth).toBeGreaterThanOrEqual(tree.entropyBits - 1e-9);
      expect(tree.meanDepth).toBeLessThan(tree.entropyBits + 1);
      expect(tree.meanDepth).toBeLessThanOrEqual(tree.evenDepth + 1e-9);
      // More wanted is never deeper.
      weights.forEach((a, i) => weights.forEach((b, j) => { if (a > b) expect(tree.depths[i]).toBeLessThanOrEqual(tree.depths[j]); }));
    }), { numRuns: 60 });
  });

  test("halves, quarters and eighths need 1.75 questions; one leaf none", () => {
    expect(ask("path.leaningTree", { weights: [0.5, 0.25, 0.125, 0.125] })).toEqual({ meanDepth: 1.75, depths: [1, 2, 3, 3], entropyBits: 1.75, evenDepth: 2 });
    expect(ask("path.leaningTree", { weights: [3] })).toEqual({ meanDepth: 0, depths: [0], entropyBits: 0, evenDepth: 0 });
  });
});
