import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { parseScript, printScript } from "#script";
import type { NumberControl } from "../../src/studio/inspector/form/fields.ts";
import { scaleOf, stepped, typedNumber } from "../../src/studio/inspector/form/number-scale.ts";
import { resultsOf } from "../../src/studio/inspector/results.ts";
import { boundaryStart, findBlock, type GapAddress, moveBoundary, moveCue, wordPlaces } from "../../src/studio/timeline/moves.ts";
import { judge } from "#show";
import { quantities } from "#sim";

function edit(text: string, change: (tr: Transaction, doc: Node) => void): string {
  const { doc, source } = parseScript(text);
  const { tr } = EditorState.create({ doc });
  change(tr, doc);
  return printScript(tr.doc, source);
}

const script = (...lines: readonly string[]) => `# 垫话\n## 拍 {#a}\n${lines.join("\n")}\n`;
const boundary = (text: string, blockIndex: number, byMs: number, alone = false, at: GapAddress["at"] = "end") => edit(text, (tr, doc) => {
  moveBoundary(tr, boundaryStart(doc, { beatId: "a", blockIndex, at })!, byMs, alone);
});

describe("the boundary between two lines", () => {
  const text = script("甲：一", "> 批注", "乙：二:pause[1s]", "甲：三");

  test.each([
    ["later: a pause appears", text, 0, 600, false, text.replace("一", "一:pause[0.6s]")],
    ["earlier than it can be: the pause goes, no more", text, 2, -5000, false, text.replace(":pause[1s]", "")],
    ["alone, the next pause gives", text, 0, 400, true, text.replace("一", "一:pause[0.4s]").replace("1s", "0.6s")],
    ["alone, no more than the next pause has", text, 0, 4000, true, text.replace("一", "一:pause[1s]").replace("二:pause[1s]", "二")],
    ["alone, the other way round", text, 2, -300, true, text.replace(":pause[1s]", ":pause[0.7s]").replace("三", "三:pause[0.3s]")],
    ["behind the last line", text, 3, 200, true, text.replace("三", "三:pause[0.2s]")],
    ["a laugh at the end grows", script("甲：一:laugh[1s]:cue[动]{do=bow}", "乙：二"), 0, 100, false, script("甲：一:laugh[1.1s]:cue[动]{do=bow}", "乙：二")],
    ["… and is never lost", script("甲：一:laugh[1s]", "乙：二"), 0, -5000, false, script("甲：一:laugh[0.1s]", "乙：二")],
    ["the pause before the next words gives, behind a laugh or nothing", script("甲：一:laugh[1s]", "乙：:pause[0.6s]二"), 0, -200, false, script("甲：一:laugh[1s]", "乙：:pause[0.4s]二")],
    ["alone, the laugh behind gives", script("甲：一", "乙：二:laugh[1s]"), 0, 300, true, script("甲：一:pause[0.3s]", "乙：二:laugh[0.7s]")],
    ["alone, across beats", `${script("甲：一")}## 二 {#b}\n乙：二:pause[1s]\n`, 0, 300, true, `${script("甲：一:pause[0.3s]")}## 二 {#b}\n乙：二:pause[0.7s]\n`],
    ["a line that falls into the other's words falls in later", script("甲：一", "乙：:overlap[0.5s]二"), 0, 200, false, script("甲：一", "乙：:overlap[0.3s]二")],
    ["… or earlier", script("甲：一", "乙：:overlap[0.5s]二"), 0, -200, false, script("甲：一", "乙：:overlap[0.7s]二")],
  ])("%s", (_, before, blockIndex, byMs, alone, after) => {
    expect(boundary(before, blockIndex, byMs, alone)).toBe(after);
  });

  test("a laugh in the middle of a line, and the silence before its words", () => {
    const middle = script("甲：一:laugh[1s]二", "乙：三");
    expect(boundary(middle, 0, 200, false, 1)).toBe(middle.replace("[1s]", "[1.2s]"));
    expect(boundary(middle, 0, -200, true, 1)).toBe(middle.replace("[1s]", "[0.8s]").replace("二", "二:pause[0.2s]"));
    expect(boundary(middle, 0, 200, false, "start")).toBe(middle.replace("一", ":pause[0.2s]一"));
    expect(boundaryStart(parseScript(middle).doc, { beatId: "a", blockIndex: 0, at: 0 })).toBeNull();
  });

  test("each move counts from where the drag began, so that a drag there and back leaves nothing", () => {
    const waits = fc.array(fc.constantFrom(":pause[0s]", ":pause[1s]", ":laugh[0.05s]", ":laugh[1s]", ":cue[动]{do=bow}"), { maxLength: 3 }).map((each) => each.join(""));
    const moves = fc.array(fc.record({ byMs: fc.integer({ min: -3000, max: 3000 }), alone: fc.boolean() }), { maxLength: 5 });
    fc.assert(fc.property(fc.array(waits, { minLength: 5, maxLength: 5 }), moves, fc.constantFrom(0, 2, 3), fc.constantFrom("start" as const, "end" as const, 0, 1, 2), ([a, b, c, d, e], drag, blockIndex, at) => {
      const before = script(`甲：${a}一${b}`, "> 批注", `乙：${c}二${d}`, `甲：${e}三`);
      expect(edit(before, (tr, doc) => {
        const start = boundaryStart(doc, { beatId: "a", blockIndex, at });
        if (start === null) return;
        for (const { byMs, alone } of drag) moveBoundary(tr, start, byMs, alone);
        moveBoundary(tr, start, 0, false);
      })).toBe(before);
    }), { numRuns: 400 });
  });
});

