import fc from "fast-check";
import { expect, test } from "vitest";
import { stepClock } from "#sim";

test("steps follow each other, and the last one stays", () => {
  const at = stepClock([1000, 500, 100], true);
  expect([0, 999, 1000, 1499, 1500, 90_000].map((tMs) => at(tMs).index)).toEqual([0, 0, 1, 1, 2, 2]);
  expect(at(1200).sinceMs).toBe(200);
});

test("a jump enters its step anew and the clock goes on; past an end it does nothing", () => {
  const at = stepClock([1000, 1000, 1000], true, [{ tMs: 300, to: (index) => index + 1 }, { tMs: 5000, to: (index) => index + 1 }, { tMs: 6000, to: () => 0 }]);
  expect([at(299), at(300)]).toEqual([{ index: 0, sinceMs: 299 }, { index: 1, sinceMs: 0 }]);
  expect(at(1300)).toEqual({ index: 2, sinceMs: 0 });
  expect(at(5500)).toEqual({ index: 2, sinceMs: 4200 });
  expect([at(6000).index, at(7000).index]).toEqual([0, 1]);
});

test("without autoplay only jumps lead on", () => {
  const at = stepClock([10, 10], false, [{ tMs: 700, to: (index) => index + 1 }]);
  expect([at(699), at(701)]).toEqual([{ index: 0, sinceMs: 699 }, { index: 1, sinceMs: 1 }]);
});

test("the step never leaves the row, and the time in it never exceeds the time that passed", () => {
  const jumps = fc.array(fc.record({ tMs: fc.nat({ max: 5000 }), by: fc.integer({ min: -3, max: 3 }) }), { maxLength: 6 });
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }), fc.boolean(), jumps, fc.nat({ max: 6000 }), (durations, autoplay, moves, tMs) => {
    const sorted = moves.sort((a, b) => a.tMs - b.tMs).map(({ tMs: atMs, by }) => ({ tMs: atMs, to: (index: number) => index + by }));
    const { index, sinceMs } = stepClock(durations, autoplay, sorted)(tMs);
    expect(durations[index]).toBeDefined();
    expect(sinceMs).toBeGreaterThanOrEqual(0);
    expect(sinceMs).toBeLessThanOrEqual(tMs);
  }));
});
