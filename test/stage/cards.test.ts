import { describe, expect, test } from "vitest";
import type { BoundFact } from "#show";
import { layoutFact, printClaim } from "../../src/stage/cards/fact-layout.ts";
import { presence } from "../../src/stage/cards/presence.ts";
import { splitMath } from "../../src/stage/inline-math.ts";

const measure = (text: string, size: number) => [...text].reduce((sum, c) => sum + (c.codePointAt(0)! < 0x2e80 ? 0.55 : 1) * size, 0);
const fact: BoundFact = { startMs: 0, endMs: 6000, text: "同样的体积，球的表面积最小。", claim: "0.05..0.15 1/um", source: "Alberts 2022", verdict: "contradicted", computed: "0.05..0.15 1/um" };

describe("a fact card", () => {
  test("prints claims as people write them", () => {
    expect(printClaim("0.05..0.15 1/um")).toBe("0.05–0.15 µm⁻¹");
    expect(printClaim("0.05–0.15 1/μm")).toBe("0.05–0.15 µm⁻¹");
    expect(printClaim("9.8 m/s^2")).toBe("9.8 m/s²");
    expect(printClaim("13.3 uA/cm2")).toBe("13.3 µA/cm²");
    expect(printClaim("-65.0 mV")).toBe("−65.0 mV");
    expect(printClaim("< 1 deg")).toBe("< 1°");
    expect(printClaim("12 au")).toBe("12 au");
    expect(printClaim("1e-3 mol")).toBe("1e-3 mol");
    expect(printClaim("4.25 1")).toBe("4.25");
  });

  test("says what the simulation found when it was asked", () => {
    expect(layoutFact(fact, 526, 306, measure).computed).toBe("模拟：0.05–0.15 µm⁻¹");
    expect(layoutFact({ ...fact, computed: null }, 526, 306, measure).computed).toBeNull();
  });

  test.each([5, 20, 45, 60, 300])("with %d characters stays within its box", (length) => {
    const layout = layoutFact({ ...fact, text: "体".repeat(length), source: "出处".repeat(100) }, 526, 306, measure);
    expect(layout.height).toBeLessThanOrEqual(306);
    expect(layout.text.join("").endsWith("…")).toBe(length > 60);
  });
});

test("presence rises, stays and falls", () => {
  const at = (tMs: number) => presence(tMs, 1000, 3000, 400, 300);
  expect([at(999), at(1400), at(2500), at(3000)]).toEqual([0, 1, 1, 0]);
  expect(at(1100)).toBeGreaterThan(0);
  expect(at(1100)).toBeLessThan(at(1300));
  expect(at(2950)).toBeLessThan(1);
});

test("finds formulas, not money", () => {
  expect(splitMath("球是 $6/d$，立方体也是")).toEqual([{ text: "球是 " }, { tex: "6/d" }, { text: "，立方体也是" }]);
  expect(splitMath("$5 和 $6")).toEqual([{ text: "$5 和 $6" }]);
});
