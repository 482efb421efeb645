import { describe, expect, test } from "vitest";
import { layoutFor, SCENE, type Frame, type Layout } from "../../src/stage/layout.ts";

interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const shapes: readonly (readonly [string, Frame])[] = [
  ["16:9", { width: 1280, height: 720 }],
  ["1:1", { width: 720, height: 720 }],
  ["9:16", { width: 720, height: 1280 }],
];
const cases = shapes.flatMap(([name, frame]) => [true, false].map((hasScene) => [`${name} ${hasScene ? "with" : "without"} a scene`, layoutFor(frame, hasScene), frame] as const));

const contains = (outer: Area, inner: Area) =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const overlaps = (a: Area, b: Area) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const words = ({ subtitleText, factCard, scene }: Layout): readonly Area[] => [subtitleText, factCard, ...(scene === null ? [] : [scene])];

describe.each(cases)("%s", (_, layout, asked) => {
  test("has the shape asked for", () => {
    expect(layout.frame.width / layout.frame.height).toBeCloseTo(asked.width / asked.height, 2);
  });
  test("keeps everything that is read or explained inside the picture, and nothing of it under anything else", () => {
    const parts = words(layout);
    for (const part of parts) expect(contains({ x: 8, y: 8, width: layout.frame.width - 16, height: layout.frame.height - 16 }, part)).toBe(true);
    for (const [i, a] of parts.entries()) for (const b of parts.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
  });
  test("keeps the scene's proportions and its smallest text at 22 px or more", () => {
    if (layout.scene === null) return;
    expect(layout.scene.width / layout.scene.height).toBeCloseTo(SCENE.width / SCENE.height, 3);
    expect((28 * layout.scene.width) / SCENE.width).toBeGreaterThanOrEqual(22);
  });
  test("shows both performers' faces beside each other above the words", () => {
    const [left, right] = layout.places;
    expect(right.x - left.x).toBeGreaterThan(120 * left.scale);
    for (const place of layout.places) expect(place.y + 100 * place.scale).toBeLessThan(layout.subtitle.y);
  });
});

test("the tall picture leaves a phone's own signs their places", () => {
  for (const hasScene of [true, false]) {
    const layout = layoutFor({ width: 1080, height: 1920 }, hasScene);
    for (const part of words(layout)) {
      expect(part.y).toBeGreaterThanOrEqual(120);
      expect(part.y + part.height).toBeLessThanOrEqual(1920 - 240);
    }
  }
});
