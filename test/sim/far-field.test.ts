import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";
import { scatter } from "../../src/sim/far-field/bodies.ts";
import { compareFields } from "../../src/sim/far-field/compare.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const cloud = fc.array(fc.record({ x: coordinate, y: coordinate, mass: fc.double({ min: 0.1, max: 5, noNaN: true }) }), { minLength: 2, maxLength: 40 });

describe("a tree against the direct sum", () => {
  test("with θ 0 every cell is opened: the same pull, pair by pair, for any bodies and leaves", () => {
    fc.assert(fc.property(cloud, fc.integer({ min: 1, max: 5 }), fc.nat(), (bodies, leafSize, n) => {
      const target = n % bodies.length;
      const { directX, directY, treeX, treeY, cells, pairs } = ask("farField.field", { bodies, target, theta: 0, leafSize });
      const scale = Math.hypot(directX, directY) + 1;
      expect(Math.abs(treeX - directX) / scale).toBeLessThan(1e-9);
      expect(Math.abs(treeY - directY) / scale).toBeLessThan(1e-9);
      expect([cells, pairs]).toEqual([0, bodies.length - 1]);
    }));
  });

  test("the direct pull is Σ m·r/r²; a body on the same spot pulls nowhere", () => {
    const { directX, directY } = ask("farField.field", { bodies: [{ x: 1, y: 1, mass: 1 }, { x: 4, y: 5, mass: 2 }, { x: 1, y: 1, mass: 7 }] });
    expect(directX).toBeCloseTo((2 * 3) / 25, 12);
    expect(directY).toBeCloseTo((2 * 4) / 25, 12);
  });

  test("bodies that all coincide end the dividing", () => {
    expect(ask("farField.field", { bodies: [1, 2, 3].map((mass) => ({ x: 5, y: 5, mass })) })).toMatchObject({ treeX: 0, treeY: 0, pairs: 2 });
  });

  test("a far pair counts as one: its mass at its centre, then better with every multipole, within the bound", () => {
    const bodies = [{ x: 10, y: 0, mass: 1 }, { x: 0, y: 0.5, mass: 2 }, { x: 0.5, y: -0.25, mass: 1 }];
    let before = Infinity;
    for (const multipoleOrder of [0, 2, 3, 4, 6, 8]) {
      const { directX, directY, treeX, treeY, cells, pairs } = ask("farField.field", { bodies, multipoleOrder, theta: 0.9 });
      expect([cells, pairs]).toEqual([1, 0]);
      const off = Math.hypot(treeX - directX, treeY - directY);
      expect(off).toBeLessThan(before);
      before = off;
      const centre = { x: 0.5 / 3, y: 0.75 / 3 };
      const radius = Math.max(...bodies.slice(1).map((b) => Math.hypot(b.x - centre.x, b.y - centre.y)));
      const distance = Math.hypot(10 - centre.x, centre.y);
      const bound = ask("farField.multipoleBound", { order: multipoleOrder, distanceOverRadius: distance / radius });
      expect(off / (3 / distance)).toBeLessThanOrEqual(bound);
    }
    const mono = ask("farField.field", { bodies, theta: 0.9 });
    const [dx, dy] = [0.5 / 3 - 10, 0.75 / 3];
    expect(mono.treeX).toBeCloseTo((3 * dx) / (dx * dx + dy * dy), 12);
    expect(mono.treeY).toBeCloseTo((3 * dy) / (dx * dx + dy * dy), 12);
    // About the centre of mass the first order is nothing.
    expect(ask("farField.field", { bodies, multipoleOrder: 1, theta: 0.9 }).treeX).toBeCloseTo(mono.treeX, 12);
  });

  test("the bound is the tail of the series", () => {
    for (const [order, ratio] of [[0, 2], [3, 1.5], [7, 4]] as const) {
      let tail = 0;
      for (let k = order + 1; k < 400; k++) tail += ratio ** -k;
      expect(ask("farField.multipoleBound", { order, distanceOverRadius: ratio })).toBeCloseTo(tail, 12);
    }
  });

  test("4096 bodies, θ 0.5: over thirty times fewer interactions, off by less than 0.5 %", () => {
    const even = ask("farField.tree", { bodies: 4096 });
    expect(even.directPerBody).toBe(4095);
    expect(even.treePerBody).toBeCloseTo(even.cellsPerBody + even.pairsPerBody, 9);
    expect(even.saving).toBeCloseTo(4095 / even.treePerBody, 9);
    expect(even.saving).toBeGreaterThan(30);
    expect(even.relativeError).toBeLessThan(0.005);
    expect(even.relativeError).toBeGreaterThan(1e-5);
    expect(even.largestError).toBeGreaterThanOrEqual(even.relativeError);
    expect(even.sampled).toBe(256);
    const clustered = ask("farField.tree", { bodies: 4096, layout: "clustered" });
    expect(clustered.cells).not.toBe(even.cells);
    expect(clustered.relativeError).toBeLessThan(0.01);
  });

  test("a smaller θ costs more and errs less; so does each multipole at the same cost", () => {
    const at = (rest: object) => ask("farField.tree", { bodies: 2000, ...rest });
    const [wide, middle, narrow] = [0.9, 0.6, 0.3].map((theta) => at({ theta }));
    expect(wide.treePerBody).toBeLessThan(middle.treePerBody);
    expect(middle.treePerBody).toBeLessThan(narrow.treePerBody);
    expect(wide.relativeError).toBeGreaterThan(middle.relativeError);
    expect(middle.relativeError).toBeGreaterThan(narrow.relativeError);
    const sharper = at({ theta: 0.6, multipoleOrder: 4 });
    expect(sharper.treePerBody).toBe(middle.treePerBody);
    expect(sharper.relativeError).toBeLessThan(middle.relativeError / 10);
    expect(at({ theta: 0 }).relativeError).toBeLessThan(1e-12);
  });

  test("interactions of a body grow with the logarithm of their number, those of the direct sum in step with it", () => {
    const [small, large] = [1000, 8000].map((bodies) => ask("farField.tree", { bodies }));
    expect(large.directPerBody / small.directPerBody).toBeCloseTo(8, 1);
    expect(large.treePerBody / small.treePerBody).toBeLessThan(2);
  });

  test("the same seed gives the same answer, another seed another", () => {
    expect(ask("farField.tree", { bodies: 300, seed: 4 })).toEqual(ask("farField.tree", { bodies: 300, seed: 4 }));
    expect(ask("farField.tree", { bodies: 300, seed: 5 }).relativeError).not.toBe(ask("farField.tree", { bodies: 300, seed: 4 }).relativeError);
    expect(ask("farField.tree", { bodies: 100 }).sampled).toBe(100);
  });

  test("a cell that holds the target is opened, however far its centre lies", () => {
    // The heavy body draws the centre so far into one corner that from the other the square looks small.
    for (const [near, far] of [[0, 1], [1, 0]] as const) {
      const { directX, directY, treeX, treeY } = ask("farField.field", { bodies: [{ x: far, y: far, mass: 1 }, { x: near, y: near, mass: 10 }], theta: 1 });
      expect([directX, directY]).toEqual([5 * (near - far), 5 * (near - far)]);
      expect(treeX).toBeCloseTo(directX, 12);
      expect(treeY).toBeCloseTo(directY, 12);
    }
  });

  test("larger leaves make fewer cells; one leaf for all is the direct sum", () => {
    const cells = (leafSize: number) => ask("farField.tree", { bodies: 400, leafSize }).cells;
    expect(cells(16)).toBeLessThan(cells(1) / 4);
    expect(cells(16)).toBeGreaterThan(400 / 16);
    expect(ask("farField.tree", { bodies: 400, leafSize: 400 })).toMatchObject({ cells: 1, cellsPerBody: 0, pairsPerBody: 399, saving: 1 });
    expect(ask("farField.tree", { bodies: 400, leafSize: 399 }).cells).toBe(5);
  });

  test("a target that is not there is refused", () => {
    const bodies = [{ x: 0, y: 0, mass: 1 }, { x: 1, y: 0, mass: 1 }];
    expect(() => ask("farField.field", { bodies, target: 2 })).toThrow(/target 要在 0…1 之内 .*got 2/);
    expect(ask("farField.field", { bodies, target: 1 }).directX).toBe(-1);
  });
});

