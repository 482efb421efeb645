import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/sim/formats/decode.ts";
import { quantiseBlocks } from "../../../src/sim/formats/encode-table.ts";
import { exponentOf, powerOfTwo, roundHalfEven, significandOf } from "../../../src/sim/formats/float64.ts";
import { affineGrid, decodeInteger, encodeInteger, symmetricGrid } from "../../../src/sim/formats/integer.ts";
import { quantiseBlock } from "../../../src/sim/formats/mx-block.ts";
import { mxElements, scaleExponent, scaleRules } from "../../../src/sim/formats/mx-scale.ts";
import { formats } from "../../../src/sim/formats/number-format.ts";
import { nvfp4TensorScale, quantiseNvfp4Block } from "../../../src/sim/formats/nvfp4.ts";
import { storageBytes } from "../../../src/sim/formats/scheme.ts";
import { quantiseTile } from "../../../src/sim/formats/tile.ts";
import { floatFromBits } from "./reference.ts";

const element = fc.constantFrom(...mxElements);
const rule = fc.constantFrom(...scaleRules);
const ordinary = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 32 });

describe("exponents and rounding", () => {
  test("the exponent is exact beside every power of two", () => {
    for (let n = -1074; n <= 1023; n++) {
      expect(powerOfTwo(n)).toBe(2 ** n);
      expect(exponentOf(2 ** n)).toBe(n);
      if (n > -1022) expect(exponentOf(2 ** n * (1 - 2 ** -53))).toBe(n - 1);
    }
    expect(significandOf(-6)).toBe(1.5);
    expect(significandOf(3 * 2 ** -1074)).toBe(1.5);
  });

  test("halves go to even, −0 stays", () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2 ** 52 - 0.5, 2 ** 53].map(roundHalfEven)).toEqual([0, 2, 2, -0, -2, 2 ** 52, 2 ** 53]);
    expect([NaN, Infinity, -Infinity].map(roundHalfEven)).toEqual([NaN, Infinity, -Infinity]);
  });
});

