import { describe, expect, test } from "vitest";
import { dark, light, SIZE } from "#look";
import { findQuantity, type RouterStreamState, type SimEvent } from "#sim";
import { moeRouter } from "../../../src/scenes/moe-router/index.tsx";
import { RecordingCanvas } from "../../support/recording-canvas.ts";

const SEED = 7;
const params = moeRouter.params.parse({}) as Record<string, unknown>;
const stateAt = (tMs: number, events: readonly SimEvent[] = [], some: Record<string, unknown> = {}) =>
  moeRouter.simulate({ ...params, ...some }, SEED, events)(tMs) as RouterStreamState;
const answerAt = (tMs: number, events: readonly SimEvent[]) =>
  findQuantity("moe.stream")!.compute({ ...params, seed: SEED, tMs, events }) as Record<string, unknown>;

/** Everything a painter asks of the canvas, in order: equal lists are equal pictures. */
function paintedOn(state: RouterStreamState, theme = light): RecordingCanvas {
  const canvas = new RecordingCanvas(1320, 742);
  moeRouter.paint(canvas.context, state, { width: 1320, height: 742, theme });
  return canvas;
}
const painted = (state: RouterStreamState) => paintedOn(state).calls;

/** What a cue does, when it is looked at, and what must be different then. */
const cues = [
  { action: "burst", args: { tokens: 20 }, atMs: 500, lookMs: 4500, quantity: "routedTotal" },
  { action: "balance", args: { on: true }, atMs: 500, lookMs: 12_000, quantity: "bias" },
  { action: "capacity", args: { factor: 0.5 }, atMs: 500, lookMs: 4500, quantity: "droppedTotal" },
  { action: "skew", args: { amount: 6 }, atMs: 500, lookMs: 4500, quantity: "loads" },
  { action: "focus", args: { expert: 3 }, atMs: 500, lookMs: 4500, quantity: "balanceLoss" },
];

describe("actions", () => {
  test("every action of the scene is tried below", () => {
    expect(cues.map((cue) => cue.action).sort()).toEqual(Object.keys(moeRouter.actions).sort());
  });

  test.each(cues)("$action changes the state, the quantity and the picture after its cue, and nothing before", ({ action, args, atMs, lookMs, quantity }) => {
    const events = [{ tMs: atMs, action, args: moeRouter.actions[action]!.args.parse(args) }];
    expect(stateAt(atMs - 1, events)).toEqual(stateAt(atMs - 1));
    expect(stateAt(lookMs, events)).not.toEqual(stateAt(lookMs));
    expect(answerAt(lookMs, events)[quantity]).not.toEqual(answerAt(lookMs, [])[quantity]);
    expect(painted(stateAt(atMs - 1, events))).toEqual(painted(stateAt(atMs - 1)));
    expect(painted(stateAt(lookMs, events))).not.toEqual(painted(stateAt(lookMs)));
  });

  test.each(cues)("$action has defaults for all its arguments and refuses unknown ones", ({ action }) => {
    const { args } = moeRouter.actions[action]!;
    expect(args.safeParse({}).success).toBe(true);
    expect(args.safeParse({ nonsense: 1 }).success).toBe(false);
  });
});

describe("the picture", () => {
  test("says what the simulation says: who sits where, whom no seat is left for, who went round", () => {
    const state = stateAt(5600);
    const texts = paintedOn(state).written.map(({ text }) => text);
    state.seats.forEach((guests, i) => {
      expect(texts.join(" ")).toContain(guests.join(" "));
      const over = state.loads[i]! - guests.length;
      if (over > 0) expect(texts).toContain(`+${over}`);
    });
    expect(texts).toContain(`每窗 ${state.capacity} 座`);
    expect(texts).toContain(`绕行 ${state.droppedTotal} 次`);
    expect(texts).toContain(state.balanceLoss!.toFixed(2));
    expect(state.droppedTotal).toBeGreaterThan(0);
  });

  test("a refused share turns vermilion and leaves by the level below the stalls", () => {
    const refused = Array.from({ length: 60 }, (_, i) => stateAt(4000 + 30 * i)).find((state) =>
      state.flying.some((flying) => flying.choices.some((choice) => choice.seat < 0) && state.tMs - flying.arriveMs > 1800));
    expect(refused).toBeDefined();
    const calls = painted(refused!);
    const round = calls.findIndex((call) => /^arc\([\d.]+, 664\.000/u.test(call));
    expect(round).toBeGreaterThan(0);
    expect(calls.slice(0, round).findLast((call) => call.startsWith("fillStyle="))).toBe(`fillStyle=(${light.vermilion})`);
  });

  test("the shares that fly are as large as their weights", () => {
    const radiiOf = (state: RouterStreamState) => painted(state).flatMap((call) => /^arc\([-\d.]+, [-\d.]+, ([\d.]+)/u.exec(call)?.[1] ?? []).map(Number);
    const state = Array.from({ length: 200 }, (_, i) => stateAt(50 * i, [], { tokensPerSecond: 0.5 })).find((each) => radiiOf(each).length === 2)!;
    const [one, other] = radiiOf(state) as [number, number];
    const { choices } = state.flying[0]!;
    expect(one ** 2 / other ** 2).toBeCloseTo(choices[0]!.gate / choices[1]!.gate, 3);
  });

  test("no text is too small, in either theme and at the extremes", () => {
    for (const some of [{}, { experts: 16, k: 4, batchTokens: 64, capacityFactor: 4, tokensPerSecond: 12 }, { experts: 4, k: 1, batchTokens: 4, capacityFactor: 0.25 }])
      for (const theme of [light, dark])
        for (const tMs of [0, 3000, 9000])
          expect(Math.min(...paintedOn(stateAt(tMs, [], some), theme).written.map(({ sizePx }) => sizePx))).toBeGreaterThanOrEqual(SIZE.small);
  });

  test("equal frame keys are equal pictures, and a stream at rest keeps its key", () => {
    // A token every 2 s; the last of the first batch arrives at 31 s, the seats empty from 33.8 s.
    const slow = { tokensPerSecond: 0.5, capacityFactor: 4 };
    const key = (tMs: number) => moeRouter.frameKey!(stateAt(tMs, [], slow));
    const pictures = new Map<string, string[]>();
    for (let tMs = 31_500; tMs < 34_500; tMs += 50) {
      const picture = painted(stateAt(tMs, [], slow));
      expect(pictures.get(key(tMs)) ?? picture).toEqual(picture);
      pictures.set(key(tMs), picture);
    }
    // From 31.86 s to 33.8 s nobody is under way: one picture for 39 of the 60 frames.
    expect(pictures.size).toBe(22);
    expect(key(31_000)).not.toBe(key(31_033));
  });

  test("every quantity it names exists", () => {
    for (const name of moeRouter.quantities) expect(findQuantity(name), name).toBeDefined();
  });
});
