import { describe, expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { MixerState, SimEvent } from "#sim";

const scene = scenes.get("residual-mixer") as Scene<Record<string, unknown>, MixerState>;

function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => MixerState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

describe("what the meter shows", () => {
  test("free tables gain thousands as in the paper, sums of one gain nothing, nor does plain residual", () => {
    expect(run([])(9000).meter.forward).toBeGreaterThan(2000);
    expect(run([])(9000).meter.forward).toBeLessThan(6000);
    expect(run([cue(1000, "scheme")])(9000).meter.forward).toBeCloseTo(1, 6);
    expect(run([], { scheme: "residual" })(9000).meter.forward).toBe(1);
  });

  test("wilder knobs gain more, added layers go on, sending begins anew", () => {
    expect(run([cue(1000, "perturb")])(9000).meter.forward).toBeGreaterThan(10_000);
    expect(run([cue(7000, "add")])(9000).layers).toBe(80);
    expect(run([cue(7000, "send")])(7500).position).toBe(5);
  });

  test("after a change of scheme the one before stays to be compared with, as far as it got in all its layers", () => {
    const at = run([cue(7000, "scheme"), cue(14000, "send")]);
    expect(at(6999).before).toBeNull();
    for (const t of [7000, 9000, 15000]) expect(at(t).before).toEqual({ scheme: "hc", gains: at(0).gains });
    expect(at(15000).scheme).toBe("mhc");
  });

  test("the picture rests once the signal is through", () => {
    const key = (tMs: number) => scene.frameKey!(run([])(tMs));
    expect(key(1000)).not.toBe(key(1033));
    expect(key(6500)).toBe(key(9000));
  });
});
