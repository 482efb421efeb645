import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";
import { frustum, sphere } from "../../src/sim/geometry/bodies.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function compute(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

const ratio = (shape: string, diameterUm: number, lengthUm?: number): number =>
  compute("geometry.surfaceToVolume", { shape, diameterUm, ...(lengthUm === undefined ? {} : { lengthUm }) });

describe("surface to volume", () => {
  test.each([[1, 6], [5.8, 1.0345], [20, 0.3], [80, 0.075]])("a sphere of %s µm has %s per µm", (d, expected) => {
    expect(ratio("sphere", d)).toBeCloseTo(expected, 4);
  });

  test.each([
    ["white adipocyte, small", 40, 0.15], ["white adipocyte, large", 120, 0.05],
    ["pyramidal soma, small", 15, 0.4], ["pyramidal soma, large", 30, 0.2],
    ["granule soma, small", 5, 1.2], ["granule soma, large", 8, 0.75],
  ])("%s", (_cell, d, expected) => {
    expect(ratio("sphere", d)).toBeCloseTo(expected, 9);
  });

  test("a piece of neurite has 4/d whatever its length", () => {
    expect(ratio("neurite", 0.2)).toBeCloseTo(20, 9);
    expect(ratio("neurite", 0.2, 700)).toBeCloseTo(20, 9);
    expect(ratio("cylinder", 2, 10)).toBeCloseTo(4 / 2 + 2 / 10, 9);
  });

  test("a frustum of radii 2 and 1 and length 10", () => {
    const piece = compute("geometry.frustum", { radius1Um: 2, radius2Um: 1, lengthUm: 10 });
    expect(piece.areaUm2).toBeCloseTo(94.72, 2);
    expect(piece.volumeUm3).toBeCloseTo(73.3, 2);
  });

  test("ten times longer: a hundred times the skin, a thousand times the inside", () => {
    const factors = compute("geometry.scaling", { factor: 10 });
    expect(factors.area).toBe(100);
    expect(factors.volume).toBe(1000);
    expect(factors.surfaceToVolume).toBeCloseTo(0.1, 12);
  });

  test("the membrane of a metre of 10 µm axon", () => {
    expect(compute("geometry.body", { shape: "neurite", diameterUm: 10, lengthUm: 1e6 }).areaUm2 / 3.1e7).toBeCloseTo(1, 1);
  });

  test("0.01–0.03 per µm would need a sphere of 200–600 µm", () => {
    expect(compute("geometry.diameterOfRatio", { surfaceToVolumePerUm: 0.03 })).toBeCloseTo(200, 9);
    expect(compute("geometry.diameterOfRatio", { surfaceToVolumePerUm: 0.01 })).toBeCloseTo(600, 9);
  });

  test("a granule cell reaches 10 per µm only by its thin axon", () => {
    const soma = { somaDiameterUm: 5.8, dendrites: 4, dendriteDiameterUm: 1, dendriteLengthUm: 15 };
    expect(compute("geometry.arbor", soma).surfaceToVolumePerUm).toBeLessThan(3);
    expect(compute("geometry.arbor", { ...soma, axonDiameterUm: 0.2, axonLengthUm: 4000 }).surfaceToVolumePerUm).toBeCloseTo(10.4, 0);
  });

  test("a spheroid's closed form agrees with adding up thin frusta", () => {
    for (const [a, c] of [[2, 7], [5, 1.4], [3.9, 1.1], [3, 3.0001]] as const) {
      const pieces = 20_000;
      let areaUm2 = 0;
      for (let i = 0; i < pieces; i++) {
        const r = (k: number): number => a * Math.sin((Math.PI * k) / pieces);
        const z = (k: number): number => -c * Math.cos((Math.PI * k) / pieces);
        areaUm2 += Math.PI * (r(i) + r(i + 1)) * Math.hypot(z(i + 1) - z(i), r(i + 1) - r(i));
      }
      const body = compute("geometry.body", { shape: c > a ? "prolate" : "oblate", diameterUm: 2 * a, lengthUm: 2 * c });
      expect(body.areaUm2 / areaUm2).toBeCloseTo(1, 6);
      expect(body.volumeUm3).toBeCloseTo((4 / 3) * Math.PI * a * a * c, 9);
    }
  });

  test("no shape of the same volume has less skin than the sphere", () => {
    const size = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(fc.property(fc.constantFrom("cube", "cylinder", "prolate", "oblate"), size, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (shape, d, part) => {
      const lengthUm = shape === "prolate" ? d / part : d * part;
      const body = compute("geometry.body", { shape, diameterUm: d, lengthUm });
      const sphereArea = Math.cbrt(36 * Math.PI * body.volumeUm3 ** 2);
      expect(body.areaUm2).toBeGreaterThanOrEqual(sphereArea * (1 - 1e-9));
    }));
  });

  test("a body that cannot be is refused by name and value", () => {
    expect(() => ratio("cylinder", 2)).toThrow(/lengthUm is needed/);
    expect(() => ratio("prolate", 10, 5)).toThrow(/lengthUm 5 .*prolate/);
    expect(() => ratio("sphere", -1)).toThrow(/diameterUm/);
    expect(() => ratio("sphere", NaN)).toThrow(/diameterUm/);
  });

  test("a spheroid as long as it is wide is the sphere; a flat one cannot be longer", () => {
    for (const shape of ["prolate", "oblate"]) {
      const body = compute("geometry.body", { shape, diameterUm: 10, lengthUm: 10 });
      expect(body.areaUm2).toBeCloseTo(100 * Math.PI, 9);
      expect(body.volumeUm3).toBeCloseTo((1000 / 6) * Math.PI, 9);
    }
    expect(() => ratio("oblate", 10, 11)).toThrow(/lengthUm 11 .*oblate.* of diameterUm 10/);
  });

  test("neurites are open: their ends are no skin", () => {
    const body = compute("geometry.arbor", { somaDiameterUm: 10, dendrites: 3, dendriteDiameterUm: 2, dendriteLengthUm: 50, axonDiameterUm: 1, axonLengthUm: 300 });
    expect(body.areaUm2).toBeCloseTo(Math.PI * (10 ** 2 + 3 * 2 * 50 + 300), 9);
    expect(body.volumeUm3).toBeCloseTo(Math.PI * (1000 / 6 + 3 * 50 + 300 / 4), 9);
  });

  test("lengths are positive and finite; a cone may end in a point", () => {
    for (const value of [0, -1, NaN, Infinity]) {
      expect(() => sphere(value)).toThrow(`must be a finite number > 0 µm, got ${value}`);
      if (value !== 0) expect(() => frustum(1, value, 1)).toThrow(`must be a finite number ≥ 0 µm, got ${value}`);
    }
    expect(frustum(3, 0, 4)).toEqual({ areaUm2: expect.closeTo(15 * Math.PI, 12), volumeUm3: expect.closeTo(12 * Math.PI, 12) });
  });
});
