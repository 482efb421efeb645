import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineQuantity, type Quantity } from "#sim";
import { parseClaim } from "../../src/show/facts/claim.ts";
import { judge } from "../../src/show/facts/judge.ts";
import { printNumber, printRange } from "../../src/show/facts/print-value.ts";
import { conversion, prettyUnit } from "../../src/show/facts/unit.ts";

const field = (min = 0, max = 1e9) => z.number().min(min).max(max);
const title = { zh: "试", en: "test" };

/** 6/d of a sphere: falls with the diameter. */
const surfaceToVolume = defineQuantity({
  name: "test.surfaceToVolume", title, source: "6/d", unit: "1/um", monotonic: ["diameterUm"], example: { diameterUm: 10, shape: "sphere" },
  input: z.strictObject({ diameterUm: field(0.001), shape: z.enum(["sphere", "cube"]).default("sphere") }), output: z.number(),
  compute: ({ diameterUm }) => 6 / diameterUm,
}) as unknown as Quantity;

/** A hill between its ends: only sampling finds the top. */
const hill = defineQuantity({
  name: "test.hill", title, source: "x(1-x)", unit: "mV", example: { x: 0.5 },
  input: z.strictObject({ x: field(0, 1) }), output: z.number(), compute: ({ x }) => 4 * x * (1 - x),
}) as unknown as Quantity;

const format = defineQuantity({
  name: "test.format", title, source: "OCP", unit: { max: "1", bits: "bit", name: "1", signed: "1" }, example: { expert: 4 },
  input: z.strictObject({ expert: z.int().min(1).max(8) }), output: z.strictObject({ max: z.number(), bits: z.number(), name: z.string(), signed: z.boolean() }),
  compute: ({ expert }) => ({ max: 448, bits: 8, name: "E4M3", signed: expert > 2 }),
}) as unknown as Quantity;

const constant = (value: number, unit: string): Quantity => defineQuantity({
  name: "test.constant", title, source: "-", unit, example: {}, input: z.strictObject({}), output: z.number(), compute: () => value,
}) as unknown as Quantity;

