import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineQuantity, gaussian, modelClock, uniform } from "#sim";
import { z } from "zod";
import { bisect, leastPassing } from "../../src/sim/bisect.ts";
import { dot, identity, matrixField, requireLength, requireShape, times, timesVector, transposed, vectorField } from "../../src/sim/dense.ts";
import { numberField, wholeField } from "../../src/sim/field.ts";
import { rk4 } from "../../src/sim/steppers.ts";
import { solveTridiagonal } from "../../src/sim/tridiagonal.ts";

describe("the model's clock", () => {
  test("goes at the rate of its stretch", () => {
    const clock = modelClock(20, [{ tMs: 1000, modelMsPerSecond: 2 }, { tMs: 3000, modelMsPerSecond: 50 }]);
    expect([0, 500, 1000, 2000, 3000, 3100].map(clock)).toEqual([0, 10, 20, 22, 24, 29]);
    expect(modelClock(7)(-1000)).toBe(-7);
  });

  test("has no jumps, and never runs back", () => {
    const changes = fc.array(fc.record({ tMs: fc.integer({ min: 0, max: 900 }), modelMsPerSecond: fc.integer({ min: 1, max: 100 }) }), { maxLength: 4 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), changes, fc.integer({ min: 0, max: 1000 }), (rate, list, tMs) => {
      const sorted = list.sort((a, b) => a.tMs - b.tMs);
      const clock = modelClock(rate, sorted);
      const step = clock(tMs + 1) - clock(tMs);
      const going = (sorted.findLast((change) => change.tMs <= tMs) ?? { modelMsPerSecond: rate }).modelMsPerSecond;
      expect(step).toBeCloseTo(going / 1000, 9);
    }));
  });
});

describe("chance by counter", () => {
  /** The finaliser of MurmurHash3 over three words, in whole numbers of any size. */
  function mixed(words: readonly number[], salt: number): bigint {
    const low = (value: bigint) => value & 0xffff_ffffn;
    return words.reduce((before, word) => {
      let h = low((before ^ low(BigInt(word))) * 0xcc9e_2d51n);
      h = low((h ^ (h >> 16n)) * 0x85eb_ca6bn);
      h = low((h ^ (h >> 13n)) * 0xc2b2_ae35n);
      return h ^ (h >> 16n);
    }, BigInt(salt));
  }

  test("is the mixer's, 53 bits of it", () => {
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(fc.property(word, word, word, (...words) => {
      const bits = ((mixed(words, 0x9e37_79b9) >> 5n) << 26n) | (mixed(words, 0x85eb_ca6b) >> 6n);
      expect(uniform(...words)).toBe(Number(bits) / 2 ** 53);
    }));
  });

  test("spreads evenly, and normally", () => {
    const n = 20_000;
    const bins = new Array<number>(10).fill(0);
    let [mean, square, fourth, neighbours] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      bins[Math.floor(10 * uniform(4, 2, i))]!++;
      const value = gaussian(4, 2, i);
      mean += value / n;
      square += value ** 2 / n;
      fourth += value ** 4 / n;
      neighbours += (value * gaussian(4, 2, i + 1)) / n;
    }
    // χ² of nine degrees of freedom: above 27.9 once in a thousand.
    expect(bins.reduce((sum, count) => sum + (count - n / 10) ** 2 / (n / 10), 0)).toBeLessThan(27.9);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(fourth - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    expect(Math.abs(neighbours)).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe("steps and roots", () => {
  test("one step of RK4 is the exponential series up to the fourth power", () => {
    fc.assert(fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (z, start) => {
      const y = Float64Array.of(start, 0, 1);
      // The second and third turn about each other, at one radian per unit.
      rk4(3)((from, out) => out.set([from[0]!, from[2]!, -from[1]!]), y, z);
      expect(y[0]).toBeCloseTo(start * (1 + z + z ** 2 / 2 + z ** 3 / 6 + z ** 4 / 24), 10);
      expect(y[1]).toBeCloseTo(z - z ** 3 / 6, 12);
      expect(y[2]).toBeCloseTo(1 - z ** 2 / 2 + z ** 4 / 24, 12);
    }));
  });

  test("a root is as near as was asked, from above, and no question is wasted", () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 99, noNaN: true }), fc.constantFrom(1e-2, 1e-5, 1e-9), (edge, tolerance) => {
      const asked: number[] = [];
      const passes = (x: number) => { asked.push(x); return x >= edge; };
      const root = bisect(0, 100, passes, tolerance);
      expect(root).toBeGreaterThanOrEqual(edge);
      expect(root - edge).toBeLessThanOrEqual(tolerance * root);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(100 / (tolerance * edge))) + 1);
    }));
    const near = bisect(0, 1, (x) => x > 0);
    expect(near).toBeGreaterThan(0);
    expect(near).toBeLessThanOrEqual(1e-8);
  });

  test("doubling stops at the limit, where it asks once", () => {
    const asked: number[] = [];
    expect(leastPassing(3, 20, (x) => { asked.push(x); return false; })).toBe(Infinity);
    expect(asked).toEqual([3, 6, 12, 20]);
    expect(leastPassing(50, 20, (x) => x >= 20)).toBe(20);
    expect(leastPassing(8, 100, (x) => x >= 3) / 3).toBeCloseTo(1, 4);
  });

  test("a tridiagonal system is solved", () => {
    // Whole numbers: doubles drawn by their bits are nearly all too small to couple anything.
    const entry = fc.integer({ min: -9, max: 9 });
    fc.assert(fc.property(fc.array(fc.tuple(entry, entry, entry), { minLength: 1, maxLength: 9 }), (rows) => {
      const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i]);
      const [lower, upper, x] = [column(0), column(1), column(2)];
      const right = x.map((value, i) => 20 * value + (i > 0 ? lower[i]! * x[i - 1]! : 0) + (i < x.length - 1 ? upper[i]! * x[i + 1]! : 0));
      solveTridiagonal(lower, new Float64Array(x.length).fill(20), upper, right);
      right.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 11));
    }));
  });
});