describe("MX blocks", () => {
  test("every element is the scale times a number of the format, and nothing is beyond the largest", () => {
    fc.assert(fc.property(element, rule, ordinary, (id, by, values) => {
      const block = quantiseBlock(id, values, by);
      const max = decode(id, formats[id].maxCode);
      block.decoded.forEach((value, i) => {
        expect(value).toBe(block.elements[i]! * 2 ** block.scaleExponent!);
        expect(Math.abs(block.elements[i]!)).toBeLessThanOrEqual(max);
      });
    }));
  });

  test("multiplying a block by a power of two only moves its scale", () => {
    fc.assert(fc.property(element, rule, ordinary.filter((values) => values.some((v) => Math.abs(v) > 1e-6)), fc.integer({ min: -40, max: 40 }), (id, by, values, k) => {
      const block = quantiseBlock(id, values, by);
      const moved = quantiseBlock(id, values.map((value) => value * 2 ** k), by);
      expect(moved.scaleExponent).toBe(block.scaleExponent! + k);
      expect(moved.codes).toEqual(block.codes);
    }));
  });

  test("quantising what was quantised changes nothing", () => {
    fc.assert(fc.property(element, ordinary, (id, values) => {
      const { decoded } = quantiseBlock(id, values, "rceil");
      expect(quantiseBlock(id, decoded, "rceil").decoded).toEqual(decoded);
    }));
  });

  test("the rules in order: floor ≤ even ≤ ceil, and rceil is the least scale that does not saturate", () => {
    fc.assert(fc.property(element, fc.double({ min: 1e-20, max: 1e20, noNaN: true }), (id, amax) => {
      const [floor, even, ceil, rceil] = (["floor", "even", "ceil", "rceil"] as const).map((by) => scaleExponent(id, amax, by)) as [number, number, number, number];
      expect(floor).toBeLessThanOrEqual(even);
      expect(even).toBeLessThanOrEqual(ceil);
      const max = decode(id, formats[id].maxCode);
      expect(amax / 2 ** rceil).toBeLessThanOrEqual(max);
      expect(amax / 2 ** (rceil - 1)).toBeGreaterThan(max);
    }));
  });

  test("rules at a block's edges", () => {
    // 7.99 is above 6 and rounds to 8 with one fraction bit; 7 rounds to 8 as well, 6.9 to 6.
    expect(scaleRules.map((by) => scaleExponent("e2m1", 7.99, by))).toEqual([0, 1, 1, 1]);
    expect(scaleRules.map((by) => scaleExponent("e2m1", 6.9, by))).toEqual([0, 1, 0, 1]);
    expect(scaleRules.map((by) => scaleExponent("e2m1", 7, by))).toEqual([0, 1, 1, 1]);
    expect(scaleRules.map((by) => scaleExponent("e2m1", 6, by))).toEqual([0, 1, 0, 0]);
    expect(scaleRules.map((by) => scaleExponent("e2m1", 4, by))).toEqual([0, 0, 0, 0]);
    expect(scaleRules.map((by) => scaleExponent("e4m3", 449, by))).toEqual([0, 1, 0, 1]);
  });

  test("the scale is clamped to E8M0 at both ends", () => {
    for (const by of scaleRules) {
      expect(scaleExponent("e2m1", 2 ** -140, by)).toBe(-127);
      expect(scaleExponent("e2m1", 5e-324, by)).toBe(-127);
      expect(scaleExponent("e2m1", 2 ** 140, by)).toBe(127);
      expect(scaleExponent("mxint8", Number.MAX_VALUE, by)).toBe(127);
    }
  });

  test("a block of float32 subnormals has the least scale and mostly zeros", () => {
    const block = quantiseBlock("e2m1", [2 ** -127, 2 ** -130, -(2 ** -149)]);
    expect(block.scaleCode).toBe(0);
    expect([...block.decoded]).toEqual([2 ** -127, 0, -0]);
  });

  test("zeros keep their signs; one NaN or Inf makes the whole block NaN", () => {
    const zeros = quantiseBlock("e4m3", [0, -0]);
    expect([zeros.scaleCode, [...zeros.codes], [...zeros.decoded]]).toEqual([0, [0, 0x80], [0, -0]]);
    for (const odd of [NaN, Infinity, -Infinity]) {
      const block = quantiseBlock("e2m1", [1, odd, 2]);
      expect([block.scaleCode, block.scaleExponent, [...block.decoded]]).toEqual([0xff, null, [NaN, NaN, NaN]]);
    }
  });

  test("1 to 32 values", () => {
    expect(() => quantiseBlock("e2m1", [])).toThrow("an MX block holds 1…32 values, got 0");
    expect(() => quantiseBlock("e2m1", new Float64Array(33))).toThrow("got 33");
  });

  test("largest exponents", () => {
    expect(mxElements.map((id) => formats[id].maxExponent)).toEqual([8, 15, 4, 2, 2, 0]);
  });
});

describe("the table-driven encoder", () => {
  function expectSame(values: Float32Array, id: (typeof mxElements)[number], by: (typeof scaleRules)[number]) {
    const codes = new Uint8Array(values.length);
    const scales = new Uint8Array(Math.ceil(values.length / 32));
    quantiseBlocks(id, values, by, codes, scales);
    scales.forEach((scale, b) => {
      const block = quantiseBlock(id, values.subarray(b * 32, b * 32 + 32), by);
      expect(scale).toBe(block.scaleCode);
      expect([...codes.subarray(b * 32, b * 32 + 32)]).toEqual(Array.from(block.codes, (code) => code & 0xff));
    });
  }

  test("gives the codes of the exact one for any float32 bits", () => {
    const bits = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 24 }));
    fc.assert(fc.property(element, rule, fc.array(bits, { minLength: 1, maxLength: 80 }), (id, by, patterns) => {
      expectSame(Float32Array.from(patterns, floatFromBits), id, by);
    }), { numRuns: 400 });
  });

  test("and for blocks of like numbers, ties and their neighbours among them", () => {
    fc.assert(fc.property(element, rule, fc.integer({ min: -149, max: 120 }), fc.array(fc.integer({ min: -1024, max: 1024 }), { minLength: 32, maxLength: 64 }), (id, by, power, steps) => {
      expectSame(Float32Array.from(steps, (step) => step * 2 ** power), id, by);
      expectSame(Float32Array.from(steps, (step) => step * 2 ** power * (1 + 2 ** -23)), id, by);
    }), { numRuns: 400 });
  });

  test("asks for room", () => {
    expect(() => quantiseBlocks("e2m1", new Float32Array(33), "floor", new Uint8Array(33), new Uint8Array(1))).toThrow("33 values need 33 codes and 2 scale codes, got 33 and 1");
  });
});

