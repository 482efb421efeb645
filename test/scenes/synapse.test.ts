import { expect, test } from "vitest";
import { light } from "#look";
import { scenes, type Scene } from "#scenes";
import { findQuantity, type SimEvent, type SynapseState } from "#sim";
import { isQuiet } from "../../src/scenes/synapse/shown.ts";
import { storyOf } from "../../src/scenes/synapse/words.ts";

const scene = scenes.get("synapse") as Scene<Record<string, unknown>, SynapseState>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const SURE = { releaseProbability: 1 };
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse({ ...SURE, ...params }), 1, events);

test("by itself a spike comes after a second; every sure site lets go", () => {
  const at = run();
  expect(at(1000).spikes).toBe(0);
  expect(at(1100)).toMatchObject({ spikes: 1, releasedLast: 6 });
  expect(at(3000).vMv).toBeGreaterThan(-60);
  expect(run([], { start: "none" })(3000)).toMatchObject({ spikes: 0, vMv: -70 });
});

test("a drug at the receptors keeps them shut, a blocked pump leaves more transmitter, chance 0 lets nothing out", () => {
  const [plain, drugged] = [run()(2000), run([cue(500, "antagonist")])(2000)];
  expect(drugged.open).toBeLessThan(0.7 * plain.open);
  expect(drugged.antagonised).toBeGreaterThan(0.5);
  expect(run([cue(500, "reuptake")])(2000).transmitterMm).toBeGreaterThan(1.2 * plain.transmitterMm);
  expect(run([cue(500, "probability", { releaseProbability: 0 })])(2000).releasedTotal).toBe(0);
});

test("caffeine takes the seats that the quantity says, and only those of adenosine", () => {
  const [plain, drunk] = [run()(2000), run([cue(500, "caffeine", { concentrationUm: 20 })])(2000)];
  expect(drunk.open).toBe(plain.open);
  const said = findQuantity("synapse.caffeine")!.compute({ receptor: "A2A", caffeineUm: 20, adenosineUm: 0.1 });
  expect(JSON.stringify(said)).toContain(String(drunk.adenosine.A2A.adenosine));
});

test("the words follow what happens; a spike that lets nothing out says so, and keeps no old picture", () => {
  const at = run();
  const told = Array.from({ length: 200 }, (_, i) => storyOf(at(900 + 50 * i), light).text);
  expect(told.filter((text, i) => text !== told[i - 1])).toEqual(["6 个囊泡等着", "脉冲到了：6 个囊泡开口", "递质飘过缝，敲开了门", "门还开着：离子往里走", "门关了，囊泡再补"]);
  const none = run([], { releaseProbability: 0 });
  expect(storyOf(none(1100), light).text).toBe("脉冲到了：一个没开");
  expect(scene.frameKey!(none(1100))).not.toBe(scene.frameKey!(none(2100)));
});

test("before the spike, and long after it, the picture stands still", () => {
  const at = run([], { refillMs: 20 });
  const key = (tMs: number) => scene.frameKey!(at(tMs));
  expect(key(0)).toBe(key(900));
  expect(key(1500)).not.toBe(key(1533));
  expect(isQuiet(at(60_000))).toBe(true);
  expect(key(60_000)).toBe(key(61_000));
});
