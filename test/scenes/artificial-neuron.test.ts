import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { SimEvent, UnitState } from "#sim";

const scene = scenes.get("artificial-neuron") as Scene<Record<string, unknown>, UnitState>;

function run(action?: string, args: Record<string, unknown> = {}): UnitState {
  const events: readonly SimEvent[] = action === undefined ? [] : [{ tMs: 1000, action, args: scene.actions[action]!.args.parse(args) }];
  return scene.simulate(scene.params.parse({}), 1, events)(5500);
}

test("it fires by default; less sensitive receptors, a weaker signal or a higher threshold silence it, a sigmoid answers in part", () => {
  expect(scene.simulate(scene.params.parse({}), 1, [])(4500).output).toBe(1);
  for (const action of ["weight", "input", "threshold"]) expect(run(action).output, action).toBe(0);
  expect(run("activation").output).toBeGreaterThan(0.5);
  expect(run("activation").output).toBeLessThan(0.7);
});

test("the picture rests once the neuron has answered", () => {
  const key = (tMs: number) => scene.frameKey!(scene.simulate(scene.params.parse({}), 1, [])(tMs));
  expect(key(1000)).not.toBe(key(1033));
  expect(key(4000)).toBe(key(4800));
});
