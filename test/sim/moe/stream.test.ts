import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SimEvent } from "../../../src/sim/simulate.ts";
import { routerStreamParams } from "../../../src/sim/moe/stream-params.ts";
import { scheduleStream } from "../../../src/sim/moe/stream-schedule.ts";
import { simulateRouterStream } from "../../../src/sim/moe/stream.ts";
import { ask } from "./inputs.ts";

const plain = routerStreamParams.parse({});
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const events = fc.array(
  fc.oneof(
    fc.record({ tMs: fc.integer({ min: 0, max: 30_000 }), action: fc.constant("burst"), args: fc.record({ tokens: fc.integer({ min: 1, max: 64 }) }) }),
    fc.record({ tMs: fc.integer({ min: 0, max: 30_000 }), action: fc.constant("balance"), args: fc.record({ on: fc.boolean() }) }),
    fc.record({ tMs: fc.integer({ min: 0, max: 30_000 }), action: fc.constant("skew"), args: fc.record({ amount: fc.integer({ min: 0, max: 6 }) }) }),
    fc.record({ tMs: fc.integer({ min: 0, max: 30_000 }), action: fc.constant("focus"), args: fc.record({ expert: fc.integer({ min: 0, max: 4 }) }) }),
  ),
  { maxLength: 5 },
).map((list): SimEvent[] => [...list].sort((a, b) => a.tMs - b.tMs));
const runs = fc.record({
  params: fc
    .record({ experts: fc.integer({ min: 4, max: 16 }), k: fc.integer({ min: 1, max: 4 }), batchTokens: fc.integer({ min: 4, max: 40 }), tokensPerSecond: fc.integer({ min: 1, max: 12 }), capacityFactor: fc.constantFrom(0.25, 0.5, 1, 1.25, 2), balancing: fc.boolean() })
    .map((some) => routerStreamParams.parse(some)),
  seed: fc.integer({ min: 0, max: 1e6 }),
  events,
});

describe("the stream", () => {
  test("asked in another order gives the same states", () => {
    fc.assert(fc.property(runs, fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 2, maxLength: 6 }), ({ params, seed, events: list }, times) => {
      const forward = times.map(simulateRouterStream(params, seed, list));
      const backward = [...times].reverse().map(simulateRouterStream(params, seed, list)).reverse();
      expect(backward).toEqual(forward);
    }), { numRuns: 40 });
  });

  test("no expert seats more than its capacity; every choice is seated or dropped", () => {
    fc.assert(fc.property(runs, fc.integer({ min: 0, max: 60_000 }), ({ params, seed, events: list }, tMs) => {
      const state = simulateRouterStream(params, seed, list)(tMs);
      expect(Math.max(...state.keptLoads)).toBeLessThanOrEqual(state.capacity);
      expect(total(state.keptLoads) + state.dropped).toBe(total(state.loads));
      expect(total(state.loads)).toBeLessThanOrEqual(params.k * state.routed);
      for (const token of state.flying) expect(total(token.choices.map((choice) => choice.gate))).toBeCloseTo(1, 12);
    }), { numRuns: 60 });
  });

  test("before the seats empty, all tokens of the batch have landed, bursts and all", () => {
    fc.assert(fc.property(runs, fc.integer({ min: 0, max: 5 }), ({ params, seed, events: list }, batch) => {
      const schedule = scheduleStream(params, list);
      const state = simulateRouterStream(params, seed, list)((batch + 1) * schedule.periodMs - 501);
      expect(state.batch).toBe(batch);
      expect(state.emptied).toBe(0);
      expect(total(state.loads)).toBe(params.k * schedule.tokensOf(batch).length);
      expect(state.flying.every((token) => token.choices.some((choice) => choice.seat < 0))).toBe(true);
    }), { numRuns: 40 });
  });

  test("a token walks in, is scored, flies, and is seated where its best biased scores are", () => {
    const at = simulateRouterStream(plain, 3, []);
    const token = scheduleStream(plain, []).tokensOf(0)[4]!;
    expect(at(token.arriveMs - 1).waiting.map((waiting) => waiting.index)).toContain(4);
    const state = at(token.arriveMs);
    expect(state.scored?.index).toBe(4);
    const best = state.scored!.scores.map((_, i) => i).sort((a, b) => state.scored!.scores[b]! - state.scored!.scores[a]!).slice(0, 2);
    expect(state.scored!.choices.map((choice) => choice.expert)).toEqual(best);
    expect(total(at(token.arriveMs + 859).loads)).toBe(2 * 4);
    expect(total(at(token.arriveMs + 860).loads)).toBe(2 * 5);
  });

  test("a token is a function of the seed, not of the rate it is shown at", () => {
    const slow = simulateRouterStream({ ...plain, tokensPerSecond: 1 }, 3, [])(0.5 * 1000);
    const fast = simulateRouterStream({ ...plain, tokensPerSecond: 8 }, 3, [])(0.5 * 125);
    expect(fast.scored!.scores).toEqual(slow.scored!.scores);
    expect(simulateRouterStream(plain, 4, [])(200).scored!.scores).not.toEqual(slow.scored!.scores);
  });

  test("time must be a number", () => {
    expect(() => simulateRouterStream(plain, 1, [])(Number.NaN)).toThrow("tMs must be a finite number, got NaN");
  });
});

