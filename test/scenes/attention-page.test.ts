import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { AttentionPageState, SimEvent } from "#sim";
import { spotlightOf } from "../../src/scenes/attention-page/spotlight.ts";

const scene = scenes.get("attention-page") as Scene<Record<string, unknown>, AttentionPageState>;

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => AttentionPageState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

describe("the page as it opens", () => {
  test("begins at the second 立: one head finds the character before, one the first 立, one what came next then", () => {
    const { tokens, focus, heads } = run([])(0);
    expect(tokens[focus]).toBe("立");
    expect(heads.slice(0, 3).map(({ strongest }) => strongest)).toEqual([focus - 1, 2, 3]);
  });

  test("a text shorter than that is begun at its end", () => {
    expect(run([], { text: "粥稠" })(0).focus).toBe(1);
  });
});

describe("the head that is explained", () => {
  const turn = (tMs: number, params: Record<string, unknown> = {}, events: readonly SimEvent[] = []) => spotlightOf(run(events, params)(tMs)).head;

  test("all take their turns at one character; at a faster pace the turns go on over the next ones", () => {
    expect([0, 2600, 5100, 7600, 10_100].map((tMs) => turn(tMs))).toEqual([0, 1, 2, 3, 0]);
    const from = turn(0, { tokensPerSecond: 2 });
    expect([600, 1100].map((tMs) => turn(tMs, { tokensPerSecond: 2 }))).toEqual([(from + 1) % 4, (from + 2) % 4]);
    expect(turn(12_000, {}, [cue(1000, "focus", { token: 5 })])).toBe(0);
  });

  test("its best keys come first, with the scores that softmax turned into the weights", () => {
    const { heads, focus, tokens } = run([])(2000);
    const { query, matches } = heads[1]!;
    expect(matches.slice(0, 2).map(({ token }) => tokens[token])).toEqual(["立", "立"]);
    for (const { token, key, score, weight } of matches) {
      expect(score).toBeCloseTo(query.reduce((sum, value, m) => sum + value * key[m]!, 0) / 4, 9);
      expect(weight).toBe(heads[1]!.weights[token]);
      expect(weight / matches[0]!.weight).toBeCloseTo(Math.exp(score - matches[0]!.score), 9);
      expect(token).toBeLessThanOrEqual(focus);
    }
  });
});

describe("what the cues do", () => {
  test("focus stays, mask opens the rest of the page, sharpen and scale narrow the look", () => {
    const spreadOf = (event: SimEvent) => run([cue(500, "focus", { token: 13 }), event])(3000).heads[3]!.spread;
    const plain = run([cue(500, "focus", { token: 13 })]);
    expect([plain(1000).focus, plain(9000).focus]).toEqual([12, 12]);
    expect(run([cue(500, "mask")])(1000).pairs).toBe(900);
    expect(plain(1000).pairs).toBe(465);
    expect(spreadOf(cue(1000, "sharpen"))).toBeLessThan(plain(3000).heads[3]!.spread * 0.6);
    expect(spreadOf(cue(1000, "scale"))).toBeLessThan(plain(3000).heads[3]!.spread * 0.6);
  });

  test("the picture's key moves while looks pass over, and rests between them", () => {
    const key = (tMs: number) => scene.frameKey!(run([])(tMs));
    expect(key(700)).not.toBe(key(740));
    expect(key(2000)).toBe(key(2400));
  });
});
