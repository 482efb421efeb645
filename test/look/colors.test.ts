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
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
