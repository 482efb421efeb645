import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity, quantisingSteps, simulateBlock, type BlockRunParams, type SimEvent } from "#sim";

const params: BlockRunParams = { format: "mxfp4", rule: "floor", spread: 2, outlier: 0, values: [], focus: -1, stepMs: 1000, autoplay: true };
const run = (some: Partial<BlockRunParams>, events: readonly SimEvent[] = [], seed = 1) => simulateBlock({ ...params, ...some }, seed, events);
const cue = (tMs: number, action: string, args: Record<string, unknown>): SimEvent => ({ tMs, action, args });
const largest = (values: ArrayLike<number>) => Array.from(values).reduce((best, value, i, all) => (Math.abs(value) > Math.abs(all[best] ?? 0) || best < 0 ? i : best), -1);

describe("the 32 values", () => {
  test("those given come first, the others are of the spread asked for, all float32", () => {
    const given = [1.1, -3, 0];
    const { values } = run({ values: given })(0);
    expect([...values.slice(0, 3)]).toEqual(given.map(Math.fround));
    expect(values).toHaveLength(32);
    expect(values.every((value) => Object.is(Math.fround(value), value))).toBe(true);
    const [once, tenfold] = [run({ spread: 1 })(0).values, run({ spread: 10 })(0).values];
    once.forEach((value, i) => expect(tenfold[i]! / value).toBeCloseTo(10, 5));
    const many = Array.from({ length: 60 }, (_, seed) => [...run({ spread: 3 }, [], seed)(0).values]).flat();
    // A variance from 1920 normal numbers: off by less than four of its standard errors.
    expect(Math.abs(many.reduce((sum, value) => sum + value * value, 0) / many.length / 9 - 1)).toBeLessThan(4 * Math.sqrt(2 / many.length));
  });

  test("an outlier is one of them with its sign kept, that many spreads large; a cue strikes the same place", () => {
    const places = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      const plain = run({}, [], seed)(0).values;
      const struck = run({}, [cue(500, "outlier", { size: 50 })], seed);
      const { values, struckIndex, amaxIndex } = struck(500);
      expect([...run({ outlier: 50 }, [], seed)(0).values]).toEqual([...values]);
      expect(amaxIndex).toBe(struckIndex);
      expect(values[struckIndex]).toBe(100 * Math.sign(plain[struckIndex]!));
      values.forEach((value, i) => { if (i !== struckIndex) expect(value).toBe(plain[i]); });
      expect(struck(499)).toMatchObject({ struckIndex: -1 });
      expect(run({ outlier: 50 }, [], seed)(0).struckIndex).toBe(-1);
      places.add(struckIndex);
    }
    expect(places.size).toBeGreaterThan(5);
  });

  test("are rounded as the quantity says; errors and signal to noise are those of the rounding", () => {
    for (const [format, bits] of [["mxfp4", 4.25], ["mxfp8-e4m3", 8.25]] as const) {
      const { values, block, largestError, sqnrDb, bitsPerValue, amaxIndex } = run({ format })(0);
      const quantity = findQuantity("formats.mxBlock")!;
      const asked = quantity.compute(quantity.input.parse({ values: [...values], format })) as { decoded: (number | string)[] };
      expect([...block.decoded]).toEqual(asked.decoded.map(Number));
      const errors = [...values].map((value, i) => Math.abs(value - block.decoded[i]!));
      expect(largestError).toBe(Math.max(...errors));
      const [signal, noise] = [[...values], errors].map((list) => list.reduce((sum, value) => sum + value * value, 0));
      expect(sqnrDb).toBeCloseTo(10 * Math.log10(signal! / noise!), 9);
      expect(bitsPerValue).toBe(bits);
      expect(amaxIndex).toBe(largest(values));
    }
    expect(run({ values: [...new Array<number>(30).fill(0), -900, 900] })(0).amaxIndex).toBe(30);
  });
});

