import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { SimEvent, SparseBrainState } from "#sim";

const scene = scenes.get("sparse-brain") as Scene<Record<string, unknown>, SparseBrainState>;

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => SparseBrainState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

const calledOf = ({ regions }: SparseBrainState) => regions.filter(({ called }) => called).map(({ id }) => id);

describe("what is called", () => {
  test("the film opens with chopsticks in hand, or at rest", () => {
    expect(calledOf(run([])(0)).toSorted()).toEqual(["movement", "space", "touch", "vision"]);
    expect(calledOf(run([], { firstTask: "none" })(3000))).toEqual([]);
  });

  test("a task takes the place of the last one; a region can be called and let go", () => {
    expect(calledOf(run([cue(1000, "task")])(2000))).toContain("speech");
    expect(calledOf(run([cue(1000, "call")])(2000))).toHaveLength(5);
    expect(calledOf(run([cue(1000, "release")])(2000))).toHaveLength(3);
    expect(calledOf(run([cue(1000, "rest")])(2000))).toEqual([]);
  });
});

test("a task costs a watt or two, all on more than the blood brings, and the debt grows", () => {
  expect(run([])(4000).powerW).toBeGreaterThan(20.5);
  expect(run([])(4000).powerW).toBeLessThan(23);
  const all = run([cue(1000, "allOn")]);
  expect([all(4000).overSupply, all(5000).debtJ > all(4000).debtJ]).toEqual([true, true]);
  expect(run([cue(1000, "share")])(4000).powerW).toBeGreaterThan(run([])(4000).powerW + 3);
});
