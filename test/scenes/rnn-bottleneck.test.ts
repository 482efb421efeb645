import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { FixedStateState, SimEvent } from "#sim";

const scene = scenes.get("rnn-bottleneck") as Scene<Record<string, unknown>, FixedStateState>;

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => FixedStateState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

describe("what the cues do", () => {
  test("the more is read the less is given back; a larger box gives back more, a pushed-in text takes its share", () => {
    const recalls = [1500, 4000, 8000].map((tMs) => run([])(tMs).recall);
    expect(recalls).toEqual([...recalls].sort((a, b) => b - a));
    expect(run([cue(8000, "grow")])(9000).recall).toBeGreaterThan(run([])(9000).recall + 0.3);
    const stored = run([cue(8000, "store")])(9000);
    expect([stored.read.length, stored.read.slice(-4).join("")]).toEqual([34, "还有豆腐"]);
  });

  test("the question that a cue asks is one the box gets wrong and attention right", () => {
    const { asked, answer, read } = run([cue(8000, "read")])(9000);
    expect(read[asked]).toBe("立");
    expect([answer!.right, answer!.attentionRight]).toEqual([false, true]);
  });
});

test("the picture's key moves while characters pass and rests when the page is in", () => {
  const key = (tMs: number) => scene.frameKey!(run([])(tMs));
  expect(key(1000)).not.toBe(key(1033));
  expect(key(8000)).toBe(key(12_000));
});