describe("step after step", () => {
  test("by itself each takes its time, the last one stays; its motion rests a quarter at first and a fifth at the end", () => {
    const at = run({});
    quantisingSteps.forEach((step, i) => {
      for (const part of [0, 0.2, 0.3, 0.525, 0.7, 0.85, 0.999]) {
        const state = at(1000 * (i + part));
        expect(state.step).toBe(step);
        quantisingSteps.forEach((other, j) => expect(state.progress[other]).toBeCloseTo(j < i ? 1 : j > i ? 0 : Math.min(1, Math.max(0, (part - 0.25) / 0.55)), 9));
      }
    });
    expect(at(60_000)).toMatchObject({ step: "compare", progress: { compare: 1 } });
    expect(at(-500)).toEqual(at(0));
    expect(run({ stepMs: 400 })(450).step).toBe("measure");
  });

  test("the search has the largest of what it has passed, and none before it starts", () => {
    const at = run({ focus: 4 });
    expect(at(1249)).toMatchObject({ leaderIndex: -1, focusIndex: 4 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 32 }), (passed) => {
      const state = at(1000 + 250 + (550 * (passed + 0.5)) / 32);
      expect(state.leaderIndex).toBe(largest(state.values.slice(0, passed)));
    }));
    expect(at(3000).leaderIndex).toBe(at(0).amaxIndex);
  });

  test("waiting, it plays what a cue asks for and rests at its end", () => {
    const at = run({ autoplay: false }, [cue(5000, "step", { to: "snap" }), cue(9000, "step", { to: "measure" })]);
    expect(at(4999)).toMatchObject({ step: "show", progress: { show: 1, measure: 0 } });
    expect(at(5000)).toMatchObject({ step: "snap", progress: { divide: 1, snap: 0, pack: 0 } });
    for (const t of [6000, 8999]) expect(at(t)).toMatchObject({ step: "snap", progress: { snap: 1, pack: 0 } });
    expect(at(9525)).toMatchObject({ step: "measure", progress: { measure: expect.closeTo(0.5, 9), snap: 0 } });
    const going = run({}, [cue(2500, "step", { to: "show" })]);
    expect([2499, 2500, 3499, 3500, 9000].map((t) => going(t).step)).toEqual(["scale", "show", "show", "measure", "compare"]);
  });

  test.each([
    [cue(5500, "format", { to: "mxfp6-e2m3" }), "scale"],
    [cue(5500, "rule", { to: "ceil" }), "scale"],
    [cue(5500, "outlier", { size: 30 }), "measure"],
  ] as const)("%j goes back to where it makes a difference, and forward never", (event, back) => {
    const at = run({}, [event]);
    expect(at(5499).step).toBe("pack");
    expect(at(5500)).toMatchObject({ step: back, progress: { [back]: 0 } });
    const early = run({}, [{ ...event, tMs: 700 }]);
    expect([early(700).step, early(999).step, early(1000).step]).toEqual(["show", "show", "measure"]);
    expect(early(700).block).toEqual(at(5500).block);
    expect(early(699).block).not.toEqual(at(5500).block);
    // Waiting at the end of `pack`, it shows again all that had been shown.
    const waiting = run({ autoplay: false }, [cue(0, "step", { to: "pack" }), event]);
    const gone = 1000 * (quantisingSteps.indexOf("pack") - quantisingSteps.indexOf(back));
    expect(waiting(5500).step).toBe(back);
    expect(waiting(5500 + gone + 1000)).toMatchObject({ step: "pack", progress: { pack: 1, compare: 0 } });
    expect(waiting(90_000)).toMatchObject({ step: "pack" });
    // Where nothing had been shown yet, there is nothing to show again.
    const shy = run({ autoplay: false }, [event]);
    expect(shy(90_000)).toMatchObject({ step: "show", progress: { measure: 0, scale: 0 } });
  });

  test("a cue changes what it names and nothing else", () => {
    const at = run({ focus: 2 }, [cue(1000, "format", { to: "mxfp8-e5m2" }), cue(2000, "focus", { index: 7 }), cue(2100, "rule", { to: "ceil" }), cue(2200, "other", {})]);
    expect(at(1000)).toMatchObject({ format: "mxfp8-e5m2", element: "e5m2", rule: "floor", focusIndex: 2 });
    expect(at(2000)).toMatchObject({ focusIndex: 7, step: "scale", rule: "floor" });
    expect(at(2300)).toMatchObject({ format: "mxfp8-e5m2", rule: "ceil", focusIndex: 7 });
    expect([...at(2300).values]).toEqual([...at(0).values]);
    expect(at(2250).step).toBe("scale");
  });
});
