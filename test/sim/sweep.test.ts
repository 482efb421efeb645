import { expect, test } from "vitest";
import { readQuantity, sweepQuantity } from "#sim";

test("a sweep is the quantity at each value, with the names and units of both axes", () => {
  const sweep = sweepQuantity({ name: "geometry.surfaceToVolume", field: "diameterUm", xs: [1, 2, 6], fixed: { shape: "sphere" } });
  expect(sweep.ys).toEqual([6, 3, 1]);
  expect([sweep.unit, sweep.fieldUnit, sweep.fieldLabel.en]).toEqual(["1/um", "um", "Diameter (edge of a cube)"]);
});

test("a field of an object result is picked by its name", () => {
  expect(readQuantity("brain.againstMachine", {}, "brainYears")).toMatchObject({ unit: "year" });
  expect(readQuantity("brain.againstMachine", { brainW: 40 }, "brainYears").value).toBeCloseTo(readQuantity("brain.againstMachine", { brainW: 20 }, "brainYears").value / 2, 6);
});

test.each([
  [() => readQuantity("brain.soul", {}), /got "brain.soul"/u],
  [() => readQuantity("brain.againstMachine", {}), /must be one of joules, .*got ""/u],
  [() => readQuantity("geometry.surfaceToVolume", { shape: "sphere", diameterUm: 3 }, "area"), /got "area"/u],
  [() => sweepQuantity({ name: "geometry.surfaceToVolume", field: "weight", xs: [1], fixed: { shape: "sphere" } }), /shape, diameterUm.*got "weight"/u],
  [() => readQuantity("geometry.surfaceToVolume", { shape: "sphere", diameterUm: 3 }, "area"), /给出 一个数，.* must be one of "", got "area"/u],
  [() => readQuantity("workspace.fixedPoints", {}, "levels"), /^workspace\.fixedPoints\.levels 不是一个数 .* must be a number, got \[/u],
  [() => readQuantity("workspace.saddleNodes", { weight: 1 }, "diesBelow"), /^workspace\.saddleNodes\.diesBelow .*got null/u],
  [() => readQuantity("geometry.surfaceToVolume", { shape: "sphere", diameterUm: -3 }), /diameterUm.*-3.* \(got \{"shape":"sphere","diameterUm":-3\}\)$/u],
  [() => sweepQuantity({ name: "geometry.surfaceToVolume", field: "weight", xs: [], fixed: {} }), /有 shape、diameterUm/u],
  [() => sweepQuantity({ name: "geometry.surfaceToVolume", field: "diameterUm", xs: [-4], fixed: { shape: "sphere" } }), /diameterUm.*-4/u],
])("what will not do is named: %#", (ask, message) => {
  expect(ask).toThrow(RangeError);
  expect(ask).toThrow(message);
});

test("a sweep over nothing has no values", () => {
  expect(sweepQuantity({ name: "geometry.surfaceToVolume", field: "diameterUm", xs: [], fixed: { shape: "sphere" } }).ys).toEqual([]);
});
