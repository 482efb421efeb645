import { z } from "zod";
import { decodeNumber, encodeNumber, wireNumber, type WireNumber } from "../json.ts";
import { scaleRules } from "./mx-scale.ts";
import { formatIds } from "./number-format.ts";
import { mxSchemeIds, schemeIds } from "./scheme.ts";

/** Input fields that several quantities of number formats share. */

export const format = z.enum(formatIds).meta({ label: { zh: "数值格式", en: "Number format" }, unit: "1" });
export const mxFormat = z.enum(mxSchemeIds).meta({ label: { zh: "MX 格式", en: "MX format" }, unit: "1" });
export const rule = z
  .enum(scaleRules)
  .default("floor")
  .meta({ label: { zh: "缩放规则：floor 为 OCP 标准", en: "Scale rule; floor is the OCP standard" }, unit: "1" });
export const saturate = z
  .boolean()
  .default(false)
  .meta({ label: { zh: "溢出时取最大有限值", en: "Overflow gives the largest finite number" }, unit: "1" });
export const from = z
  .enum(["float64", "float32"])
  .default("float64")
  .meta({ label: { zh: "输入先按哪种精度取值（float32 会先舍入一次）", en: "Precision of the input; float32 rounds once before" }, unit: "1" });
export const value = wireNumber.meta({ label: { zh: "数值", en: "Value" }, unit: "1" });

export function scheme(zh: string, en: string) {
  return z.enum(schemeIds).meta({ label: { zh, en }, unit: "1" });
}

export function numbers(most: number, zh: string, en: string) {
  return z.array(wireNumber).min(1).max(most).meta({ label: { zh, en }, unit: "1" });
}

export function finite(zh: string, en: string, min: number, max: number) {
  return z.number().min(min).max(max).meta({ label: { zh, en }, unit: "1" });
}

export function read(wire: WireNumber, precision: "float64" | "float32" = "float64"): number {
  return precision === "float32" ? Math.fround(decodeNumber(wire)) : decodeNumber(wire);
}

export function readAll(wires: readonly WireNumber[], precision: "float64" | "float32" = "float64"): Float64Array {
  return Float64Array.from(wires, (wire) => read(wire, precision));
}

export function writeAll(values: ArrayLike<number>): WireNumber[] {
  return Array.from(values, encodeNumber);
}

/** x̂ − x, shape [value]. */
export function errorsOf(values: Float64Array, decoded: Float64Array): WireNumber[] {
  return writeAll(decoded.map((approximate, i) => approximate - values[i]!));
}

/** Units for an output without any. */
export function unitless<K extends string>(...fields: K[]): Record<K, string> {
  return Object.fromEntries(fields.map((field) => [field, "1"])) as Record<K, string>;
}