test("orders, pairs and the rest for N bodies", () => {
  expect(ask("farField.operations", { bodies: 10 })).toEqual({ log10Orders: Math.log10(3_628_800), pairs: 90, tree: 10 * Math.log2(10), linear: 10 });
  expect(ask("farField.operations", { bodies: 1 })).toEqual({ log10Orders: 0, pairs: 0, tree: 0, linear: 1 });
  // Summed up to a million, by Stirling beyond: the step between them is log10 of a million and one.
  const [summed, stirling] = [1_000_000, 1_000_001].map((bodies) => ask("farField.operations", { bodies }).log10Orders);
  expect(stirling - summed).toBeCloseTo(Math.log10(1_000_001), 3);
});

describe("bodies that are scattered", () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

  test("weigh 1 together; evenly they fill the square, either way for itself", () => {
    const { x, y, mass } = scatter(4000, "even", 3);
    expect(mass.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(new Set([...x, ...y]).size).toBe(8000);
    for (const values of [x, y].map((column) => [...column])) {
      expect(mean(values)).toBeCloseTo(0.5, 1);
      expect(variance(values) * 12).toBeCloseTo(1, 1);
    }
    expect(Math.abs(mean([...x].map((value, i) => (value - 0.5) * (y[i]! - 0.5))))).toBeLessThan(4 / (12 * Math.sqrt(4000)));
  });

  test("in clusters they stand about eight places of the square, spread alike both ways", () => {
    const { x, y } = scatter(4000, "clustered", 3);
    const centres = Array.from({ length: 8 }, (_, cluster) => [x, y].map((column) => [...column].filter((__, i) => i % 8 === cluster)));
    for (const [xs, ys] of centres as [number[], number[]][]) {
      const [middleX, middleY] = [mean(xs), mean(ys)];
      expect(variance(xs) / variance(ys)).toBeGreaterThan(0.7);
      expect(variance(xs) / variance(ys)).toBeLessThan(1.4);
      expect(variance(xs)).toBeLessThan(0.01);
      for (const values of [xs, ys]) {
        expect(mean(values)).toBeGreaterThan(-0.02);
        expect(mean(values)).toBeLessThan(1.02);
        // Gaussian: four in a thousand farther than 2.88 standard deviations.
        const [middle, deviation] = [mean(values), Math.sqrt(variance(values))];
        const far = values.filter((value) => Math.abs(value - middle) > 2.88 * deviation).length;
        expect(far).toBeLessThan(12);
      }
      expect(Math.abs(mean(xs.map((value, i) => (value - middleX) * (ys[i]! - middleY))) / variance(xs))).toBeLessThan(0.2);
    }
    const places = centres.map((pair) => pair.map(mean));
    places.forEach(([ax, ay], i) => places.slice(i + 1).forEach(([bx, by]) => expect(Math.hypot(ax! - bx!, ay! - by!)).toBeGreaterThan(0.004)));
  });

  test("the largest error is no less than the root mean square and no more than all of it in one body", () => {
    for (const layout of ["even", "clustered"] as const) {
      const { relativeError, largestError, sampled } = compareFields(scatter(300, layout, 2), { theta: 0.7, multipoleOrder: 2, leafSize: 4 });
      expect(relativeError).toBeGreaterThan(0);
      expect(largestError).toBeGreaterThanOrEqual(relativeError);
      expect(largestError).toBeLessThanOrEqual(relativeError * Math.sqrt(sampled));
    }
  });
});