describe("a claim is judged by what the quantity says", () => {
  test.each([
    // Adipocytes of 40–120 µm cannot have 0.01–0.03 /µm.
    ["0.01..0.03 1/um", [40, 120], "contradicted", "0.05–0.15 1/μm"],
    ["0.05..0.15 1/um", [40, 120], "supported", "0.05–0.15 1/μm"],
    ["0.01..0.03 1/um", [200, 600], "supported", "0.01–0.03 1/μm"],
    // Pyramidal soma and granule soma, 3–5 and 8–10 /µm claimed.
    ["3..5 1/um", [15, 30], "contradicted", "0.2–0.4 1/μm"],
    ["8–10 μm⁻¹", [5, 8], "contradicted", "0.75–1.2 μm⁻¹"],
    ["0.10..0.30 1/um", [40, 120], "overlaps", "0.05–0.15 1/μm"],
    // Printed to one digit, 0.05 is 0.1.
    ["0.1..0.3 1/um", [40, 120], "supported", "0.05–0.15 1/μm"],
    ["50..150 1/mm", [40, 120], "supported", "50–150 1/mm"],
    ["≥ 0.05", [40, 120], "supported", "0.05–0.15 1/μm"],
    ["> 0.05", [40, 120], "overlaps", "0.05–0.15 1/μm"],
    ["< 0.05", [40, 120], "contradicted", "0.05–0.15 1/μm"],
    ["0.15", 40, "supported", "0.15 1/μm"],
    ["0.1", 40, "contradicted", "0.15 1/μm"],
  ])("%s for %s: %s, %s", (claim, diameterUm, verdict, computed) => {
    expect(judge({ claim, quantity: surfaceToVolume, field: null, input: { diameterUm } })).toEqual({ kind: "judged", verdict, computed });
  });

  test.each([
    // Sodium inside against outside, the membrane of a 1 m axon, GPT-3, MoE and number formats.
    [12, "mM", "145 mM", "contradicted", "12 mM"],
    [Math.PI * 10 * 1e6, "um2", "50000 um2", "contradicted", "3.141593e7 μm²"],
    [Math.PI * 10 * 1e6, "um2", "3.1e7 μm²", "supported", "3.142e7 μm²"],
    [174_604_259_328, "1", "175e9", "supported", "174604259328"],
    [174_604_259_328, "1", "1746 亿", "supported", "174604259328"],
    [37.55e9, "1", "约 37.6e9", "supported", "37550000000"],
    [37e9, "1", "37.6e9", "contradicted", "37000000000"],
    [37e9, "1", "约 37.6e9", "supported", "37000000000"],
    [35e9, "1", "约 37.6e9", "contradicted", "35000000000"],
    [39.32, "mV", "39.3 ± 0.5 mV", "supported", "39.32 mV"],
    [39.9, "mV", "39.3 ± 0.5 mV", "contradicted", "39.9 mV"],
    [39.84, "mV", "39.3 ± 0.5 mV", "supported", "39.84 mV"],
    [0.03932, "V", "39.3 mV", "supported", "39.32 mV"],
    [58.33, "Hz", "0.0583 kHz", "supported", "0.05833 kHz"],
    [0.5, "1", "50%", "supported", "50%"],
    [-65, "mV", "-70..-60 mV", "supported", "-65 mV"],
    [-65, "mV", "-64..-60 mV", "contradicted", "-65 mV"],
    [2 ** 30, "B", "1 GiB", "supported", "1 GiB"],
    [1e9, "B", "1 GB", "supported", "1 GB"],
    [8, "1", "8 个", "supported", "8"],
    [8, "1", "8 experts", "supported", "8"],
    [8, "1", "至少 8", "supported", "8"],
    [2, "1", "不到 2", "contradicted", "2"],
    [6.28, "1", "about 6.3", "supported", "6.28"],
    [120e-6, "m", "120 微米", "supported", "120 微米"],
    [Infinity, "1", "448", "contradicted", "∞"],
    [NaN, "1", "448", "contradicted", "NaN"],
  ])("%f %s against %s: %s, %s", (value, unit, claim, verdict, computed) => {
    expect(judge({ claim, quantity: constant(value, unit), field: null, input: {} })).toEqual({ kind: "judged", verdict, computed });
  });

  test("a field that is not monotonic is sampled, so the top of the hill counts", () => {
    expect(judge({ claim: "0..0.5 mV", quantity: hill, field: null, input: { x: [0, 1] } })).toMatchObject({ verdict: "overlaps", computed: "0–1 mV" });
  });

  test("a member of an object, a word and a truth value", () => {
    const ask = (claim: string, of: string | null, expert: unknown = 4) => judge({ claim, quantity: format, field: of, input: { expert } });
    expect(ask("448", "max")).toMatchObject({ verdict: "supported", computed: "448" });
    expect(ask("240", "max")).toMatchObject({ verdict: "contradicted", computed: "448" });
    expect(ask("1 B", "bits")).toMatchObject({ verdict: "supported", computed: "1 B" });
    expect(ask("e4m3", "name")).toMatchObject({ verdict: "supported" });
    expect(ask("E5M2", "name")).toMatchObject({ verdict: "contradicted", computed: "E4M3" });
    expect(ask("是", "signed")).toMatchObject({ verdict: "supported" });
    expect(ask("false", "signed")).toMatchObject({ verdict: "contradicted", computed: "true" });
    // A whole-number field is swept over whole numbers.
    expect(ask("true", "signed", [1, 8])).toMatchObject({ verdict: "overlaps", computed: "false / true" });
    expect(ask("448", null)).toEqual({ kind: "no-field", field: null, known: ["max", "bits", "name", "signed"] });
    expect(ask("448", "maximum")).toMatchObject({ kind: "no-field", field: "maximum" });
  });

  test("what cannot be judged says why", () => {
    expect(judge({ claim: "3 mV", quantity: surfaceToVolume, field: null, input: { diameterUm: 10 } })).toEqual({ kind: "bad-unit", claimUnit: "mV", unit: "1/um" });
    expect(judge({ claim: "很大", quantity: surfaceToVolume, field: null, input: { diameterUm: 10 } })).toEqual({ kind: "incomparable", computed: "0.6 1/μm" });
    expect(judge({ claim: "1", quantity: surfaceToVolume, field: null, input: { diameter: 10 } })).toMatchObject({ kind: "bad-input" });
    expect(judge({ claim: "1", quantity: surfaceToVolume, field: null, input: { diameterUm: [-1, 10] } })).toMatchObject({ kind: "bad-input" });
    expect(judge({ claim: null, quantity: surfaceToVolume, field: null, input: { diameterUm: 10 } })).toMatchObject({ verdict: "unchecked", computed: "0.6 1/μm" });
    const refusing = { ...constant(1, "1"), compute: () => { throw new RangeError("x 不能为零"); } };
    expect(judge({ claim: "1", quantity: refusing, field: null, input: {} })).toEqual({ kind: "refused", message: "x 不能为零" });
  });
});

