import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeNumber, encodeJson, encodeNumber, wireNumber, type WireNumber } from "#sim";

test("every double comes back from JSON as it went in", () => {
  fc.assert(fc.property(fc.double(), (value) => {
    const wire = JSON.parse(JSON.stringify(encodeNumber(value))) as WireNumber;
    expect(wireNumber.safeParse(wire).success).toBe(true);
    expect(decodeNumber(wire)).toBe(value);
  }), { examples: [[NaN], [Infinity], [-Infinity], [-0], [5e-324]] });
});

test("a whole answer is written without loss: typed arrays, 64-bit integers, nested lists", () => {
  const written = JSON.stringify(encodeJson({
    values: Float64Array.of(1.5, NaN, -0), bits: 2n ** 63n, rows: [[Infinity], []], none: null, absent: undefined, text: "NaN",
  }));
  expect(written).toBe('{"values":[1.5,"NaN","-0"],"bits":"9223372036854775808","rows":[["Infinity"],[]],"none":null,"text":"NaN"}');
});

test("what is no number is refused by name", () => {
  expect(() => decodeNumber("infinite" as WireNumber)).toThrow('"infinite" is not a number; write a JSON number or one of NaN, Infinity, -Infinity, -0');
});
