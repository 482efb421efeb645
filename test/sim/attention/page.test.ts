import { describe, expect, test } from "vitest";
import { attentionPageParams } from "../../../src/sim/attention/page-inputs.ts";
import { headKinds, pageHeads, type PageHead } from "../../../src/sim/attention/page-heads.ts";
import { simulateAttentionPage } from "../../../src/sim/attention/page.ts";
import { expectAnyOrder } from "../any-order.ts";

const page = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
  simulateAttentionPage(attentionPageParams.parse(params), 1, events);
const sum = (weights: Float64Array) => weights.reduce((a, b) => a + b, 0);
const at = (token: number) => ({ tMs: 0, action: "focus", args: { token } });

describe("heads over a page", () => {
  test("reading begins at the token that is asked for, at the last one of a shorter page", () => {
    expect([1, 3, 900].map((startToken) => page({ text: "甲乙丙丁", startToken })(0).focus)).toEqual([0, 2, 3]);
  });

  const text = "甲乙丙丁甲乙戊";

  test("each does what it is built for", () => {
    const { heads, tokens } = page({ text, heads: 8 }, [at(6)])(5000);
    expect(tokens).toEqual([...text]);
    expect(heads.map(({ kind }) => kind)).toEqual([...headKinds, "mixed", "mixed"]);
    const [previous, same, induction, near, first] = heads as unknown as [typeof heads[0], typeof heads[0], typeof heads[0], typeof heads[0], typeof heads[0]];
    expect(previous!.strongest).toBe(4);
    expect([same!.weights[1]! + same!.weights[5]!, induction!.strongest, near!.strongest, first!.strongest]).toEqual([expect.closeTo(1, 0), 2, 5, 0]);
    expect(same!.weights[1]).toBeCloseTo(same!.weights[5]!, 12);
    expect(near!.spread).toBeGreaterThan(previous!.spread);
    expect(heads[5]!.weights).not.toEqual(heads[6]!.weights);
    for (const { weights, spread } of heads) {
      expect(sum(weights)).toBeCloseTo(1, 12);
      expect(weights[6]).toBe(0);
      expect(spread).toBeCloseTo(1 / weights.reduce((s, w) => s + w * w, 0), 10);
    }
  });

  test("the mask hides what comes later; without it the page costs all pairs", () => {
    const masked = page({ text }, [at(2)])(5000);
    expect(masked.heads.every(({ weights }) => weights.slice(2).every((w) => w === 0))).toBe(true);
    expect(masked.pairs).toBe(28);
    const open = page({ text }, [at(2), { tMs: 100, action: "mask", args: { causal: false } }])(5000);
    expect(open).toMatchObject({ causal: false, pairs: 49 });
    expect(open.heads[1]!.weights[5]).toBeCloseTo(open.heads[1]!.weights[1]!, 12);
  });

  test("sharper is narrower, and so is a score that is not divided by √d", () => {
    const spread = (events: Parameters<typeof page>[1]) => page({ text, heads: 4 }, [at(7), ...events!])(5000).heads[3]!.spread;
    const plain = spread([]);
    expect(spread([{ tMs: 1, action: "sharpen", args: { sharpness: 4 } }])).toBeLessThan(plain);
    expect(spread([{ tMs: 1, action: "sharpen", args: { sharpness: 0 } }])).toBeCloseTo(7, 9);
    expect(spread([{ tMs: 1, action: "scale", args: { on: false } }])).toBeCloseTo(spread([{ tMs: 1, action: "sharpen", args: { sharpness: 4 } }]), 9);
  });

  test("the focus reads on by itself, stays when told, goes on when let go, and starts over at the end", () => {
    const run = page({ text, tokensPerSecond: 2 }, [
      { tMs: 1600, action: "focus", args: { token: 2 } },
      { tMs: 4000, action: "focus", args: { token: 0 } },
    ]);
    expect([0, 499, 500, 1599].map((t) => run(t).focus)).toEqual([0, 0, 1, 3]);
    expect(run(3999)).toMatchObject({ focus: 1, pinned: true });
    expect(run(4499)).toMatchObject({ focus: 1, pinned: false });
    expect([4500, 6500, 7000].map((t) => run(t).focus)).toEqual([2, 6, 0]);
    expect(run(-1).focus).toBe(0);
  });

  test("weights pass over smoothly and always sum to 1", () => {
    const run = page({ text, causal: false }, [{ tMs: 1000, action: "focus", args: { token: 7 } }, { tMs: 1100, action: "sharpen", args: {} }]);
    for (let t = 600; t < 1500; t += 1) {
      const [before, after] = [run(t).heads[1]!.weights, run(t + 1).heads[1]!.weights];
      expect(Math.max(...after.map((w, j) => Math.abs(w - before[j]!)))).toBeLessThan(0.02);
      expect(sum(after)).toBeCloseTo(1, 9);
    }
    expect(run(1100 + 240).heads[1]!.weights).toEqual(run(9000).heads[1]!.weights);
  });

  test("spaces are no tokens; a token that is not there is refused", () => {
    expect(page({ text: " 粥 \n稠" })(0).tokens).toEqual(["粥", "稠"]);
    expect(() => page({ text }, [at(8)])).toThrow("token must be in 0…7, got 8");
  });

  test("asking in another order gives the same states", () => {
    expectAnyOrder(simulateAttentionPage, attentionPageParams.parse({ heads: 6 }), {
      focus: [{ token: 0 }, { token: 3 }], mask: [{ causal: false }], sharpen: [{ sharpness: 2 }], scale: [{ on: false }],
    });
  });
});