test("what the simulation says, pasted back as the claim, is supported", () => {
  const magnitude = fc.tuple(fc.double({ min: 1, max: 9.999, noNaN: true }), fc.integer({ min: -9, max: 14 })).map(([m, e]) => m * 10 ** e);
  fc.assert(fc.property(magnitude, fc.constantFrom("1", "mV", "1/um", "um2", "uA/cm2", "%"), (value, unit) => {
    const quantity = constant(value, unit);
    const first = judge({ claim: null, quantity, field: null, input: {} });
    if (first.kind !== "judged") throw new Error(first.kind);
    expect(judge({ claim: first.computed, quantity, field: null, input: {} })).toMatchObject({ verdict: "supported" });
  }), { numRuns: 1000 });
});

describe("claims", () => {
  test.each([
    ["0.05..0.15 1/um", { least: 0.05, most: 0.15, grain: 0.01, unit: "1/um" }],
    ["40–120 μm", { least: 40, most: 120, grain: 1, unit: "μm" }],
    ["40 um..120 um", { least: 40, most: 120, unit: "um" }],
    ["3 到 5 倍", { least: 3, most: 5, unit: "倍" }],
    ["174,604,259,328", { least: 174_604_259_328, most: 174_604_259_328, grain: 1, unit: "" }],
    ["1e-3 s", { least: 0.001, most: 0.001, grain: 0.001, unit: "s" }],
    ["≤ 2.5 ms", { least: -Infinity, most: 2.5, grain: 0, unit: "ms" }],
    ["-76.2 mV", { least: -76.2, most: -76.2, unit: "mV" }],
    ["120..40", { least: 40, most: 120 }],
    ["３８．５ 度", { least: 38.5, most: 38.5, grain: 0.1, unit: "度" }],
    ["＞３，０００ ｍＶ", { least: 3000, most: Infinity, strict: true, unit: "mV" }],
  ])("%s", (text, expected) => {
    const claim = parseClaim(text);
    expect(claim).toMatchObject({ kind: "number" });
    for (const [key, value] of Object.entries(expected)) {
      const read = (claim as unknown as Record<string, unknown>)[key];
      if (typeof value === "number" && Number.isFinite(value)) expect(read).toBeCloseTo(value, 9);
      else expect(read).toBe(value);
    }
  });

  test.each(["8x7B", "E4M3", "腺苷受体"])("%s is a word", (text) => expect(parseClaim(text)).toEqual({ kind: "word", value: text }));
  test("nothing is no claim", () => expect(parseClaim("  ")).toBeNull());
});

describe("units", () => {
  test.each([
    ["um", "mm", 1e-3], ["1/um", "1/mm", 1e3], ["μm⁻¹", "1/um", 1], ["um^-1", "1/μm", 1], ["uA/cm2", "A/m2", 1e-2], ["mS/cm^2", "S/m²", 10],
    ["ms", "s", 1e-3], ["mV/ms", "V/s", 1], ["Hz", "1/s", 1], ["kHz", "Hz", 1e3], ["%", "1", 0.01], ["GiB", "MB", 1073.741824], ["bit", "B", 0.125],
    ["ohm cm", "Ω·m", 0.01], ["V/A", "ohm", 1], ["mM", "mol/L", 1e-3], ["毫伏", "mV", 1], ["TFLOP/s", "FLOPS", 1e12], ["USD", "$", 1], ["min", "s", 60],
  ])("1 %s is %f of %s", (from, to, factor) => {
    expect(conversion(from, to)! / factor).toBeCloseTo(1, 9);
    expect(conversion(to, from)! * factor).toBeCloseTo(1, 9);
  });

  test.each([["mV", "mA"], ["um", "um2"], ["s", "Hz"], ["degC", "K"], ["B", "1"], ["constructor", "1"]])("%s is not %s", (from, to) => expect(conversion(from, to)).toBeNull());

  test.each([["1/um", "1/μm"], ["um2", "μm²"], ["uA/cm2", "μA/cm²"], ["1", ""], ["degC", "°C"], ["um-1", "μm⁻¹"]])("%s is shown as %s", (unit, shown) => expect(prettyUnit(unit)).toBe(shown));
});

describe("printing", () => {
  test.each([[0.05, "0.05"], [1 / 3, "0.3333"], [174_604_259_328, "174604259328"], [31_415_926.5, "3.142e7"], [1.234e-5, "1.234e-5"], [39.3214, "39.32"], [-64.99638, "-65"], [0, "0"]])(
    "%f → %s", (value, printed) => expect(printNumber(value)).toBe(printed));
  test("as many digits as the claim prints, and one more", () => expect(printNumber(-64.99638, 0.001)).toBe("-64.9964"));
  test("negative ranges are not joined by a dash", () => expect(printRange(-76, -65, "mV")).toBe("-76…-65 mV"));
});
