import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { residualQuantities } from "../../../src/sim/residual/quantities.ts";
import { askFrom, madeMatrix, madeNumbers } from "../ask.ts";

const ask = askFrom(residualQuantities);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const sigma = (z: number) => 1 / (1 + Math.exp(-z));

/** Roughly normal numbers: sums of twelve even ones. */
function madeNormal(size: number, sd: number, seed: number): number[][] {
  const next = madeNumbers(seed);
  return Array.from({ length: size }, () => Array.from({ length: size }, () => (sd / 2) * sum(Array.from({ length: 12 }, next))));
}

/** Sinkhorn by the plain definition, on exponentials. */
function naiveSinkhorn(logits: number[][], iterations: number): number[][] {
  const m = logits.map((row) => row.map(Math.exp));
  for (let t = 0; t < iterations; t++) {
    for (let j = 0; j < m.length; j++) {
      const total = sum(m.map((row) => row[j]!));
      for (const row of m) row[j]! /= total;
    }
    for (const row of m) {
      const total = sum(row);
      for (let j = 0; j < m.length; j++) row[j]! /= total;
    }
  }
  return m;
}

describe("Sinkhorn–Knopp", () => {
  test("[[0,0],[0,3]] goes to p = 1/(1 + e^−1.5) = 0.817574 on the diagonal", () => {
    const { matrix } = ask("residual.sinkhorn", { logits: [[0, 0], [0, 3]] });
    for (const [i, j] of [[0, 0], [1, 1]] as const) expect(matrix[i][j]).toBeCloseTo(0.817574, 6);
    const { matrix: settled } = ask("residual.sinkhorn", { logits: [[0, 0], [0, 3]], iterations: 200 });
    expect(settled[0][0]).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 14);
    expect(settled[1][0]).toBeCloseTo(1 - 1 / (1 + Math.exp(-1.5)), 14);
  });

  test("4×4 with sd 2: rows to 1e-15, columns to about 1e-8; with sd 6 columns are still well off after 20", () => {
    for (const seed of [1, 2, 3]) {
      const narrow = ask("residual.sinkhorn", { logits: madeNormal(4, 2, seed) });
      expect(narrow.rowError).toBeLessThan(1e-15);
      expect(narrow.columnError).toBeLessThan(1e-3);
      const wide = ask("residual.sinkhorn", { logits: madeNormal(4, 6, seed) });
      expect(wide.rowError).toBeLessThan(1e-15);
      expect(wide.columnError).toBeGreaterThan(narrow.columnError);
      expect(ask("residual.sinkhorn", { logits: madeNormal(4, 2, seed), iterations: 2000 }).columnError).toBeLessThan(1e-12);
    }
  });

  test("columns first, rows last; common factors of a row or a column change nothing in the end", () => {
    const logits = madeMatrix(5, 5, madeNumbers(7), 3);
    naiveSinkhorn(logits, 3).forEach((row, i) => row.forEach((value, j) =>
      expect(ask("residual.sinkhorn", { logits, iterations: 3 }).matrix[i][j]).toBeCloseTo(value, 12)));
    const shifted = logits.map((row, i) => row.map((value, j) => value + 5 * i - 3 * j));
    const [a, b] = [logits, shifted].map((given) => ask("residual.sinkhorn", { logits: given, iterations: 3000 }).matrix);
    a.flat().forEach((value: number, i: number) => expect(b.flat()[i]).toBeCloseTo(value, 9));
    expect(ask("residual.sinkhorn", { logits: [[1, 0]].concat([[0, 1]]), iterations: 0 }).matrix[0][0]).toBe(1);
  });

  test("logits of 300 neither overflow nor vanish; other shapes and sizes are refused", () => {
    const { matrix, rowError } = ask("residual.sinkhorn", { logits: [[300, -300], [-300, -300]] });
    expect(matrix.flat().every(Number.isFinite)).toBe(true);
    expect(rowError).toBeLessThan(1e-15);
    expect(() => ask("residual.sinkhorn", { logits: [[301]] })).toThrow("301 is not in -300…300");
    expect(() => ask("residual.sinkhorn", { logits: [[1, 2]] })).toThrow("logits[0] must have 1 entries, got 2");
  });
});

