import { expect, test } from "vitest";
import { scenes, type Scene } from "#scenes";
import type { SimEvent } from "#sim";
import { gridOf } from "../../src/scenes/neural-wave/cells.ts";
import type { FilmedWave } from "../../src/scenes/neural-wave/run.ts";

const scene = scenes.get("neural-wave") as Scene<Record<string, unknown>, FilmedWave>;
const cue = (tMs: number, action: string, args: object = {}): SimEvent => ({ tMs, action, args: scene.actions[action]!.args.parse(args) });
const run = (events: readonly SimEvent[] = [], params: object = {}) => scene.simulate(scene.params.parse(params), 1, events);
const fired = ({ wave }: FilmedWave) => wave.sinceSpikeMs.filter(Number.isFinite).length;
const BOX = { x: 16, y: 84, width: 956, height: 600 };

test("from one cell in the middle the wave reaches the whole sheet while the camera draws back", () => {
  const at = run();
  expect(fired(at(690))).toBe(0);
  expect(fired(at(730))).toBe(1);
  expect(fired(at(9500))).toBe(61 * 35);
  expect(at(1000).camera.across).toBe(7);
  expect(at(6000).camera.across).toBe(61);
  expect(fired(run([], { everyS: 0 })(9500))).toBe(0);
});

test("weak neighbours pass nothing on; a patch that is silenced never fires until it is released", () => {
  expect(fired(run([cue(100, "weight")])(6000))).toBe(1);
  const silenced = run([cue(100, "block"), cue(8000, "release")], { everyS: 0 });
  expect(fired(run([cue(100, "block"), cue(900, "stimulate")], { everyS: 0 })(5000))).toBe(0);
  expect(fired(run([cue(900, "stimulate")], { everyS: 0, columns: 60, rows: 1 })(5000))).toBeGreaterThan(1);
  expect([silenced(5000), silenced(9000)].map(({ wave }) => wave.blocked.includes(1))).toEqual([true, false]);
});

test("a zoom moves the camera only, and the sheet never leaves the picture", () => {
  const [plain, zoomed] = [run()(9000), run([cue(6000, "zoom", { across: 10, x: 0, y: 1 })])(9000)];
  expect(zoomed.wave).toEqual(plain.wave);
  expect(zoomed.camera).toEqual({ across: 10, x: 0, y: 1 });
  const grid = gridOf(zoomed.wave, zoomed.camera, BOX);
  expect(grid.pitch).toBeCloseTo(95.6, 9);
  expect(grid.x - grid.pitch / 2).toBeCloseTo(BOX.x, 9);
  expect(grid.y + 34.5 * grid.pitch).toBeCloseTo(BOX.y + BOX.height, 9);
});

test("a silent sheet keeps one picture", () => {
  const at = run([], { everyS: 0 });
  expect(scene.frameKey!(at(100))).toBe(scene.frameKey!(at(2100)));
  expect(scene.frameKey!(at(2100))).not.toBe(scene.frameKey!(at(3000)));
  expect(scene.frameKey!(at(6000))).toBe(scene.frameKey!(at(9000)));
});
