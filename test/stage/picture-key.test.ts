import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { light } from "#look";
import type { Scene } from "#scenes";
import { defineScene } from "#scenes";
import type { Clip } from "#show";
import { createClipPainter, sampleClip } from "#stage";
import { z } from "zod";
import { RecordingCanvas } from "../support/recording-canvas.ts";

beforeAll(() => {
  vi.stubGlobal("OffscreenCanvas", RecordingCanvas);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const stepper = (hasKey: boolean): Scene =>
  defineScene<unknown, number>({
    id: "stepper", title: { zh: "步", en: "Steps" }, summary: { zh: "步", en: "Steps" }, params: z.strictObject({}), actions: {}, quantities: [],
    simulate: () => (tMs) => Math.floor(tMs / 250),
    paint: (g, step) => g.fillRect(step, 0, 10, 10),
    ...(hasKey ? { frameKey: (step: number) => `${step}` } : {}),
  });

const withScene: Clip = {
  ...sampleClip,
  scene: { id: "stepper", params: {}, seed: 1, events: [], clock: { originMs: 0, rate: 1 } },
  stageEvents: [...sampleClip.stageEvents, { tMs: 9000, action: "point", args: {}, role: "penggen" }],
};

function painterOf(clip: Clip, scene: Scene | null) {
  // A clip remembers its simulation: a fresh copy remembers nothing.
  const painter = createClipPainter({ clip: structuredClone(clip), scene, theme: light, width: 960, height: 540 });
  const picture = (tMs: number) => {
    const canvas = new RecordingCanvas(960, 540);
    painter.paint(canvas.getContext(), tMs);
    return canvas.text();
  };
  return { ...painter, picture };
}

const frames = fc.integer({ min: 0, max: 449 }).map((frame) => (frame * 1000) / 30);

describe.each([
  ["without a scene", sampleClip, null],
  ["with a scene", withScene, stepper(true)],
] as const)("a clip %s", (_, clip, scene) => {
  test("equal keys are equal pictures, from frame to frame", () => {
    const { picture, pictureKey } = painterOf(clip, scene);
    const seen = new Map<string, string>();
    let repeats = 0;
    for (let frame = 50; frame < 290; frame++) {
      const tMs = (frame * 1000) / 30;
      const key = pictureKey(tMs)!;
      if (!seen.has(key)) seen.set(key, picture(tMs));
      else {
        repeats++;
        expect(picture(tMs), key).toBe(seen.get(key));
      }
    }
    expect(repeats).toBeGreaterThan(100);
    expect(new Set(seen.values()).size).toBe(seen.size);
  });

  test("the picture at an instant does not depend on what was painted before", () => {
    const used = painterOf(clip, scene);
    fc.assert(fc.property(fc.array(frames, { minLength: 2, maxLength: 6 }), (times) => {
      for (const tMs of times) used.picture(tMs);
      const last = times.at(-1)!;
      expect(used.picture(last)).toBe(painterOf(clip, scene).picture(last));
    }), { numRuns: 25 });
  });
});

test("a scene without a frame key leaves the picture without one", () => {
  expect(painterOf(withScene, stepper(false)).pictureKey(1000)).toBeNull();
});

test("the overlay's key changes with a phrase that holds a formula, and only then is there an overlay", () => {
  const [first, ...rest] = sampleClip.lines;
  const phrase = { ...first!.phrases[0]!, runs: [{ text: "六除以直径", tex: "6/d" }] };
  const { hasOverlay, overlayKey } = painterOf({ ...sampleClip, lines: [{ ...first!, phrases: [phrase] }, ...rest] }, null);
  expect([hasOverlay(1000), hasOverlay(3000), hasOverlay(6000)]).toEqual([false, true, false]);
  expect(overlayKey(3000)).not.toBe(overlayKey(1000));
  expect(overlayKey(6000)).toBe(overlayKey(1000));
});
