import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { encodeNumber, wireNumber } from "../json.ts";
import { errorsOf, finite, numbers, read, readAll, unitless, value, writeAll } from "./fields.ts";
import { affineGrid, codeRange, decodeInteger, encodeInteger, symmetricGrid, type IntegerGrid } from "./integer.ts";

const SOURCE = "Jacob et al. 2018, arXiv:1712.05877 §2.1, §3; rounding: IEEE 754-2019 §4.3.1";
const LARGE = 1e300;

const bits = z.int().min(2).max(16).default(8).meta({ label: { zh: "位数", en: "Bits" }, unit: "bit" });
const signed = z.boolean().default(true).meta({ label: { zh: "编码带符号", en: "Signed codes" }, unit: "1" });
const mode = z
  .enum(["affine", "symmetric"])
  .default("affine")
  .meta({ label: { zh: "仿射（有零点）或对称（零点为 0）", en: "Affine with a zero point, or symmetric" }, unit: "1" });
const gridOutput = { scale: z.number(), zeroPoint: z.int(), least: z.int(), greatest: z.int() };
const gridUnits = unitless("scale", "zeroPoint", "least", "greatest");

interface GridInput {
  readonly bits: number;
  readonly signed: boolean;
  readonly mode: "affine" | "symmetric";
}

function gridOf(min: number, max: number, input: GridInput): IntegerGrid {
  if (!(min <= max)) throw new RangeError(`min must not be above max, got ${min} and ${max}`);
  return input.mode === "affine" ? affineGrid(min, max, input) : symmetricGrid(Math.max(Math.abs(min), Math.abs(max)), input.bits);
}

/** Quantities of integer quantisation. */
export const integerQuantities = [
  defineQuantity({
    name: "formats.integerGrid",
    title: { zh: "整数量化的缩放和零点", en: "Scale and zero point of integer quantisation" },
    input: z.strictObject({ min: finite("最小值", "Smallest value", -LARGE, LARGE), max: finite("最大值", "Largest value", -LARGE, LARGE), bits, signed, mode }),
    output: z.strictObject(gridOutput),
    unit: gridUnits,
    source: SOURCE,
    example: { min: -1, max: 3, bits: 8, signed: true, mode: "affine" as const },
    compute: (input) => gridOf(input.min, input.max, input),
  }),
  defineQuantity({
    name: "formats.integerCode",
    title: { zh: "一个数的整数编码", en: "Integer code of a number" },
    input: z.strictObject({
      value,
      scale: finite("缩放", "Scale", 1e-300, LARGE),
      zeroPoint: z.int().min(-32768).max(65535).default(0).meta({ label: { zh: "零点", en: "Zero point" }, unit: "1" }),
      bits,
      signed,
    }),
    output: z.strictObject({ code: z.int(), decoded: z.number() }),
    unit: unitless("code", "decoded"),
    source: SOURCE,
    example: { value: 2.5, scale: 1, zeroPoint: 0, bits: 8, signed: true },
    compute: (input) => {
      const [least, greatest] = codeRange(input);
      if (input.zeroPoint < least || input.zeroPoint > greatest)
        throw new RangeError(`zeroPoint must be a code, ${least}…${greatest}, got ${input.zeroPoint}`);
      const grid = { scale: input.scale, zeroPoint: input.zeroPoint, least, greatest };
      const code = encodeInteger(read(input.value), grid);
      return { code, decoded: decodeInteger(code, grid) };
    },
  }),
  defineQuantity({
    name: "formats.integerBlock",
    title: { zh: "把一组数量化成整数", en: "Quantise a group of numbers to integers" },
    input: z.strictObject({ values: numbers(4096, "一组数", "Values"), bits, signed, mode }),
    output: z.strictObject({ ...gridOutput, codes: z.array(z.int()), decoded: z.array(wireNumber), errors: z.array(wireNumber), largestError: wireNumber }),
    unit: { ...gridUnits, ...unitless("codes", "decoded", "errors", "largestError") },
    source: SOURCE,
    example: { values: [-1, 0, 0.5, 3], bits: 8, signed: true, mode: "affine" as const },
    compute: (input) => {
      const values = readAll(input.values);
      const grid = gridOf(Math.min(...values), Math.max(...values), input);
      const codes = Array.from(values, (x) => encodeInteger(x, grid));
      const decoded = Float64Array.from(codes, (code) => decodeInteger(code, grid));
      const largestError = encodeNumber(Math.max(...decoded.map((approximate, i) => Math.abs(approximate - values[i]!))));
      return { ...grid, codes, decoded: writeAll(decoded), errors: errorsOf(values, decoded), largestError };
    },
  }),
];
