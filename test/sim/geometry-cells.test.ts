import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

const trace = (...lines: string[]) => ask("geometry.reconstruction", { swc: lines.join("\n") });

describe("a traced neuron", () => {
  test("soma 6 µm in radius, a dendrite of two frusta, an axon of one", () => {
    const { soma, dendrites, axon, somaAndDendrites, whole, dendriteLengthUm, axonLengthUm, points } = trace(
      "# a comment", "1 1 0 0 0 6 -1", "2 3 6 0 0 2 1", "", "3 3 16 0 0 1 2  # thinner", "4 4 16 3 4 1 3", "5 2 0 -6 0 0.2 1", "6 2 0 -106 0 0.2 5",
    );
    expect(soma.surfaceToVolumePerUm).toBeCloseTo(0.5, 12);
    expect(dendrites.areaUm2).toBeCloseTo(3 * Math.PI * Math.sqrt(101) + 10 * Math.PI, 9);
    expect(dendrites.volumeUm3).toBeCloseTo((70 / 3) * Math.PI + 5 * Math.PI, 9);
    expect(axon.surfaceToVolumePerUm).toBeCloseTo(2 / 0.2, 12);
    expect(axon.areaUm2).toBeCloseTo(Math.PI * 0.4 * 100, 9);
    expect([dendriteLengthUm, axonLengthUm, points]).toEqual([15, 100, 6]);
    expect(somaAndDendrites.areaUm2).toBeCloseTo(soma.areaUm2 + dendrites.areaUm2, 9);
    expect(somaAndDendrites.surfaceToVolumePerUm).toBeCloseTo((soma.areaUm2 + dendrites.areaUm2) / (soma.volumeUm3 + dendrites.volumeUm3), 12);
    expect(whole.volumeUm3).toBeCloseTo(soma.volumeUm3 + dendrites.volumeUm3 + axon.volumeUm3, 9);
  });

  test("agrees with the frustum quantity piece by piece, wherever the cell lies and however it is turned", () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    const point = fc.tuple(coordinate, coordinate, coordinate, fc.integer({ min: 1, max: 9 }));
    fc.assert(fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), coordinate, (points, shift) => {
      const swc = points.map(([x, y, z, r], i) => `${i + 1} 3 ${y + shift} ${z} ${x} ${r / 10} ${i === 0 ? -1 : i}`).join("\n");
      let [area, volume] = [0, 0];
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1]!, points[i]!];
        const lengthUm = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        if (lengthUm === 0) continue;
        const piece = ask("geometry.frustum", { radius1Um: a[3] / 10, radius2Um: b[3] / 10, lengthUm });
        area += piece.areaUm2;
        volume += piece.volumeUm3;
      }
      const { dendrites, soma } = ask("geometry.reconstruction", { swc });
      expect(dendrites.areaUm2).toBeCloseTo(area, 6);
      expect(dendrites.volumeUm3).toBeCloseTo(volume, 6);
      expect(soma).toEqual({ areaUm2: 0, volumeUm3: 0, surfaceToVolumePerUm: "NaN" });
    }), { numRuns: 40 });
  });

  test("the soma is its largest point; the step that leaves it, and kinds that are neither, do not count", () => {
    const cell = trace("1 1 0 0 0 3 -1", "2 1 0 4 0 5 1", "3 3 0 9 0 1 2", "4 7 0 19 0 1 3", "5 7 0 29 0 1 4");
    expect(cell.soma.surfaceToVolumePerUm).toBeCloseTo(3 / 5, 12);
    expect(cell.dendrites).toEqual({ areaUm2: 0, volumeUm3: 0, surfaceToVolumePerUm: "NaN" });
    expect(cell.points).toBe(5);
  });

  test.each([
    [["1 1 0 0 0 5"], /第 1 行 \/ line 1: 要有 7 个数.*got 1 1 0 0 0 5/],
    [["1 1 0 0 0 5 -1", "2 3 a 0 0 1 1"], /第 2 行.*must hold 7 numbers, got 2 3 a 0 0 1 1/],
    [["1 1 0 0 0 0 -1"], /line 1: 半径要大于 0 .*got 0/],
    [["", "1 1 0 0 0 5 -1", "1 3 0 0 0 1 1"], /line 3: 编号重复 .*got 1/],
    [["1 1 0 0 0 5 -1", "2 3 0 0 0 1 9"], /line 2: 上级要在前面 .*got 9/],
    [["# nothing"], /swc 里没有一个点/],
  ])("%j is refused at its line", (lines, message) => {
    expect(() => trace(...lines)).toThrow(message);
  });
});