describe("a cue", () => {
  const moved = (line: string, to: string) => edit(script(line), (tr, doc) => {
    const { node, pos } = findBlock(doc, { beatId: "a", blockIndex: 0 })!;
    let cuePos = -1;
    node.forEach((child, offset) => { if (child.type.name === "cue") cuePos = pos + 1 + offset; });
    moveCue(tr, pos, cuePos, wordPlaces(node).find(({ word }) => word === to)!.offset);
  });

  test.each([
    ["甲：:cue[动]{do=bow}筷子立在粥里。", "粥", "甲：筷子立在:cue[动]{do=bow}粥里。"],
    ["甲：筷子立在:cue[动]{do=bow}粥里。", "筷子", "甲：:cue[动]{do=bow}筷子立在粥里。"],
    ["甲：:cue[动]{do=bow}筷子。", "", "甲：筷子。:cue[动]{do=bow}"],
    ["甲：筷子:pause[1s]粥:cue[动]{do=bow}", "粥", "甲：筷子:cue[动]{do=bow}:pause[1s]粥"],
    ["甲：:cue[动]{do=bow at=粥}筷子:stress[粥里]。", "粥", "甲：筷子:cue[动]{do=bow}:stress[粥里]。"],
  ])("%s → before %j", (before, word, after) => {
    expect(moved(before, word)).toBe(script(after));
  });

  test("never stands inside a formula's reading", () => {
    const { doc } = parseScript(script("甲：比是 $\\frac{6}{d}$ 啊。"));
    const line = findBlock(doc, { beatId: "a", blockIndex: 0 })!.node;
    const inside = wordPlaces(line).map(({ offset }) => offset);
    expect(inside.every((offset) => offset <= line.content.size)).toBe(true);
    expect(new Set(inside).size).toBe(inside.length);
  });
});

describe("numbers in a form", () => {
  const control = fc.oneof(
    fc.record({ kind: fc.constant("number" as const), min: fc.integer({ min: -100, max: 0 }), max: fc.integer({ min: 1, max: 5000 }), isWhole: fc.boolean() }),
    fc.record({ kind: fc.constant("number" as const), min: fc.constantFrom(1e-4, 0.5, 1), max: fc.constantFrom(1e4, 1e8), isWhole: fc.constant(false) }),
    fc.constant({ kind: "number" as const, min: 0, max: 1e8, isWhole: true }),
  ) satisfies fc.Arbitrary<NumberControl>;

  test("a slider and its keys stay in the range, reach both ends, and go the right way", () => {
    fc.assert(fc.property(control, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 10 }), (range, share, times) => {
      const scale = scaleOf(range)!;
      const value = scale.valueAt(Math.round(share * scale.positions));
      for (const each of [value, stepped(range, value, times), stepped(range, value, -times)]) {
        expect(each).toBeGreaterThanOrEqual(range.min);
        expect(each).toBeLessThanOrEqual(range.max);
        if (range.isWhole) expect(Number.isInteger(each)).toBe(true);
      }
      if (value < range.max) expect(stepped(range, value, times)).toBeGreaterThan(value);
      if (value > range.min) expect(stepped(range, value, -times)).toBeLessThan(value);
      expect([scale.valueAt(0), scale.valueAt(scale.positions)]).toEqual([range.min, range.max]);
    }));
  });

  test.each([["8", 8], ["８．５", 8.5], ["−3", -3], ["1,200", 1200], ["2。5", 2.5], ["1e-3", 0.001], ["", null], ["八", null], ["1/0", null], ["Infinity", null]])("typed %j is %j", (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });
});

test("what the quantity browser prints as a claim is supported by the quantity it comes from", { timeout: 60_000 }, () => {
  const checked: string[] = [];
  for (const quantity of quantities.values()) {
    const input = quantity.example as Readonly<Record<string, unknown>>;
    const results = resultsOf(quantity, input);
    expect(results.kind, quantity.name).toBe("values");
    if (results.kind !== "values") continue;
    for (const { field, printed } of results.values.slice(0, 3)) {
      const judged = judge({ claim: printed, quantity, field, input });
      if (judged.kind !== "judged" || judged.verdict !== "supported") checked.push(`${quantity.name} ${field} ${printed} ${JSON.stringify(judged)}`);
    }
  }
  expect(checked).toEqual([]);
});

test("members of members and of lists are offered one by one", () => {
  const fieldsOf = (name: string) => {
    const quantity = quantities.get(name)!;
    const results = resultsOf(quantity, quantity.example as Readonly<Record<string, unknown>>);
    return results.kind === "values" ? results.values.map(({ field }) => field) : [];
  };
  expect(fieldsOf("geometry.reconstruction")).toContain("soma.areaUm2");
  expect(fieldsOf("moe.drop")).toContain("loads.0");
  expect(fieldsOf("attention.multiHead")).toEqual([]);
});
