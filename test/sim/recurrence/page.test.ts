import { describe, expect, test } from "vitest";
import { fixedStateParams } from "../../../src/sim/recurrence/page-inputs.ts";
import { simulateFixedState } from "../../../src/sim/recurrence/page.ts";
import { expectAnyOrder } from "../any-order.ts";

const run = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
  simulateFixedState(fixedStateParams.parse(params), 1, events);
const text = "一二三四五六七八九十百千万亿";
const CAPACITY = { text: text + text.split("").reverse().join(""), tokensPerSecond: 20 };

describe("a page through a fixed state", () => {
  test("tokens arrive one by one, and the state is the sum of their products", () => {
    const at = run({ text, units: 3, tokensPerSecond: 2 });
    expect(at(0)).toMatchObject({ read: [], recall: 1, answer: null, asked: 0, progress: 0 });
    expect(at(499).read).toEqual([]);
    expect(at(250).progress).toBeCloseTo(0.5, 12);
    expect(at(500)).toMatchObject({ read: ["一"], recall: 1, right: [true] });
    expect(at(2250)).toMatchObject({ read: [..."一二三四"], progress: 0.5 });
    expect(at(2250).waiting).toEqual([..."五六七八九十百千万亿"]);
    expect(at(1e6)).toMatchObject({ waiting: [], progress: 0 });
    // v kᵀ of unit vectors has a norm of 1.
    expect(at(500).state.reduce((a, b) => a + b * b, 0)).toBeCloseTo(1, 12);
    expect(at(0).state.every((x) => x === 0)).toBe(true);
  });

  test("a text that is pushed in later is neither waiting before nor among the answers", () => {
    const store = { tMs: 3000, action: "store", args: { text: "豆腐" } };
    for (const tMs of [0, 1000, 2999]) expect(run({ text }, [store])(tMs)).toEqual(run({ text })(tMs));
    expect(run({ text }, [store])(3000).waiting).toContain("豆");
  });

  test("the share recalled is that of asking every place", () => {
    for (const keep of [1, 0.9]) {
      const params = { ...CAPACITY, units: 6, keep };
      const whole = run(params)(3000);
      const answers = whole.read.map((_, place) => run(params, [{ tMs: 0, action: "read", args: { token: place + 1 } }])(3000).answer!);
      expect(answers.map(({ right }) => right)).toEqual(whole.right);
      expect(whole.recall).toBe(whole.right.filter(Boolean).length / whole.read.length);
      answers.forEach(({ right, candidates }, place) => {
        expect(candidates[0]!.glyph === whole.read[place]).toBe(right);
        expect(candidates.map(({ match }) => match)).toEqual(candidates.map(({ match }) => match).sort((a, b) => b - a));
        expect(candidates).toHaveLength(5);
      });
    }
  });

  test("it fills up; a larger state holds more; attention holds all", () => {
    const small = run({ ...CAPACITY, units: 4 });
    expect(small(100).recall).toBe(1);
    expect(small(5000).recall).toBeLessThan(0.6);
    const grown = run({ ...CAPACITY, units: 4 }, [{ tMs: 2000, action: "grow", args: { units: 64 } }]);
    expect(grown(1999)).toEqual(small(1999));
    expect(grown(5000)).toMatchObject({ units: 64, recall: 1 });
    expect(grown(5000).state).toHaveLength(4096);
    expect(grown(5000).answer).toMatchObject({ right: true, attentionRight: true });
  });

  test("forgetting keeps the latest at the cost of the first", () => {
    const { right } = run({ ...CAPACITY, units: 8, keep: 0.7 })(5000);
    const half = right.length / 2;
    const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length;
    expect(share(right.slice(half))).toBeGreaterThan(share(right.slice(0, half)));
    expect(right.at(-1)).toBe(true);
  });

  test("what is stored comes at once, after what was read", () => {
    const at = run({ text, tokensPerSecond: 1 }, [{ tMs: 2100, action: "store", args: { text: "豆 腐" } }]);
    expect(at(2099).read.join("")).toBe("一二");
    expect(at(2180).read.join("")).toBe("一二豆");
    expect(at(2260).read.join("")).toBe("一二豆腐");
    expect(at(3000).read.join("")).toBe("一二豆腐三");
  });

  test("an unread place has no answer; too long a page is refused", () => {
    const at = run({ text, tokensPerSecond: 1 }, [{ tMs: 0, action: "read", args: { token: 3 } }]);
    expect(at(2999)).toMatchObject({ asked: 2, answer: null });
    expect(at(3000).answer).not.toBeNull();
    const stored = Array.from({ length: 5 }, () => ({ tMs: 0, action: "store", args: { text: "字".repeat(64) } }));
    expect(() => run({ text: "页".repeat(256) }, stored)).toThrow("page and stored texts must have at most 512 characters, got 576");
    expect(() => run({ text: "页".repeat(256) }, stored.slice(1))).not.toThrow();
  });

  test("asking in another order gives the same states", () => {
    expectAnyOrder(simulateFixedState, fixedStateParams.parse({ units: 6 }), {
      store: [{ text: "豆腐" }], read: [{ token: 2 }, { token: 9 }], grow: [{ units: 3 }, { units: 20 }],
    });
  });
});
