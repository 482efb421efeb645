import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { decode } from "./decode.ts";
import { powerOfTwo } from "./float64.ts";
import { format, unitless } from "./fields.ts";
import { formats, type FormatId } from "./number-format.ts";

const output = z.strictObject({
  bits: z.int(),
  signBits: z.int(),
  exponentBits: z.int(),
  mantissaBits: z.int(),
  bias: z.int(),
  max: z.number(),
  minNormal: z.number().nullable(),
  minSubnormal: z.number().nullable(),
  maxExponent: z.int(),
  epsilon: z.number(),
  finiteValues: z.int(),
  infinityCode: z.int().nullable(),
  firstNanCode: z.int().nullable(),
  lastNanCode: z.int().nullable(),
});

const none = null;

/**
 * Limits of a format. Codes are those of positive numbers; −0 and 0 count as one value.
 * E8M0 has no zero and no subnormals, MXINT8 nothing but a uniform grid.
 */
export function limitsOf(id: FormatId): z.output<typeof output> {
  const f = formats[id];
  const nans = f.nanCodes;
  return {
    bits: f.bits,
    signBits: f.signBits,
    exponentBits: f.exponentBits,
    mantissaBits: f.mantissaBits,
    bias: f.bias,
    max: decode(id, f.maxCode),
    minNormal: f.top === "integer" ? none : powerOfTwo(f.minExponent),
    minSubnormal: f.top === "scale" ? none : powerOfTwo(f.minExponent - f.mantissaBits),
    maxExponent: f.maxExponent,
    epsilon: powerOfTwo(-f.mantissaBits),
    finiteValues: f.top === "scale" ? f.maxCode + 1 : 2 * f.maxCode + 1,
    infinityCode: f.infinityCode,
    firstNanCode: nans === null ? none : nans[0],
    lastNanCode: nans === null ? none : nans[1],
  };
}

export const limitQuantities = [
  defineQuantity({
    name: "formats.limits",
    title: { zh: "一种格式的位数、最大值、最小值和特殊值", en: "Bits, largest and smallest numbers and special codes of a format" },
    input: z.strictObject({ format }),
    output,
    unit: {
      ...unitless(...(Object.keys(output.shape) as (keyof typeof output.shape)[])),
      bits: "bit",
      signBits: "bit",
      exponentBits: "bit",
      mantissaBits: "bit",
    },
    source: "IEEE 754-2019 Table 3.5; arXiv:2209.05433 Table 1; OCP MX v1.0 §5.3–5.4",
    example: { format: "e4m3" as const },
    compute: (input) => limitsOf(input.format),
  }),
];
