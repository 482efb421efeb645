import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { bitsOf, decode, fieldsOf, kindOf } from "./decode.ts";
import { encode } from "./encode.ts";
import { finite, format, from, read, saturate, unitless, value } from "./fields.ts";
import { neighbours, ulpAt } from "./neighbours.ts";
import { formats, type FormatId } from "./number-format.ts";

const ROUNDING = "IEEE 754-2019 §4.3.1 (ties to even); OCP OFP8 v1.0 §5.2; OCP MX v1.0 §5.3–5.4";

const kind = z.enum(["zero", "subnormal", "normal", "infinite", "nan"]);
const codeField = z
  .int()
  .min(-128)
  .max(2 ** 32 - 1)
  .meta({ label: { zh: "编码（无符号；MXINT8 有符号）", en: "Code, unsigned; signed for MXINT8" }, unit: "1" });
const codeOutput = z.strictObject({ code: z.int(), hex: z.string(), bits: z.string(), value: wireNumber, kind });
const codeUnits = unitless("code", "hex", "bits", "value", "kind");

function described(id: FormatId, code: number): z.output<typeof codeOutput> {
  const pattern = code < 0 ? code + 2 ** formats[id].bits : code;
  const hex = `0x${pattern.toString(16).padStart(Math.ceil(formats[id].bits / 4), "0")}`;
  return { code, hex, bits: bitsOf(id, code), value: encodeNumber(decode(id, code)), kind: kindOf(id, code) };
}

/** Quantities of single numbers. */
export const valueQuantities = [
  defineQuantity({
    name: "formats.encode",
    title: { zh: "一个数在某种格式里的编码", en: "The code of a number in a format" },
    input: z.strictObject({ format, value, saturate, from }),
    output: codeOutput,
    unit: codeUnits,
    source: ROUNDING,
    example: { format: "e4m3" as const, value: 464, saturate: false, from: "float64" as const },
    compute: (input) => described(input.format, encode(input.format, read(input.value, input.from), input.saturate)),
  }),
  defineQuantity({
    name: "formats.round",
    title: { zh: "一个数存进某种格式再取出来是多少", en: "What a number becomes in a format" },
    input: z.strictObject({ format, value, saturate, from }),
    output: wireNumber,
    unit: "1",
    source: ROUNDING,
    example: { format: "e2m1" as const, value: 2.5, saturate: false, from: "float64" as const },
    monotonic: ["value"],
    compute: (input) =>
      encodeNumber(decode(input.format, encode(input.format, read(input.value, input.from), input.saturate))),
  }),
  defineQuantity({
    name: "formats.decode",
    title: { zh: "一个编码代表的数", en: "The number a code stands for" },
    input: z.strictObject({ format, code: codeField }),
    output: z.strictObject({ value: wireNumber, kind, sign: z.int(), exponent: z.int(), mantissa: z.int(), bits: z.string() }),
    unit: unitless("value", "kind", "sign", "exponent", "mantissa", "bits"),
    source: "IEEE 754-2019 §3.4; arXiv:2209.05433 Table 1; OCP MX v1.0 §5.3–5.4",
    example: { format: "e4m3" as const, code: 0x7e },
    compute: ({ format: id, code }) => ({
      ...fieldsOf(id, code),
      value: encodeNumber(decode(id, code)),
      kind: kindOf(id, code),
      bits: bitsOf(id, code),
    }),
  }),
  defineQuantity({
    name: "formats.convert",
    title: { zh: "把一种格式的编码转成另一种格式的编码", en: "A code of one format as a code of another" },
    input: z.strictObject({ fromFormat: format, code: codeField, toFormat: format, saturate }),
    output: codeOutput,
    unit: codeUnits,
    source: ROUNDING,
    example: { fromFormat: "fp32" as const, code: 0x3f801000, toFormat: "fp16" as const, saturate: false },
    compute: (input) => described(input.toFormat, encode(input.toFormat, decode(input.fromFormat, input.code), input.saturate)),
  }),
  defineQuantity({
    name: "formats.neighbours",
    title: { zh: "一个数在某种格式的数轴上左右的邻居和间距", en: "The representable numbers beside a number, and their spacing" },
    input: z.strictObject({ format, value: finite("数值", "Value", -1e308, 1e308) }),
    output: z.strictObject({ nearest: wireNumber, below: wireNumber.nullable(), above: wireNumber.nullable(), ulp: z.number() }),
    unit: unitless("nearest", "below", "above", "ulp"),
    source: "IEEE 754-2019 §5.3.1 nextUp, nextDown",
    example: { format: "e2m1" as const, value: 2.2 },
    compute: (input) => {
      const { nearest, below, above, ulp } = neighbours(input.format, input.value);
      return { nearest: encodeNumber(nearest), below: below && encodeNumber(below), above: above && encodeNumber(above), ulp };
    },
  }),
  defineQuantity({
    name: "formats.ulp",
    title: { zh: "某个数附近相邻两个可表示数的间距", en: "Spacing of representable numbers at a number" },
    input: z.strictObject({ format, value: finite("数值", "Value", -1e308, 1e308) }),
    output: z.number(),
    unit: "1",
    source: "Goldberg 1991, ACM Computing Surveys 23:5, §1.2",
    example: { format: "bf16" as const, value: 1 },
    compute: (input) => ulpAt(input.format, input.value),
  }),
  defineQuantity({
    name: "formats.roundingError",
    title: { zh: "存进某种格式的误差（溢出按饱和算）", en: "Error of storing a number in a format, saturating" },
    input: z.strictObject({ format, value: finite("数值", "Value", -1e308, 1e308), from }),
    output: z.strictObject({ stored: wireNumber, error: z.number(), relative: z.number(), relativeToStored: wireNumber, ulps: z.number() }),
    unit: unitless("stored", "error", "relative", "relativeToStored", "ulps"),
    source: "Higham 2002, Accuracy and Stability of Numerical Algorithms, §2.2",
    example: { format: "e2m1" as const, value: 7.99, from: "float64" as const },
    compute: (input) => errorOf(input.format, read(input.value, input.from)),
  }),
];

/** Error is x̂ − x; the ratios are its size over |x|, over |x̂| and over the ulp at x. Nothing is lost at 0. */
function errorOf(id: FormatId, x: number) {
  const stored = decode(id, encode(id, x, true));
  const error = stored - x;
  const share = (whole: number) => (error === 0 ? 0 : Math.abs(error / whole));
  return {
    stored: encodeNumber(stored),
    error,
    relative: share(x),
    relativeToStored: encodeNumber(share(stored)),
    ulps: share(ulpAt(id, x)),
  };
}