describe("gains", () => {
  test("of one table: largest row and column sums, signed and absolute", () => {
    expect(ask("residual.gains", { matrices: [[[1, -2], [3, 0.5]]] }))
      .toEqual({ forward: 3.5, backward: 4, forwardAbsolute: 3.5, backwardAbsolute: 4 });
    expect(ask("residual.gains", { matrices: [[[1, -2], [-2, 1]]] }))
      .toEqual({ forward: 1, backward: 1, forwardAbsolute: 3, backwardAbsolute: 3 });
  });

  test("of a product: later tables stand to the left", () => {
    const [a, b] = [[[1, 1], [0, 1]], [[2, 0], [1, 1]]];
    // b·a = [[2, 2], [1, 2]]
    expect(ask("residual.gains", { matrices: [a, b] })).toMatchObject({ forward: 4, backward: 4 });
    // a·b = [[3, 1], [1, 1]]
    expect(ask("residual.gains", { matrices: [b, a] })).toMatchObject({ forward: 4, backward: 4 });
    expect(ask("residual.gains", { matrices: [a, [[1, 0], [0, 0]]] })).toMatchObject({ forward: 2, backward: 1 });
    expect(ask("residual.gains", { matrices: [[[1, 0], [0, 0]], a] })).toMatchObject({ forward: 1, backward: 1 });
    expect(() => ask("residual.gains", { matrices: [a, [[1]]] })).toThrow("matrices[1] must have 2 rows, got 1");
  });

  test("ten Sinkhorn tables keep 1 to 1e-7, ten unconstrained ones grow several times", () => {
    const matrices = Array.from({ length: 10 }, (_, l) => ask("residual.sinkhorn", { logits: madeNormal(4, 0.5, l + 1) }).matrix);
    const bound = ask("residual.gains", { matrices });
    for (const gain of Object.values(bound)) expect(Math.abs((gain as number) - 1)).toBeLessThan(1e-7);
    const free = ask("residual.stackGain", { scheme: "hc", layers: 10, spread: 0.3 });
    expect(free.forward.at(-1)).toBeGreaterThan(2);
    expect(free.backward.at(-1)).toBeGreaterThan(2);
    free.forward.forEach((gain: number, l: number) => expect(gain).toBeLessThanOrEqual(free.forwardAbsolute[l]));
    const tied = ask("residual.stackGain", { scheme: "mhc", layers: 10, spread: 1 });
    for (const gain of [...tied.forward, ...tied.backward, ...tied.backwardAbsolute]) expect(Math.abs(gain - 1)).toBeLessThan(1e-6);
    expect(tied.forwardAbsolute).toEqual(tied.forward);
    expect(ask("residual.stackGain", { scheme: "residual", layers: 3 })).toEqual({ forward: [1, 1, 1], backward: [1, 1, 1], forwardAbsolute: [1, 1, 1], backwardAbsolute: [1, 1, 1] });
  });

  test("a product that runs out of numbers is refused, not shown as none", () => {
    expect(() => ask("residual.stackGain", { layers: 1000, spread: 50 })).toThrow(/the product of the first \d+ layers passes 1e\+300: take fewer layers or smaller entries/);
  });

  test("products of doubly stochastic tables bring all streams to the mean: bounded is not lossless", () => {
    const logits = madeNormal(4, 1, 4);
    const { matrix } = ask("residual.sinkhorn", { logits, iterations: 500 });
    let x = [1, 0, 0, 0];
    for (let l = 0; l < 200; l++) x = matrix.map((row: number[]) => sum(row.map((value, j) => value * x[j]!)));
    for (const value of x) expect(value).toBeCloseTo(0.25, 9);
  });

  test.each([[3000, 1.14275], [1.6, 1.00786]])("a gain of %d over 60 sub-layers is %d each", (gain, each) => {
    expect(ask("residual.gainPerLayer", { gain, layers: 60 })).toBeCloseTo(each, 5);
  });

  test("3000 against 1.6: 1875 times, 3.27 decades", () => {
    const { ratio, decades } = ask("residual.gainRatio", {});
    expect(ratio).toBeCloseTo(1875, 9);
    expect(decades).toBeCloseTo(3.27, 2);
  });

  test("plain residual of unit branches: variance 1 + L, as adding up random branches shows", () => {
    expect(ask("residual.variance", { layers: 60 })).toBe(61);
    expect(ask("residual.variance", { layers: 3, inputVariance: 2, branchVariance: 0.5 })).toBe(3.5);
    const next = madeNumbers(11);
    const unit = () => next() * Math.sqrt(3);
    const ends = Array.from({ length: 20_000 }, () => sum(Array.from({ length: 11 }, unit)));
    expect(sum(ends.map((x) => x * x)) / ends.length / ask("residual.variance", { layers: 10 })).toBeCloseTo(1, 1);
  });
});

