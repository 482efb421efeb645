import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTexts } from "../../../src/studio/keep/merge.ts";
import { differenceOf } from "../../../src/studio/saving/difference.ts";

const text = fc.array(fc.constantFrom("甲：一。\n", "乙：二。\n", "\n", "甲：三。\r\n", "乙：四。"), { maxLength: 12 }).map((lines) => lines.join(""));

test("what one side alone changed is taken as it is", () => {
  fc.assert(fc.property(text, text, (base, other) => {
    expect(mergeTexts(base, other, base, "ours")).toEqual({ text: other, isConflict: false });
    expect(mergeTexts(base, base, other, "ours")).toEqual({ text: other, isConflict: false });
    expect(mergeTexts(base, other, other, "ours")).toEqual({ text: other, isConflict: false });
  }));
});

test("changes in different places come together", () => {
  const base = "甲：一。\n乙：二。\n甲：三。\n乙：四。\n";
  expect(mergeTexts(base, base.replace("一", "壹"), base.replace("四", "肆"), "ours")).toEqual({ text: "甲：壹。\n乙：二。\n甲：三。\n乙：肆。\n", isConflict: false });
  expect(mergeTexts(base, `${base}甲：五。\n`, base.replace("一", "壹"), "ours").text).toBe("甲：壹。\n乙：二。\n甲：三。\n乙：四。\n甲：五。\n");
});

test("in a conflict ours stays, or both, what is older first, and no line of ours is ever lost", () => {
  const [base, ours, theirs] = ["甲：一。\n", "甲：壹。", "甲：弌。\n"];
  expect(mergeTexts(base, ours, theirs, "ours")).toEqual({ text: "甲：壹。", isConflict: true });
  expect(mergeTexts(base, ours, theirs, "both")).toEqual({ text: "甲：弌。\n甲：壹。", isConflict: true });
  expect(mergeTexts(base, ours, "甲：弌。", "both").text).toBe("甲：弌。\n甲：壹。");
  fc.assert(fc.property(text, fc.array(fc.nat(99), { maxLength: 5 }), text, (from, numbers, other) => {
    const mine = numbers.map((number) => `甲：我${number}。\n`).join("") + from;
    const merged = mergeTexts(from, mine, other, "both").text;
    for (const number of numbers) expect(merged).toContain(`甲：我${number}。\n`);
  }));
});

test("where one side only wrote on behind what the other has, that is taken, and it is no conflict", () => {
  const base = "甲：一。\n乙：二。\n";
  for (const kind of ["ours", "both"] as const) {
    // A tab that takes over before it has heard the last word of the one that closes.
    expect(mergeTexts(base, `${base}甲：三`, `${base}甲：三个。\n`, kind)).toEqual({ text: `${base}甲：三个。\n`, isConflict: false });
    expect(mergeTexts(base, `${base}甲：三个。\n`, `${base}甲：三`, kind)).toEqual({ text: `${base}甲：三个。\n`, isConflict: false });
    expect(mergeTexts(`${base}甲：`, `${base}甲：三`, `${base}甲：三个`, kind)).toEqual({ text: `${base}甲：三个`, isConflict: false });
    // What one side took away is not simply brought back.
    expect(mergeTexts("甲：三个。\n", "甲：三", "甲：三个", kind).isConflict).toBe(true);
  }
});

/** As `doupeng new` would make it, 500 beats long: half its lines are empty. */
function longShow(): string {
  const line = (beat: number, each: number) => `${each % 2 ? "甲" : "乙"}：这是第${beat}拍的第${each}句。\n\n`;
  return Array.from({ length: 500 }, (_, beat) => `## 第${beat}拍 {#b${beat}}\n\n${Array.from({ length: 10 }, (__, each) => line(beat, each)).join("")}`).join("");
}

test("a long show is put together while one waits, however much was changed", { timeout: 60_000 }, () => {
  const base = longShow();
  const ours = `${base.replace("第3拍的第3句", "第三拍的第三句")}乙：末。\n`;
  const startedMs = performance.now();
  const few = mergeTexts(base, ours, base.replace("第400拍的第3句", "第四百拍"), "ours");
  expect(few).toEqual({ text: ours.replace("第400拍的第3句", "第四百拍"), isConflict: false });
  // All lines, and all in another order.
  const all = mergeTexts(base, ours, base.replaceAll("句", "话"), "ours");
  expect(all.isConflict).toBe(true);
  expect(all.text).toContain("第三拍的第三句");
  const turned = base.split("\n\n").reverse().join("\n\n");
  expect(mergeTexts(base, turned, ours, "both").text).toContain("第三拍的第三句");
  // On an idle machine half a second.
  expect(performance.now() - startedMs).toBeLessThan(10_000);
});

test("an earlier version that shares little with a long show is told apart while one waits", { timeout: 60_000 }, () => {
  const [now, then] = [longShow(), longShow().replaceAll("句", "话")];
  const startedMs = performance.now();
  const parts = differenceOf(now, then);
  expect(performance.now() - startedMs).toBeLessThan(5000);
  expect(parts.filter(({ added }) => !added).map(({ value }) => value).join("")).toBe(now);
  expect(parts.filter(({ removed }) => !removed).map(({ value }) => value).join("")).toBe(then);
});