describe("matrices", () => {
  const entry = fc.integer({ min: -9, max: 9 });
  const matrix = (rows: number, columns: number) => fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  const size = fc.integer({ min: 1, max: 4 });

  test("multiply entry by entry; turning a product over turns its factors over", () => {
    fc.assert(fc.property(fc.tuple(size, size, size).chain(([n, m, k]) => fc.tuple(matrix(n, m), matrix(m, k))), ([a, b]) => {
      const product = times(a, b);
      product.forEach((row, i) => row.forEach((value, j) => expect(value).toBe(b.reduce((sum, from, l) => sum + a[i]![l]! * from[j]!, 0))));
      expect(transposed(product)).toEqual(times(transposed(b), transposed(a)));
      const first = b.map((row) => row[0]!);
      expect(timesVector(a, first)).toEqual(product.map((row) => row[0]));
      expect(dot(first, a[0]!)).toBe(product[0]![0]);
      expect(times(identity(a.length), a)).toEqual(a);
      expect(times(a, identity(b.length))).toEqual(a);
    }));
  });

  test("that do not fit are named with what was wanted and what came", () => {
    expect(() => requireShape("gates", [[1, 2], [3]], null, 2)).toThrow(new RangeError("gates[1] 要有 2 个数，得到 1 个 / gates[1] must have 2 entries, got 1"));
    expect(() => requireShape("gates", [[1, 2]], 3, 2)).toThrow(new RangeError("gates 要有 3 行，得到 1 行 / gates must have 3 rows, got 1"));
    expect(() => requireLength("bias", [1, 2, 3], 2)).toThrow(new RangeError("bias 要有 2 个数，得到 3 个 / bias must have 2 entries, got 3"));
    requireShape("gates", [[1, 2], [3, 4]], 2, 2);
  });

  test("as input are neither empty nor too large, and finite", () => {
    const label = { zh: "门", en: "Gates" };
    const passes = (value: unknown) => matrixField(label, 2, 3).safeParse(value).success;
    expect([[[1]], [[1, 2, 3], [4, 5, 6]], [[1e30, -1e30]]].map(passes)).toEqual([true, true, true]);
    expect([[], [[]], [[1], [2], [3]], [[1, 2, 3, 4]], [[1.1e30]], [[-1.1e30]], [[NaN]], [["1"]]].map(passes)).toEqual(new Array(8).fill(false));
    const listed = (value: unknown) => vectorField(label, 2).safeParse(value).success;
    expect([[1], [1, 2], [1e30, -1e30], [], [1, 2, 3], [1.1e30], [-1.1e30]].map(listed)).toEqual([true, true, true, false, false, false, false]);
  });
});

describe("inputs", () => {
  const label = { zh: "长", en: "Length" };
  const quantity = defineQuantity({
    name: "test.area",
    title: { zh: "面积", en: "Area" },
    input: z.strictObject({ side: numberField({ label, unit: "m", min: 1, max: 4 }), count: wholeField({ label, min: 1, max: 3 }).default(1), rows: z.array(z.number().max(5)).optional() }),
    output: z.number(),
    unit: "m2",
    source: "a square",
    example: { side: 2, count: 1 },
    compute: ({ side, count }) => count * side * side,
  });
  const compute = quantity.compute as (input: unknown) => number;

  test("take both ends of their range, and what is left out from the default", () => {
    expect([compute({ side: 1 }), compute({ side: 4, count: 3 })]).toEqual([1, 48]);
    expect(quantity.monotonic).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{ side: 4.5 }, "test.area: side: 4.5 不在 1…4 m 之内 / 4.5 is not in 1…4 m"],
    [{ side: 0 }, "test.area: side: 0 不在 1…4 m 之内 / 0 is not in 1…4 m"],
    [{ side: NaN }, "test.area: side: NaN 不在 1…4 m 之内 / NaN is not in 1…4 m"],
    [{ side: "2" }, "test.area: side: \"2\" 不在 1…4 m 之内 / \"2\" is not in 1…4 m"],
    [{}, "test.area: side: undefined 不在 1…4 m 之内 / undefined is not in 1…4 m"],
    [{ side: 2, count: 1.5 }, "test.area: count: 1.5 不是 1…3 之内的整数 / 1.5 is not an integer in 1…3"],
    [{ side: 2, count: 4 }, "test.area: count: 4 不是 1…3 之内的整数 / 4 is not an integer in 1…3"],
    [{ side: 2, count: 0 }, "test.area: count: 0 不是 1…3 之内的整数 / 0 is not an integer in 1…3"],
  ])("outside are refused by place, value and range: %j", (input, message) => {
    expect(() => compute(input)).toThrow(new RangeError(message));
  });

  test("several faults are said together, a list's with its place and value", () => {
    expect(() => compute({ side: 9, rows: [1, 7] })).toThrow(/^test\.area: side: 9 .* m; rows\.1: .*, got 7$/u);
    expect(() => compute({ side: 2, weight: 3 })).toThrow(/^test\.area: .*weight/u);
    expect(() => compute(7)).toThrow(/^test\.area: .*object/u);
  });
});