describe("one whole layer", () => {
  const [n, c] = [4, 3];
  const next = madeNumbers(21);
  const layer = {
    x: madeMatrix(n, c, next), f: madeMatrix(c, c, next), biasRes: madeMatrix(n, n, next, 2),
    phiPre: madeMatrix(n * c, n, next), phiPost: madeMatrix(n * c, n, next), phiRes: madeMatrix(n * c, n * n, next),
    alphaPre: 0.7, alphaPost: -0.4, alphaRes: 0.9,
    biasPre: madeMatrix(1, n, next)[0]!, biasPost: madeMatrix(1, n, next)[0]!,
  };

  test.each(["mhc", "hc"])("%s with n 4, C 3, by the equations", (scheme) => {
    const epsilon = 0.01;
    const all = layer.x.flat();
    const rms = Math.sqrt(sum(all.map((v) => v * v)) / 12 + epsilon);
    const raw = (phi: number[][], alpha: number, i: number) => alpha * sum(all.map((v, k) => (v / rms) * phi[k]![i]!));
    const pre = layer.biasPre.map((b, i) => raw(layer.phiPre, 0.7, i) + b);
    const post = layer.biasPost.map((b, i) => raw(layer.phiPost, -0.4, i) + b);
    const res = layer.biasRes.map((row, i) => row.map((b, j) => raw(layer.phiRes, 0.9, i * n + j) + b));
    const [hPre, hPost, hRes] = scheme === "hc" ? [pre, post, res] : [pre.map(sigma), post.map((z) => 2 * sigma(z)), naiveSinkhorn(res, 20)];
    const answer = ask("residual.mhcLayer", { ...layer, scheme, epsilon });
    hPre!.forEach((value, i) => expect(answer.pre[i]).toBeCloseTo(value, 12));
    hPost!.forEach((value, i) => expect(answer.post[i]).toBeCloseTo(value, 12));
    const input = [0, 1, 2].map((k) => sum(layer.x.map((row, i) => hPre[i]! * row[k]!)));
    const branch = layer.f.map((row) => sum(row.map((value, k) => value * input[k]!)));
    for (let i = 0; i < n; i++)
      for (let k = 0; k < c; k++) {
        const want = sum(layer.x.map((row, j) => hRes[i]![j]! * row[k]!)) + hPost[i]! * branch[k]!;
        expect(answer.outputs[i][k]).toBeCloseTo(want, 12);
        expect(answer.res[i][k]).toBeCloseTo(hRes[i]![k]!, 12);
      }
  });

  test("mHC's tables are in their ranges whatever comes in, and the streams' own scale does not matter", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 12, maxLength: 12 }), (values) => {
      const x = [0, 1, 2, 3].map((i) => values.slice(3 * i, 3 * i + 3));
      const { pre, post, res } = ask("residual.mhcLayer", { ...layer, x });
      for (const value of pre) expect(value > 0 && value < 1).toBe(true);
      for (const value of post) expect(value > 0 && value < 2).toBe(true);
      for (const row of res) expect(sum(row)).toBeCloseTo(1, 12);
    }), { numRuns: 30 });
    const twice = ask("residual.mhcLayer", { ...layer, x: layer.x.map((row) => row.map((v) => 2 * v)), epsilon: 0 });
    const once = ask("residual.mhcLayer", { ...layer, epsilon: 0 });
    twice.outputs.flat().forEach((value: number, i: number) => expect(value).toBeCloseTo(2 * once.outputs.flat()[i], 10));
  });

  test.each([
    [{ phiPre: [[1]] }, "phiPre must have 12 rows, got 1"],
    [{ phiPost: layer.phiRes }, "phiPost[0] must have 4 entries, got 16"],
    [{ phiRes: layer.phiPre }, "phiRes[0] must have 16 entries, got 4"],
    [{ biasPre: [1] }, "biasPre must have 4 entries, got 1"],
    [{ biasPost: [1] }, "biasPost must have 4 entries, got 1"],
    [{ biasRes: [[1]] }, "biasRes must have 4 rows, got 1"],
    [{ f: [[1]] }, "f must have 3 rows, got 1"],
    [{ x: [[1, 2, 3], [1], [1], [1]] }, "x[1] must have 3 entries, got 1"],
    [{ x: layer.x.map((row) => row.map(() => 0)), epsilon: 0 }, "x is all 0 and epsilon is 0: it cannot be normalised"],
  ])("refuses %o", (change, message) => {
    expect(() => ask("residual.mhcLayer", { ...layer, ...change })).toThrow(message);
  });
});
