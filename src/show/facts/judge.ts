import type { z } from "zod";
import type { Quantity } from "#sim";
import type { VerdictKind } from "../bound.ts";
import { parseClaim, type NumberClaim } from "./claim.ts";
import { printRange } from "./print-value.ts";
import { sweep } from "./sweep.ts";
import { conversion, parseUnit } from "./unit.ts";

export interface Question {
  readonly claim: string | null;
  readonly quantity: Quantity;
  /** Member of an object output, `a.b.0`; null for a plain output. */
  readonly field: string | null;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the simulation says to a claim, or what kept it from saying anything. */
export type Judgement =
  | { readonly kind: "judged"; readonly verdict: Extract<VerdictKind, "supported" | "overlaps" | "contradicted" | "unchecked">; readonly computed: string }
  | { readonly kind: "bad-input"; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "no-field"; readonly field: string | null; readonly known: readonly string[] }
  | { readonly kind: "bad-unit"; readonly claimUnit: string; readonly unit: string }
  | { readonly kind: "incomparable"; readonly computed: string };

/** Lets the simulation judge a claim: computes the quantity over its input ranges and compares. */
export function judge({ claim, quantity, field, input }: Question): Judgement {
  const swept = sweep(quantity, input);
  if (swept.kind !== "values") return swept;
  const members = swept.values.map((value) => member(value, field));
  if (members.some((value) => value === undefined || (typeof value === "object" && value !== null)))
    return { kind: "no-field", field, known: knownFields(swept.values[0], field) };
  const unit = unitOf(quantity, field);
  const numbers = members.map(toNumber);
  if (numbers.every((value) => value !== null)) return judgeNumbers(claim, numbers, unit);
  return judgeWords(claim, members.map(String));
}

function judgeNumbers(text: string | null, values: readonly number[], unit: string): Judgement {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const claim = parseClaim(text ?? "");
  if (claim === null) return { kind: "judged", verdict: "unchecked", computed: printRange(least, most, unit) };
  if (claim.kind !== "number") return { kind: "incomparable", computed: printRange(least, most, unit) };
  const factor = factorTo(claim.unit, unit);
  if (factor === null) return { kind: "bad-unit", claimUnit: claim.unit, unit };
  const shownUnit = parseUnit(claim.unit) !== null && claim.unit !== "" ? claim.unit : unit;
  const [low, high] = values.some(Number.isNaN) ? [NaN, NaN] : [least * factor, most * factor];
  return { kind: "judged", verdict: compare(claim, low, high), computed: printRange(low, high, shownUnit, claim.grain) };
}

/**
 * The computed range, rounded to the claim's printed digits, within the claim: supported; apart from it: contradicted.
 * 约 and ± have room of their own, and so does an interval that a computed end misses by less than its last digit.
 */
function compare(claim: NumberClaim, low: number, high: number): "supported" | "overlaps" | "contradicted" {
  if (Number.isNaN(low) || Number.isNaN(high)) return "contradicted";
  const { least, most, grain, strict } = claim;
  const slack = 1e-9 * Math.max(Math.abs(least === -Infinity ? most : least), Math.abs(most === Infinity ? least : most), grain);
  const a = roundTo(low, grain);
  const b = roundTo(high, grain);
  const inside = (value: number) => (strict ? value > least && value < most : value >= least - slack && value <= most + slack);
  if (inside(a) && inside(b)) return "supported";
  const apart = strict ? b <= least || a >= most : b < least - slack || a > most + slack;
  return apart ? "contradicted" : "overlaps";
}

function judgeWords(text: string | null, values: readonly string[]): Judgement {
  const said = [...new Set(values)];
  const computed = said.slice(0, 5).join(" / ");
  const claim = parseClaim(text ?? "");
  if (claim === null) return { kind: "judged", verdict: "unchecked", computed };
  const wanted = claim.kind === "boolean" && said.every((value) => value === "true" || value === "false") ? String(claim.value) : (text ?? "").trim();
  const hits = said.filter((value) => value.toLowerCase() === wanted.toLowerCase()).length;
  return { kind: "judged", verdict: hits === 0 ? "contradicted" : hits === said.length ? "supported" : "overlaps", computed };
}

/** How much one unit of the quantity is in the unit of the claim; a claim without a unit means the quantity's. */
function factorTo(claimUnit: string, unit: string): number | null {
  if (claimUnit === "") return 1;
  const factor = conversion(unit, claimUnit);
  // Counts may be claimed in whatever is counted: 8 个, 8 experts.
  return factor ?? (unit === "1" && parseUnit(claimUnit) === null ? 1 : null);
}

function roundTo(value: number, grain: number): number {
  if (grain === 0 || !Number.isFinite(value)) return value;
  // Halves go away from zero, and 0.15 / 0.1 is a half although the quotient falls short of it.
  const steps = Math.abs(value) / grain;
  return Math.sign(value) * Math.round(steps * (1 + 1e-12)) * grain;
}

function unitOf(quantity: Quantity, field: string | null): string {
  if (typeof quantity.unit === "string") return quantity.unit;
  return quantity.unit[field ?? ""] ?? quantity.unit[(field ?? "").split(".")[0] ?? ""] ?? "1";
}

function member(value: unknown, field: string | null): unknown {
  if (field === null || field === "") return value;
  return field.split(".").reduce<unknown>((at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined), value);
}

/** What may stand in the place of a field that is no single value: its own members, else those of the whole. */
function knownFields(value: unknown, field: string | null): readonly string[] {
  const inside = field === null ? [] : fieldsOf(member(value, field));
  return inside.length === 0 ? fieldsOf(value) : inside.map((key) => `${field}.${key}`);
}

function fieldsOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** Numbers that JSON lacks come by name. */
function toNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && /^(NaN|-?Infinity|-0)$/.test(value) ? Number(value) : null;
}

