import { describe, expect, test } from "vitest";
import { mixerParams } from "../../../src/sim/residual/mixer-inputs.ts";
import { simulateMixer } from "../../../src/sim/residual/mixer.ts";
import { residualQuantities } from "../../../src/sim/residual/quantities.ts";
import { expectAnyOrder } from "../any-order.ts";
import { askFrom } from "../ask.ts";

const run = (params: object, events: readonly { tMs: number; action: string; args: Record<string, unknown> }[] = []) =>
  simulateMixer(mixerParams.parse(params), 1, events);

describe("the mixing desk", () => {
  test("the meter is the gain of the tables passed, and the gains are those of the quantity", () => {
    const at = run({ layers: 12, spread: 0.3 });
    const { forward } = askFrom(residualQuantities)("residual.stackGain", { scheme: "hc", layers: 12, spread: 0.3, seed: 1 });
    expect(at(0)).toMatchObject({ position: 0, layer: 0, meter: { forward: 1, backwardAbsolute: 1 }, scheme: "hc", layers: 12 });
    expect(at(500)).toMatchObject({ position: 4, layer: 4 });
    expect(at(500).meter.forward).toBe(forward[3]);
    expect(at(500).gains.map((gain) => gain.forward)).toEqual(forward);
    expect(at(60_000)).toMatchObject({ position: 12, layer: 11 });
    expect(at(60_000).meter).toEqual(at(60_000).total);
    // A signal of 1 in all streams has the row sums of the product.
    expect(Math.max(...at(500).signal[4]!.map(Math.abs))).toBeCloseTo(forward[3], 12);
    expect(at(500).signal).toHaveLength(5);
    expect(at(500).table).toHaveLength(4);
  });

  test("HC runs away over 60 layers, mHC and the plain residual do not", () => {
    const total = (scheme: string) => run({ scheme, spread: 0.3 })(0).total.forward;
    expect(total("hc")).toBeGreaterThan(10);
    expect(total("mhc")).toBeCloseTo(1, 6);
    expect(total("residual")).toBe(1);
  });

  test("a new scheme or deviation sends the signal in again; added layers follow on the old ones", () => {
    const at = run({ layers: 10, spread: 0.3 }, [
      { tMs: 2000, action: "add", args: { layers: 5 } },
      { tMs: 4000, action: "scheme", args: { to: "mhc" } },
      { tMs: 6000, action: "perturb", args: { spread: 2 } },
      { tMs: 8000, action: "send", args: {} },
    ]);
    expect(at(1999)).toMatchObject({ layers: 10, position: 10 });
    expect(at(2000)).toMatchObject({ layers: 15, position: 10 });
    expect(at(2250).position).toBeCloseTo(12, 9);
    expect(at(2000).gains.slice(0, 10)).toEqual(at(0).gains);
    expect(at(4000)).toMatchObject({ scheme: "mhc", layers: 15, position: 0, spread: 0.3 });
    expect(at(6000)).toMatchObject({ scheme: "mhc", spread: 2, position: 0 });
    expect(at(7000).position).toBe(8);
    expect(at(8125).position).toBe(1);
    const early = run({ layers: 10 }, [{ tMs: 500, action: "add", args: {} }]);
    expect(early(500)).toMatchObject({ position: 4, layers: 30 });
    expect(early(625).position).toBe(5);
    expect(at(-3).position).toBe(0);
  });

  test("at most 300 layers, and those within numbers even at the wildest", () => {
    const add = (layers: number) => ({ tMs: 0, action: "add", args: { layers } });
    const wild = run({ layers: 256, streams: 8, spread: 3 }, [add(44)])(1000);
    expect(wild.layers).toBe(300);
    expect(Number.isFinite(wild.total.forwardAbsolute)).toBe(true);
    expect(() => run({ layers: 256 }, [add(45)])).toThrow("layers must be at most 300, got 301");
  });

  test("asking in another order gives the same states", () => {
    expectAnyOrder(simulateMixer, mixerParams.parse({ layers: 8 }), {
      scheme: [{ to: "mhc" }, { to: "residual" }], add: [{ layers: 3 }], perturb: [{ spread: 0.5 }], send: [{}],
    });
  });
});
