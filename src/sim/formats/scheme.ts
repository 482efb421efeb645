import type { Bilingual } from "../quantity.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { decodeInteger, encodeInteger, symmetricGrid } from "./integer.ts";
import { largestMagnitude, MX_BLOCK, quantiseBlock } from "./mx-block.ts";
import type { MxElement, ScaleRule } from "./mx-scale.ts";
import { formats, type FormatId } from "./number-format.ts";
import { nvfp4TensorScale, NVFP4_BLOCK, quantiseNvfp4Block } from "./nvfp4.ts";
import { quantiseTile, TILE } from "./tile.ts";

export type MxSchemeId = "mxfp8-e4m3" | "mxfp8-e5m2" | "mxfp6-e3m2" | "mxfp6-e2m3" | "mxfp4" | "mxint8";
export type SchemeId =
  | "fp32" | "bf16" | "fp16" | "fp8-e4m3" | "fp8-e5m2" | MxSchemeId | "nvfp4" | "deepseek-fp32" | "deepseek-ue8m0" | "int8" | "int4";

/** A way to store a tensor: its elements and the scales they share. */
export interface Scheme {
  readonly title: Bilingual;
  /** What each value is stored in. */
  readonly element: FormatId | "int8" | "int4";
  /** What the scale of a block (or of the tensor, where there are no blocks) is stored in; null where there is none. */
  readonly scale: FormatId | null;
  readonly elementBits: number;
  /** Values that share a scale; null where there is none. */
  readonly block: { readonly values: number; readonly scaleBits: number } | null;
  /** Bits stored once per tensor. */
  readonly tensorBits: number;
  /** What the values become, shape [value]; `rule` matters to the MX schemes alone. */
  readonly apply: (values: Float64Array, rule: ScaleRule) => Float64Array;
}

/** The element format of each MX scheme. */
export const mxSchemes: Readonly<Record<MxSchemeId, MxElement>> = {
  "mxfp8-e4m3": "e4m3",
  "mxfp8-e5m2": "e5m2",
  "mxfp6-e3m2": "e3m2",
  "mxfp6-e2m3": "e2m3",
  mxfp4: "e2m1",
  mxint8: "mxint8",
};
export const mxSchemeIds = Object.keys(mxSchemes) as [MxSchemeId, ...MxSchemeId[]];

/**
 * Every scheme. Scales: MX one E8M0 per 32; NVFP4 one E4M3 per 16 and one fp32 per tensor; DeepSeek one fp32 or UE8M0
 * per 128; INT8 and INT4 symmetric, one fp32 per tensor.
 *
 * @see OCP MX v1.0 §5.2; DeepSeek-V3, arXiv:2412.19437 §3.3.2; NVIDIA, "Introducing NVFP4"
 */
export const schemes: Readonly<Record<SchemeId, Scheme>> = {
  fp32: cast("fp32", "FP32"),
  bf16: cast("bf16", "BF16"),
  fp16: cast("fp16", "FP16"),
  "fp8-e4m3": cast("e4m3", "FP8 E4M3"),
  "fp8-e5m2": cast("e5m2", "FP8 E5M2"),
  "mxfp8-e4m3": mx("e4m3", "MXFP8 E4M3"),
  "mxfp8-e5m2": mx("e5m2", "MXFP8 E5M2"),
  "mxfp6-e3m2": mx("e3m2", "MXFP6 E3M2"),
  "mxfp6-e2m3": mx("e2m3", "MXFP6 E2M3"),
  mxfp4: mx("e2m1", "MXFP4"),
  mxint8: mx("mxint8", "MXINT8"),
  nvfp4: { title: named("NVFP4"), element: "e2m1", scale: "e4m3", elementBits: 4, block: { values: NVFP4_BLOCK, scaleBits: 8 }, tensorBits: 32, apply: applyNvfp4 },
  "deepseek-fp32": tile("fp32", 32),
  "deepseek-ue8m0": tile("ue8m0", 8),
  int8: integer(8),
  int4: integer(4),
};
export const schemeIds = Object.keys(schemes) as [SchemeId, ...SchemeId[]];

/** Bits per value of a long tensor: the element and its share of the block's scale. */
export function bitsPerValue(id: SchemeId): number {
  const { elementBits, block } = schemes[id];
  return elementBits + (block === null ? 0 : block.scaleBits / block.values);
}

/**
 * Bytes of `parameters` values: elements packed without gaps, then the scales of all begun blocks, then the tensor's own.
 *
 * @param parameters integer, 1…10¹⁴, so that every product below is an exact integer
 * @throws RangeError when `parameters` is out of range
 */
export function storageBytes(id: SchemeId, parameters: number): number {
  if (!Number.isInteger(parameters) || parameters < 1 || parameters > 1e14)
    throw new RangeError(`parameters must be an integer in 1…1e14, got ${parameters}`);
  const { elementBits, block, tensorBits } = schemes[id];
  const scaleBits = block === null ? 0 : Math.ceil(parameters / block.values) * block.scaleBits;
  return Math.ceil((parameters * elementBits) / 8) + (scaleBits + tensorBits) / 8;
}

function cast(id: FormatId, name: string): Scheme {
  const apply = (values: Float64Array) => values.map((value) => decode(id, encode(id, value, true)));
  return { title: named(name), element: id, scale: null, elementBits: formats[id].bits, block: null, tensorBits: 0, apply };
}

function mx(element: MxElement, name: string): Scheme {
  return {
    title: named(name),
    element,
    scale: "e8m0",
    elementBits: formats[element].bits,
    block: { values: MX_BLOCK, scaleBits: formats.e8m0.bits },
    tensorBits: 0,
    apply: (values, rule) => byBlock(values, MX_BLOCK, (block) => quantiseBlock(element, block, rule).decoded),
  };
}

function tile(scaleFormat: "fp32" | "ue8m0", scaleBits: number): Scheme {
  return {
    title: named(`DeepSeek FP8 · ${scaleFormat.toUpperCase()}`),
    element: "e4m3",
    scale: scaleFormat === "fp32" ? "fp32" : "e8m0",
    elementBits: 8,
    block: { values: TILE, scaleBits },
    tensorBits: 0,
    apply: (values) => byBlock(values, TILE, (block) => quantiseTile(block, scaleFormat).decoded),
  };
}

function integer(bits: 8 | 4): Scheme {
  return {
    title: named(`INT${bits}`),
    element: `int${bits}`,
    scale: "fp32",
    elementBits: bits,
    block: null,
    tensorBits: 32,
    apply: (values) => {
      const grid = symmetricGrid(largestMagnitude(values), bits);
      return values.map((value) => decodeInteger(encodeInteger(value, grid), grid));
    },
  };
}

function applyNvfp4(values: Float64Array): Float64Array {
  const tensorScale = nvfp4TensorScale(largestMagnitude(values));
  return byBlock(values, NVFP4_BLOCK, (block) => quantiseNvfp4Block(block, tensorScale).decoded);
}

function byBlock(values: Float64Array, size: number, apply: (block: Float64Array) => Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += size) result.set(apply(values.subarray(start, start + size)), start);
  return result;
}

function named(name: string): Bilingual {
  return { zh: name, en: name };
}