describe("events", () => {
  const read = (tMs: number, list: readonly SimEvent[], params = {}) => ask("moe.stream", { ...plain, ...params, seed: 5, tMs, events: list });
  const event = (tMs: number, action: string, args: Record<string, unknown>): SimEvent => ({ tMs, action, args });

  test("a burst brings its tokens on top of the others and overflows the planned seats", () => {
    const quiet = read(5799, []);
    const busy = read(5799, [event(500, "burst", { tokens: 20 })]);
    expect(read(5799, [event(500, "burst", { tokens: 20 })]).routedTotal).toBe(read(5799, []).routedTotal + 20);
    expect(busy.dropped).toBeGreaterThan(quiet.dropped);
    expect(busy.capacity).toBe(quiet.capacity);
  });

  test("a burst during the rest between batches waits for the next batch", () => {
    const list = [event(4500, "burst", { tokens: 8 })];
    expect(read(6200, list).routedTotal).toBe(16);
    expect(read(12_400, list).routedTotal).toBe(40);
  });

  test("balancing brings MaxVio and the loss down over the batches, by moving the bias", () => {
    const list = [event(0, "balance", { on: true })];
    const late = 6300 * 20 - 600;
    const [free, balanced] = [read(late, []), read(late, list)];
    expect(free.bias.every((b: number) => b === 0)).toBe(true);
    expect(balanced.bias.some((b: number) => b > 0)).toBe(true);
    expect(balanced.maxVio).toBeLessThan(free.maxVio / 2);
    expect(balanced.balanceLoss).toBeLessThan(free.balanceLoss);
    expect(balanced.dropped).toBeLessThan(free.dropped);
    expect(read(late, [...list, event(late - 6300, "balance", { on: false })]).bias).toEqual(free.bias);
  });

  test("less capacity drops more, for tokens from then on", () => {
    const list = [event(2000, "capacity", { factor: 0.5 })];
    expect(read(1999, list)).toEqual(read(1999, []));
    expect(read(5000, list).capacity).toBeLessThan(read(5000, []).capacity);
    expect(read(5000, list).dropped).toBeGreaterThan(read(5000, []).dropped);
  });

  test("skew and focus crowd the experts: focus collapses the router onto one", () => {
    const [even, skewed] = [read(5700, [event(0, "skew", { amount: 0 })]), read(5700, [event(0, "skew", { amount: 6 })])];
    expect(skewed.balanceLoss).toBeGreaterThan(even.balanceLoss);
    const focused = read(5700, [event(0, "focus", { expert: 4 })]);
    expect(focused.loads[3]).toBe(16);
    expect(read(5700, [event(0, "focus", { expert: 4 }), event(1, "focus", { expert: 0 })]).loads).toEqual(read(5700, []).loads);
  });

  test("a focus on an expert that is not there is refused by name", () => {
    expect(() => read(100, [event(0, "focus", { expert: 9 })])).toThrow("focus: expert must be in 0…8, got 9");
  });
});
