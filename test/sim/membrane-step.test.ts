import fc from "fast-check";
import { expect, test } from "vitest";
import { membraneDerivative } from "../../src/sim/neuron/derivative.ts";
import { SQUID_AXON } from "../../src/sim/neuron/membrane.ts";
import { membraneStep } from "../../src/sim/neuron/membrane-step.ts";
import { rk4 } from "../../src/sim/steppers.ts";

test("the fused step is the general Runge–Kutta step of the membrane's equations", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const state = fc.tuple(fc.double({ min: -90, max: 60, noNaN: true }), share, share, share, fc.double({ min: -1000, max: 1000, noNaN: true }));
  const near = fc.constantFrom(-40, -55, -40.05, -54.95).chain((v) => fc.tuple(fc.constant(v), share, share, share, fc.constant(0)));
  fc.assert(fc.property(
    fc.oneof(state, near), fc.double({ min: -20, max: 100, noNaN: true }), fc.double({ min: 0.001, max: 0.02, noNaN: true }),
    fc.double({ min: 0, max: 26, noNaN: true }), share, share,
    (start, current, stepMs, celsius, naBlock, kBlock) => {
      const membrane = { ...SQUID_AXON, celsius, naBlock, kBlock };
      const [ours, general] = [Float64Array.from(start), Float64Array.from(start)];
      membraneStep(membrane, current)(ours, stepMs);
      rk4(5)(membraneDerivative(membrane, current), general, stepMs);
      for (const [i, value] of general.entries()) expect(Math.abs(ours[i]! - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(value)));
    }), { numRuns: 2000 });
});
