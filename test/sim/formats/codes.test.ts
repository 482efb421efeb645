import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitsOf, decode, fieldsOf, kindOf } from "../../../src/sim/formats/decode.ts";
import { encode } from "../../../src/sim/formats/encode.ts";
import { neighbours, ulpAt } from "../../../src/sim/formats/neighbours.ts";
import { formatIds, formats, type FormatId } from "../../../src/sim/formats/number-format.ts";
import { doublesBeside, floatFromBits, floatsBeside, LAYOUTS, nearestCode, signBit, units, type LayoutId } from "./reference.ts";

const layouts = Object.entries(LAYOUTS) as [LayoutId, (typeof LAYOUTS)[LayoutId]][];
const small = layouts.filter(([id]) => id !== "fp16" && id !== "bf16");

/** A whole number of 2^-200 as a double. */
function fromUnits(value: bigint): number {
  const low = value & -value;
  const shift = low.toString(2).length - 1;
  return Number(value >> BigInt(shift)) * 2 ** (shift - 200);
}

describe.each(layouts)("%s", (id, layout) => {
  const codes = Array.from({ length: layout.maxCode + 1 }, (_, code) => code);

  test("every finite code stands for the number of the definition, both signs", () => {
    for (const code of codes) {
      const value = code === 0 ? 0 : fromUnits(units(layout, code));
      if (!Object.is(decode(id, code), value) || !Object.is(decode(id, code + signBit(layout)), -value))
        expect.fail(`code ${code} gives ${decode(id, code)}, expected ${value}`);
    }
  });

  test("encoding a decoded finite code gives the code back, −0 too", () => {
    for (const code of codes)
      for (const signed of [code, code + signBit(layout)])
        if (encode(id, decode(id, signed)) !== signed) expect.fail(`code ${signed} came back as ${encode(id, decode(id, signed))}`);
  });

  test("every midpoint goes to the even code and its neighbours to the nearer number", () => {
    for (const code of codes.slice(0, -1)) {
      const midpoint = fromUnits(units(layout, code) + units(layout, code + 1)) / 2;
      const even = code % 2 === 0 ? code : code + 1;
      // bf16 subnormals lie among float32 subnormals; the double neighbours serve there and everywhere.
      const beside = [doublesBeside(midpoint), floatsBeside(midpoint)];
      for (const sign of [1, -1]) {
        const offset = sign < 0 ? signBit(layout) : 0;
        if (encode(id, sign * midpoint) !== even + offset) expect.fail(`${sign * midpoint} must go to ${even + offset}`);
        for (const [below, above] of beside) {
          if (encode(id, sign * below) !== code + offset) expect.fail(`${sign * below} must go to ${code + offset}`);
          if (encode(id, sign * above) !== code + 1 + offset) expect.fail(`${sign * above} must go to ${code + 1 + offset}`);
        }
      }
    }
  });
});

test.each(small)("%s: the nearest code by search is the code", (id, layout) => {
  const limit = decode(id, layout.maxCode);
  // Tiny doubles would be finer than the reference counts.
  const inside = fc.double({ min: -limit, max: limit, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 2 ** -140);
  fc.assert(fc.property(inside, (x) => encode(id, x) === nearestCode(layout, x)), { numRuns: 2000 });
});

test("FP32 codes are those of the platform", () => {
  const word = new DataView(new ArrayBuffer(4));
  fc.assert(
    fc.property(fc.oneof(fc.double({ noNaN: true }), fc.float(), fc.double({ min: -1e-37, max: 1e-37 })), (x) => {
      word.setFloat32(0, x);
      return Number.isNaN(x) || (encode("fp32", x) === word.getUint32(0) && Object.is(decode("fp32", encode("fp32", x)), Math.fround(x)));
    }),
    { numRuns: 5000 },
  );
});

test("all 256 codes of E8M0: 2^(code − 127), 0xFF is NaN, none is zero", () => {
  for (let code = 0; code < 255; code++) {
    expect(decode("e8m0", code)).toBe(2 ** (code - 127));
    expect(encode("e8m0", 2 ** (code - 127))).toBe(code);
  }
  expect(decode("e8m0", 255)).toBeNaN();
});

test("E8M0 rounds half-way points up, and knows neither zero nor sign", () => {
  for (let code = 0; code < 254; code++) {
    const midpoint = 1.5 * 2 ** (code - 127);
    const [below, above] = doublesBeside(midpoint);
    expect([below, midpoint, above].map((x) => encode("e8m0", x))).toEqual([code, code + 1, code + 1]);
  }
  expect([0, -1, -Infinity].map((x) => encode("e8m0", x))).toEqual([255, 255, 255]);
  expect([0, -1, Infinity].map((x) => encode("e8m0", x, true))).toEqual([0, 0, 254]);
  expect(encode("e8m0", 2 ** -149)).toBe(0);
});

test("MXINT8 is q/64, symmetric, halves to even", () => {
  for (let code = -128; code <= 127; code++) expect(decode("mxint8", code)).toBe(code / 64);
  for (let code = -127; code <= 127; code++) expect(encode("mxint8", code / 64)).toBe(code);
  expect([-2, 1.99, -1.99, Infinity].map((x) => encode("mxint8", x))).toEqual([-127, 127, -127, 127]);
  expect([0.5, 1.5, 2.5, -0.5, -1.5].map((x) => encode("mxint8", x / 64))).toEqual([0, 2, 2, 0, -2]);
  expect(Object.is(encode("mxint8", -0), 0)).toBe(true);
});

test("codes of specials", () => {
  expect([0x7f, 0xff].map((code) => decode("e4m3", code))).toEqual([NaN, NaN]);
  expect([0x7c, 0xfc].map((code) => decode("e5m2", code))).toEqual([Infinity, -Infinity]);
  expect([0x7d, 0x7e, 0x7f, 0xfd, 0xfe, 0xff].map((code) => decode("e5m2", code))).toEqual(Array(6).fill(NaN));
  expect((["fp32", "bf16", "fp16", "e4m3", "e5m2", "e8m0"] as const).map((id) => encode(id, NaN))).toEqual([0x7fc00000, 0x7fc0, 0x7e00, 0x7f, 0x7e, 0xff]);
  expect((["e3m2", "e2m3", "e2m1"] as const).map((id) => encode(id, -Infinity))).toEqual([0x3f, 0x3f, 0xf]);
  for (const id of ["e3m2", "e2m3", "e2m1", "mxint8"] as const) expect(() => encode(id, NaN)).toThrow(/has no NaN/u);
});

test("a double rounds once: straight to the format, not by way of float32", () => {
  // Just above a midpoint of E4M3, closer to it than float32 can tell.
  const x = 1.0625 + 2 ** -40;
  expect(encode("e4m3", x)).toBe(0x39);
  expect(encode("e4m3", Math.fround(x))).toBe(0x38);
});

test("encoding is monotone", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.constantFrom(...formatIds), finite, finite, (id, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => decode(id, encode(id, x, true))) as [number, number];
      return low <= high;
    }),
    { numRuns: 3000 },
  );
});

