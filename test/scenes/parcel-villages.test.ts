import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { SimEvent, VillagesState } from "#sim";
import { lostSoFar } from "../../src/scenes/parcel-villages/village.ts";

const scene = scenes.get("parcel-villages") as Scene<Record<string, unknown>, VillagesState>;

function run(events: readonly SimEvent[] = []): (tMs: number) => VillagesState {
  return scene.simulate(scene.params.parse({}), 1, events);
}

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

test("the number counts up to the simulation's while parcels are delivered, and down as the maps change", () => {
  const counts = [0, 1000, 1500, 2000, 4000].map((tMs) => lostSoFar(run()(tMs)));
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBe(run()(4000).lost);
  expect(lostSoFar(run()(9000))).toBe(run()(9000).lost);
  expect(run()(9000).lost).toBeLessThan(run()(4000).lost / 4);
});

test.each([["maps", "fewer"], ["format", "fewer"], ["ratio", "fewer"], ["outlier", "more"]] as const)("%s loses %s", (action, change) => {
  const [before, after] = [run()(2900).lost, run([cue(2500, action)])(4900).lost];
  expect(change === "fewer" ? after < before : after > before).toBe(true);
});

test("between changes the picture rests", () => {
  const key = (tMs: number) => scene.frameKey!(run()(tMs));
  expect(key(1000)).not.toBe(key(1033));
  expect(key(3000)).toBe(key(4900));
});