describe("tiles, NVFP4 and integers", () => {
  test("a tile's largest value lands on 448, and a power-of-two scale never saturates", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 128 }).filter((v) => v.some((x) => Math.abs(x) > 1e-3)), (values) => {
      const largest = Math.max(...values.map((v) => Math.abs(Math.fround(v))));
      const exact = quantiseTile(values, "fp32");
      expect(Math.max(...exact.decoded.map(Math.abs)) / exact.scale).toBe(448);
      const power = quantiseTile(values, "ue8m0");
      expect(largest / power.scale).toBeLessThanOrEqual(448);
      expect(power.scale).toBe(2 ** (power.code! - 127));
      // A UE8M0 tile is the MX rule `rceil` over 128 values.
      expect(power.code! - 127).toBe(scaleExponent("e4m3", largest, "rceil"));
    }));
  });

  test("an empty tile has the scale of 10⁻⁴, a NaN makes the tile NaN", () => {
    expect(quantiseTile([0, -0], "fp32")).toMatchObject({ scale: Math.fround(Math.fround(1e-4) / 448), decoded: Float64Array.of(0, -0) });
    expect(quantiseTile([1, NaN], "ue8m0")).toMatchObject({ scale: NaN, code: 0xff, decoded: Float64Array.of(NaN, NaN) });
  });

  test("NVFP4: the largest block of the tensor has scale 448 and stores its largest value", () => {
    const tensorScale = nvfp4TensorScale(24);
    expect(tensorScale).toBe(Math.fround(24 / 2688));
    const largest = quantiseNvfp4Block([24, -1, 0.5], tensorScale);
    expect(largest.scaleCode).toBe(0x7e);
    expect(largest.decoded[0]! / 24).toBeCloseTo(1, 6);
    // 6 / (6 · 24/2688) = 112: a quarter of 448, two exponents below.
    expect(quantiseNvfp4Block([6, 3], tensorScale)).toMatchObject({ scaleCode: 0x6e, codes: Int32Array.of(7, 5) });
  });

  test("NVFP4: a tensor of zeros, a block too small for its scale, a NaN", () => {
    expect(quantiseNvfp4Block([0, -0], nvfp4TensorScale(0))).toMatchObject({ scaleCode: 0, codes: Int32Array.of(0, 8) });
    expect(quantiseNvfp4Block([1e-9], nvfp4TensorScale(1000))).toMatchObject({ scaleCode: 0, decoded: Float64Array.of(0) });
    expect(quantiseNvfp4Block([1, Infinity], 1).scaleCode).toBe(0x7f);
  });

  test("an affine grid covers its range, holds 0 exactly and errs by half a step", () => {
    const range = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }));
    fc.assert(fc.property(range, fc.constantFrom(4, 8, 16), fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), ([min, width], bits, signed, at) => {
      const grid = affineGrid(min, min + width, { bits, signed });
      expect(decodeInteger(encodeInteger(0, grid), grid)).toBe(0);
      const x = min + at * width;
      expect(Math.abs(decodeInteger(encodeInteger(x, grid), grid) - x)).toBeLessThanOrEqual(grid.scale * (1 + 1e-9));
      expect(grid.zeroPoint).toBeGreaterThanOrEqual(grid.least);
      expect(grid.zeroPoint).toBeLessThanOrEqual(grid.greatest);
    }));
    expect(affineGrid(-1, 3, { bits: 8, signed: true })).toEqual({ scale: 4 / 255, zeroPoint: -64, least: -128, greatest: 127 });
    expect(affineGrid(2, 3, { bits: 8, signed: false })).toMatchObject({ scale: 3 / 255, zeroPoint: 0 });
  });

  test("a symmetric grid mirrors", () => {
    const grid = symmetricGrid(12.7, 8);
    expect(grid).toEqual({ scale: 12.7 / 127, zeroPoint: 0, least: -127, greatest: 127 });
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => encodeInteger(-x, grid) === 0 - encodeInteger(x, grid)));
    expect(symmetricGrid(0, 8).scale).toBe(1);
    expect(() => encodeInteger(NaN, grid)).toThrow("NaN has no integer code");
  });

  test("storage refuses half a parameter", () => {
    expect(() => storageBytes("mxfp4", 1.5)).toThrow("parameters must be an integer in 1…1e14, got 1.5");
  });
});
