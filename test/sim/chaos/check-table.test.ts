import { describe, expect, test } from "vitest";
import { chaosQuantities } from "../../../src/sim/chaos/quantities.ts";
import { askFrom } from "../ask.ts";

// The check table of chaos in finite precision: whole numbers, so exactly.

const ask = askFrom(chaosQuantities);
const sizes = (answer: { cycles: { length: number; states: number; smallest: number }[] }) =>
  answer.cycles.map(({ length, states, smallest }) => (length === 1 ? [length, states, smallest] : [length, states]));

describe("every number of FP16", () => {
  test("(4x)(1 − x)", () => {
    const answer = ask("chaos.census", { precision: "fp16", form: "factored" });
    expect(answer.states).toBe(15_361);
    expect(sizes(answer)).toEqual([[40, 10_267], [1, 5092, 0], [1, 2, 0.75]]);
    expect(answer.longestTransient).toBe(83);
  });

  test("4x − 4x²: another graph", () => {
    expect(sizes(ask("chaos.census", { precision: "fp16", form: "expanded" })))
      .toEqual([[30, 4037], [25, 3648], [17, 881], [4, 91], [1, 6671, 0], [1, 33, 0.75]]);
  });

  test("4(x(1 − x)): the same graph, since 4 rounds nothing; at r = 3.9 it is another", () => {
    const of = (form: string, r: number) => ask("chaos.census", { precision: "fp16", form, r });
    expect(of("nested", 4)).toEqual(of("factored", 4));
    expect(of("nested", 3.9)).not.toEqual(of("factored", 3.9));
  });
});

describe("orbits", () => {
  test("FP64 from 0.1 closes after 86 675 177 steps into a cycle of 5 638 349", () => {
    expect(ask("chaos.cycle", { start: 0.1 })).toMatchObject({ closes: true, transientSteps: 86_675_177, cycleLength: 5_638_349 });
  });

  test("FP64 from 0.4 falls to 0 after 15 489 530 steps", () => {
    expect(ask("chaos.cycle", { start: 0.4 })).toEqual({ closes: true, transientSteps: 15_489_530, cycleLength: 1, smallest: 0, largest: 0, mean: 0 });
  });

  test.each([["fp32", 23], ["fp64", 55]])("%s is off the true orbit of fround(0.1) by more than 0.1 at step %i", (precision, step) => {
    expect(ask("chaos.horizon", { precision, start: 0.1 })).toEqual({ step });
    expect(ask("chaos.horizon", { precision, start: 0.1, maxSteps: step })).toEqual({ step });
    expect(ask("chaos.horizon", { precision, start: 0.1, maxSteps: step - 1 })).toEqual({ step: null });
  });

  test("mean of ln|4 − 8x| over 10^6 steps from 0.1 is ln 2 to seven digits", () => {
    const exponent = ask("chaos.lyapunov", { start: 0.1 });
    expect(Math.abs(exponent - 0.69314682)).toBeLessThan(1e-8);
    expect(Math.abs(exponent - Math.LN2)).toBeLessThan(5e-7);
  });

  test.each([["fp64", 56], ["fp32", 28], ["fp16", 14]])("the tent map in %s shifts 0.1 out after %i steps", (precision, transientSteps) => {
    expect(ask("chaos.cycle", { precision, form: "tent", start: 0.1 })).toMatchObject({ closes: true, transientSteps, cycleLength: 1, largest: 0 });
  });

  test.each([["fp64", 54], ["fp32", 26], ["fp16", 12]])("as 1 − |1 − 2x| it rounds, and in %s is there after %i", (precision, transientSteps) => {
    expect(ask("chaos.cycle", { precision, form: "tentAbsolute", start: 0.1 })).toMatchObject({ closes: true, transientSteps, cycleLength: 1, largest: 0 });
  });
});
