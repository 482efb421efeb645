import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown = {}): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

describe("energy", () => {
  test("20 W over 86 billion neurons at 1 Hz: 0.23 nJ a spike, tens of fJ a synaptic event", () => {
    const shared = ask("brain.energyPerSpike");
    expect(shared.joulePerSpike).toBeCloseTo(20 / 86.06e9, 20);
    expect(shared.spikesPerS).toBe(86.06e9);
    expect(shared.joulePerSynapticEvent / 3.32e-14).toBeCloseTo(1, 3);
    expect(shared.synapticEventsPerS).toBe(86.06e9 * 7000);
    const livelier = ask("brain.energyPerSpike", { meanHz: 4 });
    expect(livelier.spikesPerS).toBe(4 * shared.spikesPerS);
    expect(livelier.joulePerSpike * livelier.spikesPerS).toBeCloseTo(20, 12);
  });

  test("a spike of human cortex costs 2.4e9 ATP, 0.2 nJ", () => {
    expect(ask("brain.spikeCost") / 1.9926e-10).toBeCloseTo(1, 4);
    expect(ask("brain.spikeCost", { atpPerSpike: 6.02214076e8, atpKjPerMol: 25 }) / 2.5e-11).toBeCloseTo(1, 12);
  });

  test("half a watt affords one spike in about six seconds, or 0.3 % of the neurons at 50 Hz", () => {
    const afforded = ask("brain.affordableActivity", { spikingW: 0.5 });
    expect(afforded.meanHz).toBeCloseTo(0.1536, 4);
    expect(afforded.activeFraction).toBeCloseTo(0.1536 / 50, 5);
    expect(ask("brain.affordableActivity", { spikingW: 1000, activeHz: 1 }).activeFraction).toBe(1);
  });

  test("all of the cortex at 20 Hz wants three brains' power; the two questions answer each other", () => {
    const all = ask("brain.spikingPower", { activeHz: 20 });
    expect(all.powerW).toBeCloseTo(65.1, 1);
    expect(all.overBrain).toBeCloseTo(all.powerW / 20, 12);
    expect(ask("brain.affordableActivity", { spikingW: all.powerW }).meanHz).toBeCloseTo(20, 9);
    const few = ask("brain.spikingPower", { activeFraction: 0.25, activeHz: 20, restingHz: 2 });
    expect(few.spikesPerS / 16.34e9).toBeCloseTo(0.25 * 20 + 0.75 * 2, 9);
    expect(ask("brain.spikingPower", { activeFraction: 0, activeHz: 5 }).spikesPerS / 16.34e9).toBeCloseTo(0.16, 9);
    expect(ask("brain.spikingPower", { activeFraction: 0, activeHz: 100, restingHz: 0 })).toEqual({ powerW: 0, spikesPerS: 0, overBrain: 0 });
  });

  test("2 % of the mass takes 20 % of the power: ten times its share", () => {
    const share = ask("brain.powerShare");
    expect(share.ofPower).toBeCloseTo(0.2, 12);
    expect(share.ofMass).toBeCloseTo(0.02, 12);
    expect(share.timesMean).toBeCloseTo(10, 9);
  });

  test("training GPT-3 takes about 300 MWh, what a brain lives on for 1700 years", () => {
    const machine = ask("brain.againstMachine");
    expect(machine.joulePerFlop).toBeCloseTo(400 / 118e12, 18);
    expect(machine.mwh).toBeCloseTo(295.67, 2);
    expect(machine.joules).toBeCloseTo(machine.mwh * 3.6e9, 0);
    expect((machine.brainYears * 365.25 * 86_400 * 20) / machine.joules).toBeCloseTo(1, 9);
    expect(machine.flopPerSpike).toBeCloseTo(59, 9);
  });

  test("a bit at body temperature costs at least 3e-21 J, a spike some 7e10 times that", () => {
    expect(ask("brain.landauerLimit") / 2.968e-21).toBeCloseTo(1, 4);
    expect(ask("brain.spikeCost") / ask("brain.landauerLimit")).toBeGreaterThan(6e10);
    expect(ask("brain.landauerLimit", { celsius: 26.85 }) / 2.871e-21).toBeCloseTo(1, 3);
  });
});

describe("the wiring diagram", () => {
  test("a man's: 6e14 synapses, 37 bits to name each end, six petabytes", () => {
    const size = ask("brain.connectome");
    expect(size.synapses).toBeCloseTo(6.0242e14, -9);
    expect(size.bitsPerSynapse).toBe(2 * 37 + 8);
    expect(size.bytes).toBe((size.synapses * 82) / 8);
    expect(ask("brain.connectome", { neurons: 302, synapsesPerNeuron: 20, strengthBits: 0 })).toEqual({ synapses: 6040, bitsPerSynapse: 18, bytes: 13_590 });
    expect(ask("brain.connectome", { neurons: 4, synapsesPerNeuron: 1, strengthBits: 0 }).bitsPerSynapse).toBe(4);
  });

  test("a mouse brain in voxels of 4 × 4 × 40 nm: near an exabyte, years for twenty machines", () => {
    const imaging = ask("brain.imaging", { volumeMm3: 500, machines: 20 });
    expect(imaging.voxels).toBeCloseTo(7.8125e17, -5);
    expect(imaging.bytes).toBe(imaging.voxels);
    expect(imaging.years).toBeCloseTo(7.8125e17 / 1e8 / 20 / 31_557_600, 6);
    expect(ask("brain.imaging", { volumeMm3: 1 }).sections).toBeCloseTo(25_000, 6);
    expect(ask("brain.imaging", { volumeMm3: 8, bytesPerVoxel: 2 }).bytes / ask("brain.imaging", { volumeMm3: 1 }).bytes).toBeCloseTo(16, 9);
    expect(ask("brain.imaging", { volumeMm3: 8 }).sections).toBeCloseTo(50_000, 6);
  });

  test("a thousand times a mouse at USD 10 to 30 million: 10 to 30 billion", () => {
    const cost = ask("brain.connectomeCost", { referenceUsd: 3e7 });
    expect(cost.usd).toBe(3e10);
    expect(cost.usdPerNeuron).toBeCloseTo(3e10 / 86.06e9, 12);
  });

  test("three billion letters are 0.75 GB, 3 GB only when each takes a byte", () => {
    expect(ask("brain.genome", { basePairs: 3e9 })).toEqual({ bytes: 7.5e8, gigabytes: 0.75 });
    expect(ask("brain.genome", { basePairs: 3e9, bitsPerBase: 8 }).gigabytes).toBe(3);
    expect(ask("brain.genome", { basePairs: 3e9, codingShare: 0.1 }).gigabytes).toBeCloseTo(0.075, 12);
  });
});
