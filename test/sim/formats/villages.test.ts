import { describe, expect, test } from "vitest";
import { findQuantity, simulateVillages, villagesParams, type SimEvent, type VillagesState } from "#sim";
import { expectAnyOrder } from "../any-order.ts";

const run = (params: object, events: readonly SimEvent[] = []) => simulateVillages(villagesParams.parse(params), 1, events);
const still = { autoplay: false };
const lostOf = ({ villages }: VillagesState) => villages.map(({ lost }) => lost);

describe("villages of 32 numbers", () => {
  test("with a scale each they are MX blocks", () => {
    const quantity = findQuantity("formats.mxBlock")!;
    for (const { values, decoded, exponent } of run({ ...still, each: true })(0).villages) {
      const block = quantity.compute(quantity.input.parse({ values: [...values], format: "mxfp4" })) as { decoded: (number | string)[]; scaleExponent: number };
      expect([...decoded]).toEqual(block.decoded.map(Number));
      expect(exponent).toBe(block.scaleExponent);
    }
  });

  test("under one scale the small ones lose everything, the largest nothing more than with its own", () => {
    const [common, own] = [run(still)(0), run({ ...still, each: true })(0)];
    expect(lostOf(common).slice(2)).toEqual([32, 32]);
    expect(lostOf(common)[0]).toBe(lostOf(own)[0]);
    expect(own.lost).toBeLessThan(20);
    expect(new Set(common.villages.map(({ exponent }) => exponent)).size).toBe(1);
    expect([common.bitsPerValue, own.bitsPerValue]).toEqual([4.0625, 4.25]);
  });

  test("a huge parcel harms its own village, and all under one scale", () => {
    const outlier = { tMs: 1000, action: "outlier", args: { village: 2, size: 40 } };
    const before = lostOf(run({ ...still, each: true })(0));
    const after = lostOf(run({ ...still, each: true }, [outlier])(5000));
    expect(after[1]).toBeGreaterThan(25);
    expect(after.toSpliced(1, 1)).toEqual(before.toSpliced(1, 1));
    const equal = { ...still, ratio: 1 };
    expect(run(equal, [outlier])(5000).lost).toBeGreaterThan(100);
  });

  test("as DeepSeek packs them, four villages are one tile of 128: E4M3 under one power of two", () => {
    const quantity = findQuantity("formats.tile")!;
    const state = run(still, [{ tMs: 1000, action: "tile", args: {} }])(5000);
    const tile = quantity.compute(quantity.input.parse({ values: state.villages.flatMap(({ values }) => [...values]), scaleFormat: "ue8m0" })) as { decoded: (number | string)[] };
    expect(state.villages.flatMap(({ decoded }) => [...decoded])).toEqual(tile.decoded.map(Number));
    expect(new Set(state.villages.map(({ exponent }) => exponent)).size).toBe(1);
    expect([state.bitsPerValue, state.lost]).toEqual([8.0625, state.inTiles.lost]);
    expect(run(still)(0).inTiles).toEqual(state.inTiles);
    expect(state.lost).toBeLessThan(run({ ...still, each: true })(0).lost);
  });

  test("left alone it changes the maps, unless a cue about maps came first", () => {
    expect([run({})(4999).each, run({})(5000).each]).toEqual([false, true]);
    expect(run({}, [{ tMs: 3000, action: "maps", args: { each: false } }])(9000).each).toBe(false);
    expect(run({}, [{ tMs: 6000, action: "maps", args: { each: false } }])(5500).each).toBe(true);
  });

  test("a cue cannot name a village that is not there", () => {
    expect(() => run({}, [{ tMs: 0, action: "outlier", args: { village: 5 } }])).toThrow(/1…4, got 5/);
  });

  test("any order gives the same states", () => {
    expectAnyOrder(simulateVillages, villagesParams.parse({}), {
      maps: [{ each: true }, { each: false }], format: [{ to: "mxint8" }], outlier: [{ village: 2, size: 9 }], ratio: [{ to: 3 }],
    });
  });
});
