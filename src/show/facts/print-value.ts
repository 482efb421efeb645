import { prettyUnit } from "./unit.ts";

/**
 * A computed value as a person would say it and a fact box can claim it: whole numbers in full, others with
 * four significant digits or as many as the claim prints.
 *
 * @param grain weight of the last digit the claim prints; 0 when it prints none
 */
export function printNumber(value: number, grain = 0): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const wanted = grain > 0 ? magnitude - Math.round(Math.log10(grain)) + 2 : 0;
  const isLong = magnitude >= 7 || magnitude < -4;
  const digits = Math.min(7, Math.max(4, wanted, isLong ? 0 : magnitude + 1));
  // A half that falls short of itself in binary is printed as it is judged: away from zero.
  const nudged = value * (1 + 1e-12);
  if (isLong) return Number(nudged.toPrecision(digits)).toExponential().replace("e+", "e");
  return String(Number(nudged.toPrecision(digits)));
}

/** `0.05–0.15 1/μm`, `448`, `39.3 mV`. */
export function printRange(least: number, most: number, unit: string, grain = 0): string {
  const first = printNumber(least, grain);
  const last = printNumber(most, grain);
  const name = prettyUnit(unit);
  // A dash after a minus reads badly: -76…-65.
  const joined = first === last ? first : least < 0 ? `${first}…${last}` : `${first}–${last}`;
  return name === "" || name === "%" || name === "°" ? joined + name : `${joined} ${name}`;
}
