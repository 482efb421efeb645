import { describe, expect, test } from "vitest";
import { findQuantity, quantities } from "#sim";
import { formatQuantities } from "../../../src/sim/formats/quantities.ts";

/** What `doupeng sim NAME` would compute. */
function compute(name: string, input: Record<string, unknown>): unknown {
  const quantity = findQuantity(`formats.${name}`)!;
  const output = quantity.compute(quantity.input.parse(input));
  expect(quantity.output.safeParse(output).success).toBe(true);
  return output;
}

describe("format table", () => {
  test.each([
    ["fp32", 1, 8, 23, 127, 3.4028234663852886e38, 2 ** -126, 2 ** -149, 127, 0x7f800000, 0x7f800001, 0x7fffffff],
    ["bf16", 1, 8, 7, 127, 3.3895313892515355e38, 2 ** -126, 2 ** -133, 127, 0x7f80, 0x7f81, 0x7fff],
    ["fp16", 1, 5, 10, 15, 65504, 2 ** -14, 2 ** -24, 15, 0x7c00, 0x7c01, 0x7fff],
    ["e4m3", 1, 4, 3, 7, 448, 2 ** -6, 2 ** -9, 8, null, 0x7f, 0x7f],
    ["e5m2", 1, 5, 2, 15, 57344, 2 ** -14, 2 ** -16, 15, 0x7c, 0x7d, 0x7f],
    ["e3m2", 1, 3, 2, 3, 28, 0.25, 0.0625, 4, null, null, null],
    ["e2m3", 1, 2, 3, 1, 7.5, 1, 0.125, 2, null, null, null],
    ["e2m1", 1, 2, 1, 1, 6, 1, 0.5, 2, null, null, null],
    ["e8m0", 0, 8, 0, 127, 2 ** 127, 2 ** -127, null, 127, null, 0xff, 0xff],
    ["mxint8", 1, 0, 6, 0, 127 / 64, null, 1 / 64, 0, null, null, null],
  ] as const)("%s", (format, signBits, exponentBits, mantissaBits, bias, max, minNormal, minSubnormal, maxExponent, infinityCode, firstNanCode, lastNanCode) => {
    expect(compute("limits", { format })).toMatchObject({
      signBits, exponentBits, mantissaBits, bias, max, minNormal, minSubnormal, maxExponent, infinityCode, firstNanCode, lastNanCode,
    });
  });

  test("E2M1 holds 0 .5 1 1.5 2 3 4 6", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((code) => (compute("decode", { format: "e2m1", code }) as { value: number }).value)).toEqual([0, 0.5, 1, 1.5, 2, 3, 4, 6]);
  });
});