describe("comparisons", () => {
  test("a granule soma has 13 times the ratio of a fat cell, not a thousand", () => {
    const times = ask("geometry.compare", { body: { shape: "sphere", diameterUm: 6 }, reference: { shape: "sphere", diameterUm: 80 } });
    expect(times.surfaceToVolumeTimes).toBeCloseTo(80 / 6, 9);
    expect(times.areaTimes).toBeCloseTo((6 / 80) ** 2, 12);
    expect(times.volumeTimes).toBeCloseTo((6 / 80) ** 3, 12);
  });

  test("no body is rounder than the sphere", () => {
    expect(ask("geometry.sphericity", { shape: "sphere", diameterUm: 7 })).toBeCloseTo(1, 12);
    expect(ask("geometry.sphericity", { shape: "cube", diameterUm: 7 })).toBeCloseTo((Math.PI / 6) ** (1 / 3), 12);
    fc.assert(fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true }), (diameterUm, lengthUm) => {
      const round = ask("geometry.sphericity", { shape: "cylinder", diameterUm, lengthUm });
      expect(round).toBeLessThan(0.874);
      expect(round).toBeGreaterThan(0);
    }));
  });

  test("a rim of 2 µm is 14 % of a cell of 80 µm, 27 % of one of 40", () => {
    expect(ask("geometry.shell", { diameterUm: 80, shellUm: 2 }).shell).toBeCloseTo(1 - 0.95 ** 3, 12);
    expect(ask("geometry.shell", { diameterUm: 40, shellUm: 2 }).shell).toBeCloseTo(0.271, 3);
    const thin = ask("geometry.shell", { diameterUm: 10, shellUm: 0.001 });
    const skin = ask("geometry.body", { shape: "sphere", diameterUm: 10 });
    expect(thin.shell / ((skin.areaUm2 * 0.001) / skin.volumeUm3)).toBeCloseTo(1, 3);
    expect(ask("geometry.shell", { diameterUm: 10, shellUm: 5 })).toEqual({ core: 0, shell: 1 });
    expect(() => ask("geometry.shell", { diameterUm: 10, shellUm: 6 })).toThrow(/直径的一半 5 µm .*got 6/);
  });
});

test("UE8M0 is what the scale is stored in; the elements stay E4M3", () => {
  expect(ask("formats.parts", { scheme: "deepseek-ue8m0" })).toEqual({ element: "e4m3", elementBits: 8, scale: "e8m0", block: 128 });
  expect(ask("formats.parts", { scheme: "deepseek-fp32" })).toMatchObject({ element: "e4m3", scale: "fp32" });
  expect(ask("formats.parts", { scheme: "mxfp4" })).toEqual({ element: "e2m1", elementBits: 4, scale: "e8m0", block: 32 });
  expect(ask("formats.parts", { scheme: "nvfp4" })).toEqual({ element: "e2m1", elementBits: 4, scale: "e4m3", block: 16 });
  expect(ask("formats.parts", { scheme: "int4" })).toEqual({ element: "int4", elementBits: 4, scale: "fp32", block: null });
  expect(ask("formats.parts", { scheme: "bf16" })).toEqual({ element: "bf16", elementBits: 16, scale: null, block: null });
});

test("an ion's ratio outside over inside undoes its equilibrium potential", () => {
  fc.assert(fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), fc.double({ min: 0.1, max: 500, noNaN: true }), fc.constantFrom(-2, -1, 1, 2), (outMm, inMm, valence) => {
    const potentialMv = ask("neuron.nernstPotential", { outMm, inMm, valence });
    expect(ask("neuron.outsideOverInside", { potentialMv, valence }) / (outMm / inMm)).toBeCloseTo(1, 9);
  }));
  expect(ask("neuron.outsideOverInside", { potentialMv: 66.6 })).toBeCloseTo(145 / 12, 2);
  expect(ask("neuron.outsideOverInside", { potentialMv: -89.0587 })).toBeCloseTo(5 / 140, 6);
});
