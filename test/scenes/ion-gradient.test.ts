import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import { findQuantity, type IonState, type SimEvent } from "#sim";

const scene = scenes.get("ion-gradient") as Scene<Record<string, unknown>, IonState>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse(params), 1, events);

test("potassium alone holds its own potential; with the others let in it is that of rest", () => {
  const at = run();
  expect(at(0).vMv).toBeCloseTo(at(0).k.nernstMv, -0.5);
  expect(at(0).k.nernstMv).toBeCloseTo(findQuantity("neuron.nernstPotential")!.compute({ outMm: 5, inMm: 140, valence: 1, celsius: 37 }) as number, 9);
  expect(at(2500).vMv).toBeGreaterThan(at(0).vMv + 10);
  const rest = run([], { start: "rest" })(0);
  expect(at(6000)).toEqual(rest);
  expect(rest.vMv).toBeGreaterThan(-70);
  expect(rest.vMv).toBeLessThan(-64);
});

test("sodium's gates open: it takes over; more potassium outside: less negative; cold: everything shrinks", () => {
  const rest = run()(9000);
  const [open, salty, cold] = ["permeability", "concentration", "temperature"].map((action) => run([cue(7000, action)])(9000));
  expect(open!.vMv).toBeGreaterThan(40);
  expect(salty!.vMv).toBeGreaterThan(rest.vMv + 5);
  expect(cold!.k.nernstMv / rest.k.nernstMv).toBeCloseTo(293.15 / 310.15, 9);
});

test("a change takes less than a second, before and after it the picture stands still", () => {
  const at = run([cue(7000, "permeability")]);
  const key = (tMs: number) => scene.frameKey!(at(tMs));
  expect(key(5000)).toBe(key(7000));
  expect(key(7000)).not.toBe(key(7400));
  expect(key(7400)).not.toBe(key(7433));
  expect(key(7900)).toBe(key(20_000));
});
