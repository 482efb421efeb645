import { z } from "zod";

/** How the numbers that JSON lacks are written in it. */
const SPECIAL = ["NaN", "Infinity", "-Infinity", "-0"] as const;

/** A number as it crosses JSON: itself, or the name of one that JSON cannot write. */
export type WireNumber = number | (typeof SPECIAL)[number];

/** Schema for a field that may hold any double; read it with `decodeNumber`, write it with `encodeNumber`. */
export const wireNumber = z.union([z.number(), z.enum(SPECIAL)]);

export function encodeNumber(value: number): WireNumber {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "-Infinity";
  return Object.is(value, -0) ? "-0" : value;
}

/** @throws RangeError for a text that is not one of the four names */
export function decodeNumber(wire: WireNumber): number {
  if (typeof wire === "number") return wire;
  if (!SPECIAL.includes(wire)) throw new RangeError(`"${String(wire)}" is not a number; write a JSON number or one of ${SPECIAL.join(", ")}`);
  return Number(wire);
}

/**
 * A copy that `JSON.stringify` writes without loss: special numbers by name, typed arrays as arrays,
 * 64-bit integers as decimal strings. Keys whose value is `undefined` go, as in JSON.
 */
export function encodeJson(value: unknown): unknown {
  if (typeof value === "number") return encodeNumber(value);
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((entry) => encodeJson(entry) ?? null);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as Iterable<number>, encodeJson);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, encodeJson(entry)]])),
  );
}