describe("queries and keys that are built", () => {
  const glyphs = [..."甲乙丙丁甲乙戊"];
  const score = ({ queries, keys }: PageHead, d: number, i: number, j: number) => {
    let product = 0;
    for (let m = 0; m < d; m++) product += queries[i * d + m]! * keys[j * d + m]!;
    return product / Math.sqrt(d);
  };
  const table = (head: PageHead, d: number) => glyphs.map((_, i) => glyphs.map((__, j) => score(head, d, i, j)));

  test.each([16, 64])("with %i dimensions a hit has one score, the same for every kind; a place not looked for has none", (d) => {
    const [previous, same, induction, near, first] = pageHeads(glyphs, 5, d, 3).map((head) => table(head, d)) as number[][][];
    const hit = same![0]![0]!;
    expect(hit).toBeGreaterThan(Math.log(glyphs.length));
    glyphs.forEach((glyph, i) => glyphs.forEach((other, j) => {
      expect(previous![i]![j]).toBeCloseTo(j === i - 1 ? hit : 0, 9);
      expect(first![i]![j]).toBeCloseTo(j === 0 ? hit : 0, 9);
      if (glyph === other) expect(same![i]![j]).toBeCloseTo(hit, 9);
      else expect(Math.abs(same![i]![j]!)).toBeLessThan(hit);
      expect(induction![i]![j]).toBeCloseTo(j === 0 ? 0 : same![i]![j - 1]!, 9);
      // The mean of cosines at half-odd frequencies is Dirichlet's kernel: the neighbourhood is a place's 40th of a turn wide.
      const x = ((i - j) * 2 * Math.PI) / (40 * (d / 2));
      expect(near![i]![j]).toBeCloseTo(i === j ? hit : (hit * Math.sin((d / 2) * x)) / (d * Math.sin(x / 2)), 9);
    }));
  });

  test("a random projection keeps lengths on the whole, and asks another question than it answers", () => {
    const d = 64;
    const many = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const [, same, , , , mixed, further] = pageHeads(many, 7, d, 5);
    const squares = (table: Float64Array) => table.reduce((sum, value) => sum + value * value, 0);
    for (const table of [mixed!.queries, mixed!.keys]) expect(squares(table) / squares(same!.keys)).toBeCloseTo(1, 0);
    const rows = [mixed!.queries, mixed!.keys, further!.queries, further!.keys];
    for (const [a, first] of rows.entries()) for (const second of rows.slice(a + 1)) {
      const along = first.reduce((sum, value, i) => sum + value * second[i]!, 0) / Math.sqrt(squares(first) * squares(second));
      expect(Math.abs(along)).toBeLessThan(0.2);
    }
  });
});