describe("check table", () => {
  test.each([
    ["e2m1", 0.25, 0], ["e2m1", 0.75, 1], ["e2m1", 1.25, 1], ["e2m1", 1.75, 2], ["e2m1", 2.5, 2], ["e2m1", 3.5, 4], ["e2m1", 5, 4],
    ["e2m1", -0.25, "-0"], ["e2m1", -2.5, -2],
    ["e4m3", 464, 448], ["e4m3", 465, "NaN"], ["e4m3", "Infinity", "NaN"], ["e4m3", "NaN", "NaN"],
    ["e5m2", 61440, "Infinity"], ["e5m2", -61440, "-Infinity"],
  ])("%s of %s is %s", (format, value, expected) => {
    expect(compute("round", { format, value })).toBe(expected);
  });

  test.each([["e4m3", 465, 448], ["e4m3", "Infinity", 448], ["e4m3", "-Infinity", -448], ["e5m2", 61440, 57344]])(
    "%s of %s saturates at %s",
    (format, value, expected) => expect(compute("round", { format, value, saturate: true })).toBe(expected),
  );

  test.each([[0x3f801000, "fp16", "0x3c00"], [0x3f808000, "bf16", "0x3f80"], [0x3f818000, "bf16", "0x3f82"]])("fp32 %i to %s", (code, toFormat, hex) => {
    expect(compute("convert", { fromFormat: "fp32", code, toFormat })).toMatchObject({ hex });
  });

  test("MXFP4 with amax 7.99 at scale 1 stores 6, a third too little", () => {
    expect(compute("mxScale", { format: "mxfp4", amax: 7.99 })).toMatchObject({ exponent: 0, scale: 1, saturates: true });
    const { stored, relative, relativeToStored } = compute("mxLargestError", { format: "mxfp4", amax: 7.99 }) as Record<string, number>;
    expect(stored).toBe(6);
    expect(relativeToStored).toBeCloseTo(0.33, 2);
    expect(relative).toBeCloseTo(1.99 / 7.99, 12);
  });

  test.each([["mxfp4", 2], ["mxfp6-e2m3", 2], ["mxfp6-e3m2", 4], ["mxfp8-e4m3", 8], ["mxfp8-e5m2", 15], ["mxint8", 0]])(
    "%s: amax 2^k and one float32 ulp below it",
    (format, maxExponent) => {
      for (const k of [-60, -3, 0, 1, 10, 100]) {
        const below = 2 ** k * (1 - 2 ** -24);
        expect(compute("mxScale", { format, amax: 2 ** k })).toMatchObject({ exponent: k - maxExponent, code: k - maxExponent + 127 });
        expect(compute("mxScale", { format, amax: below })).toMatchObject({ exponent: k - 1 - maxExponent });
      }
    },
  );

  test.each([["mxfp8-e4m3", 30.5], ["mxfp8-e5m2", 25.3], ["mxfp6-e2m3", 31], ["mxfp6-e3m2", 25.3], ["mxfp4", 18.7], ["mxint8", 41.8]])(
    "SQNR of N(0,1) in %s is about %d dB",
    (scheme, dB) => {
      for (const seed of [1, 2, 3]) expect(Math.abs((compute("sqnr", { scheme, seed, samples: 32768 }) as number) - dB)).toBeLessThan(0.35);
    },
  );

  test("tile of amax 300", () => {
    expect(compute("tileScale", { amax: 300, scaleFormat: "fp32" })).toEqual({ scale: Math.fround(0.66964287), code: null });
    expect(compute("tileScale", { amax: 300, scaleFormat: "ue8m0" })).toEqual({ scale: 1, code: 127 });
  });

  test.each([[0.5, 0], [1.5, 2], [2.5, 2], [-0.5, 0], [-1.5, -2], [200, 127], ["-Infinity", -128]])("%s to int8 at scale 1 is %i", (value, code) => {
    expect(compute("integerCode", { value, scale: 1 })).toMatchObject({ code });
  });

  test.each([["mxfp8-e4m3", 8.25], ["mxfp6-e3m2", 6.25], ["mxfp4", 4.25], ["mxint8", 8.25], ["nvfp4", 4.5], ["deepseek-fp32", 8.25], ["deepseek-ue8m0", 8.0625], ["bf16", 16]])(
    "%s takes %d bits per value",
    (scheme, bits) => expect(compute("bitsPerValue", { scheme })).toBe(bits),
  );

  test("175 billion parameters in MXFP4 are 92.97 GB; NVFP4 has one fp32 more", () => {
    expect((compute("storage", { scheme: "mxfp4", parameters: 175e9 }) as { gigabytes: number }).gigabytes).toBeCloseTo(92.97, 2);
    expect(compute("storage", { scheme: "nvfp4", parameters: 16 })).toMatchObject({ bytes: 8 + 1 + 4 });
    expect(compute("storage", { scheme: "mxfp4", parameters: 33 })).toMatchObject({ bytes: 17 + 2 });
    expect(compute("sizeRatio", { before: "fp32", after: "mxfp4" })).toBeCloseTo(32 / 4.25, 12);
  });
});

test("every quantity computes its example, and is in the catalogue", () => {
  for (const quantity of formatQuantities) {
    const { name, input, output } = quantity;
    expect(quantities.get(name)).toBe(quantity);
    const result = (quantity.compute as (input: unknown) => unknown)(input.parse(quantity.example));
    expect(output.safeParse(result).error, name).toBeUndefined();
    if (typeof quantity.unit === "object") expect(Object.keys(quantity.unit).sort(), name).toEqual(Object.keys(result as object).sort());
  }
});

test("quantities in use together: round trip error and signal to noise", () => {
  expect(compute("roundingError", { format: "e2m1", value: 2.4 })).toMatchObject({ stored: 2, ulps: expect.closeTo(0.4, 12) as number });
  expect(compute("roundingError", { format: "e2m1", value: 0 })).toMatchObject({ relative: 0, relativeToStored: 0 });
  expect(compute("ulp", { format: "bf16", value: 1 })).toBe(2 ** -7);
  expect(compute("signalToNoise", { values: [3, 4], decoded: [3, 4.5] })).toBeCloseTo(20, 10);
  expect(compute("signalToNoise", { values: [1], decoded: [1] })).toBe("Infinity");
  expect(compute("neighbours", { format: "e4m3", value: 1000 })).toMatchObject({ above: null });
});

test.each([
  ["integerCode", { value: 1, scale: 1, zeroPoint: 300 }, /zeroPoint must be a code, -128…127, got 300/u],
  ["integerGrid", { min: 2, max: 1 }, /min must not be above max, got 2 and 1/u],
  ["nvfp4Block", { values: [8], tensorAmax: 6 }, /tensorAmax must be at least the block's largest magnitude 8, got 6/u],
  ["decode", { format: "e2m1", code: 16 }, /an integer in 0…15, got 16/u],
  ["encode", { format: "e2m1", value: "NaN" }, /FP4 E2M1 has no NaN/u],
  ["signalToNoise", { values: [1, 2], decoded: [1] }, /as many numbers as values, 2, got 1/u],
] as const)("%s refuses what makes no sense", (name, input, message) => {
  const quantity = findQuantity(`formats.${name}`)!;
  expect(() => quantity.compute(quantity.input.parse(input))).toThrow(RangeError);
  expect(() => quantity.compute(quantity.input.parse(input))).toThrow(message);
});
