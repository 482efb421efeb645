import { expect, test } from "vitest";
import { printUnit, printValue } from "#look";

test.each([["1/um", "1/µm"], ["mm3", "mm³"], ["degC", "°C"], ["uA/cm2", "µA/cm²"], ["1", ""], ["ms", "ms"], ["J/FLOP", "J/FLOP"]])("the unit %s is printed %s", (unit, text) => {
  expect(printUnit(unit)).toBe(text);
});

test.each([
  [0, {}, "0"], [-3, {}, "−3"], [0.075, {}, "0.075"], [4.25, {}, "4.25"], [1686.4, {}, "1686"], [123456, {}, "123 456"],
  [602_420_000_000_000, { wan: true, digits: 4 }, "602.4 万亿"], [175e9, { wan: true }, "1750 亿"], [120_000, { wan: true }, "12 万"], [99_999, { wan: true }, "99 999"],
  [3.14e23, {}, "3.14×10²³"], [-1.5e-9, {}, "−1.5×10⁻⁹"], [9.999, {}, "10"], [Infinity, {}, "∞"], [NaN, {}, "—"],
] as const)("%d is printed as told: %o → %s", (value, style, text) => {
  expect(printValue(value, style)).toBe(text);
});

test("a number that counts up keeps the unit and the decimals of its goal", () => {
  const printed = [0, 1e12, 301e12, 602.4e12].map((value) => printValue(value, { wan: true, digits: 4, like: 602.4e12 }));
  expect(printed).toEqual(["0.0 万亿", "1.0 万亿", "301.0 万亿", "602.4 万亿"]);
});