test("inside the range the error is at most half a unit in the last place", () => {
  const ids = formatIds.filter((id) => id !== "e8m0");
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -30, max: 20 }), (id, unit, power) => {
      const x = unit * 2 ** power;
      const max = neighbours(id, 1e300).nearest;
      return Math.abs(x) > max || Math.abs(decode(id, encode(id, x, true)) - x) <= ulpAt(id, x) / 2;
    }),
    { numRuns: 3000 },
  );
});

test("neighbours are neighbouring codes", () => {
  expect(neighbours("e2m1", 2.2)).toEqual({ nearest: 2, below: 2, above: 3, ulp: 1 });
  expect(neighbours("e2m1", 0)).toEqual({ nearest: 0, below: -0.5, above: 0.5, ulp: 0.5 });
  expect(neighbours("e4m3", 1000)).toMatchObject({ nearest: 448, below: 448, above: null });
  expect(neighbours("e8m0", 1)).toMatchObject({ below: 0.5, above: 2 });
  expect(neighbours("mxint8", -1)).toEqual({ nearest: -1, below: -65 / 64, above: -63 / 64, ulp: 1 / 64 });
  for (let code = 1; code < 0x7e; code++) {
    const value = decode("e4m3", code);
    expect(neighbours("e4m3", value)).toMatchObject({ below: decode("e4m3", code - 1), above: decode("e4m3", code + 1) });
    expect(neighbours("e4m3", -value)).toMatchObject({ below: -decode("e4m3", code + 1), above: code === 1 ? 0 : -decode("e4m3", code - 1) });
  }
});

test("fields, bits and kinds", () => {
  expect(bitsOf("e4m3", 0xfe)).toBe("1 1111 110");
  expect(bitsOf("mxint8", -1)).toBe("1 1111111");
  expect(bitsOf("e8m0", 3)).toBe("00000011");
  expect(fieldsOf("fp32", encode("fp32", -6.5))).toEqual({ sign: 1, exponent: 129, mantissa: 0.625 * 2 ** 23 });
  expect([0, 1, 8, 0x7f].map((code) => kindOf("e4m3", code))).toEqual(["zero", "subnormal", "normal", "nan"]);
  expect(kindOf("e5m2", 0xfc)).toBe("infinite");
});

test.each([["e2m1", 16], ["e2m1", -1], ["e4m3", 256], ["e4m3", 1.5], ["mxint8", 128], ["mxint8", -129], ["fp32", 2 ** 32]] as [FormatId, number][])(
  "%s has no code %d",
  (id, code) => {
    const range = id === "mxint8" ? "-128…127" : `0…${2 ** formats[id].bits - 1}`;
    expect(() => decode(id, code)).toThrow(`a code of ${formats[id].title.en} is an integer in ${range}, got ${code}`);
  },
);

test("float32 patterns of the check table", () => {
  expect(encode("fp16", floatFromBits(0x3f801000))).toBe(0x3c00);
  expect(encode("bf16", floatFromBits(0x3f808000))).toBe(0x3f80);
  expect(encode("bf16", floatFromBits(0x3f818000))).toBe(0x3f82);
});
