import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingGlyphs } from "#look";
import { coveredCodePoints, encodeCoverage } from "../../scripts/glyph-coverage.mjs";

test("finds what no font of ours has, each once", () => {
  expect(missingGlyphs("一碗粥 FP8 μ≤½ 饽饽——“好”\n👨‍👩‍👧😀😀")).toEqual(["👨", "👩", "👧", "😀"]);
});

test("the table says what the installed fonts hold", () => {
  const source = readFileSync(new URL("../../src/look/glyph-coverage.ts", import.meta.url), "utf8");
  expect(source, "run node scripts/glyph-coverage.mjs").toContain(`"${encodeCoverage(coveredCodePoints())}"`);
});
