import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeMxfp4 } from "../../../src/sim/formats/mxfp4-tensor.ts";
import { quantiseBlock } from "../../../src/sim/formats/mx-block.ts";

const codeAt = (packed: Uint8Array, i: number) => (packed[i >> 1]! >> ((i & 1) * 4)) & 15;

test("a whole tensor gets the codes of its blocks, whatever float32 values it holds", () => {
  fc.assert(fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 200 }), (list) => {
    const values = Float32Array.from(list);
    const { scales, packed } = encodeMxfp4(values);
    for (let block = 0; block * 32 < values.length; block++) {
      const part = values.slice(block * 32, block * 32 + 32);
      const expected = quantiseBlock("e2m1", part);
      expect(scales[block]).toBe(expected.scaleCode);
      expect(Array.from(part, (_, i) => codeAt(packed, block * 32 + i))).toEqual([...expected.codes]);
    }
  }), { numRuns: 2000 });
});

test("every midpoint goes to its even code, and one float32 step beside it does not", () => {
  const midpoints = [[0.25, 0, 1], [0.75, 1, 2], [1.25, 2, 3], [1.75, 3, 4], [2.5, 4, 5], [3.5, 5, 6], [5, 6, 7]] as const;
  for (const [middle, below, above] of midpoints) {
    const ulp = 2 ** (Math.floor(Math.log2(middle)) - 23);
    // 6 fixes the scale at 1.
    const { packed } = encodeMxfp4(Float32Array.from([6, middle - ulp, middle, middle + ulp, -middle]));
    expect(codeAt(packed, 1)).toBe(below);
    expect(codeAt(packed, 2)).toBe(below % 2 === 0 ? below : above);
    expect(codeAt(packed, 3)).toBe(above);
    expect(codeAt(packed, 4)).toBe((below % 2 === 0 ? below : above) | 8);
  }
});

test("a block that holds NaN or infinity is NaN as a whole, and its neighbours are not", () => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    const values = new Float32Array(96).fill(1);
    values[40] = bad;
    const { scales } = encodeMxfp4(values);
    expect([...scales]).toEqual([125, 255, 125]);
  }
});
