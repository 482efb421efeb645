import fc from "fast-check";
import { expect, test } from "vitest";
import { bisect, leastPassing } from "../../src/sim/bisect.ts";
import { gridRun } from "../../src/sim/grid-run.ts";
import { remember } from "../../src/sim/remember.ts";

const LENGTH = 400;
/** A map that never repeats, and that depends on the index: a missed or doubled step changes everything after it. */
const advance = (state: Float64Array, index: number): void => {
  state[0] = (state[0]! * 1.7 + index) % 1000;
  state[1] = state[1]! + 1;
};
const walked = Array.from({ length: LENGTH }, () => new Float64Array(2));
for (let i = 1; i < LENGTH; i++) {
  walked[i]!.set(walked[i - 1]!);
  advance(walked[i]!, i - 1);
}

test("however little it may keep, any order of questions gives the states of one long walk", () => {
  fc.assert(fc.property(
    fc.array(fc.integer({ min: 0, max: LENGTH - 1 }), { minLength: 1, maxLength: 40 }),
    fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }),
    (questions, block, keptBlocks, keptStarts) => {
      const run = gridRun({ start: new Float64Array(2), advance, block, keptBlocks, keptStarts });
      for (const index of questions) expect([...run.at(index)]).toEqual([...walked[index]!]);
    },
  ));
});

test("the memory is bounded and a kept neighbourhood is not walked again", () => {
  let steps = 0;
  const run = gridRun({
    start: new Float64Array(2), block: 10, keptBlocks: 4, keptStarts: 8,
    advance: (state, index) => { steps++; advance(state, index); },
  });
  run.at(LENGTH - 1);
  const far = steps;
  run.at(LENGTH - 5);
  expect(steps).toBe(far);
  run.at(LENGTH - 30);
  // Eight starts over forty blocks: one at most every eight blocks.
  expect(steps - far).toBeLessThanOrEqual(90);
});

test("the least passing value is found, or nothing", () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 99, noNaN: true }), (edge) => {
    expect(leastPassing(1, 100, (x) => x >= edge)).toBeCloseTo(edge, 2);
    expect(bisect(0, 100, (x) => x >= edge, 1e-9) / edge).toBeCloseTo(1, 6);
  }));
  expect(leastPassing(1, 100, () => false)).toBe(Infinity);
});

test("an answer is remembered by the question's content, and only so many", () => {
  let asked = 0;
  const square = remember(({ x }: { readonly x: number }) => { asked++; return x * x; }, 2);
  expect([square({ x: 3 }), square({ x: 3 }), asked]).toEqual([9, 9, 1]);
  square({ x: 4 });
  square({ x: 5 });
  square({ x: 3 });
  expect(asked).toBe(4);
});
