import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { ManyInState, SimEvent } from "#sim";

const scene = scenes.get("neuron-anatomy") as Scene<Record<string, unknown>, ManyInState>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse({ start: "none", ...params }), 1, events);

test("the lesson: one input is not enough, three in a row are not, eight at once are", () => {
  const at = run([], { start: "lesson" });
  expect(at(700)).toMatchObject({ vMv: -70, spikes: 0 });
  expect(at(2700).trace.vMv.some((mv) => mv > -67)).toBe(true);
  expect([2700, 5500, 7000].map((tMs) => at(tMs).spikes)).toEqual([0, 0, 1]);
  expect(at(6500).leaving).toHaveLength(1);
  expect(at(20_000).spikes).toBeGreaterThan(1);
});

test("inhibition keeps the same volley below the threshold; heavier inputs need fewer", () => {
  expect(run([cue(1000, "volley")])(3000).spikes).toBe(1);
  expect(run([cue(1000, "inhibit"), cue(1000, "volley")])(3000).spikes).toBe(0);
  expect(run([cue(1000, "volley", { count: 3 })])(3000).spikes).toBe(0);
  expect(run([cue(500, "weight"), cue(1000, "volley", { count: 3 })])(3000).spikes).toBe(1);
});

test("an input is on its way for some ms, and slow motion stretches them", () => {
  const at = run([cue(1000, "volley", { count: 1 })]);
  expect(at(1100).arriving).toEqual([{ input: 0, progress: expect.closeTo(0.25, 9) as number }]);
  expect(at(1390).vMv).toBe(-70);
  expect(at(1900).vMv).toBeGreaterThan(-69);
  const slow = run([cue(1000, "slow", { modelMsPerSecond: 1 }), cue(1000, "volley", { count: 1 })]);
  expect(slow(2000).arriving[0]!.progress).toBeCloseTo(0.25, 9);
});

test("a cell without input keeps one picture", () => {
  const at = run([cue(3000, "volley")]);
  const key = (tMs: number) => scene.frameKey!(at(tMs));
  expect(key(100)).toBe(key(2900));
  expect(key(3100)).not.toBe(key(3133));
});
