import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type CarriedShape, mixShape, themes } from "#look";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import { createClipPainter, sampleClip, SCENE } from "#stage";
import { progressAt } from "../../src/stage/transition/progress.ts";
import { shapeOf, sidesOf } from "../../src/stage/transition/side.ts";
import { RecordingCanvas } from "../support/recording-canvas.ts";

beforeAll(() => { vi.stubGlobal("OffscreenCanvas", RecordingCanvas); });
afterAll(() => { vi.unstubAllGlobals(); });

function sceneClip(id: string, sceneId: string | null): Clip {
  const scene = sceneId === null ? null : { id: sceneId, params: scenes.get(sceneId)!.params.parse({}) as Record<string, unknown>, seed: 1, events: [], clock: { originMs: 0, rate: 1 } };
  return { ...sampleClip, id, beatId: id, actTitle: null, facts: [], stageEvents: [], durationFrames: 90, durationMs: 3000, lines: [], laughs: [], scene };
}

function transition(from: Clip, to: Clip, carried: { from: string; to: string } | null): Clip {
  const durationFrames = carried === null ? 18 : 36;
  return { ...sceneClip(`${from.id}+${to.id}`, null), kind: "transition", transition: { from, to, carried }, durationFrames, durationMs: (durationFrames * 1000) / 30 };
}

const dissolve = transition(sceneClip("a", "big-number"), sceneClip("b", "quote"), null);
const carry = transition(sceneClip("a", "porridge"), sceneClip("b", "axon-conduction"), { from: "chopstick", to: "axon" });
const framesOf = ({ durationFrames }: Clip) => Array.from({ length: durationFrames }, (_, frame) => (frame * 1000) / 30);
const through = (clip: Clip) => framesOf(clip).map((tMs) => progressAt(clip, clip.transition!, tMs));

describe("the way through", () => {
  test("a dissolve starts a breath after the last picture and ends a breath before the next", () => {
    const steps = through(dissolve);
    expect(steps[0]!.to).toBeGreaterThan(0);
    expect(steps[0]!.to).toBeLessThan(0.01);
    expect(steps.at(-1)!.to).toBeLessThan(1);
    expect(steps.at(-1)!.to).toBeGreaterThan(0.99);
    for (const { from, to } of steps) expect(from + to).toBeCloseTo(1, 10);
  });

  test("in a carry the old scene is gone before the new one comes, and the object alone is on its way between", () => {
    const steps = through(carry);
    for (const { from, to } of steps) expect(Math.min(from, to)).toBe(0);
    const alone = steps.filter(({ from, to }) => from === 0 && to === 0);
    expect(alone.length).toBeGreaterThan(5);
    for (const { object, travel } of alone) {
      expect(object).toBe(1);
      expect(travel).toBeGreaterThan(0.2);
      expect(travel).toBeLessThan(1);
    }
    expect(steps[0]!.travel).toBe(0);
    expect(steps.at(-1)!.travel).toBe(1);
  });

  test("midway the chopstick lies between the bowl and the fibre", () => {
    const { from, to } = sidesOf(carry.transition!, { width: 1920, height: 1080 });
    const [stick, axon] = [shapeOf(from, "chopstick", themes.light)!, shapeOf(to, "axon", themes.light)!];
    const half = mixShape(stick, axon, 0.5);
    for (const each of ["x", "y", "width", "height"] as const) expect(half[each]).toBeCloseTo((stick[each] + axon[each]) / 2, 6);
    // Upright in the bowl, level as a fibre, half down in between.
    expect(Math.abs(Math.sin(stick.angle))).toBeGreaterThan(0.98);
    expect(Math.abs(Math.sin(axon.angle))).toBeLessThan(0.01);
    expect(Math.abs(Math.sin(half.angle))).toBeCloseTo(Math.SQRT1_2, 1);
  });

  test("each side is shown at the instant that touches the transition", () => {
    const { from, to } = sidesOf(dissolve.transition!, { width: 1920, height: 1080 });
    expect(from.tMs).toBeCloseTo(3000 - 1000 / 30, 6);
    expect(to.tMs).toBe(0);
  });
});

