import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadApart, stackHeights } from "#look";

const places = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 });

test("near dots get different rows, and a lone dot lies on the line", () => {
  fc.assert(fc.property(places, (xs) => {
    const heights = stackHeights(xs, 19, Infinity);
    xs.forEach((x, i) => xs.forEach((other, j) => {
      if (i !== j && Math.abs(x - other) < 19) expect(heights[i]).not.toBe(heights[j]);
    }));
    expect(Math.min(...heights)).toBe(0);
  }));
  expect(stackHeights([0, 100, 200], 19, 100)).toEqual([0, 0, 0]);
});

test("a tall stack is pressed into the room there is", () => {
  const heights = stackHeights(new Array<number>(31).fill(5), 19, 90);
  expect(Math.max(...heights)).toBeCloseTo(90, 9);
  expect(new Set(heights).size).toBe(31);
});

test("labels that are near give way, far ones stay, and all keep inside", () => {
  expect(spreadApart([10, 12, 100], 20, 0, 200)).toEqual([10, 30, 100]);
  expect(spreadApart([190, 195, 199], 20, 0, 200)).toEqual([160, 180, 200]);
});
