import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dark, light, SIZE, type Theme } from "#look";
import { findQuantity, mxSchemeIds, quantisingSteps, scaleRules, simulateBlock, type BlockRunParams, type BlockRunState, type SimEvent } from "#sim";
import { mxQuantization } from "../../src/scenes/mx-quantization/index.tsx";
import { printNumber, storyOf } from "../../src/scenes/mx-quantization/print.ts";
import { RecordingCanvas } from "../support/recording-canvas.ts";

const defaults = mxQuantization.params.parse({}) as BlockRunParams;
const END_MS = 60_000;

function event(tMs: number, action: string, args: Record<string, unknown>): SimEvent {
  return { tMs, action, args: mxQuantization.actions[action]!.args.parse(args) };
}

/** What the quantity says of the block that a state shows. */
function blockQuantity(state: BlockRunState): Record<string, unknown> {
  const quantity = findQuantity("formats.mxBlock")!;
  return quantity.compute(quantity.input.parse({ format: state.format, rule: state.rule, values: [...state.values] })) as Record<string, unknown>;
}

function frameKey(state: BlockRunState): string {
  return mxQuantization.frameKey!(state);
}

const events = fc.array(
  fc.record({
    tMs: fc.integer({ min: 0, max: 20_000 }),
    cue: fc.constantFrom<[string, Record<string, unknown>]>(
      ["format", { to: "mxint8" }], ["format", { to: "mxfp6-e3m2" }], ["rule", { to: "even" }], ["outlier", { size: 40 }], ["outlier", { size: 0 }],
      ["focus", { index: 5 }], ["step", { to: "snap" }], ["step", { to: "show" }],
    ),
  }),
  { maxLength: 6 },
).map((cues) => cues.sort((a, b) => a.tMs - b.tMs).map(({ tMs, cue: [action, args] }) => event(tMs, action, args)));

test("asking in another order gives the same states", () => {
  fc.assert(fc.property(fc.nat(), events, fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 2, maxLength: 8 }), fc.boolean(), (seed, cues, times, autoplay) => {
    const params = { ...defaults, autoplay };
    const forward = times.map(simulateBlock(params, seed, cues));
    const backward = times.toReversed().map(simulateBlock(params, seed, cues)).reverse();
    expect(forward).toEqual(backward);
  }), { numRuns: 60 });
});

test("the state is what the quantity computes, and progress runs step by step", () => {
  fc.assert(fc.property(fc.nat(), events, fc.integer({ min: 0, max: 40_000 }), (seed, cues, tMs) => {
    const state = simulateBlock(defaults, seed, cues)(tMs);
    const quantity = blockQuantity(state);
    expect([...state.block.codes]).toEqual(quantity["codes"]);
    expect(state.block.scaleExponent).toBe(quantity["scaleExponent"]);
    expect(state.sqnrDb).toBe(quantity["sqnrDb"]);
    // A step moves only after all before it are done.
    const progress = quantisingSteps.map((step) => state.progress[step]);
    const first = progress.findIndex((p) => p < 1);
    if (first >= 0) expect(progress.slice(first + 1).every((p) => p === 0)).toBe(true);
  }), { numRuns: 60 });
});

function drawn(state: BlockRunState, theme: Theme = light): RecordingCanvas {
  const canvas = new RecordingCanvas(1320, 742);
  mxQuantization.paint(canvas.context, state, { width: 1320, height: 742, theme });
  expect(canvas.context.globalAlpha).toBe(1);
  return canvas;
}

test("equal frame keys mean equal pictures", () => {
  fc.assert(fc.property(fc.nat(), events, (seed, cues) => {
    const at = simulateBlock(defaults, seed, cues);
    const pictures = new Map<string, string>();
    for (let tMs = 0; tMs < 24_000; tMs += 400) {
      const [key, picture] = [frameKey(at(tMs)), drawn(at(tMs)).text()];
      expect(pictures.get(key) ?? picture).toBe(picture);
      pictures.set(key, picture);
    }
  }), { numRuns: 15 });
});

test("what is written is readable and finite in every format, rule and theme", () => {
  for (const format of mxSchemeIds)
    for (const rule of scaleRules)
      for (const outlier of [0, 1000])
        for (const [tMs, theme] of [[0, light], [6900, dark], [12_300, light], [END_MS, dark]] as const) {
          const canvas = drawn(simulateBlock({ ...defaults, format, rule, outlier }, 2, [])(tMs), theme);
          expect(canvas.text()).not.toMatch(/NaN|undefined|Infinity/u);
          expect(Math.min(...canvas.written.map(({ sizePx }) => sizePx))).toBeGreaterThanOrEqual(SIZE.small);
        }
});

