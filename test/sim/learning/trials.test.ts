import { describe, expect, test } from "vitest";
import { learningQuantities } from "../../../src/sim/learning/quantities.ts";
import { trialsParams } from "../../../src/sim/learning/trials-inputs.ts";
import { simulateTrials } from "../../../src/sim/learning/trials.ts";
import { expectAnyOrder } from "../any-order.ts";
import { askFrom } from "../ask.ts";

const ask = askFrom(learningQuantities);
const run = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
  simulateTrials(trialsParams.parse(params), 0, events);
/** 15 steps a trial at 2 trials a second. */
const END = 499;

describe("conditioning on screen", () => {
  test("each trial is the quantity's", () => {
    const at = run({});
    for (const trial of [1, 7, 50, 200]) {
      const { errors, values } = ask("learning.dopamine", { trial });
      const state = at((trial - 1) * 500 + END);
      expect(state.trial).toBe(trial - 1);
      expect([...state.errors]).toEqual(errors);
      expect([...state.values]).toEqual(values);
      expect(state.history.map((row) => [...row])).toEqual(Array.from({ length: Math.min(60, trial - 1) }, (_, i) =>
        ask("learning.dopamine", { trial: state.fromTrial + i + 1 }).errors));
    }
  });

  test("errors appear as their time comes: the cue at step 0, the reward at step 10", () => {
    const at = run({});
    const trained = 60 * 500;
    expect(at(trained).step).toBeCloseTo(-2, 9);
    expect([...at(trained + 60).errors].every((error) => error === 0)).toBe(true);
    const cue = at(trained + 70);
    expect(cue.error).toBe(cue.errors[0]);
    expect(cue.error).toBeGreaterThan(0.5);
    expect(cue.errors[1]).toBe(0);
    expect(at(450).error).toBe(0);
    expect(at(401)).toMatchObject({ error: 1, trial: 0 });
    expect(at(250).progress).toBeCloseTo(0.5, 12);
    expect(at(-1)).toMatchObject({ trial: 0, progress: 0, fromTrial: 0, history: [] });
  });

  test("an omitted reward dips, then all goes on", () => {
    const at = run({ trialsPerSecond: 20 }, [{ tMs: 10_000, action: "omit", args: { trials: 2 } }]);
    expect(at(9999).rewardGiven).toBe(true);
    expect(at(10_049)).toMatchObject({ trial: 200, rewardGiven: false, cueGiven: true });
    expect(at(10_049).errors[10]).toBeCloseTo(-1, 8);
    expect(at(10_099).rewardGiven).toBe(false);
    expect(at(10_149).rewardGiven).toBe(true);
    expect(at(10_149).errors[10]).toBeGreaterThan(0.3);
  });

  test("a larger reward is a surprise of the difference; without the cue the reward is one again", () => {
    const changed = run({ trialsPerSecond: 20 }, [{ tMs: 9990, action: "reward", args: { size: 3 } }]);
    expect(changed(9999).reward).toBe(1);
    expect(changed(10_049)).toMatchObject({ reward: 3 });
    expect(changed(10_049).errors[10]).toBeCloseTo(2, 8);
    const bare = run({ trialsPerSecond: 20 }, [{ tMs: 10_000, action: "cue", args: {} }]);
    expect(bare(10_049).cueGiven).toBe(false);
    expect(bare(10_049).errors[0]).toBe(0);
    expect(bare(10_049).errors[10]).toBe(1);
    expect([...bare(20_000).values]).toEqual([...bare(10_049).values]);
  });

  test("unlearning starts over, speed changes the trials to come", () => {
    const at = run({ trialsPerSecond: 20 }, [{ tMs: 10_000, action: "unlearn", args: {} }, { tMs: 12_000, action: "speed", args: { trialsPerSecond: 1 } }]);
    expect([...at(10_000).values].every((value) => value === 0)).toBe(true);
    expect(at(9999).values[0]).toBeGreaterThan(0.9);
    expect(at(10_049).errors[10]).toBe(1);
    expect(at(13_000)).toMatchObject({ trial: 241, trialsPerSecond: 1 });
    expect(at(11_999).trialsPerSecond).toBe(20);
  });

  test("a reward of 0 is none", () => {
    expect(run({ reward: 0 })(0).rewardGiven).toBe(false);
  });

  test("asking in another order gives the same states", () => {
    expectAnyOrder(simulateTrials, trialsParams.parse({ delaySteps: 4, historyTrials: 5 }), {
      omit: [{ trials: 2 }], reward: [{ size: 2 }], cue: [{ on: false }, { on: true }], unlearn: [{}], speed: [{ trialsPerSecond: 7 }],
    });
  });
});
