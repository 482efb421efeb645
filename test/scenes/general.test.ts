import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import { findQuantity, type SimEvent } from "#sim";
import { piecesOf, type ChatState } from "../../src/scenes/chat-window/simulate.ts";
import type { ChartState } from "../../src/scenes/chart/simulate.ts";
import type { BigNumberState } from "../../src/scenes/big-number/simulate.ts";
import type { ComparisonState } from "../../src/scenes/comparison/simulate.ts";
import type { FormulaState } from "../../src/scenes/formula/simulate.ts";
import { replaceTerms, termsOf } from "../../src/scenes/formula/terms.ts";
import { phrasesOf, type QuoteState } from "../../src/scenes/quote/simulate.ts";
import type { BillState } from "../../src/scenes/title/simulate.ts";

/** A scene at an instant, its parameters and cues read as a show reads them. */
function at<S>(id: string, tMs: number, params: Record<string, unknown> = {}, cues: readonly (readonly [string, number, Record<string, unknown>?])[] = []): S {
  const scene = scenes.get(id)! as Scene<unknown, S>;
  const events = cues.map(([action, whenMs, args = {}]): SimEvent => ({ tMs: whenMs, action, args: scene.actions[action]!.args.parse(args) }));
  return scene.simulate(scene.params.parse(params), 1, events)(tMs);
}