describe("each action changes the picture and what it means", () => {
  const before = simulateBlock(defaults, 1, []);

  test("format: more bits, less noise", () => {
    const after = simulateBlock(defaults, 1, [event(5000, "format", { to: "mxfp8-e4m3" })]);
    expect(after(4999)).toEqual(before(4999));
    expect(after(END_MS).bitsPerValue).toBe(8.25);
    expect(before(END_MS).bitsPerValue).toBe(4.25);
    expect(after(END_MS).sqnrDb).toBeGreaterThan(before(END_MS).sqnrDb + 8);
    expect(frameKey(after(END_MS))).not.toBe(frameKey(before(END_MS)));
  });

  test("outlier: the map is drawn for it and the small ones vanish", () => {
    const after = simulateBlock(defaults, 1, [event(5000, "outlier", { size: 30 })])(END_MS);
    const zeros = (state: BlockRunState) => state.block.decoded.filter((value) => value === 0).length;
    expect(after.block.scaleExponent!).toBeGreaterThan(before(END_MS).block.scaleExponent!);
    expect(zeros(after)).toBeGreaterThan(zeros(before(END_MS)) + 10);
    expect(after.amaxIndex).toBe(after.struckIndex);
    expect(Math.abs(after.values[after.struckIndex]!)).toBe(30 * defaults.spread);
  });

  test("rule: RCEIL never saturates, FLOOR may", () => {
    const params = { ...defaults, values: [7.5], spread: 0.5 };
    const floor = simulateBlock(params, 1, [])(END_MS);
    const rceil = simulateBlock(params, 1, [event(5000, "rule", { to: "rceil" })])(END_MS);
    expect([floor.block.decoded[0], rceil.block.decoded[0]]).toEqual([6, 8]);
    expect(rceil.block.scaleExponent).toBe(floor.block.scaleExponent! + 1);
    expect(rceil.largestError).toBeLessThan(floor.largestError);
  });

  test("focus: another number is told", () => {
    const after = simulateBlock(defaults, 1, [event(5000, "focus", { index: 9 })])(12_900);
    expect(after.focusIndex).toBe(9);
    const told = (state: BlockRunState) => storyOf(state, light).map(({ text }) => text);
    expect(told(after)[0]).toBe(printNumber(after.values[9]!));
    expect(told(after)).toContain(`→ ${printNumber(after.block.elements[9]!)}`);
    expect(told(before(12_900))[0]).toBe(printNumber(after.values[after.amaxIndex]!));
    expect(frameKey(after)).not.toBe(frameKey(before(12_900)));
  });

  test("step: goes there, and forward again", () => {
    const after = simulateBlock(defaults, 1, [event(1000, "step", { to: "pack" })]);
    expect(after(1000).step).toBe("pack");
    expect(after(1000).progress).toMatchObject({ snap: 1, pack: 0 });
    expect(before(1000).step).toBe("show");
    expect(after(1000 + defaults.stepMs).step).toBe("compare");
  });
});

test("without autoplay it waits at the end of a step for its cue, and replays after a change", () => {
  const params = { ...defaults, autoplay: false };
  const at = simulateBlock(params, 1, [event(10_000, "step", { to: "measure" }), event(20_000, "step", { to: "compare" }), event(30_000, "format", { to: "mxfp6-e2m3" })]);
  expect([9999, 19_999, 29_999].map((tMs) => at(tMs).step)).toEqual(["show", "measure", "compare"]);
  expect(at(19_999).progress).toMatchObject({ measure: 1, scale: 0 });
  expect(at(30_000).step).toBe("scale");
  expect(at(END_MS).step).toBe("compare");
  expect(at(END_MS).progress.compare).toBe(1);
});

test("most frames stand still and share a key", () => {
  const at = simulateBlock(defaults, 1, []);
  const keys = Array.from({ length: 600 }, (_, frame) => frameKey(at((frame * 1000) / 30)));
  expect(new Set(keys).size).toBeLessThan(0.6 * keys.length);
  expect(frameKey(at(0))).toBe(frameKey(at(300)));
});

test("the search runs from box to box and ends at the largest", () => {
  const at = simulateBlock(defaults, 1, []);
  const leaders = Array.from({ length: 200 }, (_, i) => at(defaults.stepMs * (1 + i / 200)).leaderIndex);
  expect(leaders[0]).toBe(-1);
  expect(leaders.at(-1)).toBe(at(END_MS).amaxIndex);
  const sizes = leaders.filter((i) => i >= 0).map((i) => Math.abs(at(0).values[i]!));
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});

test("given values come first, as float32", () => {
  const { values } = simulateBlock({ ...defaults, values: [0.1, -8] }, 3, [])(0);
  expect([values[0], values[1]]).toEqual([Math.fround(0.1), -8]);
  expect(values[2]).toBe(simulateBlock(defaults, 3, [])(0).values[2]);
});

test.each([[0, "0"], [-0, "−0"], [0.34375, "0.34375"], [-1.4375, "−1.4375"], [Math.fround(2.4685), "2.47"], [57344, "57344"], [448, "448"], [1.2e-5, "1.2e−5"], [3.4e6, "3.4e6"], [Math.fround(999.7), "1000"]])(
  "%d is printed %s",
  (value, text) => expect(printNumber(value)).toBe(text),
);
