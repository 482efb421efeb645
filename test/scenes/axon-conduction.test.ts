import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { SimEvent, TwoFibresState } from "#sim";
import { resultOf } from "../../src/scenes/axon-conduction/result.ts";

const scene = scenes.get("axon-conduction") as Scene<Record<string, unknown>, TwoFibresState>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse(params), 1, events);
const results = (state: TwoFibresState) => [resultOf(state, state.bare), resultOf(state, state.myelinated)];

test("by itself both are shocked once, and the myelinated one wins by far", () => {
  const at = run();
  expect(results(at(600)).map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
  expect(results(at(4500)).map(({ kind }) => kind)).toEqual(["running", "running"]);
  expect(results(at(5000)).map(({ kind }) => kind)).toEqual(["running", "arrived"]);
  const [bare, myelinated] = results(at(14_000));
  if (bare?.kind !== "arrived" || myelinated?.kind !== "arrived") throw new Error("both must have arrived");
  expect(bare.ms / myelinated.ms).toBeGreaterThan(8);
  expect(myelinated.speedMPerS).toBeCloseTo(at(0).lengthMm / myelinated.ms, 9);
  expect(results(run([], { start: "none" })(14_000)).map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
});

test("after a shock it goes slowly until the myelinated wave is through, then fast, and says so; a cue, or an even pace, keeps it as it is", () => {
  const rates = (events: readonly SimEvent[], params: object = {}) => [3000, 5000, 8000].map((tMs) => run(events, params)(tMs).modelMsPerSecond);
  expect(rates([])).toEqual([0.2, 0.2, 2]);
  expect(rates([], { pace: "even" })).toEqual([1, 1, 1]);
  expect(rates([cue(4000, "slow", { modelMsPerSecond: 0.7 })])).toEqual([0.2, 0.7, 0.7]);
  expect(rates([cue(4000, "stimulate")])).toEqual([0.2, 0.2, 0.2]);
});

test("without myelin at one place the wave does not get through; with half of it it does, later", () => {
  const myelinatedWith = (lost: number) => results(run([cue(100, "demyelinate", { lost })])(7000))[1]!;
  expect(myelinatedWith(1).kind).toBe("lost");
  const [whole, half] = [myelinatedWith(0), myelinatedWith(0.5)];
  expect(half.kind).toBe("arrived");
  expect((half as { ms: number }).ms).toBeGreaterThan((whole as { ms: number }).ms);
});

test("cold slows it, and a shock in the middle has half the way to go", () => {
  const bareMs = (events: readonly SimEvent[]) => (results(run(events, { start: "none" })(19_000))[0] as { ms: number }).ms;
  const plain = bareMs([cue(500, "stimulate")]);
  expect(bareMs([cue(100, "temperature", { celsius: 10 }), cue(500, "stimulate")])).toBeGreaterThan(1.2 * plain);
  expect(bareMs([cue(500, "stimulate", { place: 0.5 })])).toBeLessThan(0.55 * plain);
});

test("fibres at rest keep one picture; moving ones do not", () => {
  const at = run();
  const key = (tMs: number) => scene.frameKey!(at(tMs));
  expect(key(100)).toBe(key(500));
  expect(key(1000)).not.toBe(key(1133));
  expect(key(45_000)).toBe(key(50_000));
  expect(key(45_000)).not.toBe(key(500));
});
