import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { AttentionPageState, SimEvent } from "#sim";

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
    expect(key(1000)).toBe(key(1300));
  });
});
