import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { light } from "#look";
import { scenes, type Scene } from "#scenes";
import { findQuantity, type NeuronState, type SimEvent } from "#sim";
import { channelsOf } from "../../src/scenes/action-potential/channels.ts";
import { storyOf } from "../../src/scenes/action-potential/words.ts";

const scene = scenes.get("action-potential") as Scene<Record<string, unknown>, NeuronState>;

/** As a cue does it: arguments are read by the action's schema, so that defaults hold. */
function cue(tMs: number, action: string, args: Record<string, unknown> = {}): SimEvent {
  return { tMs, action, args: scene.actions[action]!.args.parse(args) };
}

function run(events: readonly SimEvent[], params: Record<string, unknown> = {}): (tMs: number) => NeuronState {
  return scene.simulate(scene.params.parse(params), 1, events);
}

function groupByKey(states: readonly NeuronState[]): Map<string, NeuronState[]> {
  const groups = new Map<string, NeuronState[]>();
  for (const state of states) {
    const key = scene.frameKey!(state);
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  return groups;
}

const peakOf = ({ sweep }: NeuronState) => Math.max(...sweep.vMv);
const compute = (name: string, input: object) => {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input)) as never;
};

describe("what the cues do", () => {
  const PULSE = 5000;
  const LATER = 8500;

  test("a pulse makes the resting membrane fire the spike that the quantity computes; a weak one does not", () => {
    expect(peakOf(run([])(LATER))).toBeLessThan(-64);
    expect(peakOf(run([cue(PULSE, "pulse", { amplitudeUaPerCm2: 6 })])(LATER))).toBeLessThan(-55);
    const { peakMv } = compute("neuron.pulseResponse", { amplitudeUaPerCm2: 20, durationMs: 0.5 }) as { peakMv: number };
    expect(peakOf(run([cue(PULSE, "pulse")])(LATER))).toBeCloseTo(peakMv, 1);
  });

  test("a step to a constant current makes it fire at the computed rate", () => {
    const at = run([cue(1000, "step", { currentUaPerCm2: 10 })], { windowMs: 100, modelMsPerSecond: 50 });
    const { tMs, vMv } = at(15_990).sweep;
    const upwards = [...tMs].filter((_, i) => i > 0 && vMv[i - 1]! < 0 && vMv[i]! >= 0);
    const periodMs = (upwards.at(-1)! - upwards[0]!) / (upwards.length - 1);
    expect(upwards.length).toBeGreaterThan(4);
    expect(1000 / periodMs).toBeCloseTo(compute("neuron.firingRate", { currentUaPerCm2: 10 }), 0);
    expect(at(15_990).drive.currentUaPerCm2).toBe(10);
  });

  test("a drug on sodium keeps the same pulse from firing: the threshold it draws and computes is higher", () => {
    const plain = run([cue(PULSE, "pulse")])(LATER);
    const drugged = run([cue(1000, "drug", { target: "na", block: 0.6 }), cue(PULSE, "pulse")])(LATER);
    expect(peakOf(plain)).toBeGreaterThan(30);
    expect(peakOf(drugged)).toBeLessThan(-50);
    expect(drugged.thresholdMv!).toBeGreaterThan(plain.thresholdMv! + 5);
    expect(compute("neuron.pulseThreshold", { naBlock: 0.6 })).toBeGreaterThan(20);
    expect(compute("neuron.pulseThreshold", {})).toBeLessThan(20);
  });

  test("a drug on potassium widens the spike", () => {
    const widthOf = (events: SimEvent[]) => run(events)(LATER).sweep.vMv.filter((v) => v > -20).length;
    const pulse = cue(PULSE, "pulse");
    expect(widthOf([cue(PULSE, "drug", { target: "k", block: 0.4 }), pulse])).toBeGreaterThan(1.15 * widthOf([pulse]));
    const halfWidth = (kBlock: number) => (compute("neuron.pulseResponse", { kBlock }) as { halfWidthMs: number }).halfWidthMs;
    expect(halfWidth(0.4)).toBeGreaterThan(1.1 * halfWidth(0));
  });

  test("heat makes the spike short and low", () => {
    const strong = { amplitudeUaPerCm2: 60, durationMs: 0.2 };
    const warm = run([cue(1000, "temperature", { celsius: 26 }), cue(PULSE, "pulse", strong)])(LATER);
    expect(peakOf(warm)).toBeCloseTo((compute("neuron.pulseResponse", { ...strong, celsius: 26 }) as { peakMv: number }).peakMv, 0);
    expect(peakOf(warm)).toBeLessThan(peakOf(run([cue(PULSE, "pulse", strong)])(LATER)) - 20);
  });

  test("slow motion slows the model and says so", () => {
    const plain = run([cue(1000, "pulse")])(1500);
    const slow = run([cue(1000, "pulse"), cue(1000, "slow", { modelMsPerSecond: 1 })])(1500);
    expect([plain.modelMs, slow.modelMs]).toEqual([7.5, 5.5]);
    expect([plain.modelMsPerSecond, slow.modelMsPerSecond]).toEqual([5, 1]);
    expect(slow.vMv).not.toBeCloseTo(plain.vMv, 0);
  });

  test.each(["pulse", "step", "drug", "temperature", "slow"])("%s changes the key of the picture or of what it draws", (action) => {
    const [before, after] = [run([cue(1000, "pulse")])(1800), run([cue(1000, "pulse"), cue(1000, action)])(1800)];
    expect(after).not.toEqual(before);
  });
});

