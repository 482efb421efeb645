import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { decode } from "./decode.ts";
import { errorsOf, finite, from, mxFormat, numbers, readAll, rule, unitless, writeAll } from "./fields.ts";
import { powerOfTwo } from "./float64.ts";
import { MX_BLOCK, quantiseBlock } from "./mx-block.ts";
import { scaleCode, scaleExponent } from "./mx-scale.ts";
import { formats } from "./number-format.ts";
import { mxSchemes } from "./scheme.ts";
import { sqnrDb } from "./sqnr.ts";

const MX = "OCP Microscaling Formats (MX) v1.0 §6.3; rules ceil, even, rceil: pytorch/ao mx_formats/mx_tensor.py::to_mx";
const amax = finite("块内最大的绝对值", "Largest magnitude of the block", 0, 1.7e308);

/** Quantities of MX blocks. */
export const mxQuantities = [
  defineQuantity({
    name: "formats.mxScale",
    title: { zh: "MX 块的共享缩放：指数、E8M0 编码和它的值", en: "The shared scale of an MX block" },
    input: z.strictObject({ format: mxFormat, amax, rule }),
    output: z.strictObject({ exponent: z.int(), code: z.int(), scale: z.number(), scaledAmax: z.number(), saturates: z.boolean() }),
    unit: unitless("exponent", "code", "scale", "scaledAmax", "saturates"),
    source: MX,
    example: { format: "mxfp4" as const, amax: 7.99, rule: "floor" as const },
    monotonic: ["amax"],
    compute: (input) => {
      const element = mxSchemes[input.format];
      const exponent = scaleExponent(element, input.amax, input.rule);
      const scaledAmax = input.amax / powerOfTwo(exponent);
      const saturates = scaledAmax > decode(element, formats[element].maxCode);
      return { exponent, code: scaleCode(exponent), scale: powerOfTwo(exponent), scaledAmax: Math.min(scaledAmax, Number.MAX_VALUE), saturates };
    },
  }),
  defineQuantity({
    name: "formats.mxBlock",
    title: { zh: "把一块（最多 32 个数）量化成 MX 格式", en: "Quantise a block of up to 32 numbers to an MX format" },
    input: z.strictObject({ format: mxFormat, values: numbers(MX_BLOCK, "块里的数", "Values of the block"), rule, from }),
    output: z.strictObject({
      amax: wireNumber,
      scaleExponent: z.int().nullable(),
      scaleCode: z.int(),
      codes: z.array(z.int()),
      decoded: z.array(wireNumber),
      errors: z.array(wireNumber),
      largestError: wireNumber,
      sqnrDb: wireNumber,
    }),
    unit: { ...unitless("amax", "scaleExponent", "scaleCode", "codes", "decoded", "errors", "largestError"), sqnrDb: "dB" },
    source: MX,
    example: { format: "mxfp4" as const, values: [7.99, -0.25, 0.75, 3.5], rule: "floor" as const, from: "float64" as const },
    compute: (input) => {
      const values = readAll(input.values, input.from);
      const block = quantiseBlock(mxSchemes[input.format], values, input.rule);
      const sizes = Array.from(block.decoded, (approximate, i) => Math.abs(approximate - values[i]!));
      return {
        amax: encodeNumber(block.amax),
        scaleExponent: block.scaleExponent,
        scaleCode: block.scaleCode,
        codes: [...block.codes],
        decoded: writeAll(block.decoded),
        errors: errorsOf(values, block.decoded),
        largestError: encodeNumber(Math.max(...sizes)),
        sqnrDb: encodeNumber(sqnrDb(values, block.decoded)),
      };
    },
  }),
  defineQuantity({
    name: "formats.mxLargestError",
    title: { zh: "MX 块里最大的那个数自己的误差", en: "Error of the largest number of an MX block" },
    input: z.strictObject({ format: mxFormat, amax: finite("块内最大的绝对值", "Largest magnitude of the block", 1e-300, 1e300), rule }),
    output: z.strictObject({ stored: z.number(), error: z.number(), relative: z.number(), relativeToStored: z.number() }),
    unit: unitless("stored", "error", "relative", "relativeToStored"),
    source: MX,
    example: { format: "mxfp4" as const, amax: 7.99, rule: "floor" as const },
    compute: (input) => {
      const stored = quantiseBlock(mxSchemes[input.format], [input.amax], input.rule).decoded[0]!;
      const error = stored - input.amax;
      // A block far below the least scale is stored as 0; then all of it is lost.
      return { stored, error, relative: Math.abs(error) / input.amax, relativeToStored: stored === 0 ? 1 : Math.abs(error / stored) };
    },
  }),
];
