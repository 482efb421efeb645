import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { FloatChaosState, SimEvent } from "#sim";
import { sharedDigits } from "../../src/scenes/float-chaos/print.ts";

const scene = scenes.get("float-chaos") as Scene<Record<string, unknown>, FloatChaosState>;

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => FloatChaosState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

describe("what the film shows", () => {
  test("both begin at one number and have parted within five seconds", () => {
    const at = run([]);
    expect(at(0).gap).toBe(0);
    expect(at(0).partsAtStep).toBeLessThanOrEqual(at(5000).step);
    expect(Math.max(...at(5000).pastGap)).toBeGreaterThan(0.1);
  });

  test("sixteen bits go round every three steps, and only the orbit that was changed", () => {
    const { a, b } = run([cue(1000, "precision")])(6000);
    expect([b.closed, b.cycleLength, a.cycleLength]).toEqual([true, 3, null]);
    expect(b.past.at(-1)).toBe(b.past.at(-4));
  });

  test("a nudge, another form, a fresh start and another speed", () => {
    const same = { precisionB: "fp64" };
    expect(run([], same)(6000).gap).toBe(0);
    for (const action of ["nudge", "form"]) expect(Math.max(...run([cue(500, action)], same)(14_000).pastGap), action).toBeGreaterThan(0.1);
    expect(run([cue(5000, "restart")])(5000).gap).toBe(0);
    // Counted from the restart: at 8 steps a second, 16 two seconds after it.
    const restarted = run([cue(5000, "restart")])(7000);
    expect(restarted.step - restarted.countedFrom).toBe(16);
    expect(run([cue(1000, "speed")])(2000).step).toBe(38);
  });
});

test("digits are cut where the two numbers part", () => {
  expect(sharedDigits(0.125, 0.1875)).toEqual({ shared: "0.1", rest: ["250000000", "875000000"] });
  expect(sharedDigits(0.5, 0.5).rest).toEqual(["", ""]);
});