describe("what is drawn", () => {
  test("the words follow the spike: rest, push, sodium in, potassium out, overshoot, rest", () => {
    const at = run([cue(1000, "pulse")]);
    const told = Array.from({ length: 120 }, (_, i) => storyOf(at(700 + 50 * i), light).text[0]!);
    expect(told.filter((word, i) => word !== told[i - 1]).join("")).toBe("歇推钠钾掉歇");
  });

  const fraction = fc.double({ min: 0, max: 1, noNaN: true });

  test("the open channels add up to m³h and n⁴, the plugged ones to 1 − h", () => {
    const state = run([])(0);
    fc.assert(fc.property(fraction, fraction, fraction, (m, h, n) => {
      const drawn = channelsOf({ ...state, m, h, n });
      const sum = (ion: "na" | "k", key: "open" | "plugged") =>
        drawn.filter((channel) => channel.ion === ion).reduce((total, channel) => total + channel[key], 0);
      const count = { na: drawn.filter(({ ion }) => ion === "na").length, k: drawn.filter(({ ion }) => ion === "k").length };
      expect(sum("na", "open")).toBeCloseTo(count.na * m ** 3 * h, 9);
      expect(sum("na", "plugged")).toBeCloseTo(count.na * (1 - h), 9);
      expect(sum("k", "open")).toBeCloseTo(count.k * n ** 4, 9);
    }));
  });

  test("a drugged channel never opens", () => {
    const { drive, ...state } = run([])(0);
    fc.assert(fc.property(fraction, fraction, fraction, (naBlock, m, h) => {
      const drawn = channelsOf({ ...state, m, h, drive: { ...drive, membrane: { ...drive.membrane, naBlock } } }).filter(({ ion }) => ion === "na");
      expect(drawn.filter(({ drugged }) => drugged)).toHaveLength(Math.round(naBlock * drawn.length));
      expect(drawn.every(({ drugged, open }) => !drugged || open === 0)).toBe(true);
    }));
  });

  test("equal keys are equal states, and a membrane at rest gives equal keys", () => {
    const at = run([cue(5000, "pulse"), cue(11_000, "drug"), cue(15_000, "slow")]);
    const states = Array.from({ length: 70 }, (_, i) => at(300 * i));
    const byKey = groupByKey(states);
    for (const group of byKey.values()) for (const state of group) expect(state).toEqual(group[0]);
    expect(byKey.size).toBeLessThan(60);
    expect(scene.frameKey!(at(10_500))).toBe(scene.frameKey!(at(10_900)));
    expect(scene.frameKey!(at(5100))).not.toBe(scene.frameKey!(at(5133)));
  });

  test("after a drug the trace of the last spike stays on the screen, and glows behind the next", () => {
    const at = run([cue(5000, "pulse"), cue(11_000, "drug", { target: "na", block: 0.6 }), cue(15_000, "pulse")]);
    expect(peakOf(at(14_000))).toBeGreaterThan(30);
    expect(at(14_000).drive.membrane.naBlock).toBe(0.6);
    expect(peakOf(at(17_000))).toBeLessThan(-50);
    expect(Math.max(...at(17_000).sweepBefore!.vMv)).toBeGreaterThan(30);
  });
});

describe("what is refused", () => {
  test("a cue's argument out of range names value and range; an unknown one is refused", () => {
    const { args } = scene.actions["pulse"]!;
    expect(args.safeParse({ amplitudeUaPerCm2: 999 }).error!.issues[0]!.message).toBe("999 不在 -10…300 uA/cm2 之内 / 999 is not in -10…300 uA/cm2");
    expect(args.safeParse({ strength: 3 }).success).toBe(false);
    expect(() => scene.simulate(scene.params.parse({}), 1, [{ tMs: 0, action: "pulse", args: { amplitudeUaPerCm2: NaN } }])).toThrow(/NaN/);
  });
});
