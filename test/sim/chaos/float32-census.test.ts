import { expect, test } from "vitest";
import { basinsOf } from "../../../src/sim/chaos/basins.ts";

// All 1 065 353 217 float32 in 0…1. Below 2^-26 the map is 4x without rounding, so such a start shares the basin of the number
// it is carried to in [2^-26, 2^-24): only the numbers above are tried, each counted as often as there are starts below it.

const LOWEST = 0x32800000; // the code of 2^-26
const COUNT = 0x3f800000 - LOWEST + 1;

/** Starts x·4^-k that float32 holds exactly, x itself among them. */
function startsCarriedTo(code: number): number {
  if (code >= LOWEST + 2 ** 24) return 1;
  const exponent = (code >>> 23) - 127;
  const normals = Math.floor((exponent + 126) / 2);
  // Below the normals a quarter costs two digits each time; those that are zero can go.
  const significand = (code & 0x7fffff) | 0x800000;
  const below = exponent - 2 * normals + 126;
  const zeros = 31 - Math.clz32(significand & -significand);
  return 1 + normals + Math.floor((zeros + below) / 2);
}

test.runIf(process.env["DOUPENG_LONG"])("cycles and basins of (4x)(1 − x) in FP32", () => {
  const floats = new Float32Array(1);
  const codes = new Uint32Array(floats.buffer);
  const next = (state: number): number => {
    codes[0] = state + LOWEST;
    const x = floats[0]!;
    floats[0] = Math.fround(4 * x) * Math.fround(1 - x);
    // Where the image is below the window, so that it is only carried on, go on at once.
    while (codes[0] < LOWEST && codes[0] !== 0) floats[0] *= 4;
    return codes[0] === 0 ? COUNT : codes[0] - LOWEST;
  };
  const { cycles, labels } = basinsOf(COUNT + 1, (state) => (state === COUNT ? COUNT : next(state)));
  const starts = cycles.map(() => 0);
  for (let state = 0; state < COUNT; state++) starts[labels[state]! - 1]! += startsCarriedTo(state + LOWEST);
  starts[labels[COUNT]! - 1]! += 1;
  const found = cycles.map(({ length }, i) => ({ length, starts: starts[i]! })).sort((a, b) => b.length - a.length || b.starts - a.starts);
  expect(found.map(({ length }) => length)).toEqual([4344, 836, 436, 143, 136, 5, 4, 3, 1, 1]);
  expect(starts.reduce((a, b) => a + b)).toBe(1_065_353_217);
  expect(found[0]!.starts).toBe(713_832_287);
  expect(found[1]!.starts).toBe(118_740_620);
  expect(found.find(({ length }) => length === 1)!.starts).toBe(199_964_101);
}, 900_000);
