import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scenes } from "#scenes";
import type { Clip, StageEvent } from "#show";
import { actionSounds, builtInSounds, sampleClip, stageActions } from "#stage";
import { perform } from "../../src/stage/acting/perform.ts";
import type { Spot } from "../../src/stage/acting/stage-effects.ts";
import { poseText } from "../../src/stage/figure/pose.ts";
import { jia, quiet, yi } from "./sample.ts";

const spot: Spot = { sceneSide: 1, hasScene: true, block: { x: 150, y: 200 } };
const ticks = fc.integer({ min: 0, max: 150 });

/** The poses of the 2.6 s after a cue at 6.2 s, as text. */
function passage(clip: Clip, performer = yi): string[] {
  const at = perform(clip, performer, spot);
  return Array.from({ length: 26 }, (_, i) => poseText(at(62 + i)));
}

function cued(action: string, args: Record<string, unknown> = {}, role: StageEvent["role"] = "penggen"): Clip {
  return { ...quiet, stageEvents: [{ tMs: 6200, action, args: { ...stageActions.get(action)!.args.parse({}), ...args }, role }] };
}

describe("performers", () => {
  test("the same pose in whatever order it is asked for", () => {
    fc.assert(fc.property(fc.array(ticks, { minLength: 2 }), (asked) => {
      const forward = perform(sampleClip, jia, spot);
      const backward = perform(sampleClip, jia, spot);
      expect(asked.map((tick) => forward(tick))).toEqual(asked.toReversed().map((tick) => backward(tick)).reverse());
    }));
  });

  test("equal texts are equal poses", () => {
    const at = perform(sampleClip, jia, spot);
    const poses = new Map<string, unknown>();
    for (let tick = 0; tick < 150; tick++) {
      const text = poseText(at(tick));
      if (poses.has(text)) expect(at(tick)).toEqual(poses.get(text));
      poses.set(text, at(tick));
    }
    expect(poses.size).toBeGreaterThan(50);
  });

  test("the mouth of whoever speaks moves, the other's stays shut", () => {
    const [speaker, listener] = [perform(quiet, jia, spot), perform(quiet, yi, spot)];
    const during = Array.from({ length: 20 }, (_, i) => 25 + i);
    expect(new Set(during.map((tick) => speaker(tick).mouth)).size).toBeGreaterThan(2);
    expect(during.every((tick) => listener(tick).mouth === 0)).toBe(true);
  });

  test("the listener turns to the speaker and blinks now and then", () => {
    const listener = perform(quiet, jia, spot);
    expect(listener(2).yaw).toBeLessThan(12);
    expect(listener(60).yaw).toBeGreaterThan(20);
    const lids = Array.from({ length: 150 }, (_, tick) => listener(tick).lids);
    expect(lids.filter((open) => open === 0).length).toBeGreaterThan(1);
    expect(lids.filter((open) => open === 0).length).toBeLessThan(20);
  });

  test("both look round when the scene does something", () => {
    const events = [{ tMs: 13000, action: "fall", args: {} }];
    const scene = { id: "any", params: {}, seed: 1, events, clock: { originMs: 0, rate: 1 } };
    const looks = (clip: Clip) => perform(clip, yi, { ...spot, sceneSide: -1 })(135).yaw;
    expect(looks({ ...quiet, scene })).toBeLessThan(looks(quiet) - 20);
  });

  test("they laugh in a laugh gap and only there", () => {
    const clip = { ...quiet, laughs: [{ startMs: 12300, durationMs: 1500 }] };
    for (const performer of [jia, yi]) {
      expect(perform(clip, performer, spot)(130).mirth).toBe(1);
      expect(perform(clip, performer, spot)(145).mirth).toBe(0);
    }
  });
});

describe("actions", () => {
  test.each([...stageActions.keys()])("%s changes the pose of its performer, and in its own way", (action) => {
    const own = passage(cued(action));
    expect(own).not.toEqual(passage(quiet));
    for (const other of stageActions.keys()) if (other !== action) expect(own, other).not.toEqual(passage(cued(other)));
  });

  test.each([...stageActions.keys()].filter((action) => action !== "strike"))("%s leaves the partner alone", (action) => {
    expect(passage(cued(action), jia)).toEqual(passage(quiet, jia));
  });

  test.each([...stageActions.keys()])("%s acts on whoever `who` names", (action) => {
    expect(passage(cued(action, { who: "dougen" }), jia)).not.toEqual(passage(quiet, jia));
    expect(passage(cued(action, { who: "both" }), jia)).not.toEqual(passage(quiet, jia));
  });

  test("the hand with the block is down on the instant of the cue", () => {
    const at = perform(cued("strike"), yi, spot);
    expect(at(62).inner.y).toBeGreaterThan(at(61).inner.y + 60);
  });

  test("an open fan stays open until it is folded", () => {
    const events: StageEvent[] = [
      { tMs: 1000, action: "fan", args: { open: true }, role: "dougen" },
      { tMs: 9000, action: "fan", args: { open: false }, role: "dougen" },
    ];
    const at = perform({ ...quiet, stageEvents: events }, jia, spot);
    expect([at(5), at(80), at(93), at(110)].map(({ held, fan }) => [held, fan])).toEqual([["nothing", 0], ["fan", 1], ["fan", 0], ["nothing", 0]]);
  });

  test("arguments are checked", () => {
    expect(() => stageActions.get("bow")!.args.parse({ who: "narrator" })).toThrow();
    expect(() => stageActions.get("bow")!.args.parse({ deep: true })).toThrow();
    expect(stageActions.get("fan")!.args.parse({ open: false, who: "penggen" })).toEqual({ open: false, who: "penggen" });
  });

  test("no scene has an action of the same name", () => {
    for (const scene of scenes.values()) for (const name of Object.keys(scene.actions)) expect(stageActions.has(name), `${scene.id}.${name}`).toBe(false);
  });

  test("every sound of an action is a built-in one", () => {
    for (const [action, sound] of actionSounds) expect([stageActions.has(action), builtInSounds.has(sound)]).toEqual([true, true]);
  });
});
