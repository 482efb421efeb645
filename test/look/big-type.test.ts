import { expect, test } from "vitest";
import { drawAxes, drawWords, light, roundestFirst, SIZE } from "#look";
import { RecordingCanvas } from "../support/recording-canvas.ts";

const AXES = { box: { x: 132, y: 100, width: 400, height: 300 }, x: { domain: [0, 10], label: "x", unit: "" } } as const;

test.each([
  [[0, 150_000], "元", ["0", "2", "14"], "数（万 元）"],
  [[-4e8, 4e8], "1", ["−4", "0", "4"], "数（亿）"],
  [[0, 20_000], "W", ["5000", "20000"], "数（W）"],
])("ticks over %o are short, and the axis says what they count", (domain, unit, ticks, name) => {
  const canvas = new RecordingCanvas(600, 500);
  drawAxes(canvas.context, light, { ...AXES, y: { domain: domain as [number, number], label: "数", unit } });
  expect(canvas.written.map(({ text }) => text)).toEqual(expect.arrayContaining([...ticks, name]));
});

test("a sum in large type stays between its ends, and no exponent is too small", () => {
  for (const middle of [0, 300, 600]) {
    const canvas = new RecordingCanvas(600, 500);
    const words = [{ text: "1.01", color: light.ink, shown: 1 }, { text: "÷ 2", exponent: -2, color: light.ink, shown: 0.5 }];
    drawWords(canvas.context, words, { middle, from: 20, to: 580, y: 200, size: 50 });
    expect(Math.min(...canvas.written.map(({ left }) => left))).toBeGreaterThanOrEqual(20);
    expect(Math.max(...canvas.written.map(({ right }) => right))).toBeLessThanOrEqual(581);
    expect(Math.min(...canvas.written.map(({ sizePx }) => sizePx))).toBeGreaterThanOrEqual(SIZE.small);
    expect(canvas.written.map(({ alpha }) => alpha)).toEqual([1, 0.5, 0.5]);
  }
});

test("a grid is labelled from its roundest numbers on", () => {
  expect(roundestFirst([0.5, 1, 1.5, 2, 3, 4, 6]).slice(0, 7)).toEqual([0, 6, -6, 4, -4, 2, -2]);
});
