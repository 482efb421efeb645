import { expect, test } from "vitest";
import { dark, light, mixColor, withAlpha } from "#look";

test("mixes and fades colours", () => {
  expect(mixColor("#000000", "#ffffff", 0.5)).toBe("#808080");
  expect(mixColor("#102030", "#ffffff", 0)).toBe("#102030");
  expect(withAlpha("#102030", 0.5)).toBe("rgba(16, 32, 48, 0.5)");
});

test("names a colour it cannot read", () => {
  expect(() => mixColor("red", "#ffffff", 0.5)).toThrow('A colour must be written #rrggbb, got "red".');
});

// WCAG 2.2 §1.4.3: 4.5 for text, 3 for large text and for graphics that carry meaning (§1.4.11).
test.each([light, dark])("$name: text and series stand out from paper and card", (theme) => {
  for (const ground of [theme.paper, theme.card]) {
    expect(contrast(theme.ink, ground)).toBeGreaterThan(7);
    expect(contrast(theme.inkSoft, ground)).toBeGreaterThan(4.5);
    for (const color of [theme.vermilion, theme.right, theme.wrong, ...theme.series.filter((_, i) => i !== 1)]) expect(contrast(color, ground)).toBeGreaterThan(3);
  }
});

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = linear(color) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(color: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

// A change of colour is easily told from about 2 in OKLab × 100 on; thin lines and small dots need more.
const TOLD_APART = 6.5;

test.each([light, dark])("$name: colours used together are told apart with any kind of colour vision", (theme) => {
  const together = [[theme.vermilion, ...theme.series], [theme.right, theme.wrong], [theme.dougen, theme.penggen]];
  const near = together.flatMap((colors) => pairs(colors)).flatMap(([a, b]) =>
    Object.entries(VISION).map(([vision, matrix]) => ({ vision, a, b, distance: distance(oklab(seen(a, matrix)), oklab(seen(b, matrix))) })))
    .filter((pair) => pair.distance < TOLD_APART);
  expect(near).toEqual([]);
});

test("the simulated eye without red cones takes red and dark brown for one", () => {
  const [red, brown] = ["#c00000", "#4a3a00"].map((color) => oklab(seen(color, VISION.protanopia))) as [number[], number[]];
  expect(distance(red, brown)).toBeLessThan(TOLD_APART);
  expect(distance(oklab(seen("#c00000", VISION.normal)), oklab(seen("#4a3a00", VISION.normal)))).toBeGreaterThan(2 * TOLD_APART);
});

/** Linear RGB as seen by an eye that lacks one kind of cone: Machado, Oliveira & Fernandes 2009, severity 1. */
const VISION = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const;

function seen(color: string, matrix: readonly (readonly number[])[]): readonly number[] {
  const rgb = linear(color);
  return matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, i) => sum + weight * rgb[i]!, 0))));
}

/** Björn Ottosson 2020, OKLab from linear sRGB, × 100. */
function oklab(rgb: readonly number[]): number[] {
  const weigh = (rows: readonly (readonly number[])[], values: readonly number[]) => rows.map((row) => row.reduce((sum, weight, i) => sum + weight * values[i]!, 0));
  const cones = weigh([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], rgb);
  return weigh([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], cones.map(Math.cbrt))
    .map((value) => 100 * value);
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!));
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}
