import { z } from "zod";
import { encodeNumber, wireNumber } from "../json.ts";
import { defineQuantity } from "../quantity.ts";
import { errorsOf, finite, numbers, readAll, unitless, writeAll } from "./fields.ts";
import { largestMagnitude } from "./mx-block.ts";
import { NVFP4_BLOCK, nvfp4TensorScale, quantiseNvfp4Block } from "./nvfp4.ts";
import { quantiseTile, TILE, tileScale } from "./tile.ts";

const FLOAT32_MAX = 3.4e38;
const TILE_SOURCE = "DeepSeek-V3, arXiv:2412.19437 §3.3.2; deepseek-ai/DeepGEMM deep_gemm/utils/math.py; V3.1 model card (UE8M0)";
const scaleFormat = z
  .enum(["fp32", "ue8m0"])
  .meta({ label: { zh: "缩放的格式：fp32，或 UE8M0（向上取 2 的幂）", en: "Format of the scale; UE8M0 rounds up" }, unit: "1" });
const blockOutput = { codes: z.array(z.int()), decoded: z.array(wireNumber), errors: z.array(wireNumber) };
const blockUnits = unitless("codes", "decoded", "errors");

function largest(zh: string, en: string) {
  return finite(zh, en, 0, FLOAT32_MAX);
}

/** Quantities of DeepSeek tiles and NVFP4 blocks, which compute in float32. */
export const kernelQuantities = [
  defineQuantity({
    name: "formats.tileScale",
    title: { zh: "DeepSeek FP8 小块（128 个数）的缩放", en: "Scale of a DeepSeek FP8 tile of 128" },
    input: z.strictObject({ amax: largest("块内最大的绝对值", "Largest magnitude of the tile"), scaleFormat }),
    output: z.strictObject({ scale: z.number(), code: z.int().nullable() }),
    unit: unitless("scale", "code"),
    source: TILE_SOURCE,
    example: { amax: 300, scaleFormat: "fp32" as const },
    monotonic: ["amax"],
    compute: (input) => tileScale(input.amax, input.scaleFormat),
  }),
  defineQuantity({
    name: "formats.tile",
    title: { zh: "把一个 DeepSeek 小块量化成 FP8 E4M3", en: "Quantise a DeepSeek tile to FP8 E4M3" },
    input: z.strictObject({ values: numbers(TILE, "小块里的数", "Values of the tile"), scaleFormat }),
    output: z.strictObject({ scale: wireNumber, code: z.int().nullable(), ...blockOutput }),
    unit: { ...unitless("scale", "code"), ...blockUnits },
    source: TILE_SOURCE,
    example: { values: [300, -12.5, 0.3], scaleFormat: "ue8m0" as const },
    compute: (input) => {
      const values = readAll(input.values);
      const { scale, code, codes, decoded } = quantiseTile(values, input.scaleFormat);
      return { scale: encodeNumber(scale), code, codes: [...codes], decoded: writeAll(decoded), errors: errorsOf(values, decoded) };
    },
  }),
  defineQuantity({
    name: "formats.nvfp4Block",
    title: { zh: "把一块（最多 16 个数）量化成 NVFP4", en: "Quantise a block of up to 16 numbers to NVFP4" },
    input: z.strictObject({
      values: numbers(NVFP4_BLOCK, "块里的数", "Values of the block"),
      tensorAmax: largest("整个张量最大的绝对值；不写就用这一块的", "Largest magnitude of the tensor; else the block's").optional(),
    }),
    output: z.strictObject({ tensorScale: z.number(), scaleCode: z.int(), ...blockOutput }),
    unit: { ...unitless("tensorScale", "scaleCode"), ...blockUnits },
    source: "NVIDIA, Introducing NVFP4 (2025); pytorch/ao mx_formats/nvfp4_tensor.py",
    example: { values: [6, -0.4, 2.2], tensorAmax: 24 },
    compute: (input) => {
      const values = readAll(input.values);
      const amax = largestMagnitude(values);
      if (input.tensorAmax !== undefined && input.tensorAmax < amax)
        throw new RangeError(`tensorAmax must be at least the block's largest magnitude ${amax}, got ${input.tensorAmax}`);
      const tensorScale = nvfp4TensorScale(input.tensorAmax ?? (Number.isFinite(amax) ? amax : 0));
      const { scaleCode, codes, decoded } = quantiseNvfp4Block(values, tensorScale);
      return { tensorScale, scaleCode, codes: [...codes], decoded: writeAll(decoded), errors: errorsOf(values, decoded) };
    },
  }),
];
