import { z } from "zod";
import type { Bilingual } from "./quantity.ts";

export interface NumberField {
  readonly label: Bilingual;
  /** "1" or absent = no unit. */
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
}

/** A finite number in a closed range whose refusals name the value and the range. */
export function numberField({ label, unit = "1", min, max }: NumberField) {
  const range = `${min}…${max}${unit === "1" ? "" : ` ${unit}`}`;
  const error = ({ input }: { readonly input?: unknown }) => `${show(input)} 不在 ${range} 之内 / ${show(input)} is not in ${range}`;
  return z.number({ error }).min(min, { error }).max(max, { error }).meta({ label, unit });
}

/** An integer in a closed range, refused in the same words. */
export function wholeField({ label, unit = "1", min, max }: NumberField) {
  const range = `${min}…${max}${unit === "1" ? "" : ` ${unit}`}`;
  const error = ({ input }: { readonly input?: unknown }) => `${show(input)} 不是 ${range} 之内的整数 / ${show(input)} is not an integer in ${range}`;
  return z.int({ error }).min(min, { error }).max(max, { error }).meta({ label, unit });
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