describe("numbers on screen are the quantity's", () => {
  const ratio = findQuantity("geometry.surfaceToVolume")!;

  test("a chart's curve, and the mark between two of its points", () => {
    const { table, mark } = at<ChartState>("chart", 9000, { points: 3 }, [["mark", 100, { x: 12, series: 2 }]]);
    expect(table.series[0]!.ys).toEqual([5, 52.5, 100].map((diameterUm) => ratio.compute({ shape: "sphere", diameterUm })));
    expect(mark).toMatchObject({ x: 12, y: ratio.compute({ shape: "neurite", diameterUm: 12 }) });
    expect([table.xUnit, table.yUnit]).toEqual(["µm", "1/µm"]);
  });

  test("after the last series, next goes from point to point", () => {
    const table = { series: [{ label: "a", values: [3, 1, 2] }], x: ["甲", "乙", "丙"], kind: "bar" };
    const nexts = [3000, 4000, 5000, 6000].map((tMs) => ["next", tMs] as const);
    expect([2999, 3500, 4500, 5500, 6500].map((tMs) => at<ChartState>("chart", tMs, table, nexts).mark?.y)).toEqual([undefined, 3, 1, 2, 3]);
    expect(at<ChartState>("chart", 9000, {}, [["next", 100], ["next", 200]]).mark).toMatchObject({ series: 1, x: 5 });
  });

  test("the big number counts up to it and stays", () => {
    const goal = (findQuantity("brain.againstMachine")!.compute({}) as { brainYears: number }).brainYears;
    const values = [0, 400, 800, 1200, 1600, 9000].map((tMs) => at<BigNumberState>("big-number", tMs).value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect([values[0], values.at(-1)]).toEqual([0, goal]);
    expect(at<BigNumberState>("big-number", 9000, {}, [["count", 5000, { to: 7 }]]).value).toBe(7);
  });

  test("scales lean to the heavier side, and a swap changes the sides", () => {
    const heavy = { left: { label: "a", quantity: "geometry.surfaceToVolume", with: { shape: "sphere", diameterUm: 2 } }, right: { label: "b", value: 1 } };
    expect(at<ComparisonState>("comparison", 9000, heavy)).toMatchObject({ weighed: 1, balance: -0.5, verdict: "a抵 3 个b" });
    expect(at<ComparisonState>("comparison", 9000, heavy, [["swap", 5000]]).swapped).toBe(1);
    expect(at<ComparisonState>("comparison", 9000, heavy, [["swap", 5000], ["swap", 6500]]).swapped).toBe(0);
  });

  test.each([
    ["chart", { quantity: "no.such" }, /got "no.such"/u],
    ["chart", { input: "weight" }, /got "weight"/u],
    ["chart", { range: [9, 3] }, /got 9…3/u],
    ["chart", { xScale: "log", range: [0, 3] }, /got 0/u],
    ["chart", { series: [{ label: "a", values: [1, 2] }], x: [1] }, /\(2\), got 1/u],
    ["chart", { series: [{ label: "a", values: [0, 2] }], yScale: "log" }, /got 0/u],
    ["big-number", { output: "colour" }, /got "colour"/u],
    ["comparison", { left: { label: "a", quantity: "brain.soul" } }, /got "brain.soul"/u],
  ])("%s with %o says what is wrong", (id, params, message) => {
    expect(() => at(id, 0, params)).toThrow(RangeError);
    expect(() => at(id, 0, params)).toThrow(message);
  });
});

describe("formula", () => {
  test("terms are found with their bodies, nested ones too; what is not closed stays", () => {
    const tex = String.raw`\term{a}{x+\term{b}{\frac{1}{y}}}=\term{c}{z}`;
    expect(termsOf(tex)).toEqual(["a", "b", "c"]);
    expect(replaceTerms(tex, (name, body) => `<${name}:${body}>`)).toBe(String.raw`<a:x+<b:\frac{1}{y}>>=<c:z>`);
    for (const open of [String.raw`\term{a}{x`, String.raw`\term{a`, String.raw`\term{a}x`]) expect(replaceTerms(open, () => "!")).toBe(open);
  });

  test("a term is pointed at until the next step; one that no step has is refused by name", () => {
    expect(at<FormulaState>("formula", 2000, {}, [["highlight", 1000]]).term).toMatchObject({ name: "s" });
    expect(at<FormulaState>("formula", 4000, {}, [["highlight", 1000]])).toMatchObject({ index: 1, term: null });
    expect(() => at("formula", 0, {}, [["highlight", 1000, { term: "mass" }]])).toThrow(/got "mass"/u);
  });
});

describe("words", () => {
  test("a saying is split where one breathes, and nothing of it is lost", () => {
    expect(phrasesOf("一尺之捶，日取其半，万世不竭。")).toEqual(["一尺之捶，", "日取其半，", "万世不竭。"]);
    expect(phrasesOf("他说：“对！”然后走了").join("")).toBe("他说：“对！”然后走了");
    expect(at<QuoteState>("quote", 0).shown).toEqual([1, 0, 0, 0]);
    expect(at<QuoteState>("quote", 9000).shown).toEqual([1, 1, 1, 1]);
  });

  test("the bill unrolls and is stamped by itself; rolled up it shows nothing", () => {
    expect(at<BillState>("title", 0)).toMatchObject({ open: 0, seal: "" });
    expect(at<BillState>("title", 5000)).toMatchObject({ open: 1, seal: "逗捧", press: 1 });
    expect(at<BillState>("title", 9000, {}, [["roll", 5000]]).open).toBe(-1);
    expect(at<BillState>("title", 9000, { rolled: true }).open).toBe(-1);
  });

  test("tokens come at the pace that cues set, and all of the text comes", () => {
    const long = { messages: [{ who: "model", text: "粥稠了就有屈服应力，推得不够狠它就不流，所以筷子站住了。" }], tokensPerSecond: 2 };
    const pieces = piecesOf(long.messages[0]!.text);
    expect(pieces.join("")).toBe(long.messages[0]!.text);
    expect([0, 1000, 2000].map((tMs) => at<ChatState>("chat-window", tMs, long).tokens)).toEqual([0, 2, 4]);
    expect(at<ChatState>("chat-window", 2000, long, [["pace", 1000, { tokensPerSecond: 5 }]]).tokens).toBe(7);
    expect(at<ChatState>("chat-window", 60_000, long).tokens).toBe(pieces.length);
    expect(at<ChatState>("chat-window", 60_000, long, [["say", 1000, { text: "哦" }]]).messages.at(-1)).toMatchObject({ who: "user", shown: 1 });
  });
});