describe("its pictures", () => {
  const painterOf = (clip: Clip) => createClipPainter({ clip: structuredClone(clip), scene: null, theme: themes.light, width: 960, height: 540 });
  const picture = (painter: ReturnType<typeof painterOf>, tMs: number) => {
    const canvas = new RecordingCanvas(960, 540);
    painter.paint(canvas.getContext(), tMs);
    return canvas.text();
  };

  test.each([["a dissolve", dissolve], ["a carry", carry]])("%s: no two are equal, no key lies, and the order does not matter", (_, clip) => {
    const used = painterOf(clip);
    const pictures = framesOf(clip).map((tMs) => picture(used, tMs));
    expect(new Set(pictures).size).toBe(clip.durationFrames);
    expect(new Set(framesOf(clip).map((tMs) => used.pictureKey(tMs))).size).toBe(clip.durationFrames);
    const fresh = painterOf(clip);
    for (const frame of [12, 3, 17]) expect(picture(fresh, framesOf(clip)[frame]!)).toBe(pictures[frame]);
  });

  test("formulas fade with their scenes", () => {
    const painter = painterOf(carry);
    expect(painter.hasOverlay(0)).toBe(true);
    expect(painter.overlayKey(0)).not.toBe(painter.overlayKey(200));
    // Only the porridge has one, and nothing is left of it in the second half.
    expect(painter.overlayKey(600).split("|")[0]).toBe("0.000");
    expect(painterOf(dissolve).hasOverlay(0)).toBe(false);
  });
});

const objects = [...scenes].flatMap(([id, { carries = {} }]) => Object.keys(carries).map((name) => [id, name] as const));

describe("every object that a scene can give", () => {
  test("there are the ones that the shows speak of", () => {
    expect(objects.map((each) => each.join("."))).toEqual(expect.arrayContaining(["porridge.chopstick", "axon-conduction.axon", "neuron-anatomy.cell", "neural-wave.cell", "moe-router.expert", "mx-quantization.box", "parcel-villages.box"]));
  });

  test.each(objects)("%s: %s is in the picture, at the beginning and later, in both themes", (id, name) => {
    const scene = scenes.get(id)!;
    const at = scene.simulate(scene.params.parse({}), 1, []);
    for (const tMs of [0, 700, 6000])
      for (const theme of [themes.light, themes.dark]) {
        const shape = scene.carries![name]!.shape(at(tMs), { ...SCENE, theme });
        expect(shape.color).toMatch(/^#[0-9a-f]{6}$/iu);
        expect(shape.color).not.toBe(theme.paper);
        expect(shape.width).toBeGreaterThanOrEqual(shape.height);
        expect(shape.height).toBeGreaterThan(4);
        const [dx, dy] = reach(shape);
        expect(shape.x - dx).toBeGreaterThanOrEqual(-40);
        expect(shape.x + dx).toBeLessThanOrEqual(SCENE.width + 40);
        expect(shape.y - dy).toBeGreaterThanOrEqual(-40);
        expect(shape.y + dy).toBeLessThanOrEqual(SCENE.height + 40);
      }
  });
});

/** Half the box around a shape. */
function reach({ width, height, angle }: CarriedShape): [number, number] {
  const [c, s] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return [(width * c + height * s) / 2, (width * s + height * c) / 2];
}

test("a mixed shape begins as the one, ends as the other, and never turns more than a quarter", () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const shape = fc.record({ x: number(0, 1320), y: number(0, 742), height: number(1, 100), more: number(2, 800), part: number(0, 1), angle: number(-7, 7), color: fc.constantFrom("#000000", "#c8372d", "#ffffff") })
    .map(({ height, more, part, ...rest }): CarriedShape => ({ ...rest, angle: rest.angle + 0, height, width: height + more, corner: (part * height) / 2 }));
  fc.assert(fc.property(shape, shape, (a, b) => {
    expect(mixShape(a, b, 0)).toEqual(a);
    const { angle, ...end } = mixShape(a, b, 1);
    const { angle: wanted, ...other } = b;
    for (const key of Object.keys(other) as (keyof typeof other)[])
      if (key === "color") expect(end.color).toBe(other.color);
      else expect(end[key]).toBeCloseTo(other[key], 6);
    // Half a turn changes nothing.
    expect(Math.abs(Math.sin(angle - wanted))).toBeLessThan(1e-6);
    expect(Math.abs(angle - a.angle)).toBeLessThanOrEqual(Math.PI / 2 + 1e-9);
  }));
});
