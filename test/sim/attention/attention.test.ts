import { describe, expect, test } from "vitest";
import { attentionQuantities } from "../../../src/sim/attention/quantities.ts";
import { askFrom, madeMatrix, madeNumbers } from "../ask.ts";

const ask = askFrom(attentionQuantities);

/** One query by the definition, with plain exponentials and the mask as a list of keys that are seen. */
function naive(q: number[], keys: number[][], values: number[][], seen: number, scale: number) {
  const powers = keys.map((key, j) => (j < seen ? Math.exp(q.reduce((s, x, m) => s + x * key[m]!, 0) * scale) : 0));
  const total = powers.reduce((a, b) => a + b);
  const weights = powers.map((p) => p / total);
  return { weights, output: values[0]!.map((_, c) => values.reduce((s, row, j) => s + weights[j]! * row[c]!, 0)) };
}

describe("attention", () => {
  const next = madeNumbers(5);
  const [q, k, v] = [madeMatrix(6, 4, next, 2), madeMatrix(6, 4, next, 2), madeMatrix(6, 3, next)];

  test.each([false, true])("weights and outputs by the definition, causal %s", (causal) => {
    const { weights, outputs, entropies } = ask("attention.attend", { q, k, v, causal });
    q.forEach((query, i) => {
      const truth = naive(query, k, v, causal ? i + 1 : 6, 0.5);
      truth.weights.forEach((w, j) => expect(weights[i][j]).toBeCloseTo(w, 12));
      truth.output.forEach((x, c) => expect(outputs[i][c]).toBeCloseTo(x, 12));
      expect(entropies[i]).toBeCloseTo(-truth.weights.filter((w) => w > 0).reduce((s, w) => s + w * Math.log(w), 0), 12);
    });
    expect(weights[0][5] === 0).toBe(causal);
    expect(weights[5].reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 14);
  });

  test("a scale of 0 sees all keys alike, and another scale is taken", () => {
    expect(ask("attention.attend", { q, k, v, scale: 0 }).weights[2]).toEqual(new Array(6).fill(1 / 6));
    expect(ask("attention.attend", { q, k, v, scale: 0 }).entropies[0]).toBeCloseTo(Math.log(6), 12);
    expect(ask("attention.attend", { q, k, v, scale: 0.5 })).toEqual(ask("attention.attend", { q, k, v }));
  });

  test("order of keys does not matter without a mask", () => {
    const turned = ask("attention.attend", { q, k: k.toReversed(), v: v.toReversed() });
    const straight = ask("attention.attend", { q, k, v });
    turned.outputs.forEach((row: number[], i: number) => row.forEach((x, c) => expect(x).toBeCloseTo(straight.outputs[i][c], 12)));
  });

  test.each([[false, 1], [true, 2], [false, 3]])("several heads by the definition, causal %s, %i heads", (causal, heads) => {
    const make = madeNumbers(9);
    const d = 6;
    const x = madeMatrix(5, d, make);
    const [wq, wk, wv, wo] = [1, 2, 3, 4].map(() => madeMatrix(d, d, make)) as [number[][], number[][], number[][], number[][]];
    const [bq, bk, bv, bo] = [1, 2, 3, 4].map(() => madeMatrix(1, d, make)[0]!) as [number[], number[], number[], number[]];
    const project = (rows: number[][], w: number[][], b: number[]) => rows.map((row) => w.map((line, i) => line.reduce((s, y, j) => s + y * row[j]!, b[i]!)));
    const [Q, K, V] = [project(x, wq, bq), project(x, wk, bk), project(x, wv, bv)];
    const width = d / heads;
    const answer = ask("attention.multiHead", { x, wq, wk, wv, wo, bq, bk, bv, bo, heads, causal });
    const joined = x.map((_, i) => Array.from({ length: heads }, (__, h) => {
      const cut = (row: number[]) => row.slice(h * width, (h + 1) * width);
      const truth = naive(cut(Q[i]!), K.map(cut), V.map(cut), causal ? i + 1 : 5, 1 / Math.sqrt(width));
      truth.weights.forEach((w, j) => expect(answer.weights[h][i][j]).toBeCloseTo(w, 12));
      return truth.output;
    }).flat());
    project(joined, wo, bo).forEach((row, i) => row.forEach((y, c) => expect(answer.outputs[i][c]).toBeCloseTo(y, 11)));
    const bare = ask("attention.multiHead", { x, wq, wk, wv, wo, heads, causal });
    const nil = new Array(d).fill(0);
    expect(bare).toEqual(ask("attention.multiHead", { x, wq, wk, wv, wo, bq: nil, bk: nil, bv: nil, bo: nil, heads, causal }));
  });

  test.each([[4, 2, 0.3], [16, 4, 0.59], [64, 8, 0.79], [256, 16, 0.9]])("d = %i without 1/√d: sd %i, largest of 64 weights about %d; scaled 0.107", (d, sd, largest) => {
    const raw = ask("attention.scoreSpread", { d });
    expect(raw.expectedSd).toBe(sd);
    expect(raw.scoreSd / sd).toBeCloseTo(1, 1);
    expect(Math.abs(raw.meanLargestWeight - largest)).toBeLessThan(0.012);
    const scaled = ask("attention.scoreSpread", { d, scaled: true });
    expect(scaled.expectedSd).toBe(1);
    expect(Math.abs(scaled.meanLargestWeight - 0.107)).toBeLessThan(0.003);
    expect(scaled.scoreSd).toBeCloseTo(raw.scoreSd / sd, 10);
    // A shared query makes the scores of a short one small: less sharp, the more so the fewer dimensions.
    expect(raw.meanLargestOfProducts).toBeLessThan(raw.meanLargestWeight);
    expect(raw.meanLargestOfProducts).toBeGreaterThan(raw.meanLargestWeight - 0.045);
  });

  test("GPT-3 keeps 9 663 676 416 bytes for 2048 tokens", () => {
    expect(ask("attention.kvCache", { layers: 96, kvHeads: 96, headDim: 128, tokens: 2048 })).toBe(9_663_676_416);
    expect(ask("attention.kvCache", { layers: 96, kvHeads: 12, headDim: 128, tokens: 2048, bytesPerNumber: 1 })).toBe(9_663_676_416 / 16);
  });

  test("twice the page, four times the work; a mask saves about half", () => {
    const flops = (tokens: number, causal: boolean) => ask("attention.flops", { dModel: 10, tokens, causal });
    expect(flops(100, false)).toBe(4 * 10 * 100 * 100);
    expect(flops(200, false)).toBe(4 * flops(100, false));
    expect(flops(100, true)).toBe(4 * 10 * 5050);
    expect(ask("attention.flops", { layers: 3, dModel: 10, tokens: 100 })).toBe(3 * flops(100, false));
  });

  test.each([
    [{ q: [[1]], k: [[1, 2]], v: [[1]] }, "k[0] must have 1 entries, got 2"],
    [{ q: [[1, 2], [1]], k: [[1, 2]], v: [[1]] }, "q[1] must have 2 entries, got 1"],
    [{ q: [[1]], k: [[1]], v: [[1], [2]] }, "v must have 1 rows, got 2"],
    [{ q: [[1], [2]], k: [[1]], v: [[1]], causal: true }, "a causal mask needs as many queries as keys, got 2 and 1"],
  ])("refuses %o", (input, message) => {
    expect(() => ask("attention.attend", input)).toThrow(RangeError);
    expect(() => ask("attention.attend", input)).toThrow(message);
  });

  test("heads must divide the dimension, weights must fit", () => {
    const eye = [[1, 0], [0, 1]];
    const input = { x: [[1, 2]], wq: eye, wk: eye, wv: eye, wo: eye, heads: 2 };
    expect(() => ask("attention.multiHead", { ...input, x: [[1, 2, 3]] })).toThrow("heads must divide the model dimension 3, got 2");
    expect(() => ask("attention.multiHead", { ...input, wk: [[1, 0]] })).toThrow("wk must have 2 rows, got 1");
    expect(() => ask("attention.multiHead", { ...input, bo: [1] })).toThrow("bo[0] must have 2 entries, got 1");
  });
});
