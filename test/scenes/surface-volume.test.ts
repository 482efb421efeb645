import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import { type BodyTourState, findQuantity, type SimEvent } from "#sim";

const scene = scenes.get("surface-volume") as Scene<Record<string, unknown>, BodyTourState>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse(params), 1, events);
const ratio = (state: BodyTourState, id: string) => state.bodies.find((body) => body.id === id)!.surfaceToVolumePerUm;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- outputs differ by quantity
const ask = (name: string, input: object): any => findQuantity(name)!.compute(input);

test("the ratios are those of the quantities", () => {
  const state = run()(0);
  expect(ratio(state, "fat")).toBeCloseTo(ask("geometry.surfaceToVolume", { shape: "sphere", diameterUm: 80 }) as number, 12);
  const edge = 80 * Math.cbrt(Math.PI / 6);
  expect(ratio(state, "cube")).toBeCloseTo(ask("geometry.surfaceToVolume", { shape: "cube", diameterUm: edge }) as number, 12);
  expect(ratio(state, "cube") / ratio(state, "fat")).toBeCloseTo(Math.cbrt(6 / Math.PI), 12);
  const granule = { somaDiameterUm: 5.8, dendrites: 4, dendriteDiameterUm: 1, dendriteLengthUm: 15, axonDiameterUm: 0.2, axonLengthUm: 4000 };
  expect(ratio(state, "granule")).toBeCloseTo((ask("geometry.arbor", granule) as { surfaceToVolumePerUm: number }).surfaceToVolumePerUm, 12);
  const motor = { somaDiameterUm: 50, dendrites: 8, dendriteDiameterUm: 4, dendriteLengthUm: 250, axonDiameterUm: 10, axonLengthUm: 1e6 };
  expect(ratio(state, "motor")).toBeCloseTo((ask("geometry.arbor", motor) as { surfaceToVolumePerUm: number }).surfaceToVolumePerUm, 12);
  expect(ratio(state, "pyramidal")).toBeCloseTo(2.07, 2);
});

test("twice as long is half the ratio, four times the area, eight times the volume", () => {
  const at = run([cue(1000, "grow")]);
  const [before, after] = [at(1000), at(2000)].map((state) => state.bodies[0]!);
  expect(after!.surfaceToVolumePerUm / before!.surfaceToVolumePerUm).toBeCloseTo(0.5, 12);
  expect(after!.areaUm2 / before!.areaUm2).toBeCloseTo(4, 12);
  expect(after!.volumeUm3 / before!.volumeUm3).toBeCloseTo(8, 12);
});

test("cell bodies alone are nearly spheres", () => {
  const state = run([cue(1000, "count")])(2100);
  expect(state.whole).toBe(0);
  expect(ratio(state, "granule")).toBeCloseTo(6 / 5.8, 12);
  expect(ratio(state, "motor")).toBeCloseTo(6 / 50, 12);
});

test("the tour looks at each in turn and ends with the first cue", () => {
  const focused = (state: BodyTourState) => state.bodies.filter(({ focus }) => focus > 0.99).map(({ id }) => id);
  const at = run();
  expect([0, 2500, 5500, 8500, 11_500, 14_500, 18_000].map((tMs) => focused(at(tMs)))).toEqual([[], ["fat"], ["cube"], ["pyramidal"], ["granule"], ["motor"], []]);
  expect(at(18_000).bodies.every(({ revealed }) => revealed === 1)).toBe(true);
  const cued = run([cue(3000, "show", { body: "motor" })]);
  expect([4500, 12_000].map((tMs) => focused(cued(tMs)))).toEqual([["motor"], ["motor"]]);
  expect(focused(run([], { tour: "off" })(5500))).toEqual([]);
  expect(scene.frameKey!(at(18_000))).toBe(scene.frameKey!(at(19_000)));
});
